"""Dots on a line, one row per item, linear or logarithmic; a second value of a row is a small hollow mark.

A range is a dot at each end and the line between; one dot where the two would cover each other.
"""

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.cells import amount, ends
from briefing.figures.rows import TOP, bounds, frame, grid, look, percent, printed
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure

APART = 13
"""Pixels from which two dots of one row stand clear of each other."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """The first of `values` is the dot with its value written; the others are small marks on the same line."""
    main, *others = figure.values
    written = [printed(figure, row, language) for row in figure.rows]
    room = max((width_of(text, 12.5) for text in written), default=0) + 14
    plot = frame(figure, language, width, room)
    canvas = Canvas(width, plot.height, language)
    scale = plot.scale(*bounds(figure))
    grid(canvas, scale, TOP, plot.height - 6, percent(figure))
    for index, row in enumerate(figure.rows):
        plot.label(canvas, index)
        y, role = plot.y(index), look(figure, row)
        reach = [scale(value) for name in figure.values for value in ends(row, name)]
        if len(set(reach)) > 1:
            canvas.line(min(reach), y, max(reach), y, role, 1.5)
        for name in others:
            if (value := amount(row, name)) is not None:
                canvas.mark(scale(value), y, role, True, 6)
        if (value := amount(row, main)) is not None:
            low, high = (scale(end) for end in ends(row, main))
            for at in (low, high) if high - low >= APART else (scale(value),):
                canvas.mark(at, y, role, figure.hollow(row))
            canvas.text(max(reach) + 12, y, written[index], TEXT_ROLE[role], 12.5, halo=True)
    return canvas
