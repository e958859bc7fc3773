"""Every number rests on a source, and what the record does not bear out never stands without its mark."""

import re
from collections.abc import Mapping
from itertools import pairwise

from briefing.checks.lint_units import prose_units
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
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


def check(draft: Draft) -> list[Problem]:
    """Facts and claims without sources, disputed values without a mark, and estimates that are hedged twice."""
    briefing = draft.briefing
    found = _unsourced(briefing)
    for language in LANGUAGES:
        for name, page in briefing.pages[language].items():
            if name in draft.pages.get(language, {}) and not page.head.digest:
                found += _unmarked(briefing, page, draft.pages[language][name])
        found += _twice_hedged(briefing, language)
    return found


def _unsourced(briefing: Briefing) -> list[Problem]:
    found = []
    for id, fact in briefing.facts.items():
        if not fact.counts and not fact.quantity.sources:
            found.append(Problem(fact.where, f'fact "{id}" has no source.', "", "claims.unsourced"))
    for id, claim in briefing.claims.items():
        if claim.verdict in CHECKED and not claim.sources:
            what = f'claim "{id}" was checked against no source.'
            found.append(Problem(claim.where, what, 'Name its "sources", or call it unverified.', "claims.unsourced"))
    return found


def _unmarked(briefing: Briefing, page: Page, written: RenderedPage) -> list[Problem]:
    """The value of a disputed claim stands only in a section where the claim is marked, or told in its box."""

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
            what = f'the disputed value of "{use.id}" stands here without its mark.'
            found.append(Problem(use.where, what, f'Add {{{{ ref("{use.id}") }}}}.', "claims.unmarked"))
    return found


def _twice_hedged(briefing: Briefing, language: Language) -> list[Problem]:
    """An estimate says about by itself."""
    pattern = re.compile(rf"({HEDGES[language]})\s*$", re.IGNORECASE)
    found = []
    for said in prose_units(briefing, language):
        for words, call in pairwise(pieces(said.raw)):
            hedge = pattern.search(words) if isinstance(words, str) else None
            fact = briefing.facts.get(call.id) if isinstance(call, Call) and call.name == "fact" else None
            if hedge and fact and fact.quantity.about:
                what = f'"{hedge[1]}" stands before "{fact.id}", an estimate, which says so itself{said.what}.'
                found.append(Problem(said.where, what, "Leave it out.", "claims.twice-hedged"))
    return found
