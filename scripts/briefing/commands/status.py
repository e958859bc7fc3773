"""Runs `make status`: lists what an editor should look at, for the terminal, the preview and other programs."""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from briefing.checks.run import check
from briefing.console import Console
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES
from briefing.model import Briefing, Claim, Fact, Source
from briefing.outputs import page_weight
from briefing.source import load

FIGURE_BUDGET = 60_000
"""The budget of a figure in bytes, after compression with gzip."""
OUTDATED = "translations."
"""The prefix of the rules about out-of-date translations."""


@dataclass(frozen=True)
class Item:
    """One item of a list: its place, and the text of a problem, the id of an entry, or a size."""

    where: str
    what: str


@dataclass(frozen=True)
class Status:
    """The status board: its lists, described in TITLES, and the numbers of pages and of entries, without zeros."""

    failing: tuple[Item, ...] = ()
    warned: tuple[Item, ...] = ()
    lagging: tuple[Item, ...] = ()
    unverified: tuple[Item, ...] = ()
    weak: tuple[Item, ...] = ()
    unreachable: tuple[Item, ...] = ()
    unchecked: tuple[Item, ...] = ()
    undated: tuple[Item, ...] = ()
    heavy: tuple[Item, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


TITLES: Mapping[str, Message] = {
    "failing": Message("Failing checks"),
    "warned": Message("Warnings"),
    "lagging": Message("Out-of-date translations"),
    "unverified": Message("Unverified claims"),
    "weak": Message("Numbers supported only by weak sources"),
    "unreachable": Message("Sources without an address"),
    "unchecked": Message("Sources whose address has not been checked"),
    "undated": Message("Sources without a date"),
    "heavy": Message("Over-budget pages and figures"),
}
WITHOUT_FIGURES = Message("Over-budget pages")
"""The title of the list "heavy" for a briefing without figures."""
ENTRIES: Mapping[str, str] = {
    "unverified": "claims",
    "weak": "facts",
    "unreachable": "sources",
    "unchecked": "sources",
    "undated": "sources",
}
"""The kind of entry, as in `Status.counts`, that a list is about; a briefing without such entries has no such list."""
SHOWN = 8
"""The number of items of each list that are printed in the terminal; the JSON contains all."""


def status(root: Path, console: Console) -> Status:
    """Return the status board, with problems in the editor's language.

    Problems are listed, not raised; if the briefing cannot be loaded, the lists and counts of its entries are empty.
    The sizes of pages and figures are those of the last build.
    """
    problems = _problems(root)
    outdated = [problem for problem in problems if problem.rule.startswith(OUTDATED)]
    others = [problem for problem in problems if problem not in outdated]
    board = Status(
        failing=_items(console, (problem for problem in others if problem.severity == "error")),
        warned=_items(console, (problem for problem in others if problem.severity == "warning")),
        lagging=_items(console, outdated),
        heavy=tuple(_heavy(root)),
    )
    try:
        return _with_evidence(board, load(root))
    except Problems:
        return board


def titles(board: Status) -> Mapping[str, Message]:
    """Return the titles of the lists that this briefing can have entries in, by the name of the list."""
    found = {name: title for name, title in TITLES.items() if name not in ENTRIES or ENTRIES[name] in board.counts}
    return found if "figures" in board.counts else found | {"heavy": WITHOUT_FIGURES}


def as_lines(board: Status, console: Console) -> list[str]:
    """Return the lines that show the board in the terminal: the length, title and first items of each list."""
    lines = []
    for name, title in titles(board).items():
        items: tuple[Item, ...] = getattr(board, name)
        lines.append(f"{len(items):4} {console.say(title)}")
        lines += [f"       {item.where}: {item.what}" for item in items[:SHOWN]]
        if len(items) > SHOWN:
            lines.append(f"       {console.say(Message('and {count} more', count=len(items) - SHOWN))}")
    return lines


def as_json(board: Status) -> str:
    """Return the board as JSON, with the lists in `titles` and the counts."""
    shown = {*titles(board), "counts"}
    found = {name: value for name, value in asdict(board).items() if name in shown}
    return json.dumps(found, ensure_ascii=False, indent=1)


def _problems(root: Path) -> tuple[Problem, ...]:
    """Return all errors and warnings of `make check`."""
    try:
        return check(root)
    except Problems as found:
        return found.problems


def _items(console: Console, problems: Iterable[Problem]) -> tuple[Item, ...]:
    return tuple(Item(problem.place, console.sentences(problem)) for problem in problems)


def _with_evidence(board: Status, briefing: Briefing) -> Status:
    """Return the board with the lists and counts that come from the briefing added."""
    claims, sources = briefing.claims.values(), briefing.sources.values()
    return replace(
        board,
        unverified=_entries(claim for claim in claims if claim.verdict == "unverified"),
        weak=_entries(fact for fact in briefing.facts.values() if _is_weak(briefing, fact)),
        unreachable=_entries(source for source in sources if not source.url),
        unchecked=_entries(source for source in sources if source.url and not source.url_checked),
        undated=_entries(source for source in sources if not source.date),
        counts={name: count for name, count in _counts(briefing).items() if count},
    )


def _counts(briefing: Briefing) -> dict[str, int]:
    return {
        "pages": len(briefing.pages[LANGUAGES[0]]),
        "facts": sum(not fact.counts for fact in briefing.facts.values()),
        "claims": len(briefing.claims),
        "sources": len(briefing.sources),
        "figures": len(briefing.figures),
    }


def _entries(entries: Iterable[Claim | Fact | Source]) -> tuple[Item, ...]:
    return tuple(Item(str(entry.where), entry.id) for entry in entries)


def _is_weak(briefing: Briefing, fact: Fact) -> bool:
    """Return True if a fact has sources and all of them are weak."""
    tiers = {briefing.sources[id].tier for id in fact.quantity.sources if id in briefing.sources}
    return tiers == {"weak"}


def _heavy(root: Path) -> Iterable[Item]:
    """Yield the figures and pages of the last build that exceed a budget, with their sizes.

    The size of a figure is that after compression; the size of a page is uncompressed and includes all its files.
    """
    for language in LANGUAGES:
        for figure in sorted((root / "build" / language / "figures").glob("*-light.svg")):
            size = len(gzip.compress(figure.read_bytes(), mtime=0))
            if size > FIGURE_BUDGET:
                yield Item(f"{language}/figures/{figure.name}", f"{size / 1000:.0f} kB")
        for page in page_weight.weigh(root / "site" / language):
            if page.first > page_weight.FIRST or page.whole > page_weight.WHOLE:
                yield Item(f"{language}/{page.page}", f"{page.whole / 1000:.0f} kB")
