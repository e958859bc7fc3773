"""Checks of both languages, figures, the argument and typed numbers: edits → these exact messages."""

from pathlib import Path

import pytest

import mini_briefing
from mini_briefing import Edit

ZH, EN = "docs/zh/calendar.md", "docs/en/calendar.md"
BARS, MATRIX, ARGUMENT = "data/figures/month-lengths.yml", "data/figures/leap-rule.yml", "data/argument.yml"
ALLOWED, SERIES = "data/rules.yml", "data/series.yml"
DAYS = "    days: {unit: days, label: {zh: 天数, en: Days}}"
APART = "    days: {unit: days, label: {zh: 天数, en: Days}, apart: kind}"
MIXED = [
    'data/facts/months.yml:32: Fact "month.days" is computed from values that are not comparable: february, long. '
    "Compute it from one kind only, or remove it.",
    'data/facts/years.yml:11: Fact "common-year.days" is computed from values that are not comparable: february, long, '
    "short. Compute it from one kind only, or remove it.",
]
TIMELESS = """  - rule: figures.period
    why: The months of a common year are what they were.
    where: data/figures/month-lengths.yml
"""
CYCLE_ZH, CYCLE_EN = f"{ZH}:20", f"{EN}:19"
BOTH = "Use it in both, or in neither."
SAME_ORDER = "Put them in the same order in both languages."
SOURCES_THEN_TERMS = (
    '## Sources {#all-sources}\n\n{{ register("sources") }}\n\n## Terms {#all-terms}\n\n{{ register("terms") }}'
)
TERMS_THEN_SOURCES = (
    '## Terms {#all-terms}\n\n{{ register("terms") }}\n\n## Sources {#all-sources}\n\n{{ register("sources") }}'
)
TITLE_ZH, TITLE_EN = "只有二月不到三十天", "Only February is shorter than thirty days"
ALT_EN = (
    """'Bar chart of the twelve months: {{ fact("february.days") }} in February, """
    """{{ fact("short-month.days") }} or {{ fact("long-month.days") }} in the others.'"""
)
ALT_ZH = (
    """'条形图，十二个月的天数：二月{{ fact("february.days") }}，"""
    """其余{{ fact("short-month.days") }}或{{ fact("long-month.days") }}。'"""
)

NO_FACT = 'Add it to data/facts/ and write {{ fact("…") }}, or list it in data/rules.yml.'
# Edits, and the messages that they cause.
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    # Parity.
    "a heading in one language only": (
        [(EN, "## Terms {#all-terms}", "## More {#more}\n\n## Terms {#all-terms}")],
        [f"{ZH}:39 ↔ {EN}:42: Chinese lacks the heading ## {{#more}}. Add it, or remove it from the English page."],
    ),
    "a heading missing at the top, and one of another level": (
        [(EN, "# The rule and the cycle {#calendar}\n", ""), (EN, "## Leap years", "# Leap years")],
        [
            f"{EN}:1 ↔ {ZH}:6: English lacks the heading # {{#calendar}}. Add it, or remove it from the Chinese page.",
            f"{ZH}:8 ↔ {EN}:7: Different levels: ## {{#leap-years}} here, # {{#leap-years}} there. "
            "Write the same number of # in both.",
        ],
    ),
    "headings in another order": (
        [(EN, SOURCES_THEN_TERMS, TERMS_THEN_SOURCES)],
        [
            f"{ZH}:39 ↔ {EN}:38: The headings are in a different order: "
            f"## {{#all-sources}} here, ## {{#all-terms}} there. {SAME_ORDER}"
        ],
    ),
    "a heading missing in the middle of a page": (
        [(EN, "## The cycle {#cycle}\n", "")],
        [f"{EN}:8 ↔ {ZH}:20: English lacks the heading ## {{#cycle}}. Add it, or remove it from the Chinese page."],
    ),
    "a fact in English only": (
        [(EN, "The mean year has", 'February has {{ fact("february.days") }}. The mean year has')],
        [f'{CYCLE_ZH} ↔ {EN}:26: Chinese lacks fact "february.days" in section {{#cycle}}, but English has it. {BOTH}'],
    ),
    "a fact in Chinese only": (
        [(EN, '{{ fact("skipped.days") }}', "some days")],
        [f'{EN}:8 ↔ {ZH}:10: English lacks fact "skipped.days" in section {{#leap-years}}, but Chinese has it. {BOTH}'],
    ),
    "a fact once and twice": (
        [(ZH, "合计见", '共{{ fact("mean-year.days") }}，合计见')],
        [
            f'{CYCLE_EN} ↔ {ZH}:27: English has fact "mean-year.days" less often than Chinese in section {{#cycle}}. '
            "Use it equally often in both."
        ],
    ),
    "a fact under another heading": (
        [
            (EN, 'The mean year has {{ fact("mean-year.days") }}, so', "So"),
            (EN, "changed the rule.", 'changed the rule to {{ fact("mean-year.days") }}.'),
        ],
        [
            f'{CYCLE_EN} ↔ {ZH}:27: English lacks fact "mean-year.days" in section {{#cycle}}, but Chinese has it. '
            f"{BOTH}",
            f'{ZH}:8 ↔ {EN}:10: Chinese lacks fact "mean-year.days" in section {{#leap-years}}, but English has it. '
            f"{BOTH}",
        ],
    ),
    "a source cited in one language only": (
        [(EN, '{{ cite("iso-8601") }}', "")],
        [
            f'{CYCLE_EN} ↔ {ZH}:27: English lacks a citation of "iso-8601" in section {{#cycle}}, but Chinese has it. '
            f"{BOTH}"
        ],
    ),
    "a claim in one language only": (
        [(EN, '{{ claim("k02") }}', "")],
        [
            f'{EN}:8 ↔ {ZH}:16: English has claim "k02" less often than Chinese in section {{#leap-years}}. '
            "Use it equally often in both."
        ],
    ),
    "a figure in one language only": (
        [(EN, '{{ figure("leap-rule") }}', "")],
        [f'{EN}:8 ↔ {ZH}:18: English lacks figure "leap-rule" in section {{#leap-years}}, but Chinese has it. {BOTH}'],
    ),
    "figures in another order": (
        [
            (ZH, '{{ figure("leap-rule") }}', '{{ figure("leap-rule") }}\n\n{{ figure("month-lengths") }}'),
            (EN, '{{ figure("leap-rule") }}', '{{ figure("month-lengths") }}\n\n{{ figure("leap-rule") }}'),
        ],
        [
            f'{ZH}:18 ↔ {EN}:17: Figures and tables are in a different order: figure "leap-rule" here, '
            f'figure "month-lengths" there. {SAME_ORDER}'
        ],
    ),
    # Structure.
    "a table with a row more": (
        [(EN, "| Kind of year | Days |\n|---|---:|\n", "| Kind of year | Days |\n|---|---:|\n| a | b |\n")],
        [
            f"{CYCLE_ZH} ↔ {CYCLE_EN}: Tables in section {{#cycle}} have 6 cells in Chinese and 8 in English. "
            "Give both the same rows and columns."
        ],
    ),
    "a table with rows for columns": (
        [
            (EN, "| Kind of year | Days |\n|---|---:|\n", "| Kind | Days | More |\n|---|---:|---|\n"),
            (EN, '| {{ fact("common-year.days") }} |\n', '| {{ fact("common-year.days") }} | '),
            (
                EN,
                '| {{ term("leap-year") }} | {{ fact("leap-year.days") }} |',
                '{{ term("leap-year") }} {{ fact("leap-year.days") }} |',
            ),
        ],
        [
            f"{CYCLE_ZH} ↔ {CYCLE_EN}: Tables in section {{#cycle}} have other rows or columns in Chinese (3 × 2) "
            "than in English (2 × 3). Give both the same rows and columns."
        ],
    ),
    "a list in one language only": (
        [(EN, "{{ table(", "- a\n- b\n- c\n\n{{ table(")],
        [
            f"{CYCLE_ZH} ↔ {CYCLE_EN}: Chinese has 0 list items in section {{#cycle}}, and English has 3. "
            "Check whether one language contains more than the other."
        ],
    ),
    "paragraphs in one language only": (
        [(ZH, "{{ table(", "甲。\n\n乙。\n\n丙。\n\n{{ table(")],
        [
            f"{CYCLE_ZH} ↔ {CYCLE_EN}: Chinese has 4 paragraphs in section {{#cycle}}, and English has 1. "
            "Check whether one language contains more than the other."
        ],
    ),
    # Figures.
    "a Chinese title too long": (
        [(BARS, TITLE_ZH, "天" * 25)],
        [f"{BARS}:3: The Chinese title has 25 characters. Use at most 24."],
    ),
    "a Chinese title too long by its quotation marks": (
        [(BARS, TITLE_ZH, "“" + "天" * 23 + "”")],
        [f"{BARS}:3: The Chinese title has 25 characters. Use at most 24."],
    ),
    "an English title too long": (
        [(BARS, TITLE_EN, " ".join(["day", "hour"] * 8))],
        [f"{BARS}:3: The English title has 16 words. Use at most 15."],
    ),
    "a Chinese alt text too long": (
        [(BARS, ALT_ZH, "天" * 81)],
        [f"{BARS}:6: The Chinese alternative text has 81 characters. Use at most 80."],
    ),
    "an English alt text too long": (
        [(BARS, ALT_EN, "a" * 151)],
        [f"{BARS}:7: The English alternative text has 151 characters. Use at most 150."],
    ),
    "an alt text that repeats the title": (
        [(BARS, ALT_EN, TITLE_EN)],
        [
            f"{BARS}:7: The English alternative text repeats the title. "
            "Describe the chart: its kind, its data and what it shows."
        ],
    ),
    "a log axis that one language does not mention": (
        [(BARS, "kind: bars", "kind: dots\nscale: log"), (BARS, "en: Days in", "en: Days on a log scale in")],
        [f'{BARS}:5: The Chinese subtitle does not mention the logarithmic scale. Add "对数刻度".'],
    ),
    "bars on a log axis": (
        [
            (BARS, "kind: bars", "kind: bars\nscale: log"),
            (BARS, "各月的天数", "各月的天数（对数）"),
            (BARS, "en: Days in", "en: Days on a log scale in"),
        ],
        [f'{BARS}:2: Kind bars cannot have a logarithmic scale. Use kind "dots", or remove "scale: log".'],
    ),
    "a subtitle without the unit": (
        [(BARS, "各月的天数", "各月有多长"), (BARS, "en: Days in each month", "en: The length of each month")],
        [
            f'{BARS}:4: The Chinese subtitle does not name the unit. Add "天数".',
            f'{BARS}:4: The English subtitle does not name the unit. Add "days".',
        ],
    ),
    "a subtitle without a time": (
        [(ALLOWED, TIMELESS, "")],
        [
            f"{BARS}:4: The Chinese subtitle gives no date for the values. Add 2019.",
            f"{BARS}:4: The English subtitle gives no date for the values. Add 2019.",
        ],
    ),
    "kinds that are not comparable, ranked and computed together": (
        [(SERIES, DAYS, APART)],
        [
            *MIXED,
            f'{BARS}:1: Kind bars compares or adds values of "days" that are not comparable: february, long, short. '
            'Use kind "dots", or leave rows out.',
        ],
    ),
    "kinds that are not comparable, drawn alike": (
        [(SERIES, DAYS, APART), (BARS, "kind: bars", "kind: dots"), (BARS, "short: teal", "short: blue")],
        [
            *MIXED,
            f'{BARS}:1: Values of "days" that are not comparable look the same: february, long, short. '
            "Write colour: {by: kind, looks: {february: blue, long: orange, short: teal}}.",
        ],
    ),
    "kinds that are not comparable, two of them in the same fill": (
        [
            (SERIES, DAYS, APART),
            (ALLOWED, "allow:\n", "severity: {comparability.fact: 'off'}\nallow:\n"),
            (BARS, "kind: bars", "kind: dots"),
            (BARS, "colour: {", "fill: {by: kind, looks: {february: hollow, long: filled}}\ncolour: {"),
            (BARS, "short: teal", "short: blue"),
        ],
        [
            f'{BARS}:1: Values of "days" that are not comparable look the same: february, long, short. '
            "Write colour: {by: kind, looks: {february: blue, long: orange, short: teal}}.",
        ],
    ),
    "a figure on no page": (
        [
            (ZH, '{{ figure("leap-rule") }}', ""),
            (EN, '{{ figure("leap-rule") }}', ""),
            (ZH, '{{ ref("leap-rule") }}', "图"),
            (EN, '{{ ref("leap-rule") }}', "the figure"),
        ],
        [f'{MATRIX}:1: Figure "leap-rule" is not on any page. Place it with {{{{ figure("leap-rule") }}}}.'],
    ),
    # The argument.
    "a step of the argument missing in English": (
        [(EN, "\n{: #a-1 }", "")],
        [
            f'{ARGUMENT}:4: "a.1" is missing from the English pages. '
            "Write {: #a-1 } on a line of its own below its paragraph."
        ],
    ),
    "a new step of the argument": (
        [(ARGUMENT, "a.1:\n", "a.0:\n  parent: a\n  text: {zh: 一, en: One}\n\na.1:\n")],
        [
            f'{ARGUMENT}:4: "a.0" is missing from the English pages. '
            f"Write {{: #a-0 }} on a line of its own below its paragraph.",
            f'{ARGUMENT}:4: "a.0" is missing from the Chinese pages. '
            f"Write {{: #a-0 }} on a line of its own below its paragraph.",
        ],
    ),
    # Typed numbers.
    "a typed number that is the value of a fact": (
        [(EN, "The mean year has", "The share is 24.25%. The mean year has"), (ZH, "合计见", "占２４．２５％，合计见")],
        [
            f'{EN}:26: Number typed in text: "24.25%". Write {{{{ fact("leap.share") }}}}.',
            f'{ZH}:27: Number typed in text: "24.25%". Write {{{{ fact("leap.share") }}}}.',
        ],
    ),
    "a typed number that is the value of several facts": (
        [(EN, "The mean year has", "Not 365 days. The mean year has")],
        [
            f'{EN}:26: Number typed in text: "365 days". '
            'Write {{ fact("common-year.days") }} or {{ fact("k01") }}.'
        ],
    ),
    "a typed range": (
        [(EN, "Counted in weeks", "A month has 28–31 days. Counted in weeks")],
        [f'{EN}:26: Number typed in text: "28–31 days". Write {{{{ fact("month.days") }}}}.'],
    ),
    "a typed day": (
        [(EN, "The bull of 1582 left", "On 15 October 1582 it left"), (ZH, "1582年的训令", "1582年10月15日的训令")],
        [
            f'{EN}:10: Number typed in text: "15 October 1582". Write {{{{ fact("start.date") }}}}.',
            f'{ZH}:10: Number typed in text: "1582年10月15日". Write {{{{ fact("start.date") }}}}.',
        ],
    ),
    "digits that are also the value of a fact": (
        [(EN, "The mean year has", "The other 97 differ. The mean year has")],
        [
            f'{EN}:26: Number typed in text: "97". '
            'Write {{ fact("cycle.leap-years") }}, or list it in data/rules.yml.'
        ],
    ),
    "a number that is the value of no fact": (
        [(EN, "The mean year has", "After 3.5 million, the mean year has"), (ZH, "合计见", "已有三百万年，合计见")],
        [
            f'{EN}:26: Number typed in text: "3.5 million". {NO_FACT}',
            f'{ZH}:27: Number typed in text: "三百万". {NO_FACT}',
        ],
    ),
    "a word that makes a number larger": (
        [(EN, '{{ fact("mean-year.days") }}, so', '{{ fact("mean-year.days") }} billion, so')],
        [f'{EN}:26: Number typed in text: "billion". {NO_FACT}'],
    ),
    "a number in front matter": (
        [(EN, "the cycle of four centuries", "the cycle of 400 years"), (ZH, "四百年的循环", "400年的循环")],
        [
            f'{EN}:3: Number typed in text: "400 years". Delete it: front matter cannot refer to data/.',
            f'{ZH}:3: Number typed in text: "400年". Delete it: front matter cannot refer to data/.',
        ],
    ),
    "a name that is not allowed": (
        [(EN, "The mean year has", "See ISO 8601 and A4. The mean year has")],
        [f'{EN}:26: Number typed in text: "8601". {NO_FACT}', f'{EN}:26: Number typed in text: "A4". {NO_FACT}'],
    ),
    "numbers in claims": (
        [
            ("data/claims.yml", "{zh: 各月长短应当一样, en: All", "{zh: 每月30天, en: All 12"),
            ("data/claims.yml", "zh: '每{{", "zh: '约97个，每{{"),
            ("data/claims.yml", "The mean Gregorian year", "In 400 years the mean Gregorian year"),
        ],
        [
            'data/claims.yml:17: In the Chinese of "better": Number typed in text: "97". '
            'Write {{ fact("cycle.leap-years") }}, or list it in data/rules.yml.',
            'data/claims.yml:32: In the English of "note": Number typed in text: "400 years". '
            'Write {{ fact("cycle.years") }}.',
            f'data/claims.yml:40: In the English of "says": Number typed in text: "12". {NO_FACT}',
            'data/claims.yml:40: In the Chinese of "says": Number typed in text: "30天". '
            'Write {{ fact("short-month.days") }}.',
        ],
    ),
    "numbers in a figure": (
        [
            (BARS, "不到三十天", "不到30天"),
            (BARS, "Days in each month", "Days in each of 12 months"),
            (BARS, "Bar chart of the twelve months", "Bar chart of 12 months"),
            (BARS, "Each row is a month.", "Each of 12 rows is a month."),
            (BARS, "en: long}", "en: 31 days}"),
        ],
        [
            f'{BARS}:3: In the Chinese of "title": Number typed in text: "30天". '
            f'Write {{{{ fact("short-month.days") }}}}.',
            f'{BARS}:4: In the English of "subtitle": Number typed in text: "12". {NO_FACT}',
            f'{BARS}:7: In the English of "alt": Number typed in text: "12". {NO_FACT}',
            f'{BARS}:10: In the English of "description": Number typed in text: "12". {NO_FACT}',
            f'{BARS}:14: In the English of "key": Number typed in text: "31 days". '
            f'Write {{{{ fact("long-month.days") }}}}.',
        ],
    ),
    "numbers in the other texts of data": (
        [
            ("data/argument.yml", "with the seasons", "with 28 days"),
            ("data/briefing.yml", "en: Years}", "en: 28 days}"),
            ("data/facts/months.yml", "en: Long months}", "en: Months of 31 days}"),
            ("data/findings.yml", "A leap year every four years", "A leap year in 25%"),
            ("data/series.yml", "en: The rule of leap years", "en: The rule of 24.25%"),
            ("data/series.yml", 'en: "The year 2100', 'en: "In 10 days the year 2100'),
            ("data/systems.yml", """'有{{ fact("common-year.days") }}'""", "7个月"),
            ("data/systems.yml", """'has {{ fact("common-year.days") }}'""", "28 days"),
            ("data/tables/cycle.yml", "en: Four hundred years", "en: 400 years"),
            ("data/terms.yml", "has one more day", "has 366 days"),
        ],
        [
            'data/argument.yml:2: In the English of "text": Number typed in text: "28 days". '
            'Write {{ fact("february.days") }}.',
            'data/briefing.yml:10: In the English of "section": Number typed in text: "28 days". '
            'Write {{ fact("february.days") }}.',
            'data/facts/months.yml:4: In the English of "what": Number typed in text: "31 days". '
            'Write {{ fact("long-month.days") }}.',
            'data/findings.yml:5: In the English of "text": Number typed in text: "25%". Write {{ fact("k02") }}.',
            'data/series.yml:27: In the English of "title": Number typed in text: "24.25%". '
            'Write {{ fact("leap.share") }}.',
            'data/series.yml:28: In the English of "note": Number typed in text: "10 days". '
            'Write {{ fact("skipped.days") }}.',
            'data/systems.yml:18: In the Chinese of "rule": Number typed in text: "7". '
            'Write {{ fact("long-months.count") }}, or list it in data/rules.yml.',
            'data/systems.yml:18: In the English of "rule": Number typed in text: "28 days". '
            'Write {{ fact("february.days") }}.',
            'data/tables/cycle.yml:2: In the English of "title": Number typed in text: "400 years". '
            'Write {{ fact("cycle.years") }}.',
            'data/terms.yml:4: In the English of "means": Number typed in text: "366 days". '
            'Write {{ fact("leap-year.days") }}.',
        ],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_mistake_is_reported(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert sorted(mini_briefing.messages(root)) == sorted(messages)


# Edits that are allowed: values at the limits, and differences between the languages.
FINE: dict[str, list[Edit]] = {
    "the briefing as it is": [],
    "a reference to a figure in the finding of the briefing": [
        ("data/briefing.yml", "zh: '公历每", """zh: '{{ ref("leap-rule") }}公历每"""),
        ("data/briefing.yml", "en: 'The Greg", """en: '{{ ref("leap-rule") }} The Greg"""),
    ],
    "a title with a value, which has as many words as readers see": [
        (BARS, f"en: {TITLE_EN}", 'en: \'{{ fact("february.days") }} ' + "a b " * 6 + "c'"),
    ],
    "titles of the greatest length": [
        (BARS, TITLE_ZH, "天" * 24),
        (BARS, TITLE_EN, " ".join(["day", "hour", "year"] * 5)),
    ],
    "alt texts of the greatest length": [(BARS, ALT_ZH, "天" * 80), (BARS, ALT_EN, "a" * 150)],
    "facts of a section in another order": [
        (EN, '{{ fact("skipped.days") }}', "@"),
        (EN, '{{ fact("start.date") }}', '{{ fact("skipped.days") }}'),
        (EN, "@", '{{ fact("start.date") }}'),
    ],
    "a step of the argument as a heading": [
        (ZH, "\n{: #a-1 }", ""),
        (EN, "\n{: #a-1 }", ""),
        (ZH, "{#leap-years}", "{#a-1}"),
        (EN, "{#leap-years}", "{#a-1}"),
    ],
    "a step of the argument as an item of a list": [
        (ZH, "整百年份要能", "- 整百年份要能"),
        (EN, "A hundredth year", "- A hundredth year"),
    ],
    "a reference to a figure in the findings": [
        ("data/findings.yml", "zh: '四年", """zh: '见{{ ref("leap-rule") }}：四年"""),
        ("data/findings.yml", "en: 'A leap", """en: 'By {{ ref("leap-rule") }}, a leap"""),
    ],
    "values that are not comparable in different colours": [
        (SERIES, DAYS, APART),
        (ALLOWED, "allow:\n", "severity: {comparability.fact: 'off'}\nallow:\n"),
        (BARS, "kind: bars", "kind: dots"),
    ],
    "numbers that measure nothing": [
        (EN, "The mean year has", "March 2024, Table 2 of `97`, k02, [three](https://e.org/97). The mean year has"),
        (ZH, "合计见", "2024年3月，表2第3行的`97`见k02三处，合计见"),
    ],
    "a name that is allowed": [
        (ALLOWED, "allow:\n", "allow:\n  - {rule: numbers.typed, why: Names., texts: [ISO 8601, A4]}\n"),
        (EN, "The mean year has", "See ISO 8601 and A4s. The mean year has"),
        (ZH, "合计见", "见ISO 8601和A4，合计见"),
    ],
}


@pytest.mark.parametrize("edits", FINE.values(), ids=FINE)
def test_correct_pages_and_data_pass(root: Path, edits: list[Edit]) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.messages(root) == []
