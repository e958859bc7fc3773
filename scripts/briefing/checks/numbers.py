"""Every quantity in prose comes from data/: nobody types a number that stands there, or one without a source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from briefing.errors import Problem
from briefing.markdown import prose_lines
from briefing.model import LANGUAGES, Briefing, Language, Text
from briefing.numbers import ABOUT, write
from briefing.pages import Written
from briefing.typed import plain, typed

ALLOW = "allow it in data/allowed-numbers.yml"
NO_CALL = "Leave it out: no call is filled here."
MOST = 3
"""So many facts are offered at most where several are written alike."""


@dataclass(frozen=True)
class Prose:
    """Plain prose that readers see. `what` tells the texts of one place apart; `calls` are filled in most of it."""

    where: str
    text: str
    what: str = ""
    calls: bool = True


def check(briefing: Briefing, written: Mapping[Language, Mapping[str, Written]]) -> list[Problem]:
    """Numbers typed on pages and in the texts of data/; the cells of series are data themselves."""
    names = frozenset([*briefing.claims, *(text for allowed in briefing.allowed.values() for text in allowed.texts)])
    found = []
    for language in LANGUAGES:
        values = Values(briefing, language)
        for prose in chain(_on_pages(briefing, language), _in_data(briefing, language)):
            for number, ids in values.typed_in(prose.text, names):
                what = f'the number "{number}" is typed{prose.what}.'
                found.append(Problem(prose.where, what, _hint(number, ids) if prose.calls else NO_CALL))
    return found


def _hint(number: str, ids: list[str]) -> str:
    """What to write. Digits alone may be those of another fact, so they may be allowed too."""
    if not ids:
        return f'Write {{{{ fact("…") }}}} for an entry of data/facts/, or {ALLOW}.'
    calls = " or ".join(f'{{{{ fact("{id}") }}}}' for id in ids[:MOST])
    return f"Write {calls}, or {ALLOW}." if number.isdecimal() else f"Write {calls}."


class Values:
    """The values of data/ as one language writes them, to find those that a typed number may be."""

    def __init__(self, briefing: Briefing, language: Language) -> None:
        self.language = language
        self.ids: dict[str, list[str]] = {}
        quantities = {id: fact.quantity for id, fact in briefing.facts.items()}
        said = {id: claim.quantity for id, claim in briefing.claims.items() if claim.quantity}
        for id, quantity in (quantities | said).items():
            value = write(quantity, language).removeprefix(ABOUT[language])
            self.ids.setdefault(value.replace(" ", ""), []).append(id)
        longest = sorted(self.ids, key=len, reverse=True)
        loose = "|".join(" ?".join(map(re.escape, value)) for value in longest) or "(?!)"
        self.pattern = re.compile(rf"(?:{loose})(?![A-Za-z0-9%]|[.,]\d| ?[kMGTP]?B\b)")

    def typed_in(self, prose: str, names: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
        """Each number with its unit, as far as values have one, and the ids of the facts and claims of that value."""
        end = 0
        for number in typed(prose, self.language, names):
            if number.at < end:  # the other end of a range
                continue
            end = number.at + len(number.text)
            signs = (self.pattern.match(prose, at) for at in (number.at - 1, number.at) if at >= 0)  # $10 million
            value = next((sign for sign in signs if sign and sign.end() >= end), None)
            if value:
                end = value.end()
            text = value.group() if value else number.text
            yield text, self.ids[text.replace(" ", "")] if value else []


def _on_pages(briefing: Briefing, language: Language) -> Iterator[Prose]:
    for page in briefing.pages[language].values():
        source = plain(page.source)  # as a whole, since a call may go on in the next line
        head = source.partition("\n---")[0] if source.startswith("---\n") else ""
        for at, line in enumerate(head.split("\n"), 1):
            yield Prose(f"{page.where}:{at}", line, calls=False)
        for at, line in prose_lines(source):
            yield Prose(f"{page.where}:{at}", line)


def _in_data(briefing: Briefing, language: Language) -> Iterator[Prose]:
    for where, name, text in _texts(briefing):
        if text:
            yield Prose(where, plain(text[language]), f" in the {language} {name}")


def _texts(briefing: Briefing) -> Iterator[tuple[str, str, Text | None]]:
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
            yield from ((entry.where, name, getattr(entry, name)) for name in names)
