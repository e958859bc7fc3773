"""Both languages of a section are built alike: tables of the same size, about as many paragraphs and list items."""

import re
from collections import Counter

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import Page
from briefing.page.parse import parse

RULES: Rules = {"structure.table": "error", "structure.length": "warning"}
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")
OTHER = re.compile(r"^\s*(?:#|\||!!!|\{:|\{\{[^{}]*\}\}\s*$)")
TIMES, APART = 2, 3
"""Counts differ strongly when one is more than so many times the other, and at least so many more."""


def check(draft: Draft) -> list[Problem]:
    """Compare what each section of a page and of its twin is made of."""
    briefing = draft.briefing
    first, second = LANGUAGES
    found = []
    for name, page in briefing.pages[first].items():
        if twin := briefing.pages[second].get(name):
            ours, theirs = _sections(page), _sections(twin)
            if ours.keys() != theirs.keys():
                continue  # what follows a heading that only one has would be counted under the wrong one
            for id in ours:
                found += _compared(page, twin, id, ours[id], theirs[id])
    return found


def _compared(page: Page, twin: Page, id: str, zh: Counter[str], en: Counter[str]) -> list[Problem]:
    found = []
    if zh["cells of tables"] != en["cells of tables"]:
        what = f"the tables under {{#{id}}} have {zh['cells of tables']} cells in zh and {en['cells of tables']} in en."
        found.append(
            Problem(page.where, what, "Give both the same rows and columns.", "structure.table", twin=twin.where)
        )
    for kind in ("paragraphs", "items of lists"):
        less, more = sorted((zh[kind], en[kind]))
        if more > TIMES * less and more - less >= APART:
            what = f"{{#{id}}} has {zh[kind]} {kind} in zh and {en[kind]} in en."
            found.append(
                Problem(page.where, what, "See whether one language says more.", "structure.length", twin=twin.where)
            )
    return found


def _sections(page: Page) -> dict[str, Counter[str]]:
    """How much of each kind stands under each heading."""
    source = parse(page)
    starts = {heading.line: heading.id for heading in source.headings}
    found: dict[str, Counter[str]] = {}
    section, before = "", ""
    for at, line in ((each.number, each.raw) for each in source.lines.values()):
        section = starts.get(at, section)
        counts = found.setdefault(section, Counter())
        if line.lstrip().startswith("|"):
            counts["cells of tables"] += line.replace("\\|", "").strip().strip("|").count("|") + 1
        elif ITEM.match(line):
            counts["items of lists"] += 1
        elif line.strip() and not before.strip() and not OTHER.match(line):
            counts["paragraphs"] += 1
        before = line
    return found
