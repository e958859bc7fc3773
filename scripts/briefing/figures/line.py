"""Draws lines over time or another number, each with its name at its end; a line breaks where a value is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from briefing.figures import axes, labels
from briefing.figures.canvas import Canvas, Scale, width_of, wrapped
from briefing.figures.cells import ends
from briefing.figures.line_request import lines
from briefing.figures.rows import PHONE, words
from briefing.figures.style import SHAPES, TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Quantity, Row, Stage

TOP = 12
STAGE = 20
"""The height of one level of the names of stages, in pixels."""
FEW = 16
"""Up to this many points, each has a mark of its own."""
NEAR_END = 0.03
"""The share of the horizontal axis within which the end of a line counts as the end of the axis."""
MARGIN = 2
"""The space in pixels between the names at the right edge and the edge of the drawing."""
BESIDE = 12
"""The distance between the plot and the names at its right edge, in pixels."""
SAMPLE = 5.0
"""The distance, in pixels, at which lines are sampled as obstacles to the names within the plot."""
THICK, THIN = 2.25, 1.5
"""The widths of lines in colour, and of grey lines."""


@dataclass(frozen=True)
class Point:
    """A point of a line, with both ends of its value, equal unless it is a range; `about` is True for an estimate."""

    x: float
    low: float
    high: float
    about: bool

    @property
    def value(self) -> float:
        """Return the value, or the middle of a range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Line:
    """A line: its name, its colour role, its unbroken parts in order, and its last value as text."""

    name: str
    role: str
    parts: tuple[tuple[Point, ...], ...]
    written: str

    @property
    def points(self) -> list[Point]:
        """Return the points of all parts."""
        return [point for part in self.parts for point in part]

    @property
    def last(self) -> Point:
        """Return the last point."""
        return self.parts[-1][-1]


@dataclass(frozen=True)
class Name:
    """The name of a line as it is written at its end, and its size in pixels."""

    line: Line
    text: str
    width: float
    height: float


@dataclass(frozen=True)
class Plot:
    """The plot of a figure: its scales, its edges in pixels, and the size of its text."""

    across: Scale
    up: Scale
    left: float
    top: float
    size: float

    def at(self, point: Point) -> tuple[float, float]:
        """Return the coordinates of a point."""
        return self.across(point.x), self.up(point.value)


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw each column of `values`, or each code of `lanes`, as a line against the column `against`."""
    phone = width <= PHONE
    found = lines_of(figure, language)
    names = [_name(line, language, phone) for line in found]
    last = max(line.last.x for line in found)
    near = (last - min(line.points[0].x for line in found)) * NEAR_END
    at_end = [name for name in names if last - name.line.last.x <= near]
    canvas, plot = _plot(figure, language, width, width - max(name.width for name in at_end) - BESIDE - MARGIN)
    for line in found:
        _draw(canvas, plot, line)
    _name_at_edge(canvas, plot, at_end)
    _name_within(canvas, plot, found, [name for name in names if name not in at_end])
    return canvas


def lines_of(figure: Figure, language: Language) -> list[Line]:
    """Return the lines of a figure, grey ones first, so that the others are drawn above them.

    A line breaks where a row of the figure has no value for it.
    """
    if figure.lanes:
        (column,) = figure.values
        rows = {code: [row for row in figure.rows if row.codes.get(figure.lanes) == code] for code in lines(figure)}
        heads = figure.series.columns[figure.lanes].values
        found = [(code, heads[code][language], column, rows[code]) for code in rows]
    else:
        heads = {id: figure.series.columns[id].label for id in figure.values}
        found = [(id, heads[id][language], id, list(figure.rows)) for id in figure.values]
    places = sorted({at for row in figure.rows if (at := axes.position(row, figure.against)) is not None})
    roles = figure.colour.looks or dict(zip((id for id, *_ in found), SHAPES, strict=False))
    drawn = []
    for id, name, column, of_line in found:
        by_place = {axes.position(row, figure.against): row for row in of_line}
        in_order = [by_place.get(place) for place in places]
        drawn.append(_line(name, roles.get(id, "grey"), in_order, column, figure, language))
    return sorted((line for line in drawn if line.parts), key=lambda line: line.role != "grey")


def _line(name: str, role: str, rows: Sequence[Row | None], column: str, figure: Figure, language: Language) -> Line:
    """Return the line through a column of rows in order; None or an empty cell is a gap."""
    parts: list[list[Point]] = [[]]
    written = ""
    for row in rows:
        if row is None or not (found := ends(row, column)):
            parts.append([])
            continue
        x, cell = axes.position(row, figure.against), row.cells[column]
        assert x is not None and isinstance(cell, Quantity)
        parts[-1].append(Point(x, float(found[0]), float(found[1]), cell.about))
        written = words(row, column, language)
    return Line(name, role, tuple(tuple(part) for part in parts if part), written)


def _plot(figure: Figure, language: Language, width: int, right: float) -> tuple[Canvas, Plot]:
    """Return a canvas with the axes and stages drawn, and the plot on it; `right` is its right edge."""
    size = 12.0 if width <= PHONE else 12.5
    values = axes.value_axis(figure, language)
    gutter = max(width_of(tick.text, size) for tick in values.ticks) + 8
    along = axes.horizontal_axis(figure, language, right - gutter, size)
    across = Scale(along.low, along.high, gutter, right)
    stages = _stages(figure.stages, across, language, size)
    top = TOP + STAGE * (max((level for *_, level in stages), default=-1) + 1)
    below = axes.FLOOR + (axes.LINE if any(tick.under for tick in along.ticks) else 0)
    canvas = Canvas(width, (440 if width <= PHONE else 400) + round(top - TOP) + below - axes.FLOOR, language)
    floor = canvas.height - below
    for _, begin, stop, level in stages:
        y = TOP + STAGE * level
        canvas.box(begin + 0.5, y, max(stop - begin - 1, 1), floor - y, "surface")
    up = Scale(values.low, values.high, floor, top + 6, figure.scale == "log")
    axes.draw_values(canvas, up, values.ticks, gutter, right, size)
    axes.draw_horizontal(canvas, across, along.ticks, floor, size, gutter, right)
    for stage, begin, _, level in stages:
        wide = width_of(stage.text[language], size)
        left = max(0.0, min(begin + 4, width - wide))
        canvas.text(left, TOP + STAGE * level + 10, stage.text[language], "muted", size)
    return canvas, Plot(across, up, gutter, top, size)


def _stages(
    stages: Sequence[Stage], across: Scale, language: Language, size: float
) -> list[tuple[Stage, float, float, int]]:
    """Return each stage with its left and right edge, and the first level on which its name overlaps no other."""
    taken: list[float] = []
    found = []
    for at, stage in enumerate(stages):
        follows = axes.start(stages[at + 1].start) if at + 1 < len(stages) else across.high
        begin, stop = axes.start(stage.start), axes.end(stage.end) if stage.end else follows
        left, right = (across(min(max(edge, across.low), across.high)) for edge in (begin, stop))
        level = next((index for index, edge in enumerate(taken) if edge <= left), len(taken))
        taken[level : level + 1] = [left + width_of(stage.text[language], size) + 12]
        found.append((stage, left, right, level))
    return found


def _name(line: Line, language: Language, phone: bool) -> Name:
    size, most = (12.0, 96) if phone else (12.5, 150)
    text = line.name if phone else f"{line.name} {line.written}"
    if width_of(text, size) > most:
        text = wrapped(line.name, most, size, language) + ("" if phone else f"\n{line.written}")
    rows = text.split("\n")
    return Name(line, text, max(width_of(row, size) for row in rows), len(rows) * size * 1.35 + 4)


def _draw(canvas: Canvas, plot: Plot, line: Line) -> None:
    """Draw the parts of a line over the bands of its ranges.

    It is dashed next to estimates. Its last point has a mark, as has every point if there are few.
    """
    width = THIN if line.role == "grey" else THICK
    for part in line.parts:
        if any(point.low != point.high for point in part):
            edge = [(plot.across(point.x), plot.up(point.high)) for point in part]
            edge += [(plot.across(point.x), plot.up(point.low)) for point in reversed(part)]
            canvas.area(edge, line.role)
    marked = len(line.points) <= FEW
    for part in line.parts:
        for dashed, pairs in groupby(pairwise(part), key=lambda pair: pair[0].about or pair[1].about):
            steps = list(pairs)
            canvas.path(
                [plot.at(steps[0][0]), *(plot.at(after) for _, after in steps)], line.role, width, dashed=dashed
            )
        for point in part if marked or len(part) == 1 else part[-1:] if part is line.parts[-1] else ():
            canvas.mark(*plot.at(point), line.role, hollow=point.about, size=6)


def _name_at_edge(canvas: Canvas, plot: Plot, names: Sequence[Name]) -> None:
    """Write the names of lines that end at the right edge beside it, moved apart where they would touch.

    Names that have no room are left out, those of grey lines first.
    """
    kept = sorted(names, key=lambda name: plot.at(name.line.last)[1])
    low, high = plot.top - 6, plot.up.start + 8
    for name in sorted(kept, key=lambda name: name.line.role != "grey"):
        if sum(each.height for each in kept) <= high - low:
            break
        kept.remove(name)
        canvas.unlabelled.append(name.line.name)
    wanted = [plot.at(name.line.last)[1] for name in kept]
    places = labels.spread(wanted, [name.height for name in kept], low, high)
    edge = plot.across.end + BESIDE
    for name, want, y in zip(kept, wanted, places, strict=True):
        if abs(y - want) > name.height / 2:
            canvas.line(plot.across(name.line.last.x) + 4, want, edge - 2, y, name.line.role, 0.75)
        canvas.text(edge, y, name.text, TEXT_ROLE[name.line.role], plot.size, block=True)


def _name_within(canvas: Canvas, plot: Plot, drawn: Sequence[Line], names: Sequence[Name]) -> None:
    """Write the names of lines that end earlier next to their ends, clear of all lines."""
    points = [plot.at(name.line.last) for name in names]
    bounds = (plot.left + 4, plot.top, plot.across.end, plot.up.start - 4)
    sizes = [(name.width + 6, name.height) for name in names]
    boxes = labels.place(points, sizes, bounds, obstacles=[box for line in drawn for box in _samples(plot, line)])
    for name, at, box in zip(names, points, boxes, strict=True):
        if box is None:
            canvas.unlabelled.append(name.line.name)
            continue
        if labels.distance(at, box) > labels.BESIDE:
            canvas.line(*at, *labels.nearest(at, box), name.line.role, 0.75)
        canvas.text(box[0] + 3, (box[1] + box[3]) / 2, name.text, TEXT_ROLE[name.line.role], plot.size, block=True)


def _samples(plot: Plot, line: Line) -> Iterator[labels.Box]:
    """Yield small boxes along a line."""
    for part in line.parts:
        for one, other in pairwise(map(plot.at, part)):
            count = max(1, round(float(np.hypot(other[0] - one[0], other[1] - one[1])) / SAMPLE))
            for step in range(count + 1):
                x, y = (a + (b - a) * step / count for a, b in zip(one, other, strict=True))
                yield x - 2, y - 2, x + 2, y + 2
