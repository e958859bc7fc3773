"""Checks that everything that entries refer to exists: units, sources, claims, series, rows, columns and pages."""

from collections.abc import Iterable, Iterator, Mapping

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.languages import LANGUAGES
from briefing.model import SHARED, WORDED, ColumnScale, Entry, Unit
from briefing.source import chosen_rows
from briefing.source.csv import BASIS, Sheet, sources_of
from briefing.source.figure_entries import FigureEntry, SeriesEntry, TileEntry
from briefing.source.files import Files

RESERVED = ("claims", "numbers")
"""Names reserved for the CSV files of the complete registers, which no figure or table may have."""
BARE = (ColumnScale("auto", "auto"), ColumnScale("none", "none"))
"""The scales that have no word of their own."""
PRINTED = ("print", "annex", "chapter_pdfs")
"""The fields of data/briefing.yml that list pages."""
NAMED = ("label", "against", "detail", "lanes", "facets", "group", "written")
"""The fields of a figure that each name one column."""


def problems(files: Files) -> Iterator[Problem]:
    """Yield a problem for each reference to something that does not exist, and for each conflict between entries."""
    yield from _evidence(files)
    yield from _systems(files)
    yield from _terms(files)
    for sheet in files.sheets.values():
        yield from _columns_of(files, sheet)
        yield from _cells_of(sheet)
        yield from _sources_of(files, sheet)
    yield from _shown(files)
    yield from _printed(files)
    yield from _parts(files)
    yield from _logo(files)


def _evidence(files: Files) -> Iterator[Problem]:
    entries: tuple[tuple[Iterable[Entry], str, str], ...] = (
        (files.facts.values(), "sources", "sources"),
        (files.facts.values(), "claims", "claims"),
        (files.claims.values(), "sources", "sources"),
        (files.findings.values(), "claims", "claims"),
        (files.systems.systems.values(), "sources", "sources"),
        (files.series.values(), "sources", "sources"),
    )
    for kind, field, target in entries:
        known: Mapping[str, object] = getattr(files, target)
        for entry in kind:
            for at, id in enumerate(getattr(entry, field)):
                yield from _exists(entry.at(field, at), id, known, target)
    statements = {**files.facts, **files.claims}
    for check in files.verification.values():
        yield from _exists(check.where, check.id, statements, "facts")
        for at, read in enumerate(check.reads):
            if read.source:
                yield from _exists(check.at("reads", at), read.source, files.sources, "sources")
    for point in files.argument.values():
        if point.parent:
            yield from _exists(point.at("parent"), point.parent, files.argument, "argument")
    for claim in files.claims.values():
        if claim.section not in files.about.sections:
            what = Message('No section "{id}" in data/briefing.yml.', id=claim.section)
            fix = did_you_mean(claim.section, files.about.sections, Message('Add it there under "sections".'))
            yield Problem(claim.at("section"), what, fix)


def _exists(where: Place, id: str, known: Mapping[str, object], target: str) -> Iterator[Problem]:
    if id not in known:
        what = Message('No entry "{id}" in data/{target}.', id=id, target=target)
        yield Problem(where, what, did_you_mean(id, known, Message("Add it there, or remove it here.")))


def _systems(files: Files) -> Iterator[Problem]:
    head = files.systems
    for column in head.compare:
        if head.systems and not any(f"{id}.{column}" in files.facts for id in head.systems):
            what = Message('No system has a fact "<system>.{column}".', column=column)
            yield Problem(head.at("compare", column), what, Message("Add one to data/facts, or remove the column."))
    for system in head.systems.values():
        groups: tuple[tuple[str, str, str, Mapping[str, object]], ...] = (
            ("country", system.country, "countries", head.countries),
            ("group", system.group, "groups", head.groups),
        )
        for field, code, title, known in groups:
            if code not in known:
                what = Message('No {field} "{code}" at the head of the file.', field=field, code=code)
                fix = did_you_mean(code, known, Message('Add it there under "{title}".', title=title))
                yield Problem(system.at(field), what, fix)


def _terms(files: Files) -> Iterator[Problem]:
    """Yield a problem for each avoided word that is the agreed word of another term.

    The check of terms would report every use of such a word.
    """
    for language in LANGUAGES:
        agreed = {term.word[language].lower(): term for term in files.terms.values()}
        for term in files.terms.values():
            for at, word in enumerate(term.avoided[language]):
                if (other := agreed.get(word.strip().lower())) and other.id != term.id:
                    what = Message('"{word}" is the agreed word of the term "{term}".', word=word, term=other.id)
                    yield Problem(term.at("not", language, at), what, Message('Remove it from "not".'))


def _columns_of(files: Files, sheet: Sheet) -> Iterator[Problem]:
    columns = sheet.entry.columns
    with_codes = [name for name, column in columns.items() if column.values]
    for name, column in columns.items():
        if column.unit and column.unit not in files.units:
            what = Message('No unit "{id}".', id=column.unit)
            fix = did_you_mean(column.unit, files.units, Message("Add it to {file}.", file="data/units.yml"))
            yield Problem(sheet.entry.at("columns", name, "unit"), what, fix)
        yield from _precision_of(files.units.get(column.unit or ""), sheet.entry, name)
        if column.apart and column.apart not in with_codes:
            what = Message('No column of codes "{column}".', column=column.apart)
            fix = did_you_mean(column.apart, with_codes, Message('Name a column that has "values".'))
            yield Problem(sheet.entry.at("columns", name, "apart"), what, fix)


def _precision_of(unit: Unit | None, series: SeriesEntry, name: str) -> Iterator[Problem]:
    """Yield a problem for each field of a column that does not suit its unit: dates are not rounded."""
    column = series.columns[name]
    for field in ("digits", "decimals", "scale"):
        if unit and unit.kind == "date" and getattr(column, field) is not None:
            what = Message('"{name}" is not for a column of dates.', name=field)
            yield Problem(series.at("columns", name, field), what, Message("Remove it."))
    if unit and unit.kind not in WORDED and column.scale not in (None, *BARE):
        what = Message('Values of kind "{kind}" are not written in this scale.', kind=unit.kind)
        yield Problem(series.at("columns", name, "scale"), what, Message('Write "scale: auto".'))


def _sources_of(files: Files, sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for each unknown source of a column or a row."""
    for name, column in sheet.entry.columns.items():
        for at, id in enumerate(column.sources):
            yield from _exists(sheet.entry.at("columns", name, "sources", at), id, files.sources, "sources")
    for row, cells in sheet.rows.items():
        for id in sources_of(cells):
            yield from _exists(sheet.places[row], id, files.sources, "sources")


def _cells_of(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for each code, even "", that its column does not describe, and for words in one language only."""
    for id, row in sheet.rows.items():
        for name, column in sheet.entry.columns.items():
            if column.unit:
                continue
            if name not in row:
                if bool(row[f"{name}.zh"]) != bool(row[f"{name}.en"]):
                    what = Message('"{column}" has words in one language only.', column=name)
                    yield Problem(sheet.places[id], what, Message("Fill in both, or leave both empty."))
            elif column.values and row[name] not in column.values and name != BASIS:
                what = Message('"{code}" is not a code of the column "{column}".', code=row[name], column=name)
                others = Message('Describe it under "values" in data/series.yml.')
                yield Problem(sheet.places[id], what, did_you_mean(row[name], column.values, others))


def _shown(files: Files) -> Iterator[Problem]:
    """Yield a problem for each unknown series, row or column of a figure or table, and for reserved or repeated ids."""
    for figure in files.figures.values():
        if series := files.series.get(figure.series):
            yield from _of_figure(figure, series, files.sheets[figure.series].rows)
            if figure.grid and figure.grid not in files.grids:
                what = Message('No grid "{id}".', id=figure.grid)
                fix = did_you_mean(figure.grid, files.grids, Message("Add it to {file}.", file="data/grids"))
                yield Problem(figure.at("grid"), what, fix)
        else:
            yield _no_series(figure.at("series"), figure.series, files)
    for table in files.tables.values():
        if series := files.series.get(table.series):
            yield from chosen_rows.problems(table, series, files.sheets[table.series].rows)
            for at, name in enumerate(table.columns):
                yield from _column(table.at("columns", at), series, name)
        else:
            yield _no_series(table.at("series"), table.series, files)
        if table.id in files.figures:
            what = Message('"{id}" is both a figure and a table.', id=table.id)
            yield Problem(table.where, what, Message("Give one of them another name."))
    for grid in files.grids.values():
        yield from _tiles_of(grid)
    for entry in (*files.figures.values(), *files.tables.values()):
        if entry.id in RESERVED:
            what = Message('"{id}" is the name of a register.', id=entry.id)
            yield Problem(entry.where, what, Message("Give the file another name."))


def _of_figure(figure: FigureEntry, series: SeriesEntry, rows: Mapping[str, object]) -> Iterator[Problem]:
    yield from chosen_rows.problems(figure, series, rows)
    for name in NAMED:
        yield from _column(figure.at(name), series, getattr(figure, name))
    for at, name in enumerate(figure.values):
        yield from _column(figure.at("values", at), series, name, may_be_id=False)
    yield from _column(figure.at("tile"), series, figure.tile)
    for field, encoding in (("colour", figure.colour), ("fill", figure.fill)):
        yield from _column(figure.at(field, "by"), series, encoding.by)


def _tiles_of(grid: Mapping[str, TileEntry]) -> Iterator[Problem]:
    """Yield a problem for each tile of a grid that has the place of another."""
    seen: dict[tuple[int, int], str] = {}
    for id, tile in grid.items():
        first = seen.setdefault((tile.row, tile.column), id)
        if first != id:
            what = Message('Tiles "{one}" and "{other}" have the same row and column.', one=first, other=id)
            yield Problem(tile.where, what, Message("Give one of them another place."))


def _no_series(where: Place, id: str, files: Files) -> Problem:
    fix = did_you_mean(id, files.series, Message("Add it to {file}.", file="data/series.yml"))
    return Problem(where, Message('No series "{id}".', id=id), fix)


def _column(where: Place, series: SeriesEntry, name: str, may_be_id: bool = True) -> Iterator[Problem]:
    """Yield a problem if a series has no such column.

    Where `may_be_id` is True, "" (no column) and "id" (the first column of the CSV file) are accepted as well; "id"
    contains no numbers.
    """
    if name not in series.columns and not (may_be_id and name in ("", "id")):
        what = Message('Series "{series}" has no column "{column}".', series=series.id, column=name)
        others = Message("Add it to {file}.", file="data/series.yml")
        fix = did_you_mean(name, series.columns, others) if name != "id" else Message("Name another column.")
        yield Problem(where, what, fix)


def _printed(files: Files) -> Iterator[Problem]:
    about = files.about
    named = [(about.at(field, at), name) for field in PRINTED for at, name in enumerate(getattr(about, field))]
    named += [(about.at("brief"), about.brief)] if about.brief else []
    for where, name in named:
        if name not in files.pages[LANGUAGES[0]]:
            what = Message('No page "{page}".', page=name)
            yield Problem(where, what, did_you_mean(name, files.nav.pages, Message("Add it to nav in mkdocs.yml.")))


def _logo(files: Files) -> Iterator[Problem]:
    """Yield a problem for each file of the logo that is missing or is not an image for both languages."""
    logo = files.about.logo
    for field in ("file", "dark") if logo else ():
        path = getattr(logo, field)
        if not path:
            continue
        where, media = files.about.at("logo", field), files.media.get(path)
        if media is None or not path.startswith(f"{SHARED}/"):
            shared = {name: name for name in files.media if name.startswith(f"{SHARED}/")}
            what = Message('The file "{file}" is missing.', file=f"docs/{path}")
            fix = Message("Put the logo into docs/assets/, and write assets/ and its name here.")
            yield Problem(where, what, did_you_mean(path, shared, fix))
        elif not media.is_image:
            what = Message('The file "{file}" is not an image that can be shown.', file=f"docs/{path}")
            yield Problem(where, *(media.flaw or (what, Message("Save it as SVG or PNG."))))


def _parts(files: Files) -> Iterator[Problem]:
    """Yield a problem for each part of nav without a title, and for each title without a part."""
    titles, parts = files.about.parts, files.nav.parts
    for id, where in parts.items():
        if id not in titles:
            what = Message('The part "{id}" of nav has no title.', id=id)
            fix = Message('Add it to data/briefing.yml under "parts": {id}: {{zh: …, en: …}}.', id=id)
            yield Problem(where, what, did_you_mean(id, titles, fix))
    for id in titles:
        if id not in parts:
            what = Message('nav has no part "{id}".', id=id)
            yield Problem(files.about.at("parts", id), what, Message("Add it to nav in mkdocs.yml, or remove it here."))
