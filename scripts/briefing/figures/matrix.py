"""Draws a table of rows and columns, with a mark (● or ○), a number or nothing in each cell."""

from briefing.figures.canvas import Canvas, wrapped
from briefing.figures.rows import PHONE, words
from briefing.languages import Language
from briefing.model import Figure, Quantity, Row

LOOKS = ("filled", "hollow")
LINE = 1.35
"""The line height, as a multiple of the type size."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw a column for each of `values`: numbers as text, codes as the marks that `fill.looks` gives them, if any."""
    phone = width <= PHONE
    size, head_size = (12.0, 12.0) if phone else (13.0, 12.5)
    gutter = width * (0.36 if phone else 0.34)
    step = (width - gutter) / len(figure.values)
    middles = {name: gutter + step * (index + 0.5) for index, name in enumerate(figure.values)}
    heads = [wrapped(figure.series.columns[name].label[language], step - 8, head_size, language) for name in middles]
    labels = [wrapped(words(row, figure.label, language), gutter - 8, size, language) for row in figure.rows]
    line = size * LINE
    top = 12 + max(head.count("\n") + 1 for head in heads) * line
    heights = [max(34.0, (label.count("\n") + 1) * line + 16) for label in labels]
    canvas = Canvas(width, round(top + sum(heights) + 2), language)
    for x, head in zip(middles.values(), heads, strict=True):
        canvas.text(x, top - 8, head, "muted", head_size, align="center", vertical="bottom")
    y = top
    for row, label, height in zip(figure.rows, labels, heights, strict=True):
        canvas.line(0, y, width, y, "grid")
        middle = y + height / 2
        canvas.text(0, middle, label, "ink", size)
        for name, x in middles.items():
            _cell(canvas, figure, row, name, (x, middle), size)
        y += height
    canvas.line(0, y, width, y, "grid")
    return canvas


def _cell(canvas: Canvas, figure: Figure, row: Row, name: str, at: tuple[float, float], size: float) -> None:
    """Write the number in a cell, or draw the mark of its code, if it has one."""
    cell = row.cells.get(name)
    if isinstance(cell, Quantity):
        canvas.text(*at, words(row, name, canvas.language), "ink", size, align="center")
    elif (shape := figure.fill.looks.get(row.codes.get(name, ""), "")) in LOOKS:
        canvas.mark(*at, "blue", hollow=shape == "hollow", size=12)
