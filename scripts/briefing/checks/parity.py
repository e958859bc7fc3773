"""Both languages of a page hold the same headings, and the same evidence under each."""

from collections import Counter

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import Page
from briefing.page.parse import parse
from briefing.page.render import RenderedPage

RULES: Rules = {"parity.headings": "error", "parity.evidence": "error"}
Evidence = Counter[tuple[str, str]]


def check(draft: Draft) -> list[Problem]:
    """Compare every page with its twin."""
    briefing = draft.briefing
    first, second = LANGUAGES
    found: list[Problem] = []
    for name, page in briefing.pages[first].items():
        twin = briefing.pages[second].get(name)
        mine, theirs = draft.pages[first][name], draft.pages[second].get(name)
        # What cannot be filled lacks all its evidence: its own slips are told, and not what follows from them.
        if twin and theirs and not mine.problems and not theirs.problems:
            # Where headings differ, evidence would be counted under the wrong ones.
            differing = _headings(page, twin)
            found += differing or _evidence(page, twin, mine, theirs)
    return found


def _headings(page: Page, twin: Page) -> list[Problem]:
    mine, theirs = ([(heading.level, heading.id) for heading in parse(each).headings] for each in (page, twin))
    if mine == theirs:
        return []
    gone, new = [entry for entry in mine if entry not in theirs], [entry for entry in theirs if entry not in mine]
    whats = [f"{page.language} has the heading {_named(entry)}, {twin.language} does not." for entry in gone]
    whats += [f"{twin.language} has the heading {_named(entry)}, {page.language} does not." for entry in new]
    whats = whats or ["the same headings stand in another order."]
    return [Problem(page.where, what, rule="parity.headings", twin=twin.where) for what in whats]


def _named(entry: tuple[int, str]) -> str:
    return f"{'#' * entry[0]} {{#{entry[1]}}}"


def _evidence(page: Page, twin: Page, mine: RenderedPage, theirs: RenderedPage) -> list[Problem]:
    ours, other = _sections(page, mine), _sections(twin, theirs)
    found = []
    for section in [*ours, *(name for name in other if name not in ours)]:
        for one, more, less in ((page, ours, other), (twin, other, ours)):
            lacking = more.get(section, Counter()) - less.get(section, Counter())
            missing = twin.language if one is page else page.language
            for kind, id in lacking:
                what = f'{one.language} uses {kind} "{id}" under {{#{section}}}, {missing} does not.'
                found.append(Problem(page.where, what, rule="parity.evidence", twin=twin.where))
    return found


def _sections(page: Page, written: RenderedPage) -> dict[str, Evidence]:
    """What is used under each heading, by the lines where it is used."""
    starts = [(heading.line, heading.id) for heading in parse(page).headings]
    found: dict[str, Evidence] = {}
    for use in written.uses:
        if use.where.file != page.where.file:
            continue
        section = next((id for start, id in reversed(starts) if start <= use.where.line), "")
        found.setdefault(section, Counter())[use.kind, use.id] += 1
    return found
