"""Two values a row, joined: what was there before, and after. The first is hollow, the second filled."""

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.cells import amount
from briefing.figures.rows import TOP, bounds, frame, grid, look, percent, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Each end has its value written on its outer side, where it cannot cover the line, and never across the axis."""
    first, second = figure.values
    room = max(width_of(words(row, name, language), 12) for row in figure.rows for name in figure.values) + 14
    plot = frame(figure, language, width, room)
    canvas = Canvas(width, plot.height, language)
    scale = plot.scale(*bounds(figure), before=room)
    grid(canvas, scale, TOP, plot.height - 6, percent(figure))
    for index, row in enumerate(figure.rows):
        plot.label(canvas, index)
        y, role = plot.y(index), look(figure, row)
        before, after = amount(row, first), amount(row, second)
        if before is None or after is None:
            continue
        start, end = scale(before), scale(after)
        canvas.line(start, y, end, y, role, 2)
        canvas.mark(start, y, role, True, 9)
        canvas.mark(end, y, role, False, 9)
        right = 1 if start <= end else -1
        for at, name, side in ((start, first, -right), (end, second, right)):
            text, edge = words(row, name, language), at + 10 * side
            if side < 0 and edge - width_of(text, 12) < scale(scale.low) < edge:
                edge = scale(scale.low) - 6
            canvas.text(edge, y, text, TEXT_ROLE[role], 12, "left" if side > 0 else "right", halo=True)
    return canvas
