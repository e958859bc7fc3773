"""Figures, tested by what they contain: every drawing of this briefing, in both languages and at both sizes."""

import csv
import io
import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml
from lxml import etree
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextPath
from matplotlib.transforms import Bbox

import mini_briefing
from briefing import figures
from briefing.build import Built, build
from briefing.cli import main
from briefing.figures import labels as labelling
from briefing.figures.canvas import Canvas, spaced, width_of, wrapped
from briefing.figures.style import PLACEHOLDERS, family, font
from briefing.figures.unlabelled import unlabelled
from briefing.language import numbers
from briefing.languages import LANGUAGES, Language
from briefing.model import Bound, Figure, Period, Quantity, Row
from briefing.source import load
from conftest import PROJECT
from drawings import OVERLAP, boxes, labels, marks, outside, overlapping, shared
from mini_briefing import Edit

IDS = sorted(file.stem for file in (PROJECT / "data" / "figures").glob("*.yml"))
DRAWINGS = [(id, language, size) for id in IDS for language in LANGUAGES for size in figures.SIZES]
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PLACEHOLDER = re.compile(r"#fe[0-9a-f]{2}01", re.IGNORECASE)
SMALLEST_TEXT = 12


@dataclass(frozen=True, repr=False)
class Drawn:
    """The published files of this briefing, the same made again, and its drawings before they are written as SVG."""

    published: dict[Language, dict[str, bytes]]
    again: Built
    canvases: dict[tuple[str, Language, int], Canvas]

    def canvas(self, id: str, language: Language, size: str) -> Canvas:
        return self.canvases[id, language, figures.SIZES[size]]

    def svg(self, id: str, language: Language, size: str, scheme: str) -> str:
        return self.published[language][f"figures/{id}-{size}-{scheme}.svg"].decode()


@pytest.fixture(scope="module")
def drawn(site: Path) -> Drawn:
    canvases: dict[tuple[str, Language, int], Canvas] = {}

    def cached(figure: Figure, language: Language, width: int) -> Canvas:
        return canvases.setdefault((figure.id, language, width), canvas_of(figure, language, width))

    canvas_of = figures.canvas_of
    published = {language: mini_briefing.files(site.parent / "build" / language) for language in LANGUAGES}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "canvas_of", cached)
        again = build(site.parent, mini_briefing.memo())
    return Drawn(published, again, canvases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_process_draws_the_same_bytes(drawn: Drawn, language: Language) -> None:
    once, again = drawn.published[language], drawn.again.trees[language]
    assert sorted(once) == sorted(again)
    assert [name for name in once if once[name] != again[name]] == []


@pytest.mark.parametrize(("id", "language", "size"), DRAWINGS)
def test_a_drawing_is_svg_of_its_size_in_resolved_colours(drawn: Drawn, id: str, language: Language, size: str) -> None:
    light, dark = (drawn.svg(id, language, size, scheme) for scheme in ("light", "dark"))
    root = etree.fromstring(light.encode())
    assert etree.QName(root).localname == "svg"
    assert round(float(root.get("width", "0"))) == figures.SIZES[size]
    assert round(float(root.get("height", "0"))) == drawn.canvas(id, language, size).height
    assert not PLACEHOLDER.search(light + dark)
    assert light != dark
    assert COLOUR.sub("#", light) == COLOUR.sub("#", dark)


@pytest.mark.parametrize(("id", "language", "size"), DRAWINGS)
def test_labels_are_large_enough_and_inside_the_drawing(drawn: Drawn, id: str, language: Language, size: str) -> None:
    canvas = drawn.canvas(id, language, size)
    assert min(float(label.get_fontsize()) for label in labels(canvas)) >= SMALLEST_TEXT
    assert outside(canvas) == []


@pytest.mark.parametrize(("id", "language", "size"), DRAWINGS)
def test_labels_overlap_neither_each_other_nor_marks(drawn: Drawn, id: str, language: Language, size: str) -> None:
    assert overlapping(drawn.canvas(id, language, size)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", IDS)
def test_the_csv_of_a_figure_contains_exactly_the_data_drawn(drawn: Drawn, id: str, language: Language) -> None:
    figure = drawn.again.briefing.figures[id]
    content = drawn.published[language][f"data/{id}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")  # without it, spreadsheets misread Chinese
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert len(lines) == len(figure.rows)
    words = " ".join(label.get_text() for label in labels(drawn.canvas(id, language, "wide")))
    for line, row in zip(lines, figure.rows, strict=True):
        cells = dict(zip(head, line, strict=True))
        for name in figure.columns:
            label, cell = figure.series.columns[name].label[language], row.cells[name]
            if isinstance(cell, Quantity):
                if isinstance(cell.low, Period) or isinstance(cell.high, Period):
                    assert cells[label] == str(cell.low)
                else:
                    ends = [float(end) for end in dict.fromkeys((cell.low, cell.high))]
                    assert [float(end) for end in cells[label].split("–") if end] == pytest.approx(ends, rel=1e-11)
                    assert cells[label].endswith("–") == (cell.bound == "over")
                written = line[head.index(label) + 1]
                assert written == numbers.write(cell, language)
                if name in printed(figure, row):
                    assert (spaced(written) if language == "zh" else written) in words


def printed(figure: Figure, row: Row) -> Sequence[str]:
    """Return the columns whose cells in this row are labels of the drawing."""
    if figure.kind == "steps":
        return figure.values
    return [figure.written] if row.cells.get(figure.written) else figure.values[:1]


@pytest.mark.parametrize("bound", [None, "over", "under"])
def test_the_mark_of_an_estimate_is_hollow_also_if_it_is_a_bound(bound: Bound | None) -> None:
    figure = load(mini_briefing.MINI).figures["month-lengths"]
    row, name = figure.rows[0], figure.values[0]
    cell = row.cells[name]
    assert isinstance(cell, Quantity) and not figure.hollow(row)
    estimate = replace(cell, basis="estimate", bound=bound)
    assert figure.hollow(replace(row, cells={**row.cells, name: estimate}))


@pytest.mark.parametrize("character", ["\ue000", "\U0010ffff"], ids=["private use", "no character"])
def test_a_character_without_a_glyph_is_reported_with_its_figure(root: Path, character: str) -> None:
    mini_briefing.edit(root, "data/series/months.csv", "April", f"Ap{character}ril")
    before = mini_briefing.files(root)
    assert mini_briefing.build_messages(root) == [
        f'data/figures/month-lengths.yml:1: The English drawing contains "{character}" (U+{ord(character):04X}), '
        f"which {family()} does not have. Use another character."
    ]
    assert mini_briefing.files(root) == before


def test_only_drawings_whose_data_changed_are_drawn_again(root: Path) -> None:
    store = mini_briefing.Store()

    def drawn() -> int:
        build(root, mini_briefing.memo(store))
        return sum(value.lstrip().startswith(b"<svg") for value in store.values())

    before = drawn()
    assert drawn() == before
    mini_briefing.edit(root, "data/series/months.csv", "february,28", "february,27")
    assert drawn() == before + len(LANGUAGES) * len(figures.SIZES)


# Kinds that are drawn from data added to the mini briefing.

FIGURE = """kind: {kind}
series: {series}
title: {{zh: 题目, en: Title}}
subtitle: {{zh: 天数, en: Days}}
alt: {{zh: 图, en: Chart}}
description: {{zh: 说明, en: Description}}
label: name
"""
SERIES = """
flow:
  title: {zh: 历法, en: The calendar}
  sources: [bull]
  as_of: 1582
  columns:
    name: {label: {zh: 步骤, en: Step}}
    days: {unit: days, label: {zh: 天数, en: Days}}
    months: {unit: items, label: {zh: 月数, en: Months}}
    remark: {label: {zh: 说明, en: Remark}}
    part-of: {label: {zh: 所属, en: Part of}, values: {year: {zh: 年, en: the year}, "": {zh: –, en: –}}}
ranges:
  title: {zh: 区间, en: Ranges}
  sources: [bull]
  as_of: 1582
  columns:
    name: {label: {zh: 名称, en: Name}}
    weeks: {unit: weeks, label: {zh: 周数, en: Weeks}}
    days: {unit: days, label: {zh: 天数, en: Days}}
"""
FLOW = """id,name.zh,name.en,days,months,remark.zh,remark.en,part-of
cycle,四百年的循环,The cycle of 400 years,146097,,历法由此重来,after which the calendar repeats,
year,平年,A common year,365,12,,,
long,大月,Long months,217,7,,,year
short,小月,Short months,120,4,,,year
february,二月,February,28,1,,,year
today,今天,Today,1,,,,
"""
RANGES = """id,name.zh,name.en,weeks,days
wide,宽,Wide,fact:wide.weeks,
narrow,窄,Narrow,fact:narrow.weeks,
day,一天,A day,0.14,1
"""
FACTS = "".join(
    f"""
{id}.weeks:
  what: {{zh: 周数, en: Weeks}}
  low: {low}
  high: {high}
  unit: weeks
  as_of: 1582
  basis: estimate
  sources: [bull]
"""
    for id, low, high in (("wide", 10, 40), ("narrow", 52, 52.1))
)
STEPS = FIGURE.format(kind="steps", series="flow") + "values: [days, months]\ndetail: remark\ngroup: part-of\n"
DOTS = FIGURE.format(kind="dots", series="ranges") + "values: [weeks]\nwritten: days\n"
YML, SHEET = "data/figures/flow.yml", "data/series/flow.csv"
BOTH = [(language, size) for language in LANGUAGES for size in figures.SIZES]


@pytest.fixture
def made(root: Path) -> Path:
    """The mini briefing with two more series and a figure of each."""
    for file, text in (("data/series.yml", SERIES), ("data/facts/years.yml", FACTS)):
        (root / file).write_text((root / file).read_text(encoding="utf-8") + text, encoding="utf-8")
    for file, text in (
        (SHEET, FLOW),
        ("data/series/ranges.csv", RANGES),
        (YML, STEPS),
        ("data/figures/dots.yml", DOTS),
    ):
        (root / file).write_text(text, encoding="utf-8")
    return root


def drawing(root: Path, id: str, language: Language, size: str) -> Canvas:
    figure = load(root).figures[id]
    assert figures.problems(figure) == []
    return figures.canvas_of(figure, language, figures.SIZES[size])


def places(canvas: Canvas) -> dict[str, tuple[float, float]]:
    """Return the place of each label of a drawing, in pixels from its left edge and from its top."""
    return {words: (round(box.x0), round(canvas.height - box.y1)) for words, box in boxes(canvas)}


def frames(canvas: Canvas) -> list[tuple[Bbox, str]]:
    """Return the outlined boxes of a drawing, in pixels from its upper left corner, and the roles of their fills."""
    roles = {colour: role for role, colour in PLACEHOLDERS.items()}
    found = [patch for patch in canvas.axes.patches if isinstance(patch, Rectangle) and patch.get_linewidth()]
    return [(Bbox.from_bounds(*box.get_bbox().bounds), roles[to_hex(box.get_facecolor())]) for box in found]


WRITTEN: dict[Language, list[str]] = {
    "zh": [
        *("146097 天", "四百年的循环", "历法由此重来"),
        *("365 天", "平年", "月数：12"),
        *("217 天", "大月", "月数：7", "120 天", "小月", "月数：4", "28 天", "二月", "月数：1"),
        *("1 天", "今天"),
    ],
    "en": [
        *("146,097 days", "The cycle of 400 years", "after which the calendar repeats"),
        *("365 days", "A common year", "Months: 12"),
        *("217 days", "Long months", "Months: 7", "120 days", "Short months", "Months: 4"),
        *("28 days", "February", "Months: 1", "1 day", "Today"),
    ],
}


@pytest.mark.parametrize(("language", "size"), BOTH)
def test_steps_show_number_name_other_values_and_remark(made: Path, language: Language, size: str) -> None:
    canvas = drawing(made, "flow", language, size)
    assert " ".join(words for words, _ in boxes(canvas)) == " ".join(WRITTEN[language])
    found = boxes(canvas)
    assert [w for w, box in found if box.x0 < 0 or box.y0 < 0 or box.x1 > canvas.width or box.y1 > canvas.height] == []
    assert [pair for pair in itertools.combinations(found, 2) if shared(pair[0][1], pair[1][1]) > OVERLAP] == []
    assert min(float(label.get_fontsize()) for label in labels(canvas)) >= 12.5


def test_parts_are_side_by_side_in_the_box_of_their_step(made: Path) -> None:
    canvas = drawing(made, "flow", "en", "wide")
    at = places(canvas)
    assert at["146,097 days"][0] == at["365 days"][0] == at["1 day"][0]
    assert at["The cycle of 400 years"][0] == at["A common year"][0] == at["Months: 12"][0] == at["Today"][0]
    assert at["146,097 days"][1] < at["365 days"][1] < at["217 days"][1] < at["1 day"][1]
    assert at["217 days"][1] == at["120 days"][1] == at["28 days"][1]
    _, (year, _), *parts, _ = frames(canvas)
    inner = [box for box, _ in parts]
    assert len({(round(box.width, 3), box.y0, box.y1) for box in inner}) == 1
    assert all(one.x1 < other.x0 for one, other in itertools.pairwise(inner))
    assert year.x0 < inner[0].x0 and inner[-1].x1 < year.x1
    assert year.y0 < inner[0].y0 and inner[0].y1 < year.y1


def test_parts_are_below_each_other_on_a_phone(made: Path) -> None:
    at = places(drawing(made, "flow", "zh", "phone"))
    assert at["217 天"][0] == at["120 天"][0] == at["28 天"][0]
    assert at["大月"][0] == at["小月"][0] == at["二月"][0] > at["217 天"][0]
    assert at["平年"][1] < at["217 天"][1] < at["120 天"][1] < at["28 天"][1] < at["今天"][1]


def test_parts_that_do_not_fit_begin_another_row(made: Path) -> None:
    mini_briefing.edit(
        made, SHEET, "today,", "".join(f"p{n},部分,Part {n},{n},,,,year\n" for n in range(2, 7)) + "today,"
    )
    at = places(drawing(made, "flow", "en", "wide"))
    assert at["Long months"][1] == at["Part 4"][1] < at["Part 5"][1] == at["Part 6"][1]
    assert (at["Part 5"][0], at["Part 6"][0]) == (at["Long months"][0], at["Short months"][0])


def test_the_height_of_a_box_depends_on_its_text_not_on_its_number(made: Path) -> None:
    (cycle, _), *_, (today, _) = frames(drawing(made, "flow", "en", "wide"))
    assert today.width == cycle.width
    assert today.height < cycle.height  # one line of text less
    mini_briefing.edit(made, SHEET, "Today,1,", "Today,1000000,")
    *_, (after, _) = frames(drawing(made, "flow", "en", "wide"))
    assert after.height == today.height


def test_the_box_of_an_estimate_is_an_outline(made: Path) -> None:
    published = ["surface", "surface", "page", "page", "page", "surface"]
    assert [ground for _, ground in frames(drawing(made, "flow", "en", "wide"))] == published
    columns = "  columns:\n    name: {label: {zh: 步"
    mini_briefing.edit(made, "data/series.yml", columns, f"  basis: estimate\n{columns}")
    estimate = ["page", "page", "surface", "surface", "surface", "page"]
    assert [ground for _, ground in frames(drawing(made, "flow", "en", "wide"))] == estimate


@pytest.mark.parametrize(("language", "size"), BOTH)
def test_drawing_a_figure_twice_gives_the_same_bytes(made: Path, language: Language, size: str) -> None:
    once, again = (figures.draw(load(made).figures["flow"], language, figures.SIZES[size]) for _ in range(2))
    assert once == again


CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "no values": (
        [(YML, "values: [days, months]\n", "")],
        [f'{YML}:1: "values" is empty. List the columns to draw.'],
    ),
    "words for numbers": (
        [(YML, "[days, months]", "[days, remark]")],
        [f'{YML}:8: Column "remark" contains words, not numbers. List columns of numbers.'],
    ),
    "a column without a value": (
        [(YML, "detail:", "rows: [cycle, today]\ndetail:")],
        [f'{YML}:8: Column "months" has no value in these rows. Fill in its cells, or remove it from "values".'],
    ),
    "a step without a number": (
        [(SHEET, "Today,1,", "Today,,")],
        [f'{SHEET}:7: Row "today" has no value. Fill in the cell, or leave the row out.'],
    ),
    "a part without its step": (
        [(YML, "detail:", "rows: [cycle, long]\ndetail:")],
        [f'{SHEET}:4: Row "long" is part of "year", which is not the step before it. Add row "year" before it.'],
    ),
    "a part of an earlier step": (
        [(YML, "detail:", "rows: [year, long, cycle, short]\ndetail:")],
        [f'{SHEET}:5: Row "short" is part of "year", which is not the step before it. Put each part below its step.'],
    ),
    "numbers for groups": (
        [(YML, "part-of", "months")],
        [
            f'{YML}:10: Column "months" has no codes that name the step of a row. '
            'Describe its codes, the ids of steps, under "values" in data/series.yml.'
        ],
    ),
    "a log scale": (
        [(YML, "detail:", "scale: log\ndetail:")],
        [f'{YML}:9: Kind steps cannot have a logarithmic scale. Use kind "dots", or remove "scale: log".'],
    ),
    "groups in dots": (
        [(YML, "kind: steps\nseries: flow\n", "kind: dots\nseries: flow\n")],
        [f'{YML}:10: Kind dots does not use "group". Remove it, or use kind "steps".'],
    ),
    "other words in steps": (
        [(YML, "group: part-of", "written: months")],
        [f'{YML}:10: Kind steps does not use "written". Remove it, or use kind "bars" or "dots".'],
    ),
    "a colour that does not exist": (
        [(YML, "detail:", "colour: {by: part-of, looks: {year: bleu}}\ndetail:")],
        [f'{YML}:9: No colour "bleu". Did you mean "blue"?'],
    ),
    "a fill that does not exist": (
        [(YML, "detail:", "fill: {by: part-of, looks: {year: blue}}\ndetail:")],
        [f'{YML}:9: No fill "blue". Use filled or hollow.'],
    ),
    "a code that no row has": (
        [(YML, "detail:", "fill: {by: part-of, looks: {month: hollow}}\ndetail:")],
        [f'{YML}:9: No row has the code "month" in column "part-of". Remove it, or correct the code.'],
    ),
    "a key of an unused colour": (
        [(YML, "detail:", "key: {pink: {zh: 粉, en: Pink}}\ndetail:")],
        [
            f'{YML}:9: The key explains "pink", which is neither a colour nor "hollow". '
            "Use blue, orange, teal, plum, brand, grey or hollow."
        ],
    ),
}


def messages_of(root: Path) -> list[str]:
    """Return the messages about all figures."""
    return [str(problem) for figure in load(root).figures.values() for problem in figures.problems(figure)]


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_figures_that_cannot_be_drawn_are_refused(made: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(made, edits)
    assert messages_of(made) == messages


DATES = """
events:
  title: {zh: 历法, en: The calendar}
  sources: [bull]
  as_of: 1582
  columns:
    name: {label: {zh: 事件, en: Event}}
    date: {unit: date, label: {zh: 日期, en: Date}}
    days: {unit: days, label: {zh: 天数, en: Days}}
    lane: {label: {zh: 类, en: Kind}, values: {law: {zh: 法, en: Law}, "": {zh: –, en: –}}}
"""
EVENTS = """id,name.zh,name.en,date,days,lane
bull,训令,The bull,1582-02-24,10,law
start,开始,Start,,0,
"""
EVENTS_CSV = "data/series/events.csv"
NEED: dict[str, tuple[str, str, list[str]]] = {
    "a dumbbell of one column": (
        "dumbbell",
        "values: [days]\n",
        [f'{YML}:8: Kind dumbbell draws two columns, but "values" lists 1. List two columns.'],
    ),
    "a scatter without its axis": (
        "scatter",
        "values: [days]\n",
        [f'{YML}:1: Kind scatter needs "against". Name the column of its horizontal axis: "against: <column>".'],
    ),
    "a scatter against words": (
        "scatter",
        "values: [days]\nagainst: lane\n",
        [f'{YML}:9: Column "lane" contains words, not numbers or dates. Name a column of numbers or dates.'],
    ),
    "a scatter against nothing": (
        "scatter",
        "values: [days]\nagainst: date\nrows: [start]\n",
        [f'{YML}:9: Column "date" has no value in these rows. Fill in its cells, or name another column.'],
    ),
    "a zero on a log scale": (
        "dots",
        "values: [days]\nscale: log\n",
        [
            f"{YML}:9: A logarithmic scale cannot show zero or negative values. "
            'Remove "scale: log", or leave these rows out.',
        ],
    ),
    "a timeline without its columns": (
        "timeline",
        "",
        [
            f'{YML}:1: Kind timeline needs "against". Name the column of its horizontal axis: "against: <column>".',
            f'{YML}:1: Kind timeline needs "lanes". Name the column that divides it into lanes: "lanes: <column>".',
        ],
    ),
    "a timeline of numbers and without codes": (
        "timeline",
        "against: days\nlanes: name\n",
        [
            f'{YML}:8: Column "days" contains no dates. Name a column whose unit is a date.',
            f'{YML}:9: Column "name" has no codes, and so no lanes. '
            'Describe its codes under "values" in data/series.yml.',
        ],
    ),
    "an event without a date": (
        "timeline",
        "against: date\nlanes: lane\n",
        [f'{EVENTS_CSV}:3: Row "start" has nothing in column "date". Fill in the cell, or leave the row out.'],
    ),
}


@pytest.mark.parametrize(("kind", "fields", "messages"), NEED.values(), ids=NEED)
def test_fields_that_a_kind_needs_are_reported(made: Path, kind: str, fields: str, messages: list[str]) -> None:
    series = made / "data" / "series.yml"
    series.write_text(series.read_text(encoding="utf-8") + DATES, encoding="utf-8")
    (made / EVENTS_CSV).write_text(EVENTS, encoding="utf-8")
    (made / YML).write_text(FIGURE.format(kind=kind, series="events") + fields, encoding="utf-8")
    assert messages_of(made) == messages


def test_dots_show_values_below_zero_left_of_the_axis(made: Path) -> None:
    mini_briefing.edit(made, "data/series/ranges.csv", "day,一天,A day,0.14,1", "day,一天,A day,-12,")
    canvas = drawing(made, "dots", "en", "wide")
    at = {words: box.x0 for words, box in boxes(canvas)}
    below = min(mark.x0 for mark in marks(canvas))
    assert at["A day"] < below < at["0"] < at["20"]


def test_errors_in_figures_are_reported_with_all_others(made: Path) -> None:
    mini_briefing.edit(made, YML, "kind: steps", "kind: steps\nscale: log")
    mini_briefing.edit(made, "docs/en/calendar.md", "The mean year has", "The the mean year has")
    by_building = mini_briefing.build_messages(made)
    assert by_building == mini_briefing.messages(made)
    refused = 'Kind steps cannot have a logarithmic scale. Use kind "dots", or remove "scale: log".'
    assert f"{YML}:2: {refused}" in by_building
    assert any(line.startswith("docs/en/calendar.md") for line in by_building)


def test_every_kind_is_explained_to_editors_in_both_languages() -> None:
    fields = yaml.safe_load((PROJECT / "templates" / "fields.yml").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        description = fields["FigureEntry"]["kind"][language]
        assert [kind for kind in figures.KINDS if kind not in description] == []


@pytest.mark.parametrize(("language", "size"), BOTH)
def test_a_range_is_two_dots_and_a_narrow_one_is_one(made: Path, language: Language, size: str) -> None:
    wide, end, narrow, day = sorted(marks(drawing(made, "dots", language, size)), key=lambda box: (-box.y0, box.x0))
    assert wide.y0 == end.y0 > narrow.y0 > day.y0
    assert wide.x1 < end.x0 < narrow.x0
    assert day.x0 < wide.x0


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["约 10 周～40 周", "约 52 周～52.1 周", "1 天"]),
        ("en", ["about 10–40 weeks", "about 52–52.1 weeks", "1 day"]),
    ],
)
def test_the_column_written_replaces_the_value_where_it_is_filled(
    made: Path, language: Language, words: list[str]
) -> None:
    drawn = [label.get_text() for label in labels(drawing(made, "dots", language, "wide"))]
    assert [word for word in drawn if word in words] == words
    assert not [word for word in drawn if "0.14" in word]


def test_dollar_signs_are_not_read_as_a_formula() -> None:
    canvas = Canvas(400, 40, "en")
    canvas.text(10, 20, "about $1.2 million to $3 million")
    (label,) = labels(canvas)
    assert not label.get_parse_math()
    assert width_of("$1 to $2") == pytest.approx(width_of("$1") + width_of(" to ") + width_of("$2"), abs=1)


def test_an_opening_bracket_does_not_end_a_line() -> None:
    assert wrapped("一二三四（五六）七八", 65, 13, "zh").split("\n") == ["一二三四", "（五六）", "七八"]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("约1750亿", "约 1750 亿"),
        ("50%以上", "50% 以上"),
        ("GPT-3，1750亿", "GPT-3，1750 亿"),
        ("用BERT的", "用 BERT 的"),
        ("1.5×10¹⁶个", "1.5×10¹⁶个"),
        ("1750 billion", "1750 billion"),
    ],
)
def test_a_drawing_has_a_space_between_han_characters_and_latin_letters_or_digits(written: str, drawn: str) -> None:
    assert spaced(written) == drawn


@pytest.mark.parametrize("words", ["GPT-3，1750亿", "AVATAR To 1,750", "“参数量”"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_width_ends_where_the_next_glyph_starts(words: str, bold: bool) -> None:
    prop = font("bold" if bold else "regular")
    followed, bar = (TextPath((0, 0), text, size=15, prop=prop).get_extents().x1 for text in (spaced(words) + "|", "|"))
    assert width_of(words, 15, bold) == pytest.approx(followed - bar, abs=1e-4)


def test_labels_that_are_all_beside_their_marks_are_not_placed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    points = [(100.0 * at, 50.0 * at) for at in range(1, 6)]
    sizes, bounds = [(60.0, 16.0)] * len(points), (0.0, 0.0, 760.0, 400.0)
    first = labelling.place(points, sizes, bounds)
    assert all(box and labelling.distance(at, box) <= labelling.BESIDE for at, box in zip(points, first, strict=True))
    monkeypatch.setattr(labelling, "TRIES", 0)
    assert labelling.place(points, sizes, bounds) == first


def test_labels_of_many_points_overlap_neither_each_other_nor_marks() -> None:
    chance, (wide, high) = random.Random(1), (760, 400)
    points = [(chance.uniform(40, wide), chance.uniform(20, high)) for _ in range(200)]
    sizes, bounds = [(70.0, 16.0)] * len(points), (0.0, 0.0, float(wide), float(high))
    placed = labelling.place(points, sizes, bounds)
    assert placed == labelling.place(points, sizes, bounds)
    found = [Bbox.from_extents(*box) for box in placed if box]
    assert 40 < len(found) < len(points)
    assert max(shared(one, other) for one, other in itertools.combinations(found, 2)) <= 0
    dots = [Bbox.from_extents(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    assert max(shared(one, other) for one, other in itertools.product(found, dots)) <= 0
    assert all(box.x0 >= 0 and box.y0 >= 0 and box.x1 <= wide and box.y1 <= high for box in found)


def test_labels_without_free_space_are_left_out_and_reported(root: Path) -> None:
    assert main(["new", "figure", "crowd", "--kind", "scatter", "--page", "calendar", "--root", str(root)]) == 0
    rows = [f"r{n},第{n}个很长的项目名称,Item {n} with | a long name,{2000 + n % 24},{30 + n}" for n in range(60)]
    (root / "data" / "series" / "crowd.csv").write_text("\n".join(["id,item.zh,item.en,date,amount", *rows]))
    built = build(root, mini_briefing.memo())
    found = [problem for problem in built.warnings if problem.rule == "finished-drawings.unlabelled"]
    assert [str(problem.where) for problem in found] == ["data/figures/crowd.yml:2"] * 4
    left_out = unlabelled(built.trees["en"]["figures/crowd-phone-light.svg"].decode())
    assert 20 < len(left_out) < 60
    what = f"The English drawing for phones has no space for the labels of {', '.join(left_out)}."
    assert what in [str(problem.what) for problem in found]
    drawn = {label.get_text() for label in labels(drawing(root, "crowd", "en", "phone"))}
    assert drawn.isdisjoint(left_out)
    assert len(drawn & {f"Item {n} with | a long name" for n in range(60)}) == 60 - len(left_out)
    printed = [box for _, box in boxes(drawing(root, "crowd", "en", "phone"))]
    assert max(shared(one, other) for one, other in itertools.combinations(printed, 2)) <= OVERLAP


def test_numbers_of_the_horizontal_axis_are_at_their_ticks(root: Path) -> None:
    assert main(["new", "figure", "spread", "--kind", "scatter", "--page", "calendar", "--root", str(root)]) == 0
    mini_briefing.edit(root, "data/series.yml", "date: {unit: date, ", "date: {unit: items, ")
    rows = "\n".join(f"r{n},第{n}项,Item {n},{(n - 1) * 20_000 - 0.5},{30 + n}" for n in range(4))
    (root / "data" / "series" / "spread.csv").write_text(f"id,item.zh,item.en,date,amount\n{rows}")
    canvas = drawing(root, "spread", "en", "wide")
    at = {words: (box.x0 + box.x1) / 2 for words, box in boxes(canvas)}
    middles = [(mark.x0 + mark.x1) / 2 for mark in marks(canvas)]
    assert min(abs(middle - at["20k"]) for middle in middles) < 1
    assert min(middles) > max(box.x1 for words, box in boxes(canvas) if words == "31"), "right of the vertical axis"
