"""Builds the Briefing from validated files: checks references, computes values and links entries to one another."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from briefing.citation import disambiguate
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES, Language
from briefing.model import (
    Allowed,
    Briefing,
    Claim,
    Column,
    Fact,
    Figure,
    Graded,
    Quantity,
    ReferenceLine,
    Row,
    Series,
    Source,
    System,
    Table,
    Text,
    Tile,
)
from briefing.source import references
from briefing.source.chosen_rows import chosen
from briefing.source.csv import Sheet
from briefing.source.entries import FactEntry
from briefing.source.figure_entries import FigureEntry
from briefing.source.files import Files
from briefing.source.values import Values

Model = TypeVar("Model")
COUNTS = Place("data/claims", 1)
"""The place given for facts that are in no file: the counts of claims and other entries."""


def resolve(files: Files) -> Briefing:
    """Return the briefing that files describe.

    Raises Problems if a reference or value is invalid, with the problems of all references and values.
    """
    values = Values(files)
    found = {
        "facts": {id: values.fact(id, entry.where) for id, entry in files.facts.items()},
        "claims": {id: values.fact(id, entry.where) for id, entry in files.claims.items() if entry.value is not None},
    }
    cells = {id: dict(_cells(sheet, values)) for id, sheet in files.sheets.items()}
    lines = {id: tuple(_lines(entry, files, values)) for id, entry in files.figures.items()}
    if problems := [*_counted(files, values), *references.problems(files), *values.problems]:
        raise Problems(problems)
    series = {id: _series(sheet, cells[id], values) for id, sheet in files.sheets.items()}
    about, systems = files.about, files.systems
    return _made(
        Briefing,
        about,
        print_pages=about.print,
        brand=about.brand,
        page_parts={name: listed.parts for name, listed in files.nav.pages.items() if listed.parts},
        units=files.units,
        facts=_facts(files, values, found["facts"]),
        claims={id: _made(Claim, entry, quantity=found["claims"].get(id)) for id, entry in files.claims.items()},
        attributes=systems.attributes,
        compare=systems.compare,
        systems={id: _made(System, entry) for id, entry in systems.systems.items()},
        countries=systems.countries,
        groups=systems.groups,
        sources=disambiguate({id: _made(Source, entry, letter="") for id, entry in files.sources.items()}),
        terms=files.terms,
        allowed=tuple(_allowed(files)),
        graded=tuple(
            Graded(rule=rule, severity=severity, where=files.rules.at("severity", rule))
            for rule, severity in files.rules.severity.items()
        ),
        argument=files.argument,
        findings=files.findings,
        verification=files.verification,
        changes={
            change.id: change for change in sorted(files.changes.values(), key=lambda each: each.date, reverse=True)
        },
        series=series,
        figures={
            id: _figure(entry, series[entry.series], lines[id], files.grids.get(entry.grid, {}))
            for id, entry in files.figures.items()
        },
        tables={
            id: _made(
                Table,
                entry,
                series=series[entry.series],
                rows=chosen(entry, series[entry.series]),
                note=entry.note or series[entry.series].note,
            )
            for id, entry in files.tables.items()
        },
        words=files.words,
        pages=files.pages,
        media=files.media,
        dialect=files.dialect,
        confirmed=files.confirmed,
    )


def _made(model: type[Model], entry: Any, **resolved: Any) -> Model:
    """Return a `model` with the fields of the same name in `entry`; those in `resolved` replace or complete them.

    A new field therefore needs to be added only to the entry and to the model.
    """
    names = {field.name for field in fields(model)}  # type: ignore[arg-type]
    written = {field.name: getattr(entry, field.name) for field in fields(entry) if field.name in names}
    return model(**(written | resolved))


def _facts(files: Files, values: Values, found: Mapping[str, Quantity | None]) -> dict[str, Fact]:
    """Return the facts of data/facts, followed by the counts."""
    facts = {id: _made(Fact, entry, quantity=found[id], origin=_origin(entry)) for id, entry in files.facts.items()}
    counted = {
        id: Fact(
            id=id,
            where=COUNTS,
            what=_count_name(id, files),
            quantity=quantity,
            claims=(),
            counts=id.partition(".")[0],
        )
        for id in values.counts
        if (quantity := values.fact(id, COUNTS))
    }
    return facts | counted


def _counted(files: Files, values: Values) -> Iterator[Problem]:
    """Yield a problem for each fact or claim with the id of a count, whose value would replace that of the entry."""
    for id in values.counts:
        for entry in (files.facts.get(id), files.claims.get(id)):
            if entry:
                what = Message('"{id}" is the id of a number that the engine counts.', id=id)
                yield Problem(entry.where, what, Message("Give the entry another id, or remove it."))


def _origin(entry: FactEntry) -> tuple[str, ...]:
    """Return the ids of the facts that a fact is derived from, or the address of its cell; () for a stored value."""
    if entry.derive:
        return entry.derive.facts
    return (entry.cell,) if entry.cell else ()


def _count_name(id: str, files: Files) -> Text:
    """Return the name of a count (systems.total, claims.disputed, claims.disputed.2) from templates/words.yml."""
    register, verdict, *_ = id.split(".")
    name, pattern, total = files.words.get(verdict), files.words["claims-by-verdict"], len(files.claims)
    if name is None:
        return files.words[f"{register}-in-all"]
    return Text(pattern.zh.format(verdict=name.zh, all=total), pattern.en.format(verdict=name.en, all=total))


def _allowed(files: Files) -> Iterator[Allowed]:
    for at, entry in enumerate(files.rules.allow):
        where = files.rules.at("allow", at)
        yield Allowed(rule=entry.rule, why=entry.why, texts=entry.texts, place=entry.where, where=where)


def _cells(sheet: Sheet, values: Values) -> Iterator[tuple[tuple[str, str], Quantity | None]]:
    """Yield (row, column) and the quantity of each cell in a column of numbers; None if it is empty or invalid."""
    for id in sheet.rows:
        for name, column in sheet.entry.columns.items():
            if column.unit:
                yield (id, name), values.cell(sheet.entry.id, id, name, sheet.places[id])


def _series(sheet: Sheet, cells: Mapping[tuple[str, str], Quantity | None], values: Values) -> Series:
    columns = {
        name: Column(
            id=name,
            label=column.label,
            unit=values.units[column.unit] if column.unit else None,
            values=column.values,
            apart=column.apart,
            scale=column.scale,
        )
        for name, column in sheet.entry.columns.items()
    }
    rows = {id: _row(id, sheet, columns, cells) for id in sheet.rows}
    return _made(Series, sheet.entry, columns=columns, rows=rows)


def _row(
    id: str, sheet: Sheet, columns: Mapping[str, Column], quantities: Mapping[tuple[str, str], Quantity | None]
) -> Row:
    raw, where = sheet.rows[id], sheet.places[id]
    cells: dict[str, Quantity | Text | None] = {}
    codes, facts = {"id": id}, {}
    places: dict[Language, Place] = dict.fromkeys(LANGUAGES, where)
    for name, column in columns.items():
        if column.unit:
            cells[name] = quantities[id, name]
            if raw[name].startswith("fact:"):
                facts[name] = raw[name].removeprefix("fact:")
        elif name in raw:
            codes[name] = raw[name]
            alike = Text(raw[name], raw[name], places=places) if raw[name] else None
            cells[name] = column.values.get(raw[name]) or alike
        else:
            zh, en = raw[f"{name}.zh"], raw[f"{name}.en"]
            cells[name] = Text(zh, en, places=places) if zh else None
    return Row(id=id, cells=cells, codes=codes, facts=facts, where=where)


def _lines(entry: FigureEntry, files: Files, values: Values) -> Iterator[ReferenceLine]:
    sheet = files.series.get(entry.series)
    column = sheet.columns.get(entry.against) if sheet else None
    unit = values.units.get(column.unit) if column and column.unit else None
    for index, line in enumerate(entry.reference_lines):
        fact = values.fact(line.fact, entry.at("reference_lines", index, "fact")) if line.fact else None
        at = line.at
        if at is not None and unit:
            at = values.fitting(at, unit, entry.at("reference_lines", index, "at"))
        yield ReferenceLine(fact or line.value, at, line.text, line.fact)


def _figure(entry: FigureEntry, series: Series, lines: tuple[ReferenceLine, ...], grid: Mapping[str, Tile]) -> Figure:
    return _made(
        Figure,
        entry,
        series=series,
        rows=chosen(entry, series)[: entry.limit or None],
        note=entry.note or series.note,
        grid=grid,
        reference_lines=lines,
    )
