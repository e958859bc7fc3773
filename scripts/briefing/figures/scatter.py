"""Points over time or over another number, directly labelled; no line is drawn through irregular dates."""

from briefing import numbers
from briefing.figures.canvas import Canvas, Scale, tick_text, width_of
from briefing.figures.rows import PHONE, amount, bounds, hollow, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.model import Figure, Language, Period, Quantity, Row

Box = tuple[float, float, float, float]


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
    taken: list[Box] = [(x - 7, y - 7, x + 7, y + 7) for x, y, _ in points]
    for x, y, row in points:
        canvas.mark(x, y, look(figure, row), hollow(figure, row))
    for x, y, row in sorted(points, key=lambda point: (-point[0], point[1])):
        _label(canvas, figure, row, (x, y), taken, (gutter, width), size)
    return canvas


def _across(figure: Figure, start: float, end: float) -> Scale:
    found = [at for row in figure.rows if (at := _at(row, figure.against)) is not None]
    return Scale(float(int(min(found))), float(int(max(found)) + 1), start, end)


def _at(row: Row, column: str) -> float | None:
    cell = row.cells.get(column)
    if isinstance(cell, Quantity):
        return cell.low.as_year if isinstance(cell.low, Period) else float(cell.low)
    return None


def _label(
    canvas: Canvas,
    figure: Figure,
    row: Row,
    at: tuple[float, float],
    taken: list[Box],
    span: tuple[float, float],
    size: float,
) -> None:
    """The name, and its value, at the first place around the mark that is free; a line leads to far places."""
    language = canvas.language
    cell = row.cells[figure.values[0]]
    assert isinstance(cell, Quantity)
    text = f"{words(row, figure.label, language)} {numbers.write(cell, language)}"
    wide, high = width_of(text, size), size * 1.25
    x, y = at
    places = [(x + 11, y), (x - 11 - wide, y)]
    for step in range(1, 8):
        shift = step * (high * 0.55)
        places += [
            (x + 11, y - shift),
            (x - 11 - wide, y - shift),
            (x + 11, y + shift),
            (x - 11 - wide, y + shift),
            (x - wide / 2, y - shift - 8),
            (x - wide / 2, y + shift + 8),
        ]
    for left, middle in places:
        box = (left - 2, middle - high / 2, left + wide + 2, middle + high / 2)
        inside = box[0] >= span[0] and box[2] <= span[1] and box[1] > 0 and box[3] < canvas.height - 36
        if inside and not any(_overlap(box, other) for other in taken):
            break
    else:
        left, middle = places[0]
        box = (left - 2, middle - high / 2, left + wide + 2, middle + high / 2)
    if abs(middle - y) > high * 1.2:
        edge = min(max(x, box[0]), box[2])
        canvas.line(x, y + (8 if middle > y else -8), edge, middle - (high / 2 if middle > y else -high / 2), "axis", 1)
    canvas.text(left, middle, text, TEXT_ROLE[look(figure, row)], size)
    taken.append(box)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
