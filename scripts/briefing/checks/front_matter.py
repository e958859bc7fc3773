"""Every page begins with a title and a description, plain enough to be read as YAML by the publisher."""

import re

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.model import Page
from briefing.page.parse import parse

RULES: Rules = {"front-matter.missing": "error", "front-matter.yaml": "error"}
FRAGILE = re.compile(r":\s|\s#|^[\[\]{}>|*&!%@`\"']")
QUOTED = re.compile(r"^\".*\"$|^'.*'$")


def check(draft: Draft) -> list[Problem]:
    """What is missing from a page's front matter, and values that would be misread."""
    return [problem for pages in draft.briefing.pages.values() for page in pages.values() for problem in _head(page)]


def _head(page: Page) -> list[Problem]:
    found = [
        Problem(
            page.where.at(1), f'the page has no "{key}".', f"Begin it with ---, {key}: …, ---.", "front-matter.missing"
        )
        for key, value in (("title", page.head.title), ("description", page.head.description))
        if not value
    ]
    for line in parse(page).head:
        value = line.raw.partition(":")[2].strip()
        if FRAGILE.search(value) and not QUOTED.match(value):
            found.append(
                Problem(
                    page.where.at(line.number),
                    "this value holds signs of YAML.",
                    'Put it in "straight quotes".',
                    "front-matter.yaml",
                )
            )
    return found
