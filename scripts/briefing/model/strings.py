"""Every text of data/ in both languages, with its place: for the checks of language, and for translation."""

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
"""The fields of each kind of entry that are texts, but for the facts, of which some are not of data/."""


@dataclass(frozen=True)
class Said:
    """A text of data/: the entry it belongs to ("claims/c001"), the name of its field there, and where it is written.

    `of` is the place of the entry, `where` that of the text.
    """

    entry: str
    of: Place
    name: str
    text: Text

    @property
    def where(self) -> Place:
        """Return where the text begins."""
        return self.text.where or self.of

    def at(self, language: Language) -> Place:
        """Return where the text's half in `language` is written."""
        return self.text.at(language) or self.of


def texts(briefing: Briefing) -> Iterator[Said]:
    """Yield the texts that readers see, except for the words inside series."""
    for name in ("title", "short_title", "finding"):
        yield Said("briefing", briefing.where, name, getattr(briefing, name))
    yield from (Said("briefing", briefing.where, "section", text) for text in briefing.sections.values())
    for id, system in briefing.systems.items():
        yield from (Said(f"systems/{id}", system.where, name, text) for name, text in system.attributes.items())
    for id, figure in briefing.figures.items():
        yield from (Said(f"figures/{id}", figure.where, "key", text) for text in figure.key.values())
        yield from (Said(f"figures/{id}", figure.where, "stage", text) for _, text in figure.stages)
    authored = [fact for fact in briefing.facts.values() if not fact.counts]  # the engine counts claims by itself
    yield from _fields("facts", authored, ("what",))
    for kind, names in FIELDS.items():
        yield from _fields(kind, getattr(briefing, kind).values(), names)


def words_of_series(briefing: Briefing) -> Iterator[Said]:
    """Yield the heads and words of series, which are data themselves, and the notes of figures, tables and sources."""
    for id, series in briefing.series.items():
        entry = f"series/{id}"
        for column in series.columns.values():
            for text in (column.label, *column.values.values()):
                yield Said(entry, series.where, column.id, text)
        for row in series.rows.values():
            for name, cell in row.cells.items():
                if isinstance(cell, Text) and cell.zh != cell.en:
                    yield Said(entry, series.where, f"{row.id}, {name}", cell)
    yield from _fields("figures", (each for each in briefing.figures.values() if _own_note(each)), ("note",))
    yield from _fields("tables", (each for each in briefing.tables.values() if _own_note(each)), ("note",))
    yield from _fields("sources", briefing.sources.values(), ("note",))


def _fields(kind: str, entries: Iterable[Entry], names: tuple[str, ...]) -> Iterator[Said]:
    for entry in entries:
        found: list[tuple[str, Any]] = [(name, getattr(entry, name)) for name in names]
        yield from (Said(f"{kind}/{entry.id}", entry.where, name, text) for name, text in found if text)


def _own_note(each: Any) -> bool:
    """Return True if a figure or table has a note that is not its series' note."""
    return each.note is not each.series.note
