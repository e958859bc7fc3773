"""Every text of data/ in both languages, with its place: what the gates read, and what both languages must keep up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.diagnostics.place import Place
from briefing.model import Briefing, Text


@dataclass(frozen=True)
class Said:
    """A text of data/: the entry it belongs to ("claims/c001"), its place, and its name there."""

    entry: str
    where: Place
    name: str
    text: Text


def texts(briefing: Briefing) -> Iterator[Said]:
    """The texts that readers see, but for the words inside series."""
    about = Place("data/briefing.yml", 1)
    for name in ("title", "short_title", "finding"):
        yield Said("briefing", about, name, getattr(briefing, name))
    yield from (Said("briefing", about, "section", text) for text in briefing.sections.values())
    for id, system in briefing.systems.items():
        yield from (Said(f"systems/{id}", system.where, name, text) for name, text in system.attributes.items())
    for id, figure in briefing.figures.items():
        yield from (Said(f"figures/{id}", figure.where, "key", text) for text in figure.key.values())
        yield from (Said(f"figures/{id}", figure.where, "stage", text) for _, text in figure.stages)
    facts = {id: fact for id, fact in briefing.facts.items() if not fact.counts}
    named: tuple[tuple[str, Mapping[str, Any], tuple[str, ...]], ...] = (
        ("facts", facts, ("what",)),  # those that an author named: the engine counts claims by itself
        ("claims", briefing.claims, ("says", "better", "note")),
        ("systems", briefing.systems, ("name", "maker", "released_note", "unknown")),
        ("terms", briefing.terms, ("word", "means")),
        ("argument", briefing.argument, ("text",)),
        ("findings", briefing.findings, ("text",)),
        ("series", briefing.series, ("title", "note")),
        ("figures", briefing.figures, ("title", "subtitle", "alt", "description")),
        ("tables", briefing.tables, ("title",)),
    )
    for kind, entries, names in named:
        for id, entry in entries.items():
            found = ((name, getattr(entry, name)) for name in names)
            yield from (Said(f"{kind}/{id}", entry.where, name, text) for name, text in found if text)


def words_of_series(briefing: Briefing) -> Iterator[Said]:
    """The heads and words of series, which are data themselves, and the notes below figures, tables and sources."""
    for id, series in briefing.series.items():
        entry = f"series/{id}"
        for column in series.columns.values():
            for text in (column.label, *column.values.values()):
                yield Said(entry, series.where, column.id, text)
        for row in series.rows.values():
            for name, cell in row.cells.items():
                if isinstance(cell, Text) and cell.zh != cell.en:
                    yield Said(entry, series.where, f"{row.id}, {name}", cell)
    notes = [(f"figures/{id}", each) for id, each in briefing.figures.items() if each.note is not each.series.note]
    noted = [(entry, each.where, each.note) for entry, each in notes]
    noted += [
        (f"tables/{id}", each.where, each.note)
        for id, each in briefing.tables.items()
        if each.note is not each.series.note
    ]
    noted += [(f"sources/{id}", source.where, source.note) for id, source in briefing.sources.items()]
    yield from (Said(entry, where, "note", note) for entry, where, note in noted if note)
