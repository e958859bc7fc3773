"""The numbers in the cells that a figure draws. What is checked of a figure needs no more than this."""

from decimal import Decimal

from briefing.model import Quantity, Row


def ends(row: Row, column: str) -> tuple[Decimal, ...]:
    """Both ends of the number in a cell, which are one and the same unless it is a range; none where it is empty."""
    cell = row.cells.get(column)
    if isinstance(cell, Quantity) and isinstance(cell.low, Decimal) and isinstance(cell.high, Decimal):
        return cell.low, cell.high
    return ()


def amount(row: Row, column: str) -> Decimal | None:
    """The number in a cell, the middle of a range."""
    found = ends(row, column)
    return (found[0] + found[1]) / 2 if found else None
