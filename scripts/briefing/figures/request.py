"""Checks whether the figures in data/figures can be drawn: the fields, values and encodings that each kind needs."""

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from briefing.diagnostics.message import Message, any_of, quoted, translatable
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.figures.cells import amount
from briefing.figures.kinds import KINDS, Kind
from briefing.figures.notes_request import note_findings
from briefing.figures.parts_request import Finding, part_findings
from briefing.figures.style import SHAPES
from briefing.model import Column, Encoding, Figure, Period, Quantity, Row

FILLS = ("filled", "hollow")
NEEDS: Mapping[str, Message] = {
    "against": Message('Name the column of its horizontal axis: "against: <column>".'),
    "grid": Message('Name the grid of tiles: "grid: china-provinces".'),
    "lanes": Message('Name the column that divides it into lanes: "lanes: <column>".'),
}
"""The fix for each required field that is missing."""
NO_COLOUR, NO_FILL = translatable('No colour "{look}".'), translatable('No fill "{look}".')
NO_LANES = translatable('Column "{column}" has no codes, and so no lanes.')
NO_PANELS = translatable('Column "{column}" has no codes, and so no panels.')
MOST_PANELS = 24
"""The greatest number of panels, which fill about a page."""
FILL_A_CELL = Message("Fill in the cell, or leave the row out.")


def problems(figure: Figure) -> list[Problem]:
    """Return the problems that prevent a figure from being drawn.

    They have no rule, because they are always errors: data/rules.yml cannot change their severity.
    """
    return [Problem(where, what, fix) for where, what, fix in _findings(figure)]


def _findings(figure: Figure) -> Iterator[Finding]:
    kind = KINDS[figure.kind]
    yield from _fields(figure, kind)
    yield from _values(figure, kind)
    yield from _against(figure, kind)
    yield from _divided(figure, kind)
    if figure.kind == "steps":
        yield from _steps(figure)
    divided = figure.kind == "bars" and (figure.stack or len(figure.values) > 1)
    if divided or figure.kind in ("area", "line", "vertical-bars"):
        yield from part_findings(figure)
    if figure.kind == "tiles":
        yield from _tiles(figure)
    yield from note_findings(figure)
    yield from _encoding(figure, "colour", SHAPES, NO_COLOUR)
    yield from _encoding(figure, "fill", FILLS, NO_FILL)
    for look in figure.key:
        if look not in (*SHAPES, "hollow"):
            what = Message('The key explains "{look}", which is neither a colour nor "hollow".', look=look)
            yield figure.at("key", look), what, _one_of(look, [*SHAPES, "hollow"])


def _fields(figure: Figure, kind: Kind) -> Iterator[Finding]:
    """Yield findings on required fields that are missing, and on fields and scales that the kind does not use."""
    for field in kind.needs:
        if not getattr(figure, field):
            yield (
                figure.at("kind"),
                Message('Kind {kind} needs "{field}".', kind=figure.kind, field=field),
                NEEDS[field],
            )
    for field in dict.fromkeys(field for other in KINDS.values() for field in other.takes):
        if getattr(figure, field) and field not in (*kind.needs, *kind.takes):
            what = Message('Kind {kind} does not use "{field}".', kind=figure.kind, field=field)
            users = any_of(quoted(name) for name, other in KINDS.items() if field in (*other.needs, *other.takes))
            yield figure.at(field), what, Message("Remove it, or use kind {kinds}.", kinds=users)
    if figure.scale == "log" and not kind.log:
        what = Message("Kind {kind} cannot have a logarithmic scale.", kind=figure.kind)
        yield figure.at("scale"), what, Message('Use kind "dots", or remove "scale: log".')


def _values(figure: Figure, kind: Kind) -> Iterator[Finding]:
    """Yield findings on the number of columns, on columns without values, and on values that cannot be shown."""
    if not figure.values and kind.values != "any":
        yield figure.at("values"), Message('"values" is empty.'), Message("List the columns to draw.")
    elif kind.values == "one" and len(figure.values) != 1:
        what = Message(
            'Kind {kind} draws one column, but "values" lists {count}.', kind=figure.kind, count=len(figure.values)
        )
        yield figure.at("values"), what, Message("List one column.")
    elif kind.values == "two" and len(figure.values) != 2:
        what = Message(
            'Kind {kind} draws two columns, but "values" lists {count}.', kind=figure.kind, count=len(figure.values)
        )
        yield figure.at("values"), what, Message("List two columns.")
    for name in figure.values:
        column = figure.series.columns.get(name)
        if column and not kind.words and column.unit is None:
            what = Message('Column "{column}" contains words, not numbers.', column=name)
            yield figure.at("values"), what, Message("List columns of numbers.")
        elif column and column.unit and all(row.cells.get(name) is None for row in figure.rows):
            what = Message('Column "{column}" has no value in these rows.', column=name)
            yield figure.at("values"), what, Message('Fill in its cells, or remove it from "values".')
    amounts = [value for row in figure.rows for name in figure.values if (value := amount(row, name)) is not None]
    if not kind.negative and any(value < 0 for value in amounts):
        yield (
            figure.at("kind"),
            Message("Kind {kind} cannot show negative values.", kind=figure.kind),
            Message('Use kind "dots".'),
        )
    if kind.log and figure.scale == "log" and any(value <= 0 for value in amounts):
        what = Message("A logarithmic scale cannot show zero or negative values.")
        yield figure.at("scale"), what, Message('Remove "scale: log", or leave these rows out.')


def _against(figure: Figure, kind: Kind) -> Iterator[Finding]:
    """Yield findings on the column of the horizontal axis."""
    column = figure.series.columns.get(figure.against)
    if column is None or not kind.against:
        return
    if kind.against == "dates" and not _has_dates(column):
        what = Message('Column "{column}" contains no dates.', column=column.id)
        yield figure.at("against"), what, Message("Name a column whose unit is a date.")
    elif column.unit is None:
        what = Message('Column "{column}" contains words, not numbers or dates.', column=column.id)
        yield figure.at("against"), what, Message("Name a column of numbers or dates.")
    elif kind.against == "dates":
        for row in _rows_without_date(figure):
            yield row.where, _empty(row, column.id), FILL_A_CELL
    elif all(row.cells.get(column.id) is None for row in figure.rows):
        what = Message('Column "{column}" has no value in these rows.', column=column.id)
        yield figure.at("against"), what, Message("Fill in its cells, or name another column.")


def _divided(figure: Figure, kind: Kind) -> Iterator[Finding]:
    """Yield findings on rows without a lane or panel, and on columns of lanes or panels that have no codes."""
    for field, empty in (("lanes", NO_LANES), ("facets", NO_PANELS)):
        column = figure.series.columns.get(getattr(figure, field))
        if column is None or field not in (*kind.needs, *kind.takes):
            continue
        if not column.values:
            fix = Message('Describe its codes under "values" in data/series.yml.')
            yield figure.at(field), Message(empty, column=column.id), fix
            continue
        for row in figure.rows:
            if row.codes.get(column.id) not in column.values:
                yield row.where, _empty(row, column.id), FILL_A_CELL
    if figure.facets and len(panels := figure.panels) > MOST_PANELS:
        what = Message("There are {count} panels.", count=len(panels))
        fix = Message('Show at most {most}: name the rows to draw under "rows".', most=MOST_PANELS)
        yield figure.at("facets"), what, fix


def _steps(figure: Figure) -> Iterator[Finding]:
    """Yield findings on rows without a value, on parts not below their step, and on a `group` without codes."""
    if figure.group and any(figure.group not in row.codes for row in figure.rows):
        what = Message('Column "{column}" has no codes that name the step of a row.', column=figure.group)
        yield (
            figure.at("group"),
            what,
            Message('Describe its codes, the ids of steps, under "values" in data/series.yml.'),
        )
    ids = [row.id for row in figure.rows]
    step = ""
    for row in figure.rows:
        whole = row.codes.get(figure.group, "")
        step = step if whole else row.id
        if whole and whole != step:
            what = Message('Row "{row}" is part of "{step}", which is not the step before it.', row=row.id, step=whole)
            add = Message('Add row "{step}" before it.', step=whole)
            yield (
                row.where,
                what,
                Message("Put each part below its step.") if whole in ids else did_you_mean(whole, ids, add),
            )
        if figure.values and not any(row.cells.get(name) for name in figure.values):
            yield row.where, Message('Row "{row}" has no value.', row=row.id), FILL_A_CELL


def _tiles(figure: Figure) -> Iterator[Finding]:
    """Yield findings on rows whose tile is not in the grid, or is that of another row."""
    seen: dict[str, str] = {}
    for row in figure.rows if figure.grid else ():
        tile = row.codes.get(figure.tile or "id", "").lower()
        if tile not in figure.grid:
            what = Message('Row "{row}" has no tile "{tile}" in the grid.', row=row.id, tile=tile)
            others = Message("Use an id of the grid, or leave the row out.")
            yield row.where, what, did_you_mean(tile, figure.grid, others)
        elif tile in seen:
            what = Message(
                'Rows "{one}" and "{row}" have the same tile: {tile}.', one=seen[tile], row=row.id, tile=tile
            )
            yield row.where, what, Message("Keep one of them.")
        seen.setdefault(tile, row.id)


def _encoding(
    figure: Figure, field: Literal["colour", "fill"], known: Collection[str], unknown: str
) -> Iterator[Finding]:
    """Yield findings on unknown looks, and on codes that have a look but are in no row of the series."""
    part: Encoding = getattr(figure, field)
    for code, look in part.looks.items():
        if look not in known:
            yield figure.at(field, "looks", code), Message(unknown, look=look), _one_of(look, known)
    if part.by:
        codes = {row.codes.get(part.by, "") for row in figure.series.rows.values()} - {""}
        for code in part.looks.keys() - codes:
            what = Message('No row has the code "{code}" in column "{column}".', code=code, column=part.by)
            yield (
                figure.at(field, "looks", code),
                what,
                did_you_mean(code, sorted(codes), Message("Remove it, or correct the code.")),
            )


def _one_of(word: str, known: Collection[str]) -> Message:
    return did_you_mean(word, known, Message("Use {choices}.", choices=any_of(known)))


def _empty(row: Row, column: str) -> Message:
    return Message('Row "{row}" has nothing in column "{column}".', row=row.id, column=column)


def _has_dates(column: Column) -> bool:
    return column.unit is not None and column.unit.kind == "date"


def _rows_without_date(figure: Figure) -> list[Row]:
    cells = ((row, row.cells.get(figure.against)) for row in figure.rows)
    return [row for row, cell in cells if not (isinstance(cell, Quantity) and isinstance(cell.low, Period))]
