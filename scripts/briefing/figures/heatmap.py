"""Draws a table as coloured cells: a row for each row of the figure, a column for each of `values`."""

from collections.abc import Sequence
from itertools import count

from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.cells import amount
from briefing.figures.classes import HEIGHT, classes, draw_key, text_role
from briefing.figures.rows import PHONE, apart, bare, words
from briefing.languages import Language
from briefing.model import Figure

FEW = 40
"""Up to this many rows, each is high enough for its name."""
TALL, LEAST = 28.0, 3.0
"""The height of a row in pixels, if there are few, and the least height."""
MOST = 600
"""The greatest height of all rows in pixels if there are many, unless they have the least height."""
LINE = 17
"""The height of a line of text, in pixels."""
GUTTER = 0.34
"""The share of the width that the names of rows may have."""
MOST_WRITTEN = 160
"""The greatest number of cells whose values are written; more would make a table of small print."""
BETWEEN = 6
"""The space in pixels between the names of two columns that are wrapped."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw the cells, with their values if all of them fit; an empty cell is outlined.

    Rows are lower if there are many, and only as many names of rows are written as have space.
    """
    size = 12.0 if width <= PHONE else 12.5
    names = [wrapped(words(row, figure.label, language), width * GUTTER, size, language) for row in figure.rows]
    most = max(name.count("\n") + 1 for name in names)
    tall = max(TALL, most * LINE + 4)
    high = tall if len(names) <= FEW else max(LEAST, min(tall, MOST / len(names)))
    gutter = max(width_of(line, size) for name in names for line in name.split("\n")) + 8
    wide = (width - gutter) / len(figure.values)
    heads = [figure.series.columns[column].label[language] for column in figure.values]
    heads = [wrapped(head, max(wide - BETWEEN, 40), size, language) for head in heads]
    top = HEIGHT + max(head.count("\n") + 1 for head in heads) * LINE + 4
    canvas = Canvas(width, round(top + high * len(names)) + 1, language)
    found = classes(figure)
    draw_key(canvas, figure, found, language)
    _heads(canvas, heads, gutter, wide, top, size)
    texts = [bare(row, column, language) for row in figure.rows for column in figure.values]
    written = high >= LINE and len(texts) <= MOST_WRITTEN and all(width_of(text, size) <= wide - 4 for text in texts)
    _names(canvas, names, gutter, high, top, size)
    for at, row in enumerate(figure.rows):
        y = top + high * at
        for column, name in enumerate(figure.values):
            x, value = gutter + wide * column, amount(row, name)
            line = 1 if high > 6 else 0
            if value is None:
                canvas.box(x, y, wide - line, high - line, "surface")
                continue
            role = found.role(value)
            canvas.box(x, y, wide - line, high - line, role)
            if written:
                text = bare(row, name, language)
                canvas.text(x + wide / 2, y + high / 2, text, text_role(role), size, align="center")
    return canvas


def _names(canvas: Canvas, names: Sequence[str], gutter: float, high: float, top: float, size: float) -> None:
    """Write the names of the rows within the drawing; those that would touch the one above are left out."""
    taken = 0.0
    for at, name in enumerate(names):
        half = LINE * (name.count("\n") + 1) / 2
        middle = min(max(top + high * (at + 0.5), top + half), canvas.height - half)
        if middle - half >= taken:
            canvas.text(gutter - 8, middle, name, "ink", size, align="right", block=True)
            taken = middle + half


def _heads(canvas: Canvas, heads: Sequence[str], gutter: float, wide: float, top: float, size: float) -> None:
    """Write the names of the columns: all of them, or every second one, or every third, and so on, if they touch."""
    halves = [max(width_of(line, size) for line in head.split("\n")) / 2 for head in heads]
    placed = [
        (min(gutter + wide * (at + 0.5), canvas.width - half), half, head)
        for at, (half, head) in enumerate(zip(halves, heads, strict=True))
    ]
    for middle, _, head in next(kept for step in count(1) if apart(kept := placed[::step])):
        canvas.text(middle, top - 4, head, "muted", size, align="center", vertical="bottom")
