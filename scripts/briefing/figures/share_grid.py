"""Draws shares of a whole as 1,000 cells, which keeps shares far below one per cent visible."""

from decimal import ROUND_HALF_UP, Decimal

from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.cells import amount
from briefing.figures.rows import PHONE, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure

CELLS = 1000
LINE = 17
"""The height in pixels of a line of the key."""
INDENT, APART = 20, 12
"""The space in pixels before the names in the key, and between a name and its value."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw the share of each row of the figure as filled cells, with a key of labels and values below.

    Cells are filled column by column; the remaining cells have the colour of the grid.
    """
    (main,) = figure.values
    phone = width <= PHONE
    across = 25 if phone else 50
    step = width / across
    down = CELLS // across
    shares = [(row, _cells(amount(row, main) or Decimal(0))) for row in figure.rows]
    columns = 1 if phone else 2
    notes = [f"{words(row, main, language)} · {count}/{CELLS}" for row, count in shares]
    room = width / columns - INDENT - APART - max(width_of(note, 12.5) for note in notes) - APART
    names = [wrapped(words(row, figure.label, language), room, 13, language) for row, _ in shares]
    lines = -(-len(shares) // columns)
    heights = [LINE * (max(name.count("\n") for name in names[at::lines]) + 1) + 7 for at in range(lines)]
    canvas = Canvas(width, round(down * step + 14 + sum(heights)), language)
    at = 0
    for row, count in shares:
        _fill(canvas, range(at, min(at + count, CELLS)), down, step, look(figure, row))
        at += count
    _fill(canvas, range(at, CELLS), down, step, "grid")
    for index, ((row, _), name, note) in enumerate(zip(shares, names, notes, strict=True)):
        x, role = index // lines * width / columns, look(figure, row)
        top = down * step + 14 + sum(heights[: index % lines])
        canvas.box(x, top + 4, 12, 12, role)
        canvas.text(x + INDENT, top + 11 + name.count("\n") * LINE / 2, name, TEXT_ROLE.get(role, "ink"), 13)
        beside = max(width_of(line, 13) for line in name.split("\n"))
        canvas.text(x + INDENT + beside + APART, top + 11, note, "muted", 12.5)
    return canvas


def _cells(share: Decimal) -> int:
    """Return the number of cells for a percentage, with halves rounded up."""
    return int((share * CELLS / 100).quantize(Decimal(1), ROUND_HALF_UP))


def _fill(canvas: Canvas, cells: range, down: int, step: float, role: str) -> None:
    """Draw a range of cells with gaps of 2 pixels."""
    corners = [(round(cell // down * step, 2) + 1, round(cell % down * step, 2) + 1) for cell in cells]
    if corners:
        canvas.cells(corners, step - 2, role)
