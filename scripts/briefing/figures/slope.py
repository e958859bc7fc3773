"""Draws each row as a line from its first value to its second, with its name and values at both ends."""

from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.cells import amount
from briefing.figures.plot import Name, name_beside
from briefing.figures.rows import PHONE, amounts, look, words
from briefing.figures.scale import Scale
from briefing.languages import Language
from briefing.model import Figure, Row

TOP, FOOT = 14, 14
"""The space in pixels between the names of the columns and the lines, and below the lines."""
LEAST = 320
"""The least height of the lines in pixels, which grows with the number of labels."""
BESIDE = 12
"""The distance in pixels between the end of a line and its label."""
LINE = 1.35
"""The line height, as a multiple of the type size."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw the lines of the rows, grey ones first; a row that lacks one of the two values is left out.

    On phones the labels at the left have only the value. Labels are moved apart where they would touch.
    """
    size = 12.0 if width <= PHONE else 12.5
    rows = [row for row in figure.rows if all(amount(row, column) is not None for column in figure.values)]
    rows.sort(key=lambda row: look(figure, row) != "grey")
    sides = [[_name(figure, row, column, language, width, size) for row in rows] for column in figure.values]
    titles = [figure.series.columns[column].label[language] for column in figure.values]
    heads = [wrapped(title, width * 0.4, size, language) for title in titles]
    top = TOP + max(head.count("\n") + 1 for head in heads) * size * LINE
    floor = top + max(LEAST, *(sum(name.height for name in side) for side in sides))
    canvas = Canvas(width, round(floor + FOOT), language)
    up = _scale(figure, floor, top)
    left, right = (max((name.width for name in side), default=0.0) + BESIDE for side in sides)
    for x, head in zip((left, width - right), heads, strict=True):
        half = max(width_of(line, size) for line in head.split("\n")) / 2
        middle = min(max(x, half), width - half)
        canvas.text(middle, top - TOP, head, "muted", size, align="center", vertical="bottom")
        canvas.line(x, top - 6, x, floor + 6, "grid")
    at = dict(zip(figure.values, (left, width - right), strict=True))
    ends = [[(x, up(amount(row, column) or 0)) for row in rows] for column, x in at.items()]
    for row, start, stop in zip(rows, *ends, strict=True):
        role = look(figure, row)
        canvas.path((start, stop), role, 1.5 if role == "grey" else 2.25)
        for x, y in (start, stop):
            canvas.mark(x, y, role, hollow=figure.hollow(row), size=7)
    room = top - 8, floor + FOOT
    name_beside(canvas, sides[0], ends[0], left - BESIDE, room, size, align="right")
    name_beside(canvas, sides[1], ends[1], width - right + BESIDE, room, size)
    return canvas


def _scale(figure: Figure, floor: float, top: float) -> Scale:
    """Return the scale from the lowest to the highest value; a line with labels needs no zero."""
    found = amounts(figure)
    low, high = float(min(found)), float(max(found))
    return Scale(low, high if high > low else low + max(abs(low), 1), floor, top, figure.scale == "log")


def _name(figure: Figure, row: Row, column: str, language: Language, width: int, size: float) -> Name:
    """Return the label at an end of a line: the name nearest to the edge, and the value nearest to the line."""
    name, value = words(row, figure.label, language), words(row, column, language)
    phone, first = width <= PHONE, column == figure.values[0]
    text = value if phone and first else f"{name} {value}" if first else f"{value} {name}"
    most = 120 if phone else min(220.0, width * 0.29)
    text = wrapped(text, most, size, language) if width_of(text, size) > most else text
    lines = text.split("\n")
    height = len(lines) * size * LINE + 4
    return Name(name, look(figure, row), text, max(width_of(line, size) for line in lines), height)
