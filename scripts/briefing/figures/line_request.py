"""Checks whether the request for a line chart can be drawn: its lines, their colours and their points."""

from collections.abc import Iterator

from briefing.diagnostics.message import Message, any_of, quoted
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import did_you_mean
from briefing.figures.style import SHAPES
from briefing.model import Figure, Period, Quantity, Row

Finding = tuple[Place, Message, Message]
"""The place of a field or row, its problem, and how to fix it."""


def line_findings(figure: Figure) -> Iterator[Finding]:
    """Yield the problems of a line chart, provided that its columns exist."""
    if figure.lanes and len(figure.values) > 1:
        what = Message(
            'With "lanes", a line chart draws one column, but "values" lists {count}.', count=len(figure.values)
        )
        yield figure.at("values"), what, Message('List one column, or remove "lanes".')
        return
    yield from _units(figure)
    yield from _colours(figure)
    yield from _points(figure)
    against = figure.series.columns.get(figure.against)
    if figure.stages and against and against.unit and against.unit.kind != "date":
        what = Message('Column "{column}" contains no dates, so there are no stages.', column=against.id)
        yield figure.at("stages"), what, Message('Remove "stages", or name a column of dates in "against".')


def lines(figure: Figure) -> list[str]:
    """Return the ids of the lines: the columns of `values`, or the codes of `lanes` that the rows have."""
    if not figure.lanes:
        return list(figure.values)
    used = {row.codes.get(figure.lanes, "") for row in figure.rows}
    return [code for code in figure.series.columns[figure.lanes].values if code in used]


def _units(figure: Figure) -> Iterator[Finding]:
    units = {unit.id for name in figure.values if (unit := figure.series.columns[name].unit)}
    if len(units) > 1:
        what = Message("The lines have different units: {units}.", units=any_of(map(quoted, sorted(units))))
        yield figure.at("values"), what, Message("Draw one figure for each unit.")


def _colours(figure: Figure) -> Iterator[Finding]:
    known = lines(figure)
    if figure.colour.by not in ("", figure.lanes):
        what = Message("The colours of a line chart are those of its lines.")
        yield figure.at("colour", "by"), what, Message('Remove "by".')
    if not figure.colour.looks and len(known) > len(SHAPES):
        what = Message("There are {count} lines, but only {most} colours.", count=len(known), most=len(SHAPES))
        fix = Message('Name the lines to emphasise under "colour", as in {example}.', example="looks: {total: blue}")
        yield figure.at("values"), what, fix
    for id in figure.colour.looks:
        if id not in known:
            others = Message("Name one of: {lines}.", lines=any_of(map(quoted, known)))
            yield figure.at("colour", "looks", id), Message('No line "{id}".', id=id), did_you_mean(id, known, others)


def _points(figure: Figure) -> Iterator[Finding]:
    """Yield rows without a place on the horizontal axis, and rows that have the same place on the same line."""
    seen: dict[tuple[str, object], Row] = {}
    for row in figure.rows:
        cell = row.cells.get(figure.against)
        if not isinstance(cell, Quantity):
            what = Message('Row "{row}" has nothing in column "{column}".', row=row.id, column=figure.against)
            yield row.where, what, Message("Fill in the cell, or leave the row out.")
            continue
        at = (row.codes.get(figure.lanes, ""), str(cell.low) if isinstance(cell.low, Period) else cell.low)
        if at in seen:
            what = Message(
                'Rows "{one}" and "{row}" are at the same place on one line: {place}.',
                one=seen[at].id,
                row=row.id,
                place=str(cell.low),
            )
            yield row.where, what, Message('Keep one of them, or name the column that divides them under "lanes".')
        seen.setdefault(at, row)
