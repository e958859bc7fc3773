"""Checks that both languages of a page have the same headings, and the same evidence under each heading."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, translatable
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import LANGUAGE_NAMES, section
from briefing.languages import LANGUAGES
from briefing.model import Page
from briefing.page.parse import parse
from briefing.page.render import RenderedPage
from briefing.page.writer import Use

RULES: Rules = {"parity.headings": "error", "parity.evidence": "error", "parity.order": "error"}
USES: Mapping[str, str] = {
    "cite": translatable('a citation of "{id}"'),
    "claim": translatable('claim "{id}"'),
    "fact": translatable('fact "{id}"'),
    "figure": translatable('figure "{id}"'),
    "file": translatable('a link to the file "{id}"'),
    "formula": translatable('the formula "{id}"'),
    "footnote": translatable('the footnote "{id}"'),
    "image": translatable('the image "{id}"'),
    "ref": translatable('a reference to "{id}"'),
    "register": translatable('register "{id}"'),
    "system": translatable('system "{id}"'),
    "table": translatable('table "{id}"'),
    "task": translatable('the check box "{id}"'),
    "term": translatable('term "{id}"'),
}
"""Descriptions of the things that a page uses, by kind."""
Key = tuple[str, str]
"""The kind and id of a thing that a page uses."""
NUMBERED = ("figure", "table")
"""The kinds that readers find by number, and that both pages must therefore show in the same order."""
SAME_ORDER = Message("Put them in the same order in both languages.")


@dataclass(frozen=True)
class Heading:
    """A heading of a page; the top of the page, before the first heading, has level 0 and an empty id."""

    level: int
    id: str
    where: Place

    def __str__(self) -> str:
        return f"{'#' * self.level} {{#{self.id}}}"


def check(draft: Draft) -> list[Problem]:
    """Report headings that differ between the two languages of a page, and evidence that one uses less often.

    Figures and tables in a different order are reported too. Evidence and order are compared only if the headings
    match. Pages whose rendering has problems are skipped.
    """
    first, second = LANGUAGES
    found: list[Problem] = []
    for name, page in draft.briefing.pages[first].items():
        twin = draft.briefing.pages[second].get(name)
        mine, theirs = draft.pages[first][name], draft.pages[second].get(name)
        # A page that cannot be rendered would lack all its evidence: only its own problems are reported.
        if twin and theirs and not mine.problems and not theirs.problems:
            ours, others = Sections(page, mine), Sections(twin, theirs)
            # If headings differ, evidence would be counted under the wrong heading.
            found += list(_headings(ours, others)) or list(_evidence(ours, others))
    return found


class Sections:
    """The headings of a page, and the things used under each heading."""

    def __init__(self, page: Page, written: RenderedPage) -> None:
        self.language = LANGUAGE_NAMES[page.language]
        self.headings = [Heading(each.level, each.id, page.where.at(each.line)) for each in parse(page).headings]
        self.uses: dict[str, list[Use]] = {id: [] for id in ("", *(heading.id for heading in self.headings))}
        self.top = Heading(0, "", page.where.at(1))
        for use in written.uses:
            if use.where.file == page.where.file:
                before = [heading.id for heading in self.headings if heading.where.line <= use.where.line]
                self.uses[before[-1] if before else ""].append(use)

    def find(self, id: str) -> Heading:
        """Return the heading with this id, or the top of the page if there is none."""
        return next((heading for heading in self.headings if heading.id == id), self.top)

    def before(self, ids: list[str]) -> Heading:
        """Return the last heading that has one of these ids, or the top of the page if none has."""
        return next((heading for heading in reversed(self.headings) if heading.id in ids), self.top)


def _headings(ours: Sections, others: Sections) -> Iterator[Problem]:
    """Yield a problem for each heading that only one page has, and for each whose level differs.

    If both pages have the same headings, yield one also for the first that is at a different position.
    """
    rule = "parity.headings"
    for has, lacks in ((ours, others), (others, ours)):
        ids = [heading.id for heading in has.headings]
        for at, heading in enumerate(has.headings):
            if lacks.find(heading.id) is lacks.top:
                what = Message("{lacks} lacks the heading {heading}.", lacks=lacks.language, heading=str(heading))
                fix = Message("Add it, or remove it from the {has} page.", has=has.language)
                yield Problem(lacks.before(ids[:at]).where, what, fix, rule, twin=heading.where)
    pairs = [(heading, others.find(heading.id)) for heading in ours.headings]
    both = [(mine, theirs) for mine, theirs in pairs if theirs is not others.top]
    for mine, theirs in both:
        if mine.level != theirs.level:
            what = Message("Different levels: {mine} here, {theirs} there.", mine=str(mine), theirs=str(theirs))
            yield Problem(mine.where, what, Message("Write the same number of # in both."), rule, twin=theirs.where)
    if len(both) == len(ours.headings) == len(others.headings):
        for mine, theirs in zip(ours.headings, others.headings, strict=True):
            if mine.id != theirs.id:
                what = Message(
                    "The headings are in a different order: {mine} here, {theirs} there.",
                    mine=str(mine),
                    theirs=str(theirs),
                )
                yield Problem(mine.where, what, SAME_ORDER, rule, twin=theirs.where)
                break


def _evidence(ours: Sections, others: Sections) -> Iterator[Problem]:
    """Yield a problem for each thing that one page uses more often in a section than the other page.

    If a section has the same figures and tables in both, yield one also for the first in a different order.
    """
    for id in ours.uses:
        for has, lacks in ((ours, others), (others, ours)):
            for missing in Counter(map(_key, has.uses[id])) - Counter(map(_key, lacks.uses[id])):
                yield _lacking(has, lacks, id, missing)
        mine, theirs = ([use for use in page.uses[id] if use.kind in NUMBERED] for page in (ours, others))
        if sorted(map(_key, mine)) == sorted(map(_key, theirs)):
            for one, other in zip(mine, theirs, strict=True):
                if _key(one) != _key(other):
                    what = Message(
                        "Figures and tables are in a different order: {mine} here, {theirs} there.",
                        mine=_named(_key(one)),
                        theirs=_named(_key(other)),
                    )
                    yield Problem(one.where, what, SAME_ORDER, "parity.order", twin=other.where)
                    break


def _lacking(has: Sections, lacks: Sections, id: str, missing: Key) -> Problem:
    """Return the problem for a thing that a section of one page lacks or uses less often than the other page."""
    last = [use for use in has.uses[id] if _key(use) == missing][-1]
    more, less, use, place = has.language, lacks.language, _named(missing), section(id)
    if any(_key(other) == missing for other in lacks.uses[id]):
        what = Message(
            "{less} has {use} less often than {more} in {section}.", less=less, more=more, use=use, section=place
        )
        fix = Message("Use it equally often in both.")
    else:
        what = Message(
            "{less} lacks {use} in {section}, but {more} has it.", less=less, more=more, use=use, section=place
        )
        fix = Message("Use it in both, or in neither.")
    return Problem(lacks.find(id).where, what, fix, "parity.evidence", twin=last.where)


def _key(use: Use) -> Key:
    return use.kind, use.id


def _named(key: Key) -> Message:
    kind, id = key
    template = USES[kind]
    return Message(template, id=id)
