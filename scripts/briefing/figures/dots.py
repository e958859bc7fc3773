"""Draws each row as a dot on a linear or logarithmic scale; further values of a row are small hollow marks.

A range in the first column is drawn as two dots, or as one if they would overlap, and a value with a margin (1.2±0.1)
as a dot with an error bar. A line joins all values of a row, both ends of ranges included.
"""

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.cells import amount, ends
from briefing.figures.rows import begin, look, printed
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Quantity

APART = 13
"""The smallest distance, in pixels, at which two dots of one row do not overlap."""
CAP = 5
"""Half the height of the ends of an error bar, in pixels."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw the first of `values` as a dot labelled with its value, and the others as small marks at the same height."""
    main, *others = figure.values
    written = [printed(figure, row, language) for row in figure.rows]
    room = max(width_of(printed(figure, row, language), 12.5) for row in figure.rows_together) + 14
    plot, canvas, scale = begin(figure, language, width, room)
    for index, row in enumerate(figure.rows):
        plot.label(canvas, index)
        y, role = plot.y(index), look(figure, row)
        reach = [scale(value) for name in figure.values for value in ends(row, name)]
        if len(set(reach)) > 1:
            canvas.line(min(reach), y, max(reach), y, role, 1.5)
        for name in others:
            if (value := amount(row, name)) is not None:
                canvas.mark(scale(value), y, role, hollow=True, size=6)
        if (value := amount(row, main)) is not None:
            low, high = (scale(end) for end in ends(row, main))
            if margin := isinstance(cell := row.cells[main], Quantity) and cell.margin:
                for at in (low, high):
                    canvas.line(at, y - CAP, at, y + CAP, role, 1.5)
            for at in (low, high) if high - low >= APART and not margin else (scale(value),):
                canvas.mark(at, y, role, hollow=figure.hollow(row))
            canvas.text(max(reach) + 12, y, written[index], TEXT_ROLE[role], 12.5, halo=True)
    return canvas
