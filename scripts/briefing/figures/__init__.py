"""Figures: a request becomes drawings. Adding a kind is one file here and one line in KINDS."""

from collections.abc import Callable, Mapping

from briefing.errors import Problem, nearest
from briefing.figures import bars, dots, dumbbell, matrix, scatter, share_grid, timeline
from briefing.figures.canvas import Canvas, MissingGlyph
from briefing.figures.style import Scheme, coloured
from briefing.model import Figure, Language

KINDS: Mapping[str, Callable[[Figure, Language, int], Canvas]] = {
    "bars": bars.draw,
    "dots": dots.draw,
    "dumbbell": dumbbell.draw,
    "matrix": matrix.draw,
    "scatter": scatter.draw,
    "share-grid": share_grid.draw,
    "timeline": timeline.draw,
}
SIZES: Mapping[str, int] = {"wide": 760, "phone": 360}
"""The widths in CSS pixels at which every figure is drawn: for the page, and for a phone."""
ONE_VALUE = ("bars", "scatter", "share-grid")

__all__ = ["KINDS", "SIZES", "Scheme", "coloured", "draw", "problems"]


def problems(figure: Figure) -> list[Problem]:
    """What keeps a request from being drawn."""
    found = []
    if figure.kind not in KINDS:
        found.append(
            Problem(
                figure.where,
                f'no kind of figure "{figure.kind}".',
                nearest(figure.kind, KINDS) or f"Known are {', '.join(KINDS)}.",
            )
        )
    if figure.kind in ONE_VALUE and len(figure.values) != 1:
        found.append(Problem(figure.where, f'{figure.kind} draws one column: "values" names {len(figure.values)}.'))
    if figure.kind == "dumbbell" and len(figure.values) != 2:
        found.append(Problem(figure.where, f'dumbbell draws two columns: "values" names {len(figure.values)}.'))
    if figure.kind == "bars" and figure.scale == "log":
        found.append(Problem(figure.where, "bars never stand on a log axis.", 'Use kind "dots".'))
    if figure.kind in ("scatter", "timeline") and not figure.against:
        found.append(Problem(figure.where, f'{figure.kind} needs "against", the column of its horizontal axis.'))
    if figure.kind == "timeline" and not figure.lanes:
        found.append(Problem(figure.where, 'timeline needs "lanes", the column of its lanes.'))
    return found


def draw(figure: Figure, language: Language, width: int) -> str:
    """One drawing as SVG with colour roles unresolved. Raises MissingGlyph, naming figure, language and character."""
    try:
        return KINDS[figure.kind](figure, language, width).svg()
    except MissingGlyph as error:
        raise MissingGlyph(f"figure {figure.id} ({language}): {error}.") from None
