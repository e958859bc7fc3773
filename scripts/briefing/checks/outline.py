"""Every step of the source document's argument stands on a page, in every language, where its id can be linked."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.page.parse import parse

RULES: Rules = {"outline.unplaced": "error"}


def check(draft: Draft) -> list[Problem]:
    """A leaf "t1.3a" is a heading, paragraph or list item with the id t1-3a; a point with leaves below needs none."""
    briefing = draft.briefing
    parents = {point.parent for point in briefing.argument.values()}
    leaves = [point for point in briefing.argument.values() if point.id not in parents]
    found = []
    for language in LANGUAGES:
        ids = {id for page in briefing.pages[language].values() for id in parse(page).anchors}
        for point in leaves:
            anchor = point.id.replace(".", "-")
            if anchor not in ids:
                found.append(
                    Problem(
                        point.where,
                        f'"{point.id}" stands on no {language} page.',
                        f"Give its paragraph the id {{: #{anchor} }}.",
                        "outline.unplaced",
                    )
                )
    return found
