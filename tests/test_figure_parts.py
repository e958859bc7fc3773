"""Figures whose parts differ in colour: lines, layers, and grouped or stacked bars."""

import random
from pathlib import Path

import pytest
from lxml import html
from matplotlib.colors import to_hex
from matplotlib.patches import Polygon, Rectangle

from briefing import figures
from briefing.figures import axes
from briefing.figures.canvas import Canvas
from briefing.figures.labels import spread
from briefing.figures.style import PLACEHOLDERS
from briefing.languages import LANGUAGES, Language
from briefing.model import Figure
from briefing.page import render
from briefing.page.references import references
from briefing.source import load
from drawings import boxes, marks, outside, overlapping, paths

YML, SHEET = "data/figures/lines.yml", "data/series/lines.csv"
FIGURE = """series: lines
title: {zh: 题目, en: Title}
subtitle: {zh: 天数, en: Days}
alt: {zh: 图, en: Chart}
description: {zh: 说明, en: Description}
"""
UNITS = "\nscore: {kind: plain, name: {zh: 分, en: score}}\n"
NAMES = {"a": "{zh: 甲, en: Line A}", "b": "{zh: 乙, en: Line B}", "c": "{zh: 丙, en: Line C}"}


@pytest.fixture
def request_of(root: Path) -> "Request":
    """Return what adds a figure to the mini briefing."""
    units = root / "data/units.yml"
    units.write_text(units.read_text(encoding="utf-8") + UNITS, encoding="utf-8")
    return Request(root)


class Request:
    """Adds figures to a briefing. `rows` are the lines of the CSV file, without ids, below the names of columns."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.series = (root / "data/series.yml").read_text(encoding="utf-8")

    def write(self, head: str, rows: list[str], fields: str, described: str = "") -> None:
        """Add a figure of a series, by default a line chart.

        Columns are scores, `days` is a number of days, and others are `described`.
        """
        described = described or "    date: {unit: date, label: {zh: 日期, en: Date}}\n"
        for id in head.split(","):
            unit = "days" if id == "days" else "score"
            if id != "basis" and f"    {id.partition('.')[0]}:" not in described:
                described += f"    {id}: {{unit: {unit}, label: {NAMES.get(id, '{zh: 线, en: Line}')}}}\n"
        entry = "\nlines:\n  title: {zh: 数据, en: Data}\n  sources: [bull]\n  as_of: 2020\n  columns:\n"
        (self.root / "data/series.yml").write_text(self.series + entry + described, encoding="utf-8")
        sheet = [f"id,{head}", *(f"r{at},{row}" for at, row in enumerate(rows))]
        (self.root / SHEET).write_text("\n".join(sheet) + "\n", encoding="utf-8")
        if "kind: " not in fields:
            fields = f"kind: line\n{fields}"
        if "label: " not in fields:
            fields = f"label: date\n{fields}" if "kind: bars" in fields else f"label: date\nagainst: date\n{fields}"
        (self.root / YML).write_text(FIGURE + fields, encoding="utf-8")

    def figure(self) -> Figure:
        return load(self.root).figures["lines"]

    def draw(self, language: Language = "en", size: str = "wide") -> Canvas:
        figure = self.figure()
        assert figures.problems(figure) == []
        return figures.canvas_of(figure, language, figures.SIZES[size])

    def on_page(self, language: Language) -> html.HtmlElement:
        """Return the figure as it is shown on a page."""
        for each in LANGUAGES:
            page = self.root / "docs" / each / "calendar.md"
            page.write_text(page.read_text(encoding="utf-8") + '\n{{ figure("lines") }}\n', encoding="utf-8")
        found = references(load(self.root))
        body = html.fromstring(render.write(found, found.briefing.pages[language]["calendar"]).body)
        (shown,) = body.xpath("//figure[@data-figure='lines']")
        return shown

    def note(self, language: Language) -> str:
        """Return the note below the figure as it is shown on a page."""
        (note,) = self.on_page(language).xpath(".//p[@class='figure-note']")
        return str(note.text_content())

    def messages(self) -> list[str]:
        return [str(problem) for problem in figures.problems(self.figure())]


def ticks(canvas: Canvas) -> list[str]:
    """Return the labels below the plot, from left to right."""
    floor = max(y for path in paths(canvas) for _, y in path)
    found = [(box.x0, words) for words, box in boxes(canvas) if canvas.height - box.y1 > floor]
    return [words for _, words in sorted(found)]


def test_a_line_breaks_where_a_value_is_missing(request_of: Request) -> None:
    rows = ["2001,1,", "2002,2,5", "2003,,6", "2004,3,7", "2005,4,8", "2006,,9", "2007,5,"]
    request_of.write("date,a,b", rows, "values: [a, b]\n")
    canvas = request_of.draw()
    assert sorted(len(path) for path in paths(canvas)) == [2, 2, 5]
    assert len(marks(canvas)) == 5 + 5, "the single last point has a mark too"


def test_rows_of_one_column_are_divided_into_lines(request_of: Request) -> None:
    rows = ["2001,x,1", "2002,x,2", "2003,x,3", "2001,y,9", "2003,y,7"]
    lanes = "    date: {unit: date, label: {zh: 日期, en: Date}}\n"
    lanes += "    lane: {label: {zh: 线, en: Line}, values: {x: {zh: 子, en: First}, y: {zh: 丑, en: Second}}}\n"
    request_of.write("date,lane,a", rows, "values: [a]\nlanes: lane\n", lanes)
    canvas = request_of.draw()
    assert [len(path) for path in paths(canvas)] == [3], "the second line has no value for 2002"
    assert {"First 3", "Second 7"} <= {words for words, _ in boxes(canvas)}


def test_values_next_to_an_estimate_are_joined_by_a_dashed_line(request_of: Request) -> None:
    rows = ["2001,1,", "2002,2,", "2003,3,estimate", "2004,4,", "2005,5,"]
    request_of.write("date,a,basis", rows, "values: [a]\n")
    lines = [line for line in request_of.draw().axes.lines if line.get_solid_capstyle() == "round"]
    assert [line.is_dashed() for line in lines] == [False, True, False]
    assert [len(path) for path in paths(request_of.draw())] == [2, 3, 2]


def test_rows_are_chosen_by_a_part_of_their_ids(request_of: Request) -> None:
    rows = ["2001,1", "2002,2", "2003,3"]
    request_of.write("date,a", rows, "values: [a]\nrows: [r2, r*]\n")
    assert [row.id for row in request_of.figure().rows] == ["r2", "r0", "r1"]


@pytest.mark.parametrize(
    ("language", "note"),
    [("zh", "注 缺数据：甲2003年、乙2002～2004年。"), ("en", "Note No data: Line A 2003, Line B 2002–2004.")],
)
def test_the_note_names_the_gaps_between_values(request_of: Request, language: Language, note: str) -> None:
    rows = ["2001,1,1", "2002,2,", "2003,,", "2004,3,", "2005,4,5", "2006,,6"]
    request_of.write("date,a,b", rows, "values: [a, b]\n")
    assert request_of.note(language) == note


AXIS: dict[str, tuple[list[str], list[str]]] = {
    "years": (["1850", "1900", "1999"], [str(year) for year in range(1850, 2000, 10)]),
    "every year": (["2001", "2002", "2003"], ["2001", "2002", "2003"]),
    "months of years": (["2000-01", "2004-06"], ["2000", "2001", "2002", "2003", "2004"]),
    "months": (["2023-11", "2024-03"], ["2023", "Nov", "Dec", "2024", "Jan", "Feb", "Mar"]),
    "days": (["2024-02-26", "2024-03-02"], ["February 2024", "26", "27", "28", "29", "March 2024", "1", "2"]),
}


@pytest.mark.parametrize(("dates", "labels"), AXIS.values(), ids=AXIS)
def test_a_time_axis_has_ticks_for_years_months_or_days(
    request_of: Request, dates: list[str], labels: list[str]
) -> None:
    request_of.write("date,a", [f"{date},{at}" for at, date in enumerate(dates)], "values: [a]\n")
    assert sorted(ticks(request_of.draw())) == sorted(labels)


RANGES: dict[str, tuple[list[str], list[str]]] = {
    "from zero": (["3", "9"], ["0", "2", "4", "6", "8", "10"]),
    "values near one another": (["6.8", "7.3"], ["6.8", "6.9", "7", "7.1", "7.2", "7.3"]),
    "below and above zero": (["-0.54", "1.18"], ["−1", "−0.5", "0", "0.5", "1", "1.5"]),
    "below zero": (["-9", "-3"], ["−10", "−8", "−6", "−4", "−2", "0"]),
    "one value": (["7", "7"], ["0", "2", "4", "6", "8"]),
    "nothing but zero": (["0", "0"], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
}


@pytest.mark.parametrize(("values", "labels"), RANGES.values(), ids=RANGES)
def test_the_value_axis_contains_zero_unless_the_values_are_far_from_it(
    request_of: Request, values: list[str], labels: list[str]
) -> None:
    request_of.write("date,a", [f"{2001 + at},{value}" for at, value in enumerate(values)], "values: [a]\n")
    assert [tick.text for tick in axes.value_axis(request_of.figure(), "en").ticks] == labels


def test_names_are_moved_apart_only_as_far_as_needed() -> None:
    assert spread([10, 50], [20, 20], 0, 100) == [10, 50]
    assert spread([49, 51], [20, 20], 0, 100) == [40, 60]
    assert spread([0, 0, 100], [20, 20, 20], 0, 100) == [10, 30, 90]
    assert spread([95, 95, 95], [20, 20, 20], 0, 100) == [50, 70, 90]


@pytest.mark.parametrize("size", figures.SIZES)
def test_a_line_that_ends_early_has_its_name_at_its_end(request_of: Request, size: str) -> None:
    rows = [f"{year},{year - 1990},{5 if year < 2000 else ''}" for year in range(1990, 2021)]
    request_of.write("date,a,b", rows, "values: [a, b]\n")
    canvas = request_of.draw("en", size)
    (name,) = (box for words, box in boxes(canvas) if words.startswith("Line B"))
    (end,) = (path[-1] for path in paths(canvas) if len(path) == 10)
    assert abs(name.x0 - end[0]) < 30 and abs(canvas.height - (name.y0 + name.y1) / 2 - end[1]) < 40
    assert overlapping(canvas) == [] == outside(canvas)


NEED: dict[str, tuple[str, list[str], str, list[str]]] = {
    "two units": (
        "date,a,days",
        ["2001,1,2"],
        "values: [a, days]\n",
        [f'{YML}:9: The columns have different units: "days" or "score". Draw one figure for each unit.'],
    ),
    "two rows for one date": (
        "date,a",
        ["2001,1", "2001,2"],
        "values: [a]\n",
        [
            f'{SHEET}:3: Rows "r0" and "r1" have the same place on the horizontal axis: 2001. '
            'Keep one of them, or name the column that divides them under "lanes".'
        ],
    ),
    "a row without a date": (
        "date,a",
        ["2001,1", ",2"],
        "values: [a]\n",
        [f'{SHEET}:3: Row "r1" has nothing in column "date". Fill in the cell, or leave the row out.'],
    ),
    "a colour of no line": (
        "date,a,b",
        ["2001,1,2"],
        "values: [a]\ncolour: {looks: {b: blue}}\n",
        [f'{YML}:10: Nothing is drawn for "b". Name one of: "a".'],
    ),
    "more lines than colours": (
        "date,a,b,c,d,e,f,g",
        ["2001,1,2,3,4,5,6,7"],
        "values: [a, b, c, d, e, f, g]\n",
        [
            f"{YML}:9: 7 parts are drawn, but there are only 6 colours. "
            'Name those to emphasise under "colour", as in looks: {total: blue}.'
        ],
    ),
    "a stack with a gap": (
        "date,a,b",
        ["2001,1,2", "2002,1,"],
        "kind: area\nvalues: [a, b]\n",
        [
            f'{YML}:9: A stack cannot have gaps, but "b" has no value at 2002. '
            "Fill in the cells, with 0 where there was none, or use kind line."
        ],
    ),
    "layers at one date": (
        "date,a,b",
        ["2001,1,2"],
        "kind: area\nvalues: [a, b]\n",
        [f"{YML}:7: Layers need at least two places on the horizontal axis. Add rows, or use kind bars."],
    ),
    "a layer below zero": (
        "date,a,b",
        ["2001,1,-2", "2002,1,2"],
        "kind: area\nvalues: [a, b]\n",
        [
            f'{SHEET}:2: Row "r0" has a negative value, which cannot be part of a whole. '
            "Leave it out, or use another kind of figure."
        ],
    ),
    "one bar that is stacked": (
        "date,a",
        ["2001,1"],
        "kind: bars\nvalues: [a]\nstack: sum\n",
        [f"{YML}:9: There is nothing to stack. List several columns, or remove it."],
    ),
    "two layers of one colour": (
        "date,a,b",
        ["2001,1,2", "2002,1,2"],
        "kind: area\nvalues: [a, b]\ncolour: {looks: {a: blue, b: blue}}\n",
        [f'{YML}:10: Several parts have the same colour. Give each one a colour of its own, or remove "colour".'],
    ),
    "stages without dates": (
        "date,a",
        ["1,2"],
        "values: [a]\nstages: [{start: 2001, text: {zh: 段, en: Stage}}]\n",
        [
            f'{YML}:10: Column "date" contains no dates, so there are no stages. '
            'Remove "stages", or name a column of dates in "against".'
        ],
    ),
}


@pytest.mark.parametrize(("head", "rows", "fields", "messages"), NEED.values(), ids=NEED)
def test_a_figure_of_parts_that_cannot_be_drawn_is_refused(
    request_of: Request, head: str, rows: list[str], fields: str, messages: list[str]
) -> None:
    described = "    date: {unit: days, label: {zh: 天, en: Day}}\n" if "stages" in fields else ""
    request_of.write(head, rows, fields, described)
    assert request_of.messages() == messages


@pytest.mark.parametrize("seed", range(30))
def test_awkward_data_are_drawn_within_the_plot_without_labels_that_overlap(request_of: Request, seed: int) -> None:
    draw = random.Random(seed)
    ids = [f"l{at}" for at in range(draw.choice([1, 2, 6, 12]))]
    base, change = 10 ** draw.uniform(-2, 10), draw.choice([0.0, 0.01, 1.0, 3.0])
    rows: list[str] = []
    for year in range(1500, 1500 + draw.choice([1, 2, 30, 500])):
        values = [f"{base * (1 + change * draw.uniform(-1, 1)):.6g}" for _ in ids]
        rows.append(",".join([str(year), *("" if draw.random() < 0.1 and rows else value for value in values)]))
    fields = f"values: [{', '.join(ids)}]\ncolour: {{looks: {{l0: orange}}}}\n"
    request_of.write(",".join(["date", *ids]), rows, fields)
    for language in LANGUAGES:
        for width in figures.SIZES:
            canvas = request_of.draw(language, width)
            assert outside(canvas) == [] == overlapping(canvas)
            for path in paths(canvas):
                assert all(0 <= x <= canvas.width and 0 <= y <= canvas.height for x, y in path)


def bars(canvas: Canvas) -> list[tuple[str, float, float, float]]:
    """Return the colour role, left edge, right edge and middle height of each bar of a drawing, in pixels."""
    roles = {colour: role for role, colour in PLACEHOLDERS.items()}
    found = []
    for patch in canvas.axes.patches:
        if isinstance(patch, Rectangle) and (role := roles[to_hex(patch.get_facecolor())]) != "page":
            box = patch.get_bbox()
            found.append((role, box.x0, box.x1, (box.y0 + box.y1) / 2))
    return found


def test_bars_below_zero_are_left_of_the_axis_with_their_values(request_of: Request) -> None:
    request_of.write("date,a", ["2001,-4", "2002,8"], "kind: bars\nvalues: [a]\n")
    canvas = request_of.draw()
    (_, left, zero, _), (_, start, right, _) = bars(canvas)
    assert zero == pytest.approx(start) and (zero - left) * 2 == pytest.approx(right - start, rel=0.01)
    at = dict(boxes(canvas))
    assert at["−4"].x1 < left and at["8"].x0 > right
    assert outside(canvas) == [] == overlapping(canvas)


def test_several_columns_are_bars_side_by_side_with_a_key(request_of: Request) -> None:
    request_of.write("date,a,b", ["2001,4,8", "2002,3,"], "kind: bars\nvalues: [a, b]\n")
    canvas = request_of.draw()
    assert [role for role, *_ in bars(canvas)] == ["blue", "orange", "blue"], "an empty cell has no bar"
    first, second, _ = (height for *_, height in bars(canvas))
    assert second - first > 14, "the bars do not overlap"
    assert {look: text.en for look, text in request_of.figure().legend.items()} == {
        "blue": "Line A",
        "orange": "Line B",
    }
    assert outside(canvas) == [] == overlapping(canvas)


def test_a_margin_is_drawn_as_an_error_bar(request_of: Request) -> None:
    request_of.write("date,a", ["2001,10±4", "2002,20"], "kind: dots\nvalues: [a]\nlabel: date\n")
    canvas = request_of.draw()
    first, second = marks(canvas)
    lines = [line for line in canvas.axes.lines if line.get_linewidth() == 1.5 and len(line.get_xydata()) == 2]
    ends = [[float(x) for x, _ in line.get_xydata()] for line in lines]
    low, high = (xs[0] for xs in ends if xs[0] == xs[1])
    assert (low + high) / 2 == pytest.approx((first.x0 + first.x1) / 2, abs=0.1), (
        "the dot is in the middle of its margin"
    )
    per_unit = ((second.x0 + second.x1) - (first.x0 + first.x1)) / 2 / 10
    assert high - low == pytest.approx(8 * per_unit, rel=0.01)


STACKS = {"sum": [(0, 1), (1, 4), (0, 2), (2, 4)], "share": [(0, 25), (25, 100), (0, 50), (50, 100)]}


@pytest.mark.parametrize(("stack", "ends"), STACKS.items(), ids=STACKS)
def test_stacked_bars_begin_where_the_one_before_ends(
    request_of: Request, stack: str, ends: list[tuple[float, float]]
) -> None:
    request_of.write("date,a,b", ["2001,1,3", "2002,2,2"], f"kind: bars\nvalues: [a, b]\nstack: {stack}\n")
    found = bars(request_of.draw())
    zero, per_unit = found[0][1], (found[1][2] + 1 - found[0][1]) / max(end for _, end in ends)
    drawn = [((left - zero) / per_unit, (right + 1 - zero) / per_unit) for _, left, right, _ in found]
    assert drawn == [pytest.approx(each, abs=0.02 * ends[1][1]) for each in ends]


@pytest.mark.parametrize("stack", ["sum", "share"])
def test_layers_are_drawn_upon_each_other_with_their_names(request_of: Request, stack: str) -> None:
    request_of.write("date,a,b", ["2001,1,3", "2002,2,2"], f"kind: area\nvalues: [a, b]\nstack: {stack}\n")
    canvas = request_of.draw()
    lower, upper = (patch.get_xy() for patch in canvas.axes.patches if isinstance(patch, Polygon))
    assert upper[2:4].tolist() == lower[:2][::-1].tolist(), "the second layer begins where the first one ends"
    names = [words for words, _ in boxes(canvas) if words.startswith("Line")]
    assert names == (["Line B 2", "Line A 2"] if stack == "sum" else ["Line B", "Line A"])
    assert ticks_of_values(canvas)[-1] == ("4" if stack == "sum" else "100%")
    assert outside(canvas) == [] == overlapping(canvas)


def ticks_of_values(canvas: Canvas) -> list[str]:
    """Return the labels left of the plot, from the bottom up."""
    left = min(x for patch in canvas.axes.patches for x, _ in patch.get_verts())
    return [words for words, box in sorted(boxes(canvas), key=lambda pair: pair[1].y0) if box.x1 < left]


LONG = "Organisation for Economic Co-operation and Development and selected partner economies without re-exports"
LONG_ZH = "经济合作与发展组织及其成员国和若干伙伴经济体的合计数据（不含转口贸易部分在内）"


@pytest.mark.parametrize("size", figures.SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["bars", "dots", "dumbbell"])
def test_long_names_of_rows_are_wrapped(request_of: Request, kind: str, language: Language, size: str) -> None:
    described = "    name: {label: {zh: 名称, en: Name}}\n    more: {label: {zh: 说明, en: More}}\n"
    rows = [f"{LONG_ZH},{LONG},小字说明,Some detail,4,8", "短,Short,,,3,5"]
    fields = f"kind: {kind}\nvalues: [a, b]\ndetail: more\nlabel: name\n"
    request_of.write("name.zh,name.en,more.zh,more.en,a,b", rows, fields, described)
    canvas = request_of.draw(language, size)
    assert outside(canvas) == [] == overlapping(canvas)
    drawn = [words for words, _ in boxes(canvas)]
    long = LONG if language == "en" else LONG_ZH
    assert sum(words in long for words in drawn) > 1, "the name is on several lines"
    right = max(box.x1 for words, box in boxes(canvas) if words in long)
    assert size == "phone" or right < canvas.width / 2
