"""Checks that every point of data/argument.yml, except those with sub-points, has its id on a page in each language."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import LANGUAGE_NAMES
from briefing.languages import LANGUAGES
from briefing.page.parse import parse

RULES: Rules = {"outline.unplaced": "error"}


def check(draft: Draft) -> list[Problem]:
    """Report points of data/argument.yml that are missing from the pages of a language.

    The point "t1.3a" is present if a heading, paragraph or list item has the id t1-3a. Points with sub-points need no
    id.
    """
    briefing = draft.briefing
    parents = {point.parent for point in briefing.argument.values()}
    leaves = [point for point in briefing.argument.values() if point.id not in parents]
    found = []
    for language in LANGUAGES:
        ids = {id for page in briefing.pages[language].values() for id in parse(page).anchors}
        for point in leaves:
            anchor = point.id.replace(".", "-")
            if anchor not in ids:
                what = Message(
                    '"{id}" is missing from the {language} pages.', id=point.id, language=LANGUAGE_NAMES[language]
                )
                fix = Message("Write {anchor} on a line of its own below its paragraph.", anchor=f"{{: #{anchor} }}")
                found.append(Problem(point.where, what, fix, "outline.unplaced"))
    return found
