"""What stands in data/ and no page shows: nobody would see that it is wrong. The registers list everything anyway."""

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import Briefing, Fact, Quantity
from briefing.model.strings import texts, words_of_series
from briefing.page.calls import KINDS, calls
from briefing.page.parse import parse

RULES: Rules = {
    "unused.fact": "warning",
    "unused.source": "warning",
    "unused.series": "warning",
    "unused.table": "warning",
    "unused.term": "warning",
}
HINTS: Mapping[str, str] = {
    "fact": 'Write it with {{ fact("…") }}, or remove it.',
    "source": "Cite it, or remove it.",
    "series": "Draw it in a figure or a table, or remove it.",
    "table": 'Place it with {{ table("…") }}, or remove it.',
    "term": 'Write it with {{ term("…") }}, or remove it.',
}


def check(draft: Draft) -> list[Problem]:
    """Facts that nothing is written with, sources that nothing rests on, series that nothing draws, and so on."""
    briefing = draft.briefing
    called = _called(briefing)
    unused = (
        ("fact", _places(_named(briefing)), _facts(briefing, called)),
        ("source", _places(briefing.sources), _sources(briefing) | called["cite"]),
        ("series", _places(briefing.series), _series(briefing)),
        ("table", _places(briefing.tables), called["table"]),
        ("term", _places(briefing.terms), called["term"]),
    )
    return [
        Problem(where, f'{kind} "{id}" is used nowhere.', HINTS[kind], f"unused.{kind}")
        for kind, places, used in unused
        for id, where in places.items()
        if id not in used
    ]


def _places(entries: Mapping[str, Any]) -> dict[str, Place]:
    """Where every entry of one kind stands."""
    return {id: entry.where for id, entry in entries.items()}


def _named(briefing: Briefing) -> Mapping[str, Fact]:
    """The facts that an author wrote down: the counts of registers are always there."""
    return {id: fact for id, fact in briefing.facts.items() if not fact.counts}


def _called(briefing: Briefing) -> dict[str, set[str]]:
    """Return every id in a call of a page or of a text of data/, by the name that is called."""
    found: dict[str, set[str]] = {name: set() for name in KINDS}
    for language in LANGUAGES:
        for page in briefing.pages[language].values():
            for call in parse(page).calls:
                found[call.name].update(call.ids)
        for said in (*texts(briefing), *words_of_series(briefing)):
            for call in calls(said.text[language]):
                found[call.name].update(call.ids)
    return found


def _facts(briefing: Briefing, called: Mapping[str, set[str]]) -> set[str]:
    """Those written, compared, or part of others; and those that answer a claim, beside which they are listed."""
    compared = {f"{system}.{column}" for system in briefing.systems for column in briefing.compare}
    parts = {id for fact in briefing.facts.values() for id in fact.origin}
    answers = {fact.id for fact in briefing.facts.values() if fact.claims}
    return called["fact"] | called["key_numbers"] | compared | parts | answers


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
