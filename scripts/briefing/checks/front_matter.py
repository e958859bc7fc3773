"""Checks that the front matter of every page has a title and a description, and that YAML reads its values as text."""

import re
from collections.abc import Iterator

from briefing.checks.lint_units import Reading
from briefing.checks.rules import Rules
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.page.parse import parse

RULES: Rules = {"front-matter.missing": "error", "front-matter.yaml": "error"}
FRAGILE = re.compile(r":\s|\s#|^[\[\]{}>|*&!%@`\"']")
QUOTED = re.compile(r"^\".*\"$|^'.*'$")


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report a missing title or description, and unquoted values with characters that YAML reads as syntax."""
    page = reading.page
    if page is None:
        return
    for key, value in (("title", page.head.title), ("description", page.head.description)):
        if not value:
            what = Message('The page has no "{key}".', key=key)
            fix = Message('Write "{key}: …" between two lines of --- at its top.', key=key)
            yield Problem(page.where.at(1), what, fix, "front-matter.missing")
    for line in parse(page).head:
        value = line.raw.partition(":")[2].strip()
        if FRAGILE.search(value) and not QUOTED.match(value):
            what = Message("This value contains characters that YAML reads as syntax.")
            fix = Message('Put it in straight quotes: "…".')
            yield Problem(page.where.at(line.number), what, fix, "front-matter.yaml")
