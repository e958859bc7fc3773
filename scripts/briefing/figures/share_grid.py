"""Draws shares of a whole as 1,000 cells, which keeps shares far below one per cent visible."""

from decimal import ROUND_HALF_UP, Decimal

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.cells import amount
from briefing.figures.rows import PHONE, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure

CELLS = 1000


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
    lines = len(shares) if phone else (len(shares) + 1) // 2
    canvas = Canvas(width, round(down * step + 14 + 24 * lines), language)
    at = 0
    for row, count in shares:
        _fill(canvas, range(at, min(at + count, CELLS)), down, step, look(figure, row))
        at += count
    _fill(canvas, range(at, CELLS), down, step, "grid")
    for index, (row, count) in enumerate(shares):
        x, y = (0.0, index) if phone else (index // lines * width / 2, index % lines)
        role = look(figure, row)
        top = down * step + 14 + 24 * y
        canvas.box(x, top + 4, 12, 12, role)
        name = words(row, figure.label, language)
        canvas.text(x + 20, top + 11, name, TEXT_ROLE.get(role, "ink"), 13)
        value = words(row, main, language)
        canvas.text(x + 20 + width_of(name, 13) + 12, top + 11, f"{value} · {count}/{CELLS}", "muted", 12.5)
    return canvas


def _cells(share: Decimal) -> int:
    """Return the number of cells for a percentage, with halves rounded up."""
    return int((share * CELLS / 100).quantize(Decimal(1), ROUND_HALF_UP))


def _fill(canvas: Canvas, cells: range, down: int, step: float, role: str) -> None:
    """Draw a range of cells with gaps of 2 pixels."""
    corners = [(round(cell // down * step, 2) + 1, round(cell % down * step, 2) + 1) for cell in cells]
    if corners:
        canvas.cells(corners, step - 2, role)
