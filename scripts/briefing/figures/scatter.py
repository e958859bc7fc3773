"""Draws labelled points over time or another number; no line joins them, because their dates are irregular."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.figures import annotations, axes, labels
from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.cells import amount
from briefing.figures.plot import Plot, begin
from briefing.figures.rows import PHONE, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Row

PADDING = 12
"""The space in pixels for marks at both ends of the horizontal axis."""


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
    canvas, plot = begin(figure, language, width, axes.value_axis(figure, language), padding=PADDING)
    points = _points(figure, plot)
    for point in points:
        canvas.mark(point.x, point.y, look(figure, point.row), hollow=figure.hollow(point.row))
    named = [point for point in points if not figure.labelled or point.row.id in figure.labelled]
    others = [_box(point) for point in points if point not in named]
    boxes = _label(canvas, plot, figure, named, others)
    annotations.draw(canvas, plot, figure, [*map(_box, points), *boxes])
    return canvas


def _box(point: Point) -> labels.Box:
    return point.x - 7, point.y - 7, point.x + 7, point.y + 7


def _label(
    canvas: Canvas, plot: Plot, figure: Figure, points: Sequence[Point], others: Sequence[labels.Box]
) -> list[labels.Box]:
    """Write the labels of points clear of all marks, those of `others` too, and return their boxes."""
    size, language = plot.size, canvas.language
    texts = [_text(figure, point.row, language, canvas.width) for point in points]
    boxes = labels.place(
        [(point.x, point.y) for point in points],
        [(max(width_of(line, size) for line in text.split("\n")) + 10, _height(text, size)) for text in texts],
        (plot.left + 4, plot.top - 10.0, canvas.width - 2.0, plot.up.start - 4.0),
        others,
    )
    for point, text, box in zip(points, texts, boxes, strict=True):
        role, at = look(figure, point.row), (point.x, point.y)
        if box is None:
            canvas.unlabelled.append(words(point.row, figure.label, language))
            continue
        if labels.distance(at, box) > labels.BESIDE:
            canvas.line(*at, *labels.nearest(at, box), role, 1)
        canvas.text(box[0] + 5, (box[1] + box[3]) / 2, text, TEXT_ROLE[role], size, halo=True, block="\n" in text)
    return [box for box in boxes if box]


def _points(figure: Figure, plot: Plot) -> list[Point]:
    (main,) = figure.values
    placed = ((axes.position(row, figure.against), amount(row, main), row) for row in figure.rows)
    return [Point(*plot.at(at, float(value)), row) for at, value, row in placed if at is not None and value is not None]


def _text(figure: Figure, row: Row, language: Language, width: int) -> str:
    """Return the label of a row, followed by its value except on phones; a long one is wrapped."""
    name, phone = words(row, figure.label, language), width <= PHONE
    text = name if phone else f"{name} · {words(row, figure.values[0], language)}"
    size, most = (12.0, 150) if phone else (12.5, 300)
    return wrapped(text, most, size, language) if width_of(text, size) > most else text


def _height(text: str, size: float) -> float:
    """Return the height of a label in pixels."""
    more = text.count("\n")
    return size * 1.35 * (more + 1) if more else size * 1.3
