"""Draws lines over time or another number, each with its name at its end; a line breaks where a value is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from briefing.figures import annotations, axes, labels
from briefing.figures.canvas import Canvas
from briefing.figures.cells import ends
from briefing.figures.plot import Name, Plot, begin, name_at_edge, name_of
from briefing.figures.rows import words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Quantity, Row

FEW = 16
"""Up to this many points, each has a mark of its own."""
NEAR_END = 0.03
"""The share of the horizontal axis within which the end of a line counts as the end of the axis."""
MARK = 5.0
"""Half the size of a mark as an obstacle to names, in pixels."""
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


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw each column of `values`, or each code of `lanes`, as a line against the column `against`."""
    found = lines_of(figure, language)
    edge, within = _named(found, figure, language, width)
    canvas, plot = begin(figure, language, width, axes.value_axis(figure, language), [name for _, name in edge])
    for line in found:
        _draw(canvas, plot, line)
    name_at_edge(canvas, plot, [name for _, name in edge], [_at(plot, line.last) for line, _ in edge])
    samples = [box for line in found for box in _samples(plot, line)]
    named = _name_within(canvas, plot, samples, within)
    annotations.draw(canvas, plot, figure, [*samples, *named])
    return canvas


def _named(
    found: Sequence[Line], figure: Figure, language: Language, width: int
) -> tuple[list[tuple[Line, Name]], list[tuple[Line, Name]]]:
    """Return the lines that end at the right edge and those that end earlier, with their names; none in panels."""
    if figure.beside:
        return [], []
    last = max(line.last.x for line in found)
    near = (last - min(line.points[0].x for line in found)) * NEAR_END
    named = [(line, name_of(line.name, line.role, line.written, language, width)) for line in found]
    return (
        [pair for pair in named if last - pair[0].last.x <= near],
        [pair for pair in named if last - pair[0].last.x > near],
    )


def lines_of(figure: Figure, language: Language) -> list[Line]:
    """Return the lines of a figure, grey ones first, so that the others are drawn above them.

    A line breaks where a row of the figure has no value for it.
    """
    places = sorted({at for row in figure.rows_together if (at := axes.position(row, figure.against)) is not None})
    roles = figure.part_looks
    drawn = []
    for id, name in figure.parts.items():
        rows = {axes.position(row, figure.against): row for row in figure.rows_of(id)}
        in_order = [rows.get(place) for place in places]
        drawn.append(_line(name[language], roles[id], in_order, figure.column_of(id), figure, language))
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
    for part in line.parts:
        for dashed, pairs in groupby(pairwise(part), key=lambda pair: pair[0].about or pair[1].about):
            steps = list(pairs)
            canvas.path(
                [_at(plot, steps[0][0]), *(_at(plot, after) for _, after in steps)], line.role, width, dashed=dashed
            )
        for point in _marked(line, part):
            canvas.mark(*_at(plot, point), line.role, hollow=point.about, size=6)


def _marked(line: Line, part: Sequence[Point]) -> Sequence[Point]:
    """Return the points of a part that have a mark: all if there are few, else single ones and the end of the line."""
    if len(line.points) <= FEW or len(part) == 1:
        return part
    return part[-1:] if part is line.parts[-1] else ()


def _name_within(
    canvas: Canvas, plot: Plot, samples: Sequence[labels.Box], named: Sequence[tuple[Line, Name]]
) -> list[labels.Box]:
    """Write the names of lines that end earlier next to their ends, clear of all lines; return their boxes."""
    bounds = (plot.left + 4, plot.top, plot.across.end, plot.up.start - 4)
    sizes = [(name.width + 6, name.height) for _, name in named]
    points = [_at(plot, line.last) for line, _ in named]
    boxes = labels.place(points, sizes, bounds, samples)
    for (_, name), at, box in zip(named, points, boxes, strict=True):
        if box is None:
            canvas.unlabelled.append(name.title)
            continue
        if labels.distance(at, box) > labels.BESIDE:
            canvas.line(*at, *labels.nearest(at, box), name.role, 0.75)
        canvas.text(box[0] + 3, (box[1] + box[3]) / 2, name.text, TEXT_ROLE[name.role], plot.size, block=True)
    return [box for box in boxes if box]


def _at(plot: Plot, point: Point) -> tuple[float, float]:
    return plot.at(point.x, point.value)


def _samples(plot: Plot, line: Line) -> Iterator[labels.Box]:
    """Yield small boxes along a line, and one for each mark."""
    for part in line.parts:
        for x, y in [_at(plot, point) for point in _marked(line, part)]:
            yield x - MARK, y - MARK, x + MARK, y + MARK
        for one, other in pairwise([_at(plot, point) for point in part]):
            count = max(1, round(float(np.hypot(other[0] - one[0], other[1] - one[1])) / SAMPLE))
            for step in range(count + 1):
                x, y = (a + (b - a) * step / count for a, b in zip(one, other, strict=True))
                yield x - 2, y - 2, x + 2, y + 2
