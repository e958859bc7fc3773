"""Checks whether the reference lines and annotations of a figure can be drawn."""

from collections.abc import Iterator
from decimal import Decimal

from briefing.diagnostics.message import Message, any_of, quoted
from briefing.diagnostics.problem import did_you_mean
from briefing.figures import years
from briefing.figures.cells import amount
from briefing.figures.parts_request import Finding
from briefing.model import Figure, Period, Quantity, ReferenceLine


def note_findings(figure: Figure) -> Iterator[Finding]:
    """Yield the problems of the reference lines and annotations of a figure whose columns exist."""
    for at, line in enumerate(figure.reference_lines):
        yield from _level(figure, at, line)
        yield from _place(figure, at, line)
    ids = [row.id for row in figure.rows]
    for at, id in enumerate(figure.labelled):
        if id not in ids:
            what = Message('Row "{row}" is not drawn.', row=id)
            yield figure.at("labelled", at), what, did_you_mean(id, ids, Message("Name a row of the figure."))
    for at, note in enumerate(figure.annotations):
        if note.row not in ids:
            what = Message('Row "{row}" is not drawn.', row=note.row)
            fix = did_you_mean(note.row, ids, Message("Name a row of the figure."))
            yield figure.at("annotations", at, "row"), what, fix
            continue
        column = note.column or (figure.values[0] if len(figure.values) == 1 else "")
        if column not in figure.values:
            fix = Message("Name one of: {parts}.", parts=any_of(map(quoted, figure.values)))
            if note.column:
                what = Message('Column "{column}" is not drawn.', column=note.column)
                fix = did_you_mean(note.column, figure.values, fix)
            else:
                what = Message('With several columns an annotation needs "column".')
            yield figure.at("annotations", at), what, fix
        elif amount(figure.series.rows[note.row], column) is None:
            what = Message('Row "{row}" has nothing in column "{column}".', row=note.row, column=column)
            yield figure.at("annotations", at, "row"), what, Message("Name a row that has a value.")


def _level(figure: Figure, at: int, line: ReferenceLine) -> Iterator[Finding]:
    """Yield a finding on a value in another unit than the columns, or one that a logarithmic scale cannot show."""
    if line.value is None:
        return
    units = {unit.id: unit for name in figure.values if (unit := figure.series.columns[name].unit)}
    if isinstance(line.value, Quantity) and line.value.unit.id not in units:
        what = Message(
            'The fact is in "{unit}", the columns are in {units}.', unit=line.value.unit.id, units=any_of(units)
        )
        yield figure.at("reference_lines", at, "fact"), what, Message("Name a fact in the unit of the columns.")
    elif figure.scale == "log" and (line.level or 0) <= 0:
        what = Message("A logarithmic scale cannot show zero or negative values.")
        yield figure.at("reference_lines", at), what, Message('Remove "scale: log", or the line.')


def _place(figure: Figure, at: int, line: ReferenceLine) -> Iterator[Finding]:
    """Yield a finding on a place if the figure has no horizontal axis, or a place that is not on it."""
    if line.at is None:
        return
    place = figure.at("reference_lines", at, "at")
    if not figure.against:
        yield place, Message("The figure has no horizontal axis of places."), Message('Use "fact" or "value".')
        return
    cells = [cell.low for row in figure.rows if isinstance(cell := row.cells.get(figure.against), Quantity)]
    ends = [end for cell in cells for end in _ends(cell)]
    middle = sum(_ends(line.at)) / 2
    if ends and not min(ends) <= middle <= max(ends):
        what = Message("{place} is not on the horizontal axis.", place=str(line.at))
        yield place, what, Message("Name a place between the first and the last.")


def _ends(place: Decimal | Period) -> tuple[float, float]:
    """Return where a place begins and ends on the horizontal axis."""
    if isinstance(place, Period):
        return years.start(place), years.end(place)
    return float(place), float(place)
