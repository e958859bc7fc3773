"""Entries → Briefing: references are checked against what exists, values resolved, and everything frozen."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from briefing.citation import disambiguate
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, nearest
from briefing.model import (
    Allowed,
    Briefing,
    Change,
    Claim,
    Column,
    Encoding,
    Fact,
    Figure,
    Finding,
    Graded,
    Point,
    Quantity,
    Row,
    Series,
    Source,
    System,
    Table,
    Term,
    Text,
    Unit,
)
from briefing.source.files import Files
from briefing.source.values import Sheet, Unresolved, Values

ENTRIES = ("units", "facts", "claims", "sources", "terms", "argument", "findings", "changes", "series")
"""The files of data/ that hold many entries, each with an id."""
Kept = TypeVar("Kept")
RESERVED = ("claims", "numbers")
"""data/claims.csv and data/numbers.csv are complete lists: no figure or table may take their names."""


class Assembly:
    """One reading of a briefing; `problems` fills while `briefing()` works."""

    def __init__(self, root: Path) -> None:
        self.files = Files(root)
        self.problems: list[Problem] = []
        self.known: dict[str, Mapping[str, Any]] = {}

    def briefing(self) -> Briefing | None:
        """The whole briefing, or None when too much is wrong to go on; then `problems` says what."""
        files = self.files
        about, systems = files.one("briefing"), files.one("systems")
        rules = files.optional("rules")
        confirmed = files.optional("confirmed")
        read: dict[str, Mapping[str, Any]] = {name: files.entries(name) for name in ENTRIES}
        read |= {name: files.single(name) for name in ("figures", "tables")}
        words, names = files.words(), files.page_names()
        self.words: dict[str, Text] = words
        pages, sheets = files.pages(names), files.sheets(read["series"])
        self.known, self.problems = read, files.problems
        if self.problems or about is None or systems is None or rules is None or confirmed is None:
            return None
        where = files.where
        units = {id: Unit(id, u.kind, u.name, u.pattern, u.of) for id, u in read["units"].items()}
        sizes = {"systems": len(systems.systems), "sources": len(read["sources"])}
        values = Values(read["facts"], read["claims"], sheets, units, where, about.date, sizes)
        facts = {id: self._fact(id, values) for id in [*read["facts"], *values.counts]}
        claims = {id: self._claim(id, entry, values, about.sections) for id, entry in read["claims"].items()}
        series = {id: self._series(id, sheet, values) for id, sheet in sheets.items()}
        figures = {id: self._figure(id, entry, series) for id, entry in read["figures"].items()}
        tables = {id: self._table(id, entry, series) for id, entry in read["tables"].items()}
        for column in systems.compare:
            if systems.systems and not any(f"{id}.{column}" in read["facts"] for id in systems.systems):
                self._problem(Place("data/systems.yml", 1), f'compare: no system has a fact "<system>.{column}".')
        profiles = {id: self._system(id, entry, systems) for id, entry in systems.systems.items()}
        for id in sorted(figures.keys() & tables.keys()):
            self._problem(where[f"tables/{id}"], f'"{id}" is a figure and a table.', "Give one of them another name.")
        for id in sorted((figures.keys() | tables.keys()) & set(RESERVED)):
            self._problem(where.get(f"figures/{id}") or where[f"tables/{id}"], f'"{id}" is the name of a register.')
        for name in (*about.print, *about.annex, *([about.brief] if about.brief else [])):
            if name not in names:
                self._problem(Place("data/briefing.yml", 1), f'print lists no page "{name}".', nearest(name, names))
        self.problems += values.problems
        return Briefing(
            about.title,
            about.short_title,
            about.finding,
            about.version,
            about.date,
            about.licence,
            about.print,
            about.annex,
            about.brief,
            units,
            _kept(facts),
            claims,
            about.sections,
            systems.attributes,
            systems.compare,
            profiles,
            systems.countries,
            systems.groups,
            disambiguate({id: _source(id, entry, where[f"sources/{id}"]) for id, entry in read["sources"].items()}),
            {
                id: Term(id, Text(t.zh, t.en), t.means, where[f"terms/{id}"], t.avoided.by_language)
                for id, t in read["terms"].items()
            },
            tuple(Allowed(a.rule, a.why, a.texts, a.where, where[f"allow/{at}"]) for at, a in enumerate(rules.allow)),
            tuple(Graded(rule, severity, where[f"severity/{rule}"]) for rule, severity in rules.severity.items()),
            {id: self._point(id, entry) for id, entry in read["argument"].items()},
            {id: self._finding(id, entry) for id, entry in read["findings"].items()},
            self._changes(),
            series,
            _kept(figures),
            _kept(tables),
            words,
            pages,
            files.dialect(),
            confirmed,
        )

    def _fact(self, id: str, values: Values) -> Fact | None:
        where = self.files.where.get(f"facts/{id}", Place("data/claims", 1))
        entry = self.known["facts"].get(id)
        self._check(where, "sources", entry.sources if entry else ())
        self._check(where, "claims", entry.claims if entry else ())
        try:
            quantity = values.fact(id, where)
        except Unresolved:
            return None
        what = entry.what if entry else self._count_name(id)
        return Fact(id, what, quantity, entry.claims if entry else (), where, _origin(entry))

    def _count_name(self, id: str) -> Text:
        """What systems.total, claims.disputed or claims.disputed.2 is, in the engine's own words."""
        register, verdict, *_ = id.split(".")
        name, pattern, total = self.words.get(verdict), self.words["claims-by-verdict"], len(self.known["claims"])
        if name is None:
            return self.words[f"{register}-in-all"]
        return Text(pattern.zh.format(verdict=name.zh, all=total), pattern.en.format(verdict=name.en, all=total))

    def _claim(self, id: str, entry: Any, values: Values, sections: Mapping[str, Text]) -> Claim:
        where = self.files.where[f"claims/{id}"]
        self._check(where, "sources", entry.sources)
        if entry.section not in sections:
            self._problem(
                where, f'no section "{entry.section}" in data/briefing.yml.', nearest(entry.section, sections)
            )
        quantity: Quantity | None = None
        if entry.value is not None:
            with suppress(Unresolved):
                quantity = values.fact(id, where)
        return Claim(
            id,
            entry.section,
            entry.verdict,
            entry.says,
            entry.better,
            entry.note,
            quantity,
            entry.sources,
            where,
        )

    def _system(self, id: str, entry: Any, file: Any) -> System:
        where = self.files.where[f"systems/{id}"]
        self._check(where, "sources", entry.sources)
        for key, code, known in (("country", entry.country, file.countries), ("group", entry.group, file.groups)):
            if code not in known:
                self._problem(where, f'system "{id}": no {key} "{code}" at the head of the file.', nearest(code, known))
        attributes = {}
        for name, value in (entry.model_extra or {}).items():
            if name not in file.attributes:
                self._problem(where, f'system "{id}": unknown attribute "{name}".', nearest(name, file.attributes))
            elif isinstance(value, str):
                attributes[name] = Text(value, value)
            elif isinstance(value, dict) and set(value) == {"zh", "en"}:
                attributes[name] = Text(**value)
            else:
                self._problem(where, f'system "{id}": "{name}" needs one text, or zh and en.')
        return System(
            id,
            entry.name,
            entry.maker,
            entry.country,
            entry.group,
            entry.released,
            entry.released_note,
            attributes,
            entry.unknown,
            entry.sources,
            where,
        )

    def _point(self, id: str, entry: Any) -> Point:
        where = self.files.where[f"argument/{id}"]
        if entry.parent:
            self._check(where, "argument", (entry.parent,))
        return Point(id, entry.parent or "", entry.text, where)

    def _finding(self, id: str, entry: Any) -> Finding:
        where = self.files.where[f"findings/{id}"]
        self._check(where, "claims", entry.claims)
        return Finding(id, entry.text, entry.claims, where)

    def _changes(self) -> dict[str, Change]:
        """The newest first, those of one day in the file's order."""
        where = self.files.where
        found = [
            Change(id, e.version, e.date, e.kind, e.text, where[f"changes/{id}"])
            for id, e in self.known["changes"].items()
        ]
        return {change.id: change for change in sorted(found, key=lambda change: change.date, reverse=True)}

    def _series(self, id: str, sheet: Sheet, values: Values) -> Series:
        where = self.files.where[f"series/{id}"]
        self._check(where, "sources", sheet.entry.sources)
        columns = {
            name: Column(name, column.label, values.units.get(column.unit or ""), column.values, column.apart)
            for name, column in sheet.entry.columns.items()
        }
        for column in columns.values():
            if column.apart and not (column.apart in columns and columns[column.apart].values):
                known = [name for name, each in columns.items() if each.values]
                self._problem(where, f'no column of codes "{column.apart}".', nearest(column.apart, known))
        rows = {}
        for row_id, raw in sheet.rows.items():
            cells: dict[str, Quantity | Text | None] = {}
            codes, facts = {"id": row_id}, {}
            place = Place(sheet.file, sheet.lines[row_id])
            for name, column in columns.items():
                if sheet.entry.columns[name].unit:
                    if raw[name].startswith("fact:"):
                        facts[name] = raw[name].removeprefix("fact:")
                    try:
                        cells[name] = values.cell(id, row_id, name, place)
                    except Unresolved:
                        cells[name] = None
                elif name in raw:
                    codes[name] = raw[name]
                    if column.values and raw[name] not in column.values:
                        self._problem(place, f'"{raw[name]}" is no {name}.', nearest(raw[name], column.values))
                    cells[name] = column.values.get(raw[name]) or (Text(raw[name], raw[name]) if raw[name] else None)
                else:
                    cells[name] = self._words(raw[f"{name}.zh"], raw[f"{name}.en"], name, place)
            rows[row_id] = Row(row_id, cells, codes, facts)
        return Series(id, sheet.entry.title, sheet.entry.note, sheet.entry.sources, columns, rows, where)

    def _words(self, zh: str, en: str, name: str, place: Place) -> Text | None:
        """A cell in both languages; neither half, or both."""
        if bool(zh) != bool(en):
            self._problem(place, f'"{name}" has words in one language only.', "Fill both, or leave both empty.")
        return Text(zh, en) if zh and en else None

    def _figure(self, id: str, entry: Any, series: Mapping[str, Series]) -> Figure | None:
        where = self.files.where[f"figures/{id}"]
        data = series.get(entry.series)
        if data is None:
            self._problem(where, f'no series "{entry.series}".', nearest(entry.series, series))
            return None
        for row in entry.rows:
            if row not in data.rows:
                self._problem(where, f'series "{entry.series}" has no row "{row}".', nearest(row, data.rows))
        named = (entry.label, *entry.values, entry.against, entry.detail, entry.lanes, entry.group, entry.written)
        self._columns(where, data, (*named, entry.colour.by, entry.fill.by))
        rows = tuple(data.rows[row] for row in (entry.rows or data.rows) if row in data.rows)
        return Figure(
            id,
            entry.kind,
            data,
            rows,
            entry.title,
            entry.subtitle,
            entry.alt,
            entry.description,
            entry.note or data.note,
            entry.label,
            entry.values,
            entry.against,
            entry.detail,
            entry.scale,
            Encoding(entry.colour.by, entry.colour.looks),
            Encoding(entry.fill.by, entry.fill.looks),
            entry.key,
            entry.lanes,
            entry.group,
            entry.written,
            tuple((stage.start, stage.text) for stage in entry.stages),
            where,
        )

    def _table(self, id: str, entry: Any, series: Mapping[str, Series]) -> Table | None:
        where = self.files.where[f"tables/{id}"]
        data = series.get(entry.series)
        if data is None:
            self._problem(where, f'no series "{entry.series}".', nearest(entry.series, series))
            return None
        self._columns(where, data, entry.columns)
        return Table(id, data, entry.title, entry.note or data.note, entry.columns, where)

    def _columns(self, where: Place, series: Series, names: Iterable[str]) -> None:
        for name in names:
            if name not in ("", "id") and name not in series.columns:
                self._problem(where, f'series "{series.id}" has no column "{name}".', nearest(name, series.columns))

    def _check(self, where: Place, kind: str, ids: Iterable[str]) -> None:
        """Every id must be an entry of that kind."""
        for id in ids:
            if id not in self.known[kind]:
                self._problem(where, f'no entry "{id}" in data/{kind}.', nearest(id, self.known[kind]))

    def _problem(self, where: Place, what: str, hint: str = "") -> None:
        self.problems.append(Problem(where, what, hint))


def _origin(entry: Any) -> tuple[str, ...]:
    """What a fact is computed or taken from."""
    rule = entry.derive if entry else None
    if rule:
        return (*rule.multiply, *rule.divide, *rule.add, *rule.subtract, *rule.between)
    return (entry.cell,) if entry and entry.cell else ()


def _source(id: str, entry: Any, where: Place) -> Source:
    return Source(
        id,
        entry.title,
        entry.translation,
        entry.authors,
        entry.date,
        "",
        entry.publisher,
        entry.number,
        entry.url,
        entry.kind,
        entry.tier,
        entry.read_as,
        entry.language,
        entry.note,
        where,
        entry.url_checked,
    )


def _kept(found: Mapping[str, Kept | None]) -> dict[str, Kept]:
    return {id: entry for id, entry in found.items() if entry is not None}
