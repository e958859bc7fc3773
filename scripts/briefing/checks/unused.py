"""Checks that facts, sources, series, tables and terms are used, because mistakes in unused ones are not noticed.

Registers list every entry, and therefore do not count as use.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, translatable
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import Briefing, Quantity
from briefing.model.strings import labels, texts
from briefing.page.calls import KINDS as CALLS
from briefing.page.calls import calls
from briefing.page.parse import parse

RULES: Rules = {
    "unused.fact": "warning",
    "unused.source": "warning",
    "unused.series": "warning",
    "unused.table": "warning",
    "unused.term": "warning",
}


@dataclass(frozen=True)
class Kind:
    """The message and fix for unused entries of one kind; `what` is a template with {id}."""

    what: str
    fix: Message


KINDS: Mapping[str, Kind] = {
    "fact": Kind(translatable('Fact "{id}" is not used.'), Message('Write it with {{{{ fact("…") }}}}, or remove it.')),
    "source": Kind(translatable('Source "{id}" is not used.'), Message("Cite it, or remove it.")),
    "series": Kind(translatable('Series "{id}" is not used.'), Message("Show it in a figure or table, or remove it.")),
    "table": Kind(
        translatable('Table "{id}" is not used.'), Message('Place it with {{{{ table("…") }}}}, or remove it.')
    ),
    "term": Kind(translatable('Term "{id}" is not used.'), Message('Write it with {{{{ term("…") }}}}, or remove it.')),
}


def check(draft: Draft) -> list[Problem]:
    """Report facts, sources, series, tables and terms that are not used; counts of entries need no use."""
    briefing = draft.briefing
    called = _called(briefing)
    by_authors = {id: fact for id, fact in briefing.facts.items() if not fact.counts}
    kinds: tuple[tuple[str, Mapping[str, Any], set[str]], ...] = (
        ("fact", by_authors, _facts(briefing, called)),
        ("source", briefing.sources, _sources(briefing) | called["cite"]),
        ("series", briefing.series, _series(briefing)),
        ("table", briefing.tables, called["table"]),
        ("term", briefing.terms, called["term"]),
    )
    found = []
    for name, entries, used in kinds:
        kind = KINDS[name]
        for id, entry in entries.items():
            if id not in used:
                found.append(Problem(entry.where, Message(kind.what, id=id), kind.fix, f"unused.{name}"))
    return found


def _called(briefing: Briefing) -> dict[str, set[str]]:
    """Return the ids in all calls on pages and in texts of data/, by the name of the call."""
    found: dict[str, set[str]] = {name: set() for name in CALLS}
    for language in LANGUAGES:
        for page in briefing.pages[language].values():
            for call in parse(page).calls:
                found[call.name].update(call.ids)
        for field in (*texts(briefing), *labels(briefing)):
            for call in calls(field.text[language]):
                found[call.name].update(call.ids)
    return found


def _facts(briefing: Briefing, called: Mapping[str, set[str]]) -> set[str]:
    """Return the ids of the used facts: those written, drawn, compared, attached to a claim, or used for others."""
    compared = {f"{system}.{column}" for system in briefing.systems for column in briefing.compare}
    parts = {id for fact in briefing.facts.values() for id in fact.origin}
    answers = {fact.id for fact in briefing.facts.values() if fact.claims}
    drawn = {line.fact for figure in briefing.figures.values() for line in figure.reference_lines}
    return called["fact"] | called["key_numbers"] | compared | parts | answers | drawn


def _sources(briefing: Briefing) -> set[str]:
    return {
        *(id for fact in briefing.facts.values() for id in fact.quantity.sources),
        *(id for claim in briefing.claims.values() for id in claim.sources),
        *(id for system in briefing.systems.values() for id in system.sources),
        *(id for series in briefing.series.values() for id in series.sources),
        *(id for quantity in _cells(briefing) for id in quantity.sources),
    }


def _cells(briefing: Briefing) -> Iterator[Quantity]:
    for series in briefing.series.values():
        for row in series.rows.values():
            yield from (cell for cell in row.cells.values() if isinstance(cell, Quantity))


def _series(briefing: Briefing) -> set[str]:
    drawn = {figure.series.id for figure in briefing.figures.values()}
    shown = {table.series.id for table in briefing.tables.values()}
    return drawn | shown | {id.partition("/")[0] for fact in briefing.facts.values() for id in fact.origin if "/" in id}
