"""Every page begins with a title and a description, plain enough to be read as YAML by the publisher."""

import re

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.model import Page
from briefing.page.parse import front_matter

RULES: Rules = {"front-matter.missing": "error", "front-matter.yaml": "error"}
FRAGILE = re.compile(r":\s|\s#|^[\[\]{}>|*&!%@`\"']")
QUOTED = re.compile(r"^\"[^\"]*\"$|^'[^']*'$")


def check(draft: Draft) -> list[Problem]:
    """What is missing from a page's front matter, and values that would be misread."""
    return [problem for pages in draft.briefing.pages.values() for page in pages.values() for problem in _head(page)]


def _head(page: Page) -> list[Problem]:
    head = front_matter(page.source)
    found = [
        Problem(
            page.where.at(1), f'the page has no "{key}".', f"Begin it with ---, {key}: …, ---.", "front-matter.missing"
        )
        for key in ("title", "description")
        if not head.get(key)
    ]
    for line, text in enumerate(page.source.split("\n---", 1)[0].split("\n"), 1):
        value = text.partition(":")[2].strip()
        if head and FRAGILE.search(value) and not QUOTED.match(value):
            found.append(
                Problem(
                    page.where.at(line),
                    "this value holds signs of YAML.",
                    'Put it in "straight quotes".',
                    "front-matter.yaml",
                )
            )
    return found
