"""Draws labelled points over time or another number; no line joins them, because their dates are irregular."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.figures import labels
from briefing.figures.canvas import Canvas, Scale, tick_text, width_of
from briefing.figures.cells import amount
from briefing.figures.rows import PHONE, bounds, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Period, Quantity, Row

FLOOR = 34
"""The space below the plot for the labels of the horizontal axis, in pixels."""
TOP = 24


@dataclass(frozen=True)
class Point:
    """A row, and the coordinates of its mark in pixels."""

    x: float
    y: float
    row: Row


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw `against` on the horizontal axis, and the one column of `values` on the vertical axis.

    Rows that lack one of the two are left out. A label for which there is no space is added to `unlabelled`.
    """
    phone = width <= PHONE
    canvas = Canvas(width, 440 if phone else 400, language)
    size = 12.0 if phone else 12.5
    floor = canvas.height - FLOOR
    up = Scale(*bounds(figure), floor, TOP, figure.scale == "log")
    gutter = max(width_of(tick_text(tick, language), size) for tick in up.ticks()) + 8
    across = _across(figure, gutter + 10, width - 14)
    _axes(canvas, across, up, gutter, size, dated=_is_dated(figure))
    points = _points(figure, across, up)
    texts = [_text(figure, point.row, language, phone) for point in points]
    boxes = labels.place(
        [(point.x, point.y) for point in points],
        [(width_of(text, size) + 10, size * 1.3) for text in texts],
        (gutter + 4, 2.0, width - 2.0, floor - 4.0),
    )
    for point, box in zip(points, boxes, strict=True):
        at = point.x, point.y
        if box and labels.distance(at, box) > labels.BESIDE:
            canvas.line(*at, *labels.nearest(at, box), look(figure, point.row), 1)
    for point, text, box in zip(points, texts, boxes, strict=True):
        role = look(figure, point.row)
        canvas.mark(point.x, point.y, role, hollow=figure.hollow(point.row))
        if box is None:
            canvas.unlabelled.append(text)
            continue
        canvas.text(box[0] + 5, (box[1] + box[3]) / 2, text, TEXT_ROLE[role], size, halo=True)
    return canvas


def _axes(canvas: Canvas, across: Scale, up: Scale, gutter: float, size: float, *, dated: bool) -> None:
    """Draw a grid line for each tick of the vertical axis, and the ticks and labels of the horizontal axis.

    The label of a year is in the middle of the year, that of a number at its tick.
    """
    floor = canvas.height - FLOOR
    for tick in up.ticks():
        canvas.line(gutter, up(tick), canvas.width, up(tick), "grid")
        canvas.text(gutter - 6, up(tick), tick_text(tick, canvas.language), "muted", size, align="right")
    first, last = int(across.low), int(across.high)
    step = _step(across, max(width_of(_label(end, canvas, dated), size) for end in (first, last)) + 6)
    for at in range(-(-first // step) * step, last + 1, step):
        middle = across(at + 0.5 if dated else at)
        if across(at) >= gutter:
            canvas.line(across(at), floor, across(at), floor + 5, "axis")
        if middle < canvas.width - 10:
            canvas.text(middle, canvas.height - 16, _label(at, canvas, dated), "muted", size, align="center")
    canvas.line(gutter, floor, canvas.width, floor, "axis")


def _step(across: Scale, room: float) -> int:
    """Return the smallest round step of the horizontal axis at which labels are at least `room` pixels apart."""
    steps: Iterator[int] = (factor * 10**power for power in itertools.count() for factor in (1, 2, 5))
    return next(step for step in steps if across(across.low + step) - across(across.low) >= room)


def _label(at: int, canvas: Canvas, dated: bool) -> str:
    return str(at) if dated else tick_text(Decimal(at), canvas.language)


def _is_dated(figure: Figure) -> bool:
    cells = (row.cells.get(figure.against) for row in figure.rows)
    return any(isinstance(cell, Quantity) and isinstance(cell.low, Period) for cell in cells)


def _points(figure: Figure, across: Scale, up: Scale) -> list[Point]:
    (main,) = figure.values
    placed = ((_at(row, figure.against), amount(row, main), row) for row in figure.rows)
    return [Point(across(at), up(value), row) for at, value, row in placed if at is not None and value is not None]


def _text(figure: Figure, row: Row, language: Language, phone: bool) -> str:
    """Return the label of a row, followed by its value except on phones."""
    name = words(row, figure.label, language)
    return name if phone else f"{name} · {words(row, figure.values[0], language)}"


def _across(figure: Figure, start: float, end: float) -> Scale:
    found = [at for row in figure.rows if (at := _at(row, figure.against)) is not None]
    return Scale(float(math.floor(min(found))), float(math.floor(max(found)) + 1), start, end)


def _at(row: Row, column: str) -> float | None:
    cell = row.cells.get(column)
    if isinstance(cell, Quantity):
        return cell.low.as_year if isinstance(cell.low, Period) else float(cell.low)
    return None
