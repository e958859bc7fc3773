"""Points over time or over another number, directly labelled; no line is drawn through irregular dates."""

from briefing.figures import labels
from briefing.figures.canvas import Canvas, Scale, tick_text, width_of
from briefing.figures.cells import amount
from briefing.figures.rows import PHONE, bounds, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Period, Quantity, Row


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """`against` lies on the horizontal axis, the one of `values` on the vertical axis."""
    (main,) = figure.values
    phone = width <= PHONE
    height = 440 if phone else 400
    canvas = Canvas(width, height, language)
    vertical = Scale(*bounds(figure), height - 34, 24, figure.scale == "log")
    ticks = vertical.ticks()
    size = 12.0 if phone else 12.5
    gutter = max(width_of(tick_text(tick, language), size) for tick in ticks) + 8
    across = _across(figure, gutter + 10, width - 14)
    for tick in ticks:
        canvas.line(gutter, vertical(tick), width, vertical(tick), "grid")
        canvas.text(gutter - 6, vertical(tick), tick_text(tick, language), "muted", size, "right")
    for year in range(int(across.low), int(across.high) + 1):
        if across(year) >= gutter:
            canvas.line(across(year), height - 34, across(year), height - 29, "axis")
        if across(year + 0.5) < width - 10:
            canvas.text(across(year + 0.5), height - 16, str(year), "muted", size, "center")
    canvas.line(gutter, height - 34, width, height - 34, "axis")
    points = []
    for row in figure.rows:
        value, at = amount(row, main), _at(row, figure.against)
        if value is not None and at is not None:
            points.append((across(at), vertical(value), row))
    room = (gutter + 4, 2.0, width - 2.0, height - 38.0)
    spots = [(x, y) for x, y, _ in points]
    texts = [_text(figure, row, language, phone) for _, _, row in points]
    boxes = labels.place(spots, [(width_of(text, size) + 10, size * 1.3) for text in texts], room)
    for (x, y, row), box in zip(points, boxes, strict=True):
        if labels.distance((x, y), box) > labels.BESIDE:
            canvas.line(x, y, *labels.nearest((x, y), box), look(figure, row), 1)
    for (x, y, row), text, box in zip(points, texts, boxes, strict=True):
        role = look(figure, row)
        canvas.mark(x, y, role, figure.hollow(row))
        canvas.text(box[0] + 5, (box[1] + box[3]) / 2, text, TEXT_ROLE[role], size, halo=True)
    return canvas


def _text(figure: Figure, row: Row, language: Language, phone: bool) -> str:
    """The name, and on a page its value."""
    name = words(row, figure.label, language)
    return name if phone else f"{name} · {words(row, figure.values[0], language)}"


def _across(figure: Figure, start: float, end: float) -> Scale:
    found = [at for row in figure.rows if (at := _at(row, figure.against)) is not None]
    return Scale(float(int(min(found))), float(int(max(found)) + 1), start, end)


def _at(row: Row, column: str) -> float | None:
    cell = row.cells.get(column)
    if isinstance(cell, Quantity):
        return cell.low.as_year if isinstance(cell.low, Period) else float(cell.low)
    return None
