"""Dots on a line, one row per item, linear or logarithmic; a second value of a row is a small hollow mark."""

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.rows import TOP, amount, bounds, frame, grid, hollow, look, percent, words
from briefing.figures.style import TEXT_ROLE
from briefing.model import Figure, Language


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """The first of `values` is the dot with its value written; the others are small marks on the same line."""
    main, *others = figure.values
    written = [words(row, main, language) for row in figure.rows]
    room = max((width_of(text, 12.5) for text in written), default=0) + 14
    plot = frame(figure, language, width, room)
    canvas = Canvas(width, plot.height, language)
    scale = plot.scale(*bounds(figure))
    grid(canvas, scale, TOP, plot.height - 6, percent(figure))
    for index, row in enumerate(figure.rows):
        plot.label(canvas, index)
        y, role = plot.y(index), look(figure, row)
        ends = [scale(value) for name in figure.values if (value := amount(row, name)) is not None]
        if len(ends) > 1:
            canvas.line(min(ends), y, max(ends), y, role, 1.5)
        for name in others:
            if (value := amount(row, name)) is not None:
                canvas.mark(scale(value), y, role, True, 6)
        if (value := amount(row, main)) is not None:
            canvas.mark(scale(value), y, role, hollow(figure, row))
            canvas.text(max(ends) + 12, y, written[index], TEXT_ROLE[role], 12.5, halo=True)
    return canvas
