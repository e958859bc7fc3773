"""Reads the numbers in the cells that a figure draws, for drawing it and for checking its request."""

from decimal import Decimal

from briefing.model import Quantity, Row


def ends(row: Row, column: str) -> tuple[Decimal, ...]:
    """Return the two ends of the number in a cell, equal unless it is a range; empty if the cell has no number."""
    cell = row.cells.get(column)
    if isinstance(cell, Quantity) and isinstance(cell.low, Decimal) and isinstance(cell.high, Decimal):
        return cell.low, cell.high
    return ()


def amount(row: Row, column: str) -> Decimal | None:
    """Return the number in a cell, or the middle of a range; None if the cell has no number."""
    found = ends(row, column)
    return (found[0] + found[1]) / 2 if found else None
