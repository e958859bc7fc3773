"""Finds the notation of each column of a table whose head names the scale and the unit."""

from briefing.language.columns import Notation, notation
from briefing.languages import Language
from briefing.model import Figure, Quantity, Table


def notations(shown: Figure | Table, language: Language) -> dict[str, Notation]:
    """Return the notation of each column of a figure or table that has a `scale`, by its id.

    It suits the values in all rows of the series, so that figures and tables of the same data are written alike.
    """
    found = {}
    for name in shown.columns:
        column = shown.series.columns.get(name)
        if column and column.unit and column.scale:
            cells = [cell for row in shown.series.rows.values() if isinstance(cell := row.cells.get(name), Quantity)]
            found[name] = notation(cells, column.unit, language, column.scale)
    return found
