"""Checks that sections match in both languages: as many table cells, and about as many paragraphs and list items."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import section
from briefing.languages import LANGUAGES
from briefing.model import Page
from briefing.page.parse import parse

RULES: Rules = {"structure.table": "error", "structure.length": "warning"}
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")
OTHER = re.compile(r"^\s*(?:#|\||!!!|\{:)")
TIMES, MORE = 2, 3
"""Counts differ too much if the larger is more than TIMES the smaller, and exceeds it by at least MORE."""


@dataclass
class Section:
    """The numbers of "paragraphs", list "items" and table "cells" in a section; `where` is its first line."""

    where: Place
    counts: Counter[str] = field(default_factory=Counter)


def check(draft: Draft) -> list[Problem]:
    """Report sections that differ in the number of table cells, or greatly in that of paragraphs or list items.

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
    zh, en = chinese.counts["cells"], english.counts["cells"]
    if zh != en:
        what = Message(
            "Tables in {section} have {zh} cells in Chinese and {en} in English.", section=section(id), zh=zh, en=en
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
        counts = found.setdefault(heading, Section(page.where.at(at))).counts
        if line.lstrip().startswith("|"):
            counts["cells"] += line.replace("\\|", "").strip().strip("|").count("|") + 1
        elif ITEM.match(line):
            counts["items"] += 1
        elif line.strip() and not before.strip() and at not in blocks and not OTHER.match(line):
            counts["paragraphs"] += 1
        before = line
    return found
