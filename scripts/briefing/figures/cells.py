"""The numbers in the cells that a figure draws, for drawing and for checking a request."""

from decimal import Decimal

from briefing.model import Quantity, Row


def ends(row: Row, column: str) -> tuple[Decimal, ...]:
    """Return both ends of the number in a cell, equal unless it is a range; nothing if it is empty."""
    cell = row.cells.get(column)
    if isinstance(cell, Quantity) and isinstance(cell.low, Decimal) and isinstance(cell.high, Decimal):
        return cell.low, cell.high
    return ()


def amount(row: Row, column: str) -> Decimal | None:
    """Return the number in a cell, or the middle of a range; None if it is empty."""
    found = ends(row, column)
    return (found[0] + found[1]) / 2 if found else None
