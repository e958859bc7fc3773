"""Draws a map without borders: a tile for each place, in the colour of the class of its value."""

from briefing.figures.canvas import Canvas, width_of
from briefing.figures.cells import amount
from briefing.figures.classes import HEIGHT, classes, draw_key, text_role
from briefing.figures.rows import PHONE, bare
from briefing.languages import Language
from briefing.model import Figure, Tile

GAP = 3
"""The space in pixels between two tiles."""
WIDEST, SHARE = 92.0, 0.72
"""The greatest width of a tile in pixels, and its height as a share of its width, on wide drawings."""
LINE = 16
"""The height in pixels of a line in a tile."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw every tile of the grid, with its name, or its short name if one does not fit, and its value if all fit.

    Tiles without a value are outlined.
    """
    phone, size = width <= PHONE, 12.0
    across, down = (max(getattr(tile, name) for tile in figure.grid.values()) for name in ("column", "row"))
    wide = min((width + GAP) / across - GAP, WIDEST)
    high = wide if phone else wide * SHARE
    rows = figure.tile_rows
    texts = {id: bare(row, figure.values[0], language) for id, row in rows.items()}
    written = all(width_of(text, size) <= wide - 4 for text in texts.values())
    short = any(width_of(tile.name[language], size) > wide - 4 for tile in figure.grid.values())
    canvas = Canvas(width, round(HEIGHT + down * (high + GAP)), language)
    found = classes(figure)
    draw_key(canvas, figure, found, language)
    for id, tile in figure.grid.items():
        x, y = _corner(tile, wide, high)
        value = amount(rows[id], figure.values[0]) if id in rows else None
        role = "page" if value is None else found.role(value)
        canvas.box(x + 0.75, y + 0.75, wide - 1.5, high - 1.5, role, "grid" if value is None else role)
        name = (tile.short if short else tile.name)[language]
        both = written and value is not None
        colour = "muted" if value is None else text_role(role)
        canvas.text(x + wide / 2, y + high / 2 - (LINE / 2 if both else 0), name, colour, size, align="center")
        if both:
            canvas.text(x + wide / 2, y + high / 2 + LINE / 2, texts[id], colour, size, align="center")
    return canvas


def _corner(tile: Tile, wide: float, high: float) -> tuple[float, float]:
    """Return the upper left corner of a tile in pixels."""
    return (tile.column - 1) * (wide + GAP), HEIGHT + (tile.row - 1) * (high + GAP)
