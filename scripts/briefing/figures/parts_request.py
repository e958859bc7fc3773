"""Checks whether figures whose parts differ in colour can be drawn: lines, layers, and grouped or stacked bars."""

from collections.abc import Iterator

from briefing.diagnostics.message import Message, any_of, quoted
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import did_you_mean
from briefing.figures.cells import amount
from briefing.model import COLOURS, Figure, Period, Quantity, Row

Finding = tuple[Place, Message, Message]
"""The place of a field or row, its problem, and how to fix it."""


def part_findings(figure: Figure) -> Iterator[Finding]:
    """Yield the problems of the parts of a figure, whose columns exist, and of their points on a horizontal axis."""
    if figure.lanes and len(figure.values) > 1:
        count = len(figure.values)
        what = Message('With "lanes" a figure draws one column, but "values" lists {count}.', count=count)
        yield figure.at("values"), what, Message('List one column, or remove "lanes".')
        return
    yield from _units(figure)
    yield from _colours(figure)
    if figure.stack and len(figure.parts) < 2:
        yield figure.at("stack"), Message("There is nothing to stack."), Message("List several columns, or remove it.")
    panels = tuple(figure.panels.values()) or (figure,)
    if figure.against:
        for panel in panels:
            yield from _points(panel)
        against = figure.series.columns[figure.against]
        if figure.stages and against.unit and against.unit.kind != "date":
            what = Message('Column "{column}" contains no dates, so there are no stages.', column=against.id)
            yield figure.at("stages"), what, Message('Remove "stages", or name a column of dates in "against".')
    if figure.kind == "area":
        for panel in panels:
            yield from _gaps(panel)
    elif figure.stack == "share":
        yield from _negative(figure)


def _units(figure: Figure) -> Iterator[Finding]:
    units = {unit.id for name in figure.values if (unit := figure.series.columns[name].unit)}
    if len(units) > 1:
        what = Message("The columns have different units: {units}.", units=any_of(map(quoted, sorted(units))))
        yield figure.at("values"), what, Message("Draw one figure for each unit.")


def _colours(figure: Figure) -> Iterator[Finding]:
    known, looks, most = list(figure.parts), figure.colour.looks, len(COLOURS)
    if figure.colour.by not in ("", figure.lanes):
        what = Message("The colours are those of the columns.")
        yield figure.at("colour", "by"), what, Message('Remove "by", and name the columns in "looks".')
        return
    for id in looks:
        if id not in known:
            what = Message('Nothing is drawn for "{id}".', id=id)
            others = Message("Name one of: {parts}.", parts=any_of(map(quoted, known)))
            yield figure.at("colour", "looks", id), what, did_you_mean(id, known, others)
    distinct = figure.kind != "line"
    if len(known) > most and (distinct or not looks):
        what = Message("{count} parts are drawn, but there are only {most} colours.", count=len(known), most=most)
        emphasise = Message('Name those to emphasise under "colour", as in {example}.', example="looks: {total: blue}")
        yield figure.at("values"), what, Message("Show fewer.") if distinct else emphasise
    elif distinct and len(set(figure.part_looks.values())) < len(known):
        what = Message("Several parts have the same colour.")
        yield figure.at("colour"), what, Message('Give each one a colour of its own, or remove "colour".')


def _points(figure: Figure) -> Iterator[Finding]:
    """Yield rows without a place on the horizontal axis, and rows that have the same place in the same part."""
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
                'Rows "{one}" and "{row}" have the same place on the horizontal axis: {place}.',
                one=seen[at].id,
                row=row.id,
                place=str(cell.low),
            )
            yield row.where, what, Message('Keep one of them, or name the column that divides them under "lanes".')
        seen.setdefault(at, row)


def _gaps(figure: Figure) -> Iterator[Finding]:
    """Yield values that are missing from a stack, or below zero."""
    places = list(dict.fromkeys(at for row in figure.rows if (at := _place(row, figure.against))))
    if len(places) < 2:
        what = Message("Layers need at least two places on the horizontal axis.")
        yield figure.at("against"), what, Message("Add rows, or use kind bars.")
    for id in figure.parts:
        rows = {_place(row, figure.against): row for row in figure.rows_of(id)}
        missing = [at for at in places if at not in rows or amount(rows[at], figure.column_of(id)) is None]
        if missing:
            named = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
            what = Message('A stack cannot have gaps, but "{id}" has no value at {places}.', id=id, places=named)
            fix = Message("Fill in the cells, with 0 where there was none, or use kind line.")
            yield figure.at("values"), what, fix
    yield from _negative(figure)


def _place(row: Row, column: str) -> str:
    """Return the place of a row on the horizontal axis as it is written; "" if its cell is empty."""
    cell = row.cells.get(column)
    return str(cell.low) if isinstance(cell, Quantity) else ""


def _negative(figure: Figure) -> Iterator[Finding]:
    for row in figure.rows:
        if any((value := amount(row, name)) is not None and value < 0 for name in figure.values):
            what = Message('Row "{row}" has a negative value, which cannot be part of a whole.', row=row.id)
            yield row.where, what, Message("Leave it out, or use another kind of figure.")
