"""What the gates of language and numbers read: every line of the pages' prose, and every text of data/."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.markdown import prose_lines
from briefing.model import Briefing, Language, Text
from briefing.typed import BLANK, plain

QUOTED = re.compile(r"""^(\s*(?:!!!|\?\?\?)[^"]*|[\w-]+:\s*)(["'])(.*)\2\s*$""")
"""The quotes of an admonition's title and of front matter are syntax."""
AT_END = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$")
"""Ids and classes of a heading or item."""


@dataclass(frozen=True)
class Prose:
    """Prose that readers see. In `text` calls, code, the targets of links and other syntax are blank, which
    `raw` still holds.

    `what` tells the texts of one place apart, for the end of a sentence: " in the zh title". `filled` says whether
    calls are filled here.
    """

    where: str
    text: str
    raw: str
    what: str = ""
    filled: bool = True


def prose(briefing: Briefing, language: Language) -> Iterator[Prose]:
    """The pages line by line, and the texts of data/ that readers see, but for the words inside series."""
    yield from _on_pages(briefing, language)
    for where, name, text in texts(briefing):
        yield _said(where, name, text, language)


def words_of_series(briefing: Briefing, language: Language) -> Iterator[Prose]:
    """What `prose` leaves out: the heads and words of series, which are data themselves, and the notes below."""
    for series in briefing.series.values():
        for column in series.columns.values():
            for text in (column.label, *column.values.values()):
                yield _said(series.where, column.id, text, language)
        for row in series.rows.values():
            for name, cell in row.cells.items():
                if isinstance(cell, Text) and cell.zh != cell.en:
                    yield _said(series.where, f"{row.id}, {name}", cell, language)
    notes = [(each.where, each.note) for each in briefing.figures.values() if each.note is not each.series.note]
    notes += [(each.where, each.note) for each in briefing.tables.values() if each.note is not each.series.note]
    notes += [(source.where, source.note) for source in briefing.sources.values()]
    for where, note in notes:
        if note:
            yield _said(where, "note", note, language)


def _said(where: str, name: str, text: Text, language: Language) -> Prose:
    said = text[language]
    return Prose(where, plain(said), said, f" in the {language} {name}")


def _on_pages(briefing: Briefing, language: Language) -> Iterator[Prose]:
    for page in briefing.pages[language].values():
        lines = page.source.split("\n")
        source = plain(page.source)  # as a whole, since a call may go on in the next line
        head = source.partition("\n---")[0] if source.startswith("---\n") else ""
        for at, line in enumerate(head.split("\n"), 1):
            yield Prose(f"{page.where}:{at}", _bare(line, lines[at - 1]), lines[at - 1], filled=False)
        for at, line in prose_lines(source):
            yield Prose(f"{page.where}:{at}", _bare(line, lines[at - 1]), lines[at - 1])


def _bare(text: str, raw: str) -> str:
    """A line without what is syntax at its ends, each character at its place."""
    if end := AT_END.search(raw):
        text = text[: end.start()]
    if quoted := QUOTED.match(text):
        text = BLANK * quoted.start(3) + quoted.group(3)
    return text


def texts(briefing: Briefing) -> Iterator[tuple[str, str, Text]]:
    """(place, name, text) of every text of data/ that readers see, but for the words inside series."""
    about = "data/briefing.yml:1"
    yield from ((about, name, getattr(briefing, name)) for name in ("title", "short_title", "finding"))
    yield from ((about, "section", text) for text in briefing.sections.values())
    for system in briefing.systems.values():
        yield from ((system.where, name, text) for name, text in system.attributes.items())
    for figure in briefing.figures.values():
        yield from ((figure.where, "key", text) for text in figure.key.values())
        yield from ((figure.where, "stage", text) for _, text in figure.stages)
    facts = {id: fact for id, fact in briefing.facts.items() if fact.where.startswith("data/facts")}
    named: tuple[tuple[Mapping[str, Any], tuple[str, ...]], ...] = (
        (facts, ("what",)),  # those that an author named: the engine counts claims by itself
        (briefing.claims, ("says", "better", "note")),
        (briefing.systems, ("name", "maker", "released_note", "unknown")),
        (briefing.terms, ("word", "means")),
        (briefing.argument, ("text",)),
        (briefing.findings, ("text",)),
        (briefing.series, ("title", "note")),
        (briefing.figures, ("title", "subtitle", "alt", "description")),
        (briefing.tables, ("title",)),
    )
    for entries, names in named:
        for entry in entries.values():
            found = ((name, getattr(entry, name)) for name in names)
            yield from ((entry.where, name, text) for name, text in found if text)
