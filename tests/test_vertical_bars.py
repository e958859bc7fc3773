"""Bars over a horizontal axis, and slopes between two values."""

from itertools import pairwise

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from briefing import figures
from briefing.figures.canvas import Canvas
from briefing.figures.style import PLACEHOLDERS
from briefing.languages import LANGUAGES
from drawings import boxes, marks, outside, overlapping, paths
from test_figure_parts import Request
from test_figure_parts import request_of as request_of

KIND = "kind: vertical-bars\nlabel: date\nagainst: date\n"
LANES = "    date: {unit: date, label: {zh: 日期, en: Date}}\n"
LANES += "    lane: {label: {zh: 线, en: Line}, values: {x: {zh: 子, en: First}, y: {zh: 丑, en: Second}}}\n"


def upright(canvas: Canvas) -> list[tuple[str, float, float, float, float]]:
    """Return the role, left, right, top and bottom edge of each bar in pixels from the upper left corner."""
    roles = {colour: role for role, colour in PLACEHOLDERS.items()}
    found = []
    for patch in canvas.axes.patches:
        if isinstance(patch, Rectangle) and (role := roles[to_hex(patch.get_facecolor())]) not in ("page", "surface"):
            box = patch.get_bbox()
            found.append((role, box.x0, box.x1, min(box.y0, box.y1), max(box.y0, box.y1)))
    return found


def test_bars_rise_from_zero_or_fall_below_it_with_their_values(request_of: Request) -> None:
    request_of.write("date,a", ["2001,-4", "2002,8"], f"{KIND}values: [a]\n")
    canvas = request_of.draw()
    (_, _, _, zero, bottom), (_, _, _, top, floor) = upright(canvas)
    assert zero == pytest.approx(floor) and (bottom - zero) * 2 == pytest.approx(floor - top, rel=0.01)
    at = dict(boxes(canvas))
    (value,) = (box for words, box in boxes(canvas) if words == "−4" and box.x0 > 60)
    assert canvas.height - value.y1 > bottom - 4 and canvas.height - at["8"].y0 < top + 4
    assert outside(canvas) == []


def test_the_distance_of_bars_is_that_of_their_dates(request_of: Request) -> None:
    request_of.write("date,a", ["2001,1", "2002,1", "2005,1"], f"{KIND}values: [a]\n")
    one, two, three = ((left + right) / 2 for _, left, right, _, _ in upright(request_of.draw()))
    assert three - two == pytest.approx(3 * (two - one), rel=0.01)


@pytest.mark.parametrize("size", figures.SIZES)
def test_bars_of_codes_are_side_by_side_within_the_plot(request_of: Request, size: str) -> None:
    rows = [f"{year},{lane},{value}" for year in (2001, 2011) for lane, value in (("x", 4), ("y", 6))]
    request_of.write("date,lane,a", rows, f"{KIND}values: [a]\nlanes: lane\n", LANES)
    canvas = request_of.draw("en", size)
    found = upright(canvas)
    assert [role for role, *_ in found] == ["blue", "orange", "blue", "orange"]
    for (_, _, right, _, _), (_, left, _, _, _) in pairwise(found):
        assert left >= right - 0.5, "the bars do not overlap"
    assert found[0][1] > 20 and found[-1][2] <= canvas.width, "the first and last bar are within the plot"
    assert {look: text.en for look, text in request_of.figure().legend.items()} == {"blue": "First", "orange": "Second"}


@pytest.mark.parametrize(("stack", "share"), [("sum", 0.25), ("share", 0.25)])
def test_stacked_bars_stand_on_the_one_below(request_of: Request, stack: str, share: float) -> None:
    request_of.write("date,a,b", ["2001,1,3"], f"{KIND}values: [a, b]\nstack: {stack}\n")
    (_, _, _, middle, floor), (_, _, _, top, other) = upright(request_of.draw())
    assert middle == pytest.approx(other) and (floor - middle) / (floor - top) == pytest.approx(share, rel=0.01)


def test_500_bars_are_drawn_without_values(request_of: Request) -> None:
    request_of.write("date,a", [f"{1500 + at},{at}" for at in range(500)], f"{KIND}values: [a]\n")
    canvas = request_of.draw("zh", "phone")
    assert len(upright(canvas)) == 500 and len(boxes(canvas)) < 20
    assert outside(canvas) == [] == overlapping(canvas)


SLOPE = "kind: slope\nvalues: [a, b]\nlabel: name\n"
NAME = "    name: {label: {zh: 名称, en: Name}}\n"


def test_a_slope_joins_two_values_with_labels_at_both_ends(request_of: Request) -> None:
    request_of.write("name.zh,name.en,a,b", ["甲,First,1,3", "乙,Second,2,2"], SLOPE, NAME)
    canvas = request_of.draw()
    (first, second) = paths(canvas)
    assert first[0][1] > second[0][1] and first[1][1] < second[1][1], "the first line crosses the second"
    words = dict(boxes(canvas))
    assert {"First 1", "Second 2", "3 First", "2 Second", "Line A", "Line B"} == set(words)
    assert words["First 1"].x1 < first[0][0] < first[1][0] < words["3 First"].x0
    assert len(marks(canvas)) == 4


@pytest.mark.parametrize("size", figures.SIZES)
def test_labels_of_slopes_that_would_touch_are_moved_apart(request_of: Request, size: str) -> None:
    rows = [f"第{at}个长长的名称,The long name of number {at},{100 + at},{200 - at}" for at in range(30)]
    request_of.write("name.zh,name.en,a,b", rows, SLOPE, NAME)
    for language in LANGUAGES:
        canvas = request_of.draw(language, size)
        assert outside(canvas) == [] == overlapping(canvas)
        assert len(boxes(canvas)) == 2 + 60 and canvas.unlabelled == []


def test_a_row_that_lacks_a_value_has_no_slope(request_of: Request) -> None:
    request_of.write("name.zh,name.en,a,b", ["甲,First,1,3", "乙,Second,,2"], SLOPE, NAME)
    assert len(paths(request_of.draw())) == 1


def test_a_panel_without_a_complete_row_has_no_slopes(request_of: Request) -> None:
    codes = "    place: {label: {zh: 地方, en: Place}, values: {x: {zh: 东, en: East}, y: {zh: 西, en: West}}}\n"
    rows = ["甲,First,x,1,3", "乙,Second,y,,2"]
    request_of.write("name.zh,name.en,place,a,b", rows, f"{SLOPE}facets: place\n", NAME + codes)
    assert len(paths(request_of.draw())) == 1
