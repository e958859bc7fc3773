"""The gates: one drift between the languages, one figure or argument out of order → this exact message."""

from pathlib import Path

import pytest

import mini_briefing

ZH, EN = "docs/zh/calendar.md", "docs/en/calendar.md"
BARS, MATRIX, ARGUMENT = "data/figures/month-lengths.yml", "data/figures/leap-rule.yml", "data/argument.yml"
BOTH = f"{ZH} ↔ {EN}"
SOURCES_THEN_TERMS = (
    '## Sources {#all-sources}\n\n{{ register("sources") }}\n\n## Terms {#all-terms}\n\n{{ register("terms") }}'
)
TERMS_THEN_SOURCES = (
    '## Terms {#all-terms}\n\n{{ register("terms") }}\n\n## Sources {#all-sources}\n\n{{ register("sources") }}'
)
TITLE_ZH, TITLE_EN = "只有二月不到三十天", "Only February is shorter than 30 days"
ALT_EN = """'Bar chart of the twelve months: {{ fact("february.days") }} in February, 30 or 31 in the others.'"""
ALT_ZH = """'条形图，十二个月的天数：二月{{ fact("february.days") }}，其余30天或31天。'"""

Edit = tuple[str, str, str]
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
    # Figures.
    "a Chinese title too long": (
        [(BARS, TITLE_ZH, "天" * 25)],
        [f"{BARS}:1: the zh title has 25 字. At most 24."],
    ),
    "an English title too long": (
        [(BARS, TITLE_EN, " ".join(["day"] * 16))],
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
        [f'{BARS}:1: bars never stand on a log axis. Use kind "dots".'],
    ),
    "bars of two columns": (
        [(BARS, "values: [days]", "values: [days, days]")],
        [f'{BARS}:1: bars draws one column: "values" names 2.'],
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
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the test briefing that may be edited."""
    return mini_briefing.copy(tmp_path)


@pytest.mark.parametrize(("edits", "told"), CASES.values(), ids=CASES)
def test_a_gate_names_what_is_out_of_order(root: Path, edits: list[Edit], told: list[str]) -> None:
    for file, old, new in edits:
        mini_briefing.edit(root, file, old, new)
    assert mini_briefing.told(root) == told


# What the gates let pass: the limits themselves, and what the languages may order as they like.
FINE: dict[str, list[Edit]] = {
    "the briefing as it is": [],
    "titles of just the length": [(BARS, TITLE_ZH, "天" * 24), (BARS, TITLE_EN, " ".join(["day"] * 15))],
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
}


@pytest.mark.parametrize("edits", FINE.values(), ids=FINE)
def test_a_gate_lets_pass_what_is_in_order(root: Path, edits: list[Edit]) -> None:
    for file, old, new in edits:
        mini_briefing.edit(root, file, old, new)
    assert mini_briefing.told(root) == []
