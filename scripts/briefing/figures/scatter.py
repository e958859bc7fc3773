"""Draws labelled points over time or another number; no line joins them, because their dates are irregular."""

from dataclasses import dataclass

from briefing.figures import axes, labels
from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.cells import amount
from briefing.figures.plot import PANEL_HEIGHT, PHONE_HEIGHT, WIDE_HEIGHT
from briefing.figures.rows import PHONE, look, words
from briefing.figures.scale import Scale
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Row

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
    size = 12.0 if phone else 12.5
    values = axes.value_axis(figure, language)
    gutter = max(width_of(tick.text, size) for tick in values.ticks) + 8
    along = axes.horizontal_axis(figure, language, width - gutter - 24, size, padded=True)
    below = axes.FLOOR + (axes.LINE if any(tick.under for tick in along.ticks) else 0)
    tall = PANEL_HEIGHT if figure.beside else PHONE_HEIGHT if phone else WIDE_HEIGHT
    canvas = Canvas(width, tall + below - axes.FLOOR, language)
    floor = canvas.height - below
    up = Scale(values.low, values.high, floor, TOP, figure.scale == "log")
    across = Scale(along.low, along.high, gutter + 10, width - 14)
    axes.draw_values(canvas, up, values.ticks, gutter, width, size)
    axes.draw_horizontal(canvas, across, along.ticks, floor, size, gutter, width)
    points = _points(figure, across, up)
    texts = [_text(figure, point.row, language, phone) for point in points]
    boxes = labels.place(
        [(point.x, point.y) for point in points],
        [(max(width_of(line, size) for line in text.split("\n")) + 10, _height(text, size)) for text in texts],
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
            canvas.unlabelled.append(words(point.row, figure.label, language))
            continue
        canvas.text(box[0] + 5, (box[1] + box[3]) / 2, text, TEXT_ROLE[role], size, halo=True, block="\n" in text)
    return canvas


def _points(figure: Figure, across: Scale, up: Scale) -> list[Point]:
    (main,) = figure.values
    placed = ((axes.position(row, figure.against), amount(row, main), row) for row in figure.rows)
    return [Point(across(at), up(value), row) for at, value, row in placed if at is not None and value is not None]


def _text(figure: Figure, row: Row, language: Language, phone: bool) -> str:
    """Return the label of a row, followed by its value except on phones; a long one is wrapped."""
    name = words(row, figure.label, language)
    text = name if phone else f"{name} · {words(row, figure.values[0], language)}"
    size, most = (12.0, 150) if phone else (12.5, 300)
    return wrapped(text, most, size, language) if width_of(text, size) > most else text


def _height(text: str, size: float) -> float:
    """Return the height of a label in pixels."""
    more = text.count("\n")
    return size * 1.35 * (more + 1) if more else size * 1.3
