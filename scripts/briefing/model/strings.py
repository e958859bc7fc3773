"""Lists the texts of data/ in both languages with their places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.model import Briefing, Entry, Text

FIELDS: Mapping[str, tuple[str, ...]] = {
    "claims": ("says", "better", "note"),
    "systems": ("name", "maker", "released_note", "unknown"),
    "terms": ("word", "means"),
    "argument": ("text",),
    "findings": ("text",),
    "series": ("title", "note"),
    "figures": ("title", "subtitle", "alt", "description"),
    "tables": ("title",),
}
"""The text fields that `texts` yields for each kind of entry.

Facts are not listed, since some are counts that data/ does not contain.
"""


SYSTEMS = Place("data/systems.yml", 1)


@dataclass(frozen=True)
class FieldText:
    """A text of data/, with its entry and the name of its field.

    `entry` is, for example, "claims/c001"; it is "briefing" for the texts of data/briefing.yml, and "systems" for those
    at the head of data/systems.yml. `of` is the place of the entry.
    """

    entry: str
    of: Place
    name: str
    text: Text

    @property
    def where(self) -> Place:
        """Return the place of the text, or that of its entry if the text has none."""
        return self.text.where or self.of

    def at(self, language: Language) -> Place:
        """Return the place of the text's half in `language`, or that of the entry if it has none."""
        return self.text.at(language) or self.of


def texts(briefing: Briefing) -> Iterator[FieldText]:
    """Yield the prose of data/, whose numbers must be facts. See `labels` for its other texts."""
    for name in ("title", "short_title", "finding"):
        yield FieldText("briefing", briefing.where, name, getattr(briefing, name))
    yield from (FieldText("briefing", briefing.where, "section", text) for text in briefing.sections.values())
    yield from (FieldText("briefing", briefing.where, "part", text) for text in briefing.parts.values())
    for id, system in briefing.systems.items():
        yield from (FieldText(f"systems/{id}", system.where, name, text) for name, text in system.attributes.items())
    for id, figure in briefing.figures.items():
        yield from (FieldText(f"figures/{id}", figure.where, "key", text) for text in figure.key.values())
        yield from (FieldText(f"figures/{id}", figure.where, "stage", stage.text) for stage in figure.stages)
        yield from (FieldText(f"figures/{id}", figure.where, "line", line.text) for line in figure.reference_lines)
        yield from (FieldText(f"figures/{id}", figure.where, "annotation", note.text) for note in figure.annotations)
    authored = [fact for fact in briefing.facts.values() if not fact.counts]  # counts are the engine's own
    yield from _fields("facts", authored, ("what",))
    for kind, names in FIELDS.items():
        yield from _fields(kind, getattr(briefing, kind).values(), names)


def labels(briefing: Briefing) -> Iterator[FieldText]:
    """Yield the texts of data/ in which numbers may be typed: names, headings, cells, notes, changes and later checks.

    Changes may quote earlier values. Units, cells, the bibliographic details of sources and the locators of readings
    are left out if they are the same in both languages; the note of a figure or table is left out if it comes from its
    series.
    """
    yield from _differing(_about(briefing))
    yield from _fields("changes", briefing.changes.values(), ("text",))
    yield from _fields("verification", briefing.verification.values(), ("finding",))
    yield from _differing(_fields("units", briefing.units.values(), ("name", "pattern")))
    for name in ("attributes", "compare", "countries", "groups"):
        for text in getattr(briefing, name).values():
            yield FieldText("systems", SYSTEMS, name, text)
    yield from _differing(_fields("sources", briefing.sources.values(), ("title", "publisher", "number")))
    for id, source in briefing.sources.items():
        yield from _differing(FieldText(f"sources/{id}", source.where, "authors", author) for author in source.authors)
    for id, series in briefing.series.items():
        entry = f"series/{id}"
        for column in series.columns.values():
            for text in (column.label, *column.values.values()):
                yield FieldText(entry, series.where, column.id, text)
        for row in series.rows.values():
            for name, cell in row.cells.items():
                if isinstance(cell, Text) and cell.zh != cell.en:
                    yield FieldText(entry, series.where, f"{row.id}, {name}", cell)
    yield from _fields("figures", (each for each in briefing.figures.values() if _own_note(each)), ("note",))
    yield from _fields("tables", (each for each in briefing.tables.values() if _own_note(each)), ("note",))
    yield from _fields("sources", briefing.sources.values(), ("note",))
    for id, check in briefing.verification.items():
        yield from _differing(
            FieldText(f"verification/{id}", check.where, "locator", read.locator)
            for read in check.reads
            if read.locator
        )


def _about(briefing: Briefing) -> Iterator[FieldText]:
    """Yield the names in data/briefing.yml: the authors, the publisher, their affiliations, and the licence."""
    for party in (*briefing.authors, *((briefing.publisher,) if briefing.publisher else ())):
        yield FieldText("briefing", briefing.where, "name", party.name)
        if party.affiliation:
            yield FieldText("briefing", briefing.where, "affiliation", party.affiliation)
    if briefing.logo:
        yield FieldText("briefing", briefing.where, "logo", briefing.logo.alt)
    yield FieldText("briefing", briefing.where, "licence", briefing.licence)


def _fields(kind: str, entries: Iterable[Entry], names: tuple[str, ...]) -> Iterator[FieldText]:
    for entry in entries:
        found: list[tuple[str, Any]] = [(name, getattr(entry, name)) for name in names]
        yield from (FieldText(f"{kind}/{entry.id}", entry.where, name, text) for name, text in found if text)


def _differing(found: Iterable[FieldText]) -> Iterator[FieldText]:
    return (each for each in found if each.text.zh != each.text.en)


def _own_note(each: Any) -> bool:
    """Return True if the note of a figure or table is not that of its series."""
    return each.note is not each.series.note
