"""Draws two values per row, such as before and after, joined by a line: the first hollow, the second filled."""

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.cells import amount
from briefing.figures.rows import begin, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw both marks of each row, with their values on the outer sides, clear of the line and of the axis.

    A row that lacks one of the two values has only its label.
    """
    first, second = figure.values
    room = max(width_of(words(row, name, language), 12) for row in figure.rows_together for name in figure.values) + 14
    plot, canvas, scale = begin(figure, language, width, room, before=room)
    for index, row in enumerate(figure.rows):
        plot.label(canvas, index)
        y, role = plot.y(index), look(figure, row)
        before, after = amount(row, first), amount(row, second)
        if before is None or after is None:
            continue
        start, end = scale(before), scale(after)
        canvas.line(start, y, end, y, role, 2)
        canvas.mark(start, y, role, hollow=True, size=9)
        canvas.mark(end, y, role, size=9)
        right = 1 if start <= end else -1
        for at, name, side in ((start, first, -right), (end, second, right)):
            text, edge = words(row, name, language), at + 10 * side
            if side < 0 and edge - width_of(text, 12) < scale(scale.low) < edge:
                edge = scale(scale.low) - 6
            canvas.text(edge, y, text, TEXT_ROLE[role], 12, align="left" if side > 0 else "right", halo=True)
    return canvas
