"""How a briefing stands, for those who keep it: what waits, what nobody could verify, what weighs too much."""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from briefing.checks.run import check
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES
from briefing.model import Briefing
from briefing.outputs import page_weight
from briefing.source import load

DRAWING = 60_000
"""Bytes of a drawing, compressed."""
Say = Callable[[Message | str], str]
"""Puts a sentence of the engine into the editor's language."""
LAGGING = "translations."
"""How the rules of what waits for its translation begin."""


@dataclass(frozen=True)
class Item:
    """One thing to look at: where it stands, and what it is."""

    where: str
    what: str


@dataclass(frozen=True)
class Status:
    """Lists of items by what they are. `failing` and `warned` are what `make check` finds."""

    failing: tuple[Item, ...] = ()
    warned: tuple[Item, ...] = ()
    lagging: tuple[Item, ...] = ()
    unverified: tuple[Item, ...] = ()
    weak: tuple[Item, ...] = ()
    unreachable: tuple[Item, ...] = ()
    undated: tuple[Item, ...] = ()
    heavy: tuple[Item, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def status(root: Path, say: Say = str) -> Status:
    """Reads data/ and docs/, passes the gates, and weighs what was built last. Raises nothing of what is wrong."""
    problems: tuple[Problem, ...]
    try:
        problems = check(root)
    except Problems as found:
        problems = found.problems
    lagging = [problem for problem in problems if problem.rule.startswith(LAGGING)]
    others = [problem for problem in problems if problem not in lagging]
    found_wrong = Status(
        failing=_told(say, (each for each in others if each.severity == "error")),
        warned=_told(say, (each for each in others if each.severity == "warning")),
        lagging=_told(say, lagging),
        heavy=tuple(_heavy(root)),
    )
    try:
        briefing = load(root)
    except Problems:
        return found_wrong  # what cannot be read cannot be counted
    return Status(
        found_wrong.failing,
        found_wrong.warned,
        found_wrong.lagging,
        tuple(Item(str(claim.where), claim.id) for claim in briefing.claims.values() if claim.verdict == "unverified"),
        tuple(_weak(briefing)),
        tuple(Item(str(source.where), source.id) for source in briefing.sources.values() if not source.url),
        tuple(Item(str(source.where), source.id) for source in briefing.sources.values() if not source.date),
        found_wrong.heavy,
        {
            "pages": len(briefing.pages[LANGUAGES[0]]),
            "facts": len([fact for fact in briefing.facts.values() if not fact.counts]),
            "claims": len(briefing.claims),
            "sources": len(briefing.sources),
            "figures": len(briefing.figures),
        },
    )


HEADS = {
    "failing": "Gates that fail",
    "warned": "Warnings",
    "lagging": "Passages that wait for the other language",
    "unverified": "Claims that nobody could verify",
    "weak": "Numbers on weak sources alone",
    "unreachable": "Sources without an address",
    "undated": "Sources without a date",
    "heavy": "Drawings and pages over their budget",
}
MOST = 8
"""So many items of a list are printed in a terminal; the JSON has all."""


def as_lines(found: Status, say: Say = str) -> list[str]:
    """The board for a terminal: each list with its length and its first items."""
    lines = []
    for name, head in HEADS.items():
        items: tuple[Item, ...] = getattr(found, name)
        lines.append(f"{len(items):4} {say(head)}")
        lines += [f"       {item.where}: {item.what}" for item in items[:MOST]]
        if len(items) > MOST:
            lines.append(f"       {say(f'and {len(items) - MOST} more.')}")
    return lines


def as_json(found: Status) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=1)


def _told(say: Say, problems: Iterable[Problem]) -> tuple[Item, ...]:
    return tuple(Item(problem.place, f"{say(problem.what)} {say(problem.hint)}".strip()) for problem in problems)


def _weak(briefing: Briefing) -> Iterable[Item]:
    """Facts that rest on weak sources alone."""
    for fact in briefing.facts.values():
        tiers = {briefing.sources[id].tier for id in fact.quantity.sources if id in briefing.sources}
        if tiers == {"weak"}:
            yield Item(str(fact.where), fact.id)


def _heavy(root: Path) -> Iterable[Item]:
    """Drawings and pages over their budgets, in what was built last."""
    for language in LANGUAGES:
        for drawing in sorted((root / "build" / language / "figures").glob("*-light.svg")):
            size = len(gzip.compress(drawing.read_bytes(), mtime=0))
            if size > DRAWING:
                yield Item(f"{language}/figures/{drawing.name}", f"{size / 1000:.0f} kB")
        for page in page_weight.weigh(root / "site" / language):
            if page.first > page_weight.FIRST or page.whole > page_weight.WHOLE:
                yield Item(f"{language}/{page.page}", f"{page.whole / 1000:.0f} kB")
