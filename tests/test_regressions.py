"""What was refused or written wrongly once, and must not be again."""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import markdown
import pytest
from lxml import html

import mini_briefing
from briefing import figures
from briefing.build import build
from briefing.cli import main
from briefing.figures.canvas import Canvas
from briefing.language import numbers
from briefing.languages import Language
from briefing.model import Basis, Period, Quantity, Text, Unit
from briefing.page import render
from briefing.page.references import references
from briefing.source import load

PROJECT = Path(__file__).resolve().parents[1]
YEARS, EN, ZH = "data/facts/years.yml", "docs/en/calendar.md", "docs/zh/calendar.md"
BARS, MATRIX = "data/figures/month-lengths.yml", "data/figures/leap-rule.yml"


def whole(root: Path) -> list[str]:
    return mini_briefing.told(root, lambda root: build(root, mini_briefing.memo()))


def q(low, high=None, kind="count", zh="", en="", of="", digits=None, basis: Basis = "published") -> Quantity:
    ends = [Decimal(e) if isinstance(e, str) else e for e in (low, high or low)]
    return Quantity(
        *ends, Unit("u", kind, Text("名", "name"), Text(zh, en) if zh else None, of), digits, Period(2020), basis, ()
    )


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (q("900e6", "1.1e9"), "9亿～11亿", "900 million to 1.1 billion"),
        (q("45e9", "45e12", "bytes"), "45 GB～45 TB", "45 GB to 45 TB"),
        (q("365.2425", kind="duration", of="day"), "365.2425天", "365.2425 days"),
        (q("0.0625", kind="duration", of="day"), "0.0625天", "0.0625 days"),
        (q("146097", kind="duration", of="day"), "146097天", "146,097 days"),
        (q("-1.7e6", zh="{}美元", en="${}"), "-170万美元", "-$1.7 million"),
        (q("-5", "-2"), "-5～-2", "-5 to -2"),
    ],
)
def test_numbers(value: Quantity, zh: str, en: str) -> None:
    assert (numbers.write(value, "zh"), numbers.write(value, "en")) == (zh, en)


def test_a_derived_percentage_has_no_zeros_that_nobody_declared(root: Path) -> None:
    mini_briefing.edit(root, YEARS, "  digits: 4\n", "")
    assert numbers.write(load(root).facts["leap.share"].quantity, "en") == "24.25%"


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (YEARS, "value: 1582-10-15", "value: 1582-02-30", f"{YEARS}:83"),  # ValueError
        ("data/sources.yml", "date: 2019-02", "date: 2019-02-30", "data/sources.yml:15"),  # ValueError
        ("data/units.yml", "of: week", "of: wek", "data/units.yml"),  # UnknownUnitError
        (
            "data/units.yml",
            "items: {kind: count, ",
            "items: {kind: count, pattern: {zh: '{', en: '{}'}, ",
            "data/units.yml",
        ),
        (
            "data/units.yml",
            "items: {kind: count, ",
            "items: {kind: count, pattern: {zh: 个, en: x}, ",
            "data/units.yml",
        ),
        (YEARS, "{zh: 闰年多出的天数, en", "{zh: '', en", f"{YEARS}:4"),  # passes: half a text is empty
        (YEARS, "  value: 1582-10-15\n", "  low: 1582\n  high: 1600\n", YEARS),  # passes: prints 1582 alone
        (YEARS, "{add: [common-year.days, leap-day]}", "{add: [common-year.days], multiply: [leap-day]}", YEARS),
        (
            YEARS,
            "divide: [cycle.years]}\n  unit: days",
            "divide: [cycle.none]}\n  unit: days\n\ncycle.none:\n  what: {zh: 零, en: Nought}\n  value: 0\n"
            "  unit: items\n  as_of: 2000\n  basis: published\n  sources: [bull]",
            YEARS,
        ),
        ("data/briefing.yml", 'fact("cycle.days")', 'fact("cycle.dayz")', "data/briefing.yml"),  # passes: a hole
        ("data/findings.yml", 'fact("leap.share")', 'fact("leap.shar")', "data/findings.yml"),  # passes: never read
        (BARS, "february: orange}", "february: ornage}", BARS),  # KeyError
        (BARS, "february: orange}", "februray: orange}", BARS),  # passes: drawn in blue
        (BARS, "values: [days]", "values: [kind]", BARS),  # ValueError: max() of nothing
        (MATRIX, "values: [by-4, by-100, by-400, leap]", "values: []", MATRIX),  # ZeroDivisionError
        (BARS, "kind: bars", "kind: scatter\nagainst: kind", BARS),  # ValueError
        (BARS, "kind: bars", "kind: timeline\nagainst: days\nlanes: kind", BARS),  # AssertionError
        (
            "data/claims.yml",
            '{{ term("common-year") }} unless',
            '{{ claim("k02") }} unless',
            "data/claims.yml",
        ),  # RecursionError
    ],
)
def test_slips_are_told(root: Path, file: str, old: str, new: str, place: str) -> None:
    mini_briefing.edit(root, file, old, new)
    told = whole(root)
    assert told and told[0].startswith(place)


def test_an_empty_file_of_units_is_told(root: Path) -> None:
    (root / "data/units.yml").write_text("")
    assert whole(root)


def test_a_figure_and_a_table_cannot_share_an_id(root: Path) -> None:
    (root / "data/tables/cycle.yml").rename(root / "data/tables/leap-rule.yml")
    for file in (EN, ZH):
        mini_briefing.edit(root, file, 'table("cycle")', 'table("leap-rule")')
        mini_briefing.edit(root, file, '{{ ref("cycle") }}', "x")
    assert whole(root)


def test_a_slip_in_a_text_of_data_has_one_line_number(root: Path) -> None:
    mini_briefing.edit(root, "data/claims.yml", 'fact("cycle.years")', 'fact("cycle.yeers")')
    assert whole(root) == ['data/claims.yml:17: No fact "cycle.yeers". Did you mean "cycle.years"?']


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 400", "value: many"),
        ("{zh: 闰年多出的天数, en: Days that a leap year has more}", "Days that a leap year has more"),
        ("sources: [iso-8601]", "sources: iso-8601"),
        ("value: 400", "value: [400]"),
    ],
)
def test_messages_are_in_the_authors_terms(root: Path, old: str, new: str) -> None:
    mini_briefing.edit(root, YEARS, old, new)
    told = whole(root)
    assert len(told) == 1
    assert not re.search(r"instance of|valid tuple|valid dictionary|write a date", told[0])


def write(source: str, language: Language = "en", briefing=None) -> render.RenderedPage:
    briefing = briefing or load(mini_briefing.MINI)
    found = replace(references(briefing), sizes=defaultdict(lambda: (1, 1)))
    return render.write(found, mini_briefing.page_of(source, language))


@pytest.mark.parametrize(
    "source",
    [
        "{{ fact }}",
        "{{ lipsum() }}",  # one of Jinja's own names
        "{{ self }}",
        "{{ 1 / 0 }}",
        '{{ "".format_map({}) ~ "{x}".format() }}',
        "[a](javascript:alert(1))",
        "![a](https://example.org/a.png)",
        "Title\n=====",
        "## A {#a}\n\n## B {#a}",
    ],
)
def test_what_no_page_may_hold_is_refused(source: str) -> None:
    assert write(source).problems


def test_a_bar_in_data_does_not_break_a_table() -> None:
    briefing = load(mini_briefing.MINI)
    term = replace(briefing.terms["leap-year"], word=Text("闰|年", "leap|year"))
    briefing = replace(briefing, terms={**briefing.terms, "leap-year": term})
    text = write('| a | b |\n|---|---|\n| {{ term("leap-year") }} | 1 |', briefing=briefing).markdown
    page = html.fromstring(f"<div>{markdown.markdown(text, extensions=['attr_list', 'tables'])}</div>")
    assert [cell.text_content() for cell in page.xpath("//td")] == ["leap|year", "1"]


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("一  \n二", "一  \n二"),
    ],
)
def test_chinese_lines(typed: str, published: str) -> None:
    assert write(typed, "zh").markdown == published


def test_a_title_is_measured_as_readers_see_it(root: Path) -> None:
    mini_briefing.edit(
        root,
        BARS,
        "en: Only February is shorter than thirty days",
        'en: \'{{ fact("february.days") }} ' + "a b " * 6 + "c'",
    )
    assert mini_briefing.told(root) == []  # "28 days" and 13 words are 15; now counted as 16


def test_a_missing_heading_is_one_problem(root: Path) -> None:
    mini_briefing.edit(root, EN, "## The cycle {#cycle}\n", "")
    assert len(mini_briefing.told(root)) == 1


def test_the_hint_for_a_table_places_a_table(root: Path) -> None:
    for file in (EN, ZH):
        mini_briefing.edit(root, file, '{{ table("cycle") }}', "")
    assert any('{{ table("cycle") }}' in line for line in mini_briefing.told(root))


@pytest.mark.briefing
def test_long_labels_stay_in_the_drawing() -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text as Label

    figure = load(PROJECT).figures["training-compute"]
    canvas: Canvas = figures.canvas_of(figure, "zh", 760)
    renderer = FigureCanvasAgg(canvas.drawing).get_renderer()
    lefts = {t.get_text(): t.get_window_extent(renderer).x0 for t in canvas.drawing.findobj(Label) if t.get_text()}
    assert min(lefts.values()) >= -1, min(lefts, key=lambda words: lefts[words])


def test_the_engine_does_not_know_its_subject() -> None:
    subject = re.compile(r"(?i)chatgpt|gpt-[0-9]|openai|百度|悟道|盘古|大模型")
    files = [f for folder in ("scripts", "templates") for f in (PROJECT / folder).rglob("*") if f.is_file()]
    found = [
        f"{file}:{line}"
        for file in files
        if "__pycache__" not in file.parts
        for line, words in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if subject.search(words)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("file", "old", "new", "shows"),
    [
        ("data/briefing.yml", "en: The calendar}", "en: The almanac}", "html"),
        ("data/briefing.yml", 'has {{ fact("cycle.leap-years") }} leap years', "has some leap years", "pdf"),
        ("data/briefing.yml", "print: [index, calendar]", "print: [index]", "pdf"),
    ],
)
def test_a_change_in_the_briefings_own_data_reaches_the_products(
    built_root: Path, file: str, old: str, new: str, shows: str
) -> None:
    def product() -> bytes:
        return (built_root / "site" / "en" / ("index.html" if shows == "html" else "briefing.pdf")).read_bytes()

    before = product()
    mini_briefing.edit(built_root, file, old, new)
    assert main(["site", "--root", str(built_root)]) == 0
    assert product() != before
