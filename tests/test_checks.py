"""The checks: one drift between the languages, one figure or argument out of order → this exact message."""

from pathlib import Path

import pytest

import mini_briefing

Edit = tuple[str, str, str]
ZH, EN = "docs/zh/calendar.md", "docs/en/calendar.md"
BARS, MATRIX, ARGUMENT = "data/figures/month-lengths.yml", "data/figures/leap-rule.yml", "data/argument.yml"
ALLOWED, SERIES = "data/rules.yml", "data/series.yml"
DAYS = "    days: {unit: days, label: {zh: 天数, en: Days}}"
APART = "    days: {unit: days, label: {zh: 天数, en: Days}, apart: kind}"
MIXED = [
    'data/facts/months.yml:32: "month.days" is computed from february, long, which are not comparable. '
    "Compute it within one kind, or leave it out.",
    'data/facts/years.yml:11: "common-year.days" is computed from february, long, short, which are not comparable. '
    "Compute it within one kind, or leave it out.",
]
TIMELESS = """  - rule: figures.period
    why: The months of a common year are what they were.
    where: data/figures/month-lengths.yml
"""
BOTH = f"{ZH} ↔ {EN}"
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

NO_FACT = 'Write {{ fact("…") }} for an entry of data/facts/, or allow it in data/rules.yml.'
# What is edited (file, old, new), and what the author is told.
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    # Parity.
    "a heading in one language only": (
        [(EN, "## Terms {#all-terms}", "## More {#more}\n\n## Terms {#all-terms}")],
        [f"{BOTH}: en has the heading ## {{#more}}, zh does not."],
    ),
    "a heading without its twin": (
        [(EN, "# The rule and the cycle {#calendar}\n", ""), (EN, "## Leap years", "# Leap years")],
        [
            f"{BOTH}: en has the heading # {{#leap-years}}, zh does not.",
            f"{BOTH}: zh has the heading # {{#calendar}}, en does not.",
            f"{BOTH}: zh has the heading ## {{#leap-years}}, en does not.",
        ],
    ),
    "a heading of another level": (
        [(ZH, "## 循环 {#cycle}", "### 循环 {#cycle}")],
        [
            f"{BOTH}: en has the heading ## {{#cycle}}, zh does not.",
            f"{BOTH}: zh has the heading ### {{#cycle}}, en does not.",
        ],
    ),
    "headings in another order": (
        [(EN, SOURCES_THEN_TERMS, TERMS_THEN_SOURCES)],
        [f"{BOTH}: the same headings stand in another order."],
    ),
    "a fact in English only": (
        [(EN, "The mean year has", 'February has {{ fact("february.days") }}. The mean year has')],
        [f'{BOTH}: en uses fact "february.days" under {{#cycle}}, zh does not.'],
    ),
    "a fact in Chinese only": (
        [(EN, '{{ fact("skipped.days") }}', "some days")],
        [f'{BOTH}: zh uses fact "skipped.days" under {{#leap-years}}, en does not.'],
    ),
    "a fact once and twice": (
        [(ZH, "合计见", '共{{ fact("mean-year.days") }}，合计见')],
        [f'{BOTH}: zh uses fact "mean-year.days" under {{#cycle}}, en does not.'],
    ),
    "a fact under another heading": (
        [
            (EN, 'The mean year has {{ fact("mean-year.days") }}, so', "So"),
            (EN, "changed the rule.", 'changed the rule to {{ fact("mean-year.days") }}.'),
        ],
        [
            f'{BOTH}: en uses fact "mean-year.days" under {{#leap-years}}, zh does not.',
            f'{BOTH}: zh uses fact "mean-year.days" under {{#cycle}}, en does not.',
        ],
    ),
    "a source cited in one language only": (
        [(EN, '{{ cite("iso-8601") }}', "")],
        [f'{BOTH}: zh uses cite "iso-8601" under {{#cycle}}, en does not.'],
    ),
    "a claim in one language only": (
        [(EN, '{{ claim("k02") }}', "")],
        [f'{BOTH}: zh uses claim "k02" under {{#leap-years}}, en does not.'],
    ),
    "a figure in one language only": (
        [(EN, '{{ figure("leap-rule") }}', "")],
        [f'{BOTH}: zh uses figure "leap-rule" under {{#leap-years}}, en does not.'],
    ),
    # Shape.
    "a table with a row more": (
        [(EN, "| Kind of year | Days |\n|---|---:|\n", "| Kind of year | Days |\n|---|---:|\n| a | b |\n")],
        [f"{BOTH}: the tables under {{#cycle}} have 8 cells in zh and 10 in en. Give both the same rows and columns."],
    ),
    "a list in one language only": (
        [(EN, "{{ table(", "- a\n- b\n- c\n\n{{ table(")],
        [f"{BOTH}: {{#cycle}} has 0 items of lists in zh and 3 in en. See whether one language says more."],
    ),
    "paragraphs in one language only": (
        [(ZH, "{{ table(", "甲。\n\n乙。\n\n丙。\n\n{{ table(")],
        [f"{BOTH}: {{#cycle}} has 4 paragraphs in zh and 1 in en. See whether one language says more."],
    ),
    # Figures.
    "a Chinese title too long": (
        [(BARS, TITLE_ZH, "天" * 25)],
        [f"{BARS}:1: the zh title has 25 字. At most 24."],
    ),
    "an English title too long": (
        [(BARS, TITLE_EN, " ".join(["day", "hour"] * 8))],
        [f"{BARS}:1: the en title has 16 words. At most 15."],
    ),
    "a Chinese alt text too long": (
        [(BARS, ALT_ZH, "天" * 81)],
        [f"{BARS}:1: the zh alt has 81 字. At most 80."],
    ),
    "an English alt text too long": (
        [(BARS, ALT_EN, "a" * 151)],
        [f"{BARS}:1: the en alt has 151 characters. At most 150."],
    ),
    "an alt text that repeats the title": (
        [(BARS, ALT_EN, TITLE_EN)],
        [f"{BARS}:1: the en alt repeats the title. Say what kind of chart shows what."],
    ),
    "a log axis unsaid in one language": (
        [(BARS, "kind: bars", "kind: dots\nscale: log"), (BARS, "en: Days in", "en: Days on a log scale in")],
        [f"{BARS}:1: the zh subtitle does not say that the scale is logarithmic."],
    ),
    "bars on a log axis": (
        [
            (BARS, "kind: bars", "kind: bars\nscale: log"),
            (BARS, "各月的天数", "各月的天数（对数）"),
            (BARS, "en: Days in", "en: Days on a log scale in"),
        ],
        [f'{BARS}:1: Kind bars cannot have a logarithmic scale. Use kind "dots", or remove "scale: log".'],
    ),
    "a subtitle without the unit": (
        [(BARS, "各月的天数", "各月有多长"), (BARS, "en: Days in each month", "en: The length of each month")],
        [
            f"{BARS}:1: the en subtitle does not name the unit. Say days.",
            f"{BARS}:1: the zh subtitle does not name the unit. Say 天数.",
        ],
    ),
    "a subtitle without a time": (
        [(ALLOWED, TIMELESS, "")],
        [
            f"{BARS}:1: the en subtitle does not say of what time the values are. Its values are of 2019.",
            f"{BARS}:1: the zh subtitle does not say of what time the values are. Its values are of 2019.",
        ],
    ),
    "kinds that are not comparable, ranked and computed together": (
        [(SERIES, DAYS, APART)],
        [
            *MIXED,
            f'{BARS}:1: bars ranks or adds "days" of february, long, short, which are not comparable. '
            'Use kind "scatter", or leave rows out.',
        ],
    ),
    "kinds that are not comparable, drawn alike": (
        [(SERIES, DAYS, APART), (BARS, "kind: bars", "kind: dots"), (BARS, "short: teal", "short: blue")],
        [
            *MIXED,
            f'{BARS}:1: "days" of february, long, short, which are not comparable, looks alike. '
            "Write fill: {by: kind, looks: {february: filled, long: hollow}}.",
        ],
    ),
    "a figure on no page": (
        [
            (ZH, '{{ figure("leap-rule") }}', ""),
            (EN, '{{ figure("leap-rule") }}', ""),
            (ZH, '{{ ref("leap-rule") }}', "图"),
            (EN, '{{ ref("leap-rule") }}', "the figure"),
        ],
        [f'{MATRIX}:1: figure "leap-rule" stands on no page. Place it with {{{{ figure("leap-rule") }}}}.'],
    ),
    # The argument.
    "a step of the argument missing in English": (
        [(EN, "\n{: #a-1 }", "")],
        [f'{ARGUMENT}:5: "a.1" stands on no en page. Give its paragraph the id {{: #a-1 }}.'],
    ),
    "a new step of the argument": (
        [(ARGUMENT, "a.1:\n", "a.0:\n  parent: a\n  kind: point\n  text: {zh: 一, en: One}\n\na.1:\n")],
        [
            f'{ARGUMENT}:5: "a.0" stands on no en page. Give its paragraph the id {{: #a-0 }}.',
            f'{ARGUMENT}:5: "a.0" stands on no zh page. Give its paragraph the id {{: #a-0 }}.',
        ],
    ),
    # Typed numbers.
    "a typed number that a fact has": (
        [(EN, "The mean year has", "The share is 24.25%. The mean year has"), (ZH, "合计见", "占２４．２５％，合计见")],
        [
            f'{EN}:26: the number "24.25%" is typed. Write {{{{ fact("leap.share") }}}}.',
            f'{ZH}:27: the number "24.25%" is typed. Write {{{{ fact("leap.share") }}}}.',
        ],
    ),
    "a typed number that several have": (
        [(EN, "The mean year has", "Not 365 days. The mean year has")],
        [
            f'{EN}:26: the number "365 days" is typed. '
            'Write {{ fact("common-year.days") }} or {{ fact("k01") }}.'
        ],
    ),
    "a typed range": (
        [(EN, "Counted in weeks", "A month has 28–31 days. Counted in weeks")],
        [f'{EN}:26: the number "28–31 days" is typed. Write {{{{ fact("month.days") }}}}.'],
    ),
    "a typed day": (
        [(EN, "The bull of 1582 left", "On 15 October 1582 it left"), (ZH, "1582年的训令", "1582年10月15日的训令")],
        [
            f'{EN}:10: the number "15 October 1582" is typed. Write {{{{ fact("start.date") }}}}.',
            f'{ZH}:10: the number "1582年10月15日" is typed. Write {{{{ fact("start.date") }}}}.',
        ],
    ),
    "digits that a fact has too": (
        [(EN, "The mean year has", "The other 97 differ. The mean year has")],
        [
            f'{EN}:26: the number "97" is typed. '
            'Write {{ fact("cycle.leap-years") }}, or allow it in data/rules.yml.'
        ],
    ),
    "a number that no fact has": (
        [(EN, "The mean year has", "After 3.5 million, the mean year has"), (ZH, "合计见", "已有三百万年，合计见")],
        [
            f'{EN}:26: the number "3.5 million" is typed. {NO_FACT}',
            f'{ZH}:27: the number "三百万" is typed. {NO_FACT}',
        ],
    ),
    "a word that makes a number larger": (
        [(EN, '{{ fact("mean-year.days") }}, so', '{{ fact("mean-year.days") }} billion, so')],
        [f'{EN}:26: the number "billion" is typed. {NO_FACT}'],
    ),
    "a number in front matter": (
        [(EN, "the cycle of four centuries", "the cycle of 400 years"), (ZH, "四百年的循环", "400年的循环")],
        [
            f'{EN}:3: the number "400 years" is typed. Leave it out: no call is filled here.',
            f'{ZH}:3: the number "400年" is typed. Leave it out: no call is filled here.',
        ],
    ),
    "a name that is not allowed": (
        [(EN, "The mean year has", "See ISO 8601 and A4. The mean year has")],
        [f'{EN}:26: the number "8601" is typed. {NO_FACT}', f'{EN}:26: the number "A4" is typed. {NO_FACT}'],
    ),
    "numbers in claims": (
        [
            ("data/claims.yml", "{zh: 各月长短应当一样, en: All", "{zh: 每月30天, en: All 12"),
            ("data/claims.yml", "zh: '每{{", "zh: '约97个，每{{"),
            ("data/claims.yml", "The mean Gregorian year", "In 400 years the mean Gregorian year"),
        ],
        [
            'data/claims.yml:13: the number "97" is typed in the zh better. '
            'Write {{ fact("cycle.leap-years") }}, or allow it in data/rules.yml.',
            'data/claims.yml:28: the number "400 years" is typed in the en note. Write {{ fact("cycle.years") }}.',
            f'data/claims.yml:40: the number "12" is typed in the en says. {NO_FACT}',
            'data/claims.yml:40: the number "30天" is typed in the zh says. Write {{ fact("short-month.days") }}.',
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
            f'{BARS}:1: the number "12" is typed in the en alt. {NO_FACT}',
            f'{BARS}:1: the number "12" is typed in the en description. {NO_FACT}',
            f'{BARS}:1: the number "12" is typed in the en subtitle. {NO_FACT}',
            f'{BARS}:1: the number "30天" is typed in the zh title. Write {{{{ fact("short-month.days") }}}}.',
            f'{BARS}:1: the number "31 days" is typed in the en key. Write {{{{ fact("long-month.days") }}}}.',
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
            'data/argument.yml:1: the number "28 days" is typed in the en text. Write {{ fact("february.days") }}.',
            'data/briefing.yml:1: the number "28 days" is typed in the en section. Write {{ fact("february.days") }}.',
            'data/facts/months.yml:3: the number "31 days" is typed in the en what. '
            'Write {{ fact("long-month.days") }}.',
            'data/findings.yml:1: the number "25%" is typed in the en text. Write {{ fact("k02") }}.',
            'data/series.yml:26: the number "10 days" is typed in the en note. Write {{ fact("skipped.days") }}.',
            'data/series.yml:26: the number "24.25%" is typed in the en title. Write {{ fact("leap.share") }}.',
            'data/systems.yml:12: the number "28 days" is typed in the en rule. Write {{ fact("february.days") }}.',
            'data/systems.yml:12: the number "7" is typed in the zh rule. '
            'Write {{ fact("long-months.count") }}, or allow it in data/rules.yml.',
            'data/tables/cycle.yml:1: the number "400 years" is typed in the en title. '
            'Write {{ fact("cycle.years") }}.',
            'data/terms.yml:1: the number "366 days" is typed in the en means. Write {{ fact("leap-year.days") }}.',
        ],
    ),
}


@pytest.mark.parametrize(("edits", "told"), CASES.values(), ids=CASES)
def test_a_check_names_what_is_out_of_order(root: Path, edits: list[Edit], told: list[str]) -> None:
    for file, old, new in edits:
        mini_briefing.edit(root, file, old, new)
    assert mini_briefing.told(root) == told


# What the checks let pass: the limits themselves, and what the languages may order as they like.
FINE: dict[str, list[Edit]] = {
    "the briefing as it is": [],
    "titles of just the length": [(BARS, TITLE_ZH, "天" * 24), (BARS, TITLE_EN, " ".join(["day", "hour", "year"] * 5))],
    "alt texts of just the length": [(BARS, ALT_ZH, "天" * 80), (BARS, ALT_EN, "a" * 150)],
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
        (ZH, "\n{: #a-1 }", "{: #a-1 }"),
        (EN, "A hundredth year", "- A hundredth year"),
        (EN, "\n{: #a-1 }", "{: #a-1 }"),
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
def test_a_check_lets_pass_what_is_in_order(root: Path, edits: list[Edit]) -> None:
    for file, old, new in edits:
        mini_briefing.edit(root, file, old, new)
    assert mini_briefing.told(root) == []
