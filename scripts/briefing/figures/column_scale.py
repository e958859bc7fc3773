"""Writes the values of columns that have a `scale` as bare numbers, as tables do; the subtitle names scale and unit."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from briefing.language.columns import Notation, notations
from briefing.languages import Language
from briefing.model import Figure, Quantity, ReferenceLine, Row, Text, Unit


def in_scale(figure: Figure, language: Language) -> Figure:
    """Return a figure whose values are in the scale of their columns, without a unit; percentages keep their sign."""
    found = {
        name: notation for name, notation in notations(figure, language).items() if notation.unit.kind != "percent"
    }
    if not found:
        return figure
    columns = {
        name: replace(column, unit=_bare(column.unit)) if name in found and column.unit else column
        for name, column in figure.series.columns.items()
    }
    rows = {id: _row(row, found) for id, row in figure.series.rows.items()}
    level, place = (
        next((found[name] for name in names if name in found), None) for names in (figure.values, [figure.against])
    )
    return replace(
        figure,
        series=replace(figure.series, columns=columns, rows=rows),
        rows=tuple(rows[row.id] for row in figure.rows),
        reference_lines=tuple(_line(line, level, place) for line in figure.reference_lines),
    )


def _row(row: Row, found: Mapping[str, Notation]) -> Row:
    cells: dict[str, Quantity | Text | None] = dict(row.cells)
    for name, notation in found.items():
        if isinstance(cell := cells.get(name), Quantity):
            cells[name] = _scaled(cell, notation)
    return replace(row, cells=cells)


def _scaled(cell: Quantity, notation: Notation) -> Quantity:
    low, high = cell.low, cell.high
    if not isinstance(low, Decimal) or not isinstance(high, Decimal) or cell.unit != notation.unit:
        return cell
    scale = notation.magnitude.scale
    return replace(
        cell, low=low / scale, high=high / scale, unit=_bare(cell.unit), digits=None, decimals=notation.decimals
    )


def _line(line: ReferenceLine, level: Notation | None, place: Notation | None) -> ReferenceLine:
    """Return a line at its value or place in the scale of the columns of values or of the horizontal axis, if any."""
    if isinstance(line.at, Decimal) and place:
        return replace(line, at=line.at / place.magnitude.scale)
    if line.value is None or level is None:
        return line
    if isinstance(line.value, Quantity):
        return replace(line, value=_scaled(line.value, level))
    return replace(line, value=line.value / level.magnitude.scale)


def _bare(unit: Unit) -> Unit:
    """Return a unit of plain numbers with the same name."""
    return replace(unit, kind="plain", pattern=None, singular="", of="", code="")
