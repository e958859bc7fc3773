"""Figures: a request becomes drawings. Adding a kind is one file here and its name in KINDS."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from briefing.diagnostics.problem import Problem, nearest
from briefing.figures.cells import amount
from briefing.figures.style import SHAPES, MissingGlyph, Scheme, coloured
from briefing.languages import Language
from briefing.model import Figure

if TYPE_CHECKING:
    from briefing.figures.canvas import Canvas

Draw = Callable[[Figure, Language, int], "Canvas"]


def _kind(module: str) -> Draw:
    """The `draw` of a module here, loaded when something is drawn: what is checked needs none of them."""

    def draw(figure: Figure, language: Language, width: int) -> "Canvas":
        drawn: Canvas = import_module(f"briefing.figures.{module}").draw(figure, language, width)
        return drawn

    return draw


KINDS: Mapping[str, Draw] = {
    kind: _kind(kind.replace("-", "_"))
    for kind in ("bars", "dots", "dumbbell", "matrix", "scatter", "share-grid", "steps", "timeline")
}
"""The kinds of figure, each drawn by the module of its name."""
SIZES: Mapping[str, int] = {"wide": 760, "phone": 360}
"""The widths in CSS pixels at which every figure is drawn: for the page, and for a phone."""
FILLS = ("filled", "hollow")
ONE_VALUE = ("bars", "scatter", "share-grid")
PRINTED = ("bars", "dots")

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
    if figure.kind != "steps" and figure.group:
        found.append(Problem(figure.where, f'{figure.kind} has no parts: "group" is for steps.'))
    if figure.kind not in PRINTED and figure.written:
        found.append(Problem(figure.where, f'{figure.kind} prints no other column: "written" is for bars and dots.'))
    return found + _looks(figure) + _columns(figure) + (_steps(figure) if figure.kind == "steps" else [])


def _looks(figure: Figure) -> list[Problem]:
    """Colours and fills that do not exist, or that name codes the data do not have."""
    found = []
    for part, known in ((figure.colour, tuple(SHAPES)), (figure.fill, FILLS)):
        for look in part.looks.values():
            if look not in known:
                found.append(
                    Problem(
                        figure.where, f'no look "{look}".', nearest(look, known) or f"Known are {', '.join(known)}."
                    )
                )
        codes = {row.codes.get(part.by, "") for row in figure.series.rows.values()} if part.by else set(part.looks)
        for code in part.looks.keys() - codes:
            found.append(Problem(figure.where, f'no row has the code "{code}" in "{part.by}".', nearest(code, codes)))
    for look in figure.key:
        if look not in (*SHAPES, "hollow"):
            found.append(Problem(figure.where, f'the key names no look "{look}".', nearest(look, SHAPES)))
    return found


def _columns(figure: Figure) -> list[Problem]:
    """Columns that hold nothing to draw."""
    found = []
    if not figure.values and figure.kind != "timeline":
        found.append(Problem(figure.where, '"values" is empty.', "Name the columns to draw."))
    for name in figure.values:
        column = figure.series.columns.get(name)
        if column and figure.kind != "matrix" and column.unit is None:
            found.append(Problem(figure.where, f'"{name}" holds words, not numbers.'))
        elif column and column.unit and all(row.cells.get(name) is None for row in figure.rows):
            found.append(Problem(figure.where, f'"{name}" has no value in these rows.'))
    against = figure.series.columns.get(figure.against)
    dates = against is not None and against.unit is not None and against.unit.kind == "date"
    if figure.kind == "timeline" and against and not dates:
        found.append(Problem(figure.where, f'"{figure.against}" holds no dates.'))
    if figure.kind == "scatter" and against and against.unit is None:
        found.append(Problem(figure.where, f'"{figure.against}" holds words, not numbers or dates.'))
    if figure.kind == "bars" and any((amount(row, name) or 0) < 0 for row in figure.rows for name in figure.values):
        found.append(Problem(figure.where, "bars cannot show negative values.", 'Use kind "dots".'))
    return found


def _steps(figure: Figure) -> list[Problem]:
    """Steps without a number, and parts that do not follow the step they belong to."""
    found = []
    if figure.scale == "log":
        found.append(Problem(figure.where, "steps have no axis, and so no log scale."))
    if figure.group and any(figure.group not in row.codes for row in figure.rows):
        found.append(Problem(figure.where, f'"{figure.group}" holds no codes that say of which step a row is a part.'))
    ids = [row.id for row in figure.rows]
    step = ""
    for row in figure.rows:
        whole = row.codes.get(figure.group, "")
        step = step if whole else row.id
        if whole and whole != step:
            what = f'row "{row.id}" is a part of "{whole}", which does not stand before it.'
            hint = "Parts follow their step." if whole in ids else nearest(whole, ids)
            found.append(Problem(figure.where, what, hint))
        if not any(row.cells.get(name) for name in figure.values) and figure.values:
            what = f'row "{row.id}" has no value to write.'
            found.append(Problem(figure.where, what, "Fill a cell, or leave the row out."))
    return found


def draw(figure: Figure, language: Language, width: int) -> str:
    """One drawing as SVG with colour roles unresolved. Raises MissingGlyph, naming figure, language and character."""
    try:
        return KINDS[figure.kind](figure, language, width).svg()
    except MissingGlyph as error:
        raise MissingGlyph(f"figure {figure.id} ({language}): {error}.") from None
