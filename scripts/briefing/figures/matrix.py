"""Rows against columns: a mark (● primary, ○ supporting) or a printed number in each cell."""

from briefing.figures.canvas import Canvas, wrapped
from briefing.figures.rows import PHONE, words
from briefing.languages import Language
from briefing.model import Figure, Quantity

LOOKS = ("filled", "hollow")


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """`values` are the columns; codes look as `fill.looks` says, numbers are printed."""
    phone = width <= PHONE
    size = 12.0 if phone else 13.0
    gutter = width * (0.36 if phone else 0.34)
    step = (width - gutter) / len(figure.values)
    heads = [
        wrapped(figure.series.columns[name].label[language], step - 8, 12 if phone else 12.5, language)
        for name in figure.values
    ]
    labels = [wrapped(words(row, figure.label, language), gutter - 8, size, language) for row in figure.rows]
    line = size * 1.35
    top = 12 + max(head.count("\n") + 1 for head in heads) * line
    heights = [max(34.0, (label.count("\n") + 1) * line + 16) for label in labels]
    canvas = Canvas(width, round(top + sum(heights) + 2), language)
    for index, head in enumerate(heads):
        canvas.text(
            gutter + step * (index + 0.5), top - 8, head, "muted", 12 if phone else 12.5, "center", vertical="bottom"
        )
    y = top
    for row, label, height in zip(figure.rows, labels, heights, strict=True):
        canvas.line(0, y, width, y, "grid")
        middle = y + height / 2
        canvas.text(0, middle + (0 if "\n" not in label else -(label.count("\n")) * line / 2), label, "ink", size)
        for index, name in enumerate(figure.values):
            x = gutter + step * (index + 0.5)
            cell = row.cells.get(name)
            if isinstance(cell, Quantity):
                canvas.text(x, middle, words(row, name, language), "ink", size, "center")
            elif (shape := figure.fill.looks.get(row.codes.get(name, ""), "")) in LOOKS:
                canvas.mark(x, middle, "blue", shape == "hollow", 12)
        y += height
    canvas.line(0, y, width, y, "grid")
    return canvas
