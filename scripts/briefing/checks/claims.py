"""Checks that facts and checked claims have sources, disputed values are marked, and values are not hedged twice."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from briefing.checks.lint_units import Reading
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.language.numbers import hedge
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Page
from briefing.page.calls import Call, pieces
from briefing.page.parse import parse
from briefing.page.render import RenderedPage

RULES: Rules = {
    "claims.unsourced": "error",
    "claims.unmarked": "error",
    "claims.twice-hedged": "error",
}
CHECKED = ("confirmed", "close", "disputed")
HEDGES: Mapping[Language, str] = {"zh": "约|大约|大概|近", "en": r"\b(?:about|around|roughly|some|approximately)"}
BOUNDING: Mapping[Language, str] = {
    "zh": "超过|多于|逾|至少|不少于|不到|不足|少于|不超过|最多|至多",
    "en": r"\b(?:over|more than|at least|above|exceeding|under|less than|fewer than|at most|up to|below)",
}
"""Words that repeat or contradict the first word of a bound, such as "over 7,000"."""


def check(draft: Draft) -> list[Problem]:
    """Report facts and checked claims without sources, and unmarked disputed values.

    Counts of entries need no source, and values on pages with `digest: true` need no mark.
    """
    briefing = draft.briefing
    found = _unsourced(briefing)
    for language in LANGUAGES:
        for name, page in briefing.pages[language].items():
            if name in draft.pages.get(language, {}) and not page.head.digest:
                found += _unmarked(briefing, page, draft.pages[language][name])
    return found


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report hedges such as "roughly" before a value that is already printed with one, such as "about" or "over"."""
    for unit in reading.prose():
        for words, call in pairwise(pieces(unit.raw)):
            fact = reading.briefing.facts.get(call.id) if isinstance(call, Call) and call.name == "fact" else None
            own = hedge(fact.quantity, reading.language).strip() if fact else ""
            if not fact or not own or not isinstance(words, str):
                continue
            if found := _pattern(reading.language, fact.quantity.bound is not None).search(words):
                what = Message(
                    '"{word}" is redundant: "{id}" is already printed with "{own}".',
                    word=found[1],
                    id=fact.id,
                    own=own,
                )
                yield unit.problem("claims.twice-hedged", what, Message('Delete "{word}".', word=found[1]))


@cache
def _pattern(language: Language, bound: bool) -> re.Pattern[str]:
    """Return the pattern of a hedge at the end of a text; with `bound`, also of the words in BOUNDING."""
    hedges = f"{HEDGES[language]}|{BOUNDING[language]}" if bound else HEDGES[language]
    return re.compile(rf"({hedges})\s*$", re.IGNORECASE)


def _unsourced(briefing: Briefing) -> list[Problem]:
    found = []
    for id, fact in briefing.facts.items():
        if not fact.counts and not fact.quantity.sources:
            what = Message('Fact "{id}" has no source.', id=id)
            found.append(Problem(fact.where, what, Message('Name its "sources".'), "claims.unsourced"))
    for id, claim in briefing.claims.items():
        if claim.verdict in CHECKED and not claim.sources:
            what = Message('Claim "{id}" has a verdict but no source.', id=id)
            fix = Message('Name its "sources", or change its verdict to "unverified".')
            found.append(Problem(claim.where, what, fix, "claims.unsourced"))
    return found


def _unmarked(briefing: Briefing, page: Page, written: RenderedPage) -> list[Problem]:
    """Report disputed values in sections that contain neither a reference to the claim nor its box."""

    def section(where: Place) -> int:
        heading = parse(page).section(where.line)
        return heading.line if heading else 0

    here = [use for use in written.uses if use.where.file == page.where.file]
    marked = {(section(use.where), use.id) for use in here if use.kind == "claim"}
    found = []
    for use in here:
        claim = briefing.claims.get(use.id)
        disputed = use.kind == "fact" and claim is not None and claim.verdict == "disputed"
        if disputed and (section(use.where), use.id) not in marked:
            what = Message('The disputed value of "{id}" is not marked as disputed.', id=use.id)
            fix = Message("Add {call} after it.", call=f'{{{{ ref("{use.id}") }}}}')
            found.append(Problem(use.where, what, fix, "claims.unmarked"))
    return found
