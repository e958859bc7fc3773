"""Chooses the rows that a figure or a table shows, and puts them in order."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.model import Period, Quantity, Row, Series
from briefing.source.csv import matching
from briefing.source.figure_entries import FigureEntry, SeriesEntry, TableEntry


def chosen(entry: FigureEntry | TableEntry, series: Series) -> tuple[Row, ...]:
    """Return the rows that `rows` of an entry names, all if it is empty, in the order that `order` gives.

    Rows without a value are last, and rows of equal value keep their order.
    """
    named = entry.rows or ("*",)
    rows = [series.rows[id] for id in dict.fromkeys(id for name in named for id in matching(name, series.rows))]
    if entry.order is None:
        return tuple(rows)
    column = series.columns[entry.order.by]
    values = {row.id: cell for row in rows if isinstance(cell := row.cells[column.id], Quantity)}
    known = [row for row in rows if row.id in values and values[row.id].unit == column.unit]
    others = [row for row in rows if row not in known]
    known.sort(key=lambda row: _middle(values[row.id]), reverse=entry.order.direction == "descending")
    return (*known, *others)


def _middle(quantity: Quantity) -> Decimal:
    """Return the middle of a range of numbers, or of a date as a year, to sort by."""
    low, high = (Decimal(end.as_year) if isinstance(end, Period) else end for end in (quantity.low, quantity.high))
    return (low + high) / 2


def problems(entry: FigureEntry | TableEntry, series: SeriesEntry, rows: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for each name in `rows` that no row has, and for an `order` that is not by numbers or dates."""
    for at, row in enumerate(entry.rows):
        if not matching(row, rows):
            what = Message('Series "{series}" has no row "{row}".', series=series.id, row=row)
            fix = did_you_mean(row, rows, Message("Add it to {file}.", file=f"data/series/{series.id}.csv"))
            yield Problem(entry.at("rows", at), what, fix)
    numbers = [name for name, column in series.columns.items() if column.unit]
    if entry.order and entry.order.by not in numbers:
        what = Message('Rows cannot be put in order by "{column}".', column=entry.order.by)
        fix = did_you_mean(entry.order.by, numbers, Message("Name a column of numbers or dates."))
        yield Problem(entry.at("order", "by"), what, fix)
