"""Checks that sections match in both languages: the same tables, and about as many paragraphs and list items."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, Several, several
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import section
from briefing.languages import LANGUAGES
from briefing.model import Page
from briefing.page.parse import parse

RULES: Rules = {"structure.table": "error", "structure.length": "warning"}
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")
OTHER = re.compile(r"^\s*(?:#|\||!!!|\?\?\?|\{:|\[\^[^\]]+\]:)")
RULE = re.compile(r"^[\s|:]*-[\s|:-]*$")
"""Matches the line between the head and the body of a table."""
TIMES, MORE = 2, 3
"""Counts differ too much if the larger is more than TIMES the smaller, and exceeds it by at least MORE."""


@dataclass
class Section:
    """The numbers of "paragraphs" and list "items" in a section, and its tables; `where` is its first line.

    A table is the list of its rows, head included, each with the number of its cells.
    """

    where: Place
    counts: Counter[str] = field(default_factory=Counter)
    tables: list[list[int]] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """Return the number of cells of all tables."""
        return sum(map(sum, self.tables))

    @property
    def shapes(self) -> Several:
        """Return the rows and columns of each table: 4 × 2."""
        return several(f"{len(rows)} × {max(rows, default=0)}" for rows in self.tables)


def check(draft: Draft) -> list[Problem]:
    """Report sections that differ in the cells of their tables, or greatly in the number of paragraphs or list items.

    The two languages of each page are compared. Pages whose headings differ are skipped.
    """
    first, second = LANGUAGES
    found: list[Problem] = []
    for name, page in draft.briefing.pages[first].items():
        if twin := draft.briefing.pages[second].get(name):
            ours, theirs = _sections(page), _sections(twin)
            if ours.keys() != theirs.keys():
                continue  # text under a heading that only one page has would be counted in the wrong section
            for id in ours:
                found += _compared(id, ours[id], theirs[id])
    return found


def _compared(id: str, chinese: Section, english: Section) -> Iterator[Problem]:
    if chinese.tables != english.tables:
        of_section, zh, en = section(id), chinese.cells, english.cells
        what = Message(
            "Tables in {section} have {zh} cells in Chinese and {en} in English.", section=of_section, zh=zh, en=en
        )
        if zh == en:
            what = Message(
                "Tables in {section} have other rows or columns in Chinese ({zh}) than in English ({en}).",
                section=of_section,
                zh=chinese.shapes,
                en=english.shapes,
            )
        fix = Message("Give both the same rows and columns.")
        yield Problem(chinese.where, what, fix, "structure.table", twin=english.where)
    for kind, counted in (("paragraphs", Message("paragraphs")), ("items", Message("list items"))):
        zh, en = chinese.counts[kind], english.counts[kind]
        less, more = sorted((zh, en))
        if more > TIMES * less and more - less >= MORE:
            what = Message(
                "Chinese has {zh} {counted} in {section}, and English has {en}.",
                zh=zh,
                en=en,
                counted=counted,
                section=section(id),
            )
            fix = Message("Check whether one language contains more than the other.")
            yield Problem(chinese.where, what, fix, "structure.length", twin=english.where)


def _sections(page: Page) -> dict[str, Section]:
    """Return the sections of a page by their ids; "" is the text before the first heading."""
    source = parse(page)
    starts = {heading.line: heading.id for heading in source.headings}
    blocks = {call.line for call in source.calls if call.block}
    found: dict[str, Section] = {}
    heading, before = "", ""
    for at, line in ((each.number, each.raw) for each in source.lines.values()):
        heading = starts.get(at, heading)
        here = found.setdefault(heading, Section(page.where.at(at)))
        counts = here.counts
        if line.lstrip().startswith("|"):
            if not before.lstrip().startswith("|"):
                here.tables.append([])
            if not RULE.match(line):
                here.tables[-1].append(line.replace("\\|", "").strip().strip("|").count("|") + 1)
        elif ITEM.match(line):
            counts["items"] += 1
        elif line.strip() and not before.strip() and at not in blocks and not OTHER.match(line):
            counts["paragraphs"] += 1
        before = line
    return found
