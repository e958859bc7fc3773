"""Draws small multiples: one panel for each code of the column `facets`, all with the same axes."""

from briefing.figures.canvas import Canvas, wrapped
from briefing.figures.kinds import KINDS
from briefing.figures.rows import PHONE
from briefing.languages import Language
from briefing.model import Figure

BETWEEN, BELOW = 20, 18
"""The space in pixels between neighbouring panels, and below each panel."""
SIZE, LINE = 13.0, 18
"""The size of the title of a panel, and the height of its lines, in pixels."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw the panels of a figure in rows, each below its title."""
    kind = KINDS[figure.kind]
    panels = figure.panels
    columns = _columns(len(panels), width, listed=not figure.against)
    step = (width - BETWEEN * (columns - 1)) // columns
    names = figure.series.columns[figure.facets].values
    drawn = [
        (wrapped(names[code][language], step, SIZE, language, bold=True), kind.draw(panel, language, step))
        for code, panel in panels.items()
    ]
    placed = []
    top = 0
    for row in (drawn[at : at + columns] for at in range(0, len(drawn), columns)):
        head = LINE * (max(title.count("\n") for title, _ in row) + 1) + 4
        placed += [(title, panel, (step + BETWEEN) * at, top, top + head) for at, (title, panel) in enumerate(row)]
        top += head + max(panel.height for _, panel in row) + BELOW
    canvas = Canvas(width, top - BELOW, language)
    for title, panel, x, y, below in placed:
        canvas.text(x, y, title, "ink", SIZE, bold=True, vertical="top")
        canvas.place(panel, x, below)
    return canvas


def _columns(panels: int, width: int, listed: bool) -> int:
    """Return the number of panels beside each other; those that list rows have names on their left and are wider."""
    if width <= PHONE:
        return 1 if listed else 2
    return 2 if listed or panels in (2, 4) else 3
