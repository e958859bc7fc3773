"""Checks what only the PDFs would show: the order of their chapters, and a brief that has no sections."""

import re
from collections.abc import Iterator

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.page.parse import PageSource, parse

RULES: Rules = {"printed.brief": "error", "printed.order": "warning"}
BESIDE = ("figure", "how_to_cite")
"""The calls whose output is not set in the columns of the brief."""
ATTRIBUTES = re.compile(r"\s*\{:[^{}]*\}\s*")


def check(draft: Draft) -> list[Problem]:
    """Report a brief without text in a section, and chapters in another order than in nav."""
    return [*_brief(draft), *_order(draft)]


def _brief(draft: Draft) -> Iterator[Problem]:
    briefing = draft.briefing
    if not briefing.brief:
        return
    for language in LANGUAGES:
        page = briefing.pages[language].get(briefing.brief)
        if page and not _has_section(parse(page)):
            what = Message("The brief has no section with text, and its two columns would be empty.")
            fix = Message("Begin sections with ##, and write text below them.")
            yield Problem(page.where.at(1), what, fix, "printed.brief")


def _has_section(source: PageSource) -> bool:
    """Return True if there is text for the columns of the brief below a heading of level 2 that is printed."""
    headings = {heading.line: heading for heading in source.headings}
    beside = {call.line for call in source.calls if call.alone and call.name in BESIDE}
    within = False
    for number, line in source.lines.items():
        if heading := headings.get(number):
            within = within or (heading.level == 2 and "screen-only" not in heading.classes)
        elif within and line.raw.strip() and number not in beside and not ATTRIBUTES.fullmatch(line.raw):
            return True
    return False


def _order(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each printed page that is before the page printed above it in nav.

    Pages without figures and tables that belong to no part may be printed in any order.
    """
    briefing = draft.briefing
    numbered = {exhibit.page for exhibit in draft.references.exhibits.values()} | {*briefing.page_parts}
    read = list(briefing.pages[LANGUAGES[0]])
    places = [("print", at) for at in range(len(briefing.print_pages))]
    places += [("annex", at) for at in range(len(briefing.annex))]
    printed = zip(places, (*briefing.print_pages, *briefing.annex), strict=True)
    before = ""
    for place, name in ((place, name) for place, name in printed if name in numbered):
        if before and read.index(name) < read.index(before):
            what = Message(
                '"{page}" is printed after "{before}", but before it in nav: numbers of figures and titles of parts '
                "would be out of order in the PDF.",
                page=name,
                before=before,
            )
            fix = Message("Put the pages in the same order in mkdocs.yml and in data/briefing.yml.")
            yield Problem(briefing.at(*place), what, fix, "printed.order")
        before = name
