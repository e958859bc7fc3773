"""Draws bars from zero on a linear scale; bars of estimates are hollow unless `fill` names a column."""

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.cells import amount
from briefing.figures.rows import begin, look, printed
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure

THICK = 14


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw one bar per row in the order of `figure.rows`, with its value after its end.

    A row without a value has only its label.
    """
    (main,) = figure.values
    written = [printed(figure, row, language) for row in figure.rows]
    room = max((width_of(text, 12.5) for text in written), default=0) + 12
    plot, canvas, scale = begin(figure, language, width, room)
    for index, row in enumerate(figure.rows):
        plot.label(canvas, index)
        value = amount(row, main)
        if value is None:
            continue
        y, role = plot.y(index), look(figure, row)
        empty = figure.hollow(row)
        length = max(scale(value) - scale(0), 2)
        canvas.box(scale(0), y - THICK / 2, length, THICK, "page" if empty else role, role if empty else "")
        canvas.text(scale(0) + length + 8, y, written[index], TEXT_ROLE[role], 12.5, halo=True)
    return canvas
