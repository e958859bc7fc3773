"""Checks that every register on a page has entries to list."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.page.parse import parse
from briefing.page.registers import REGISTERS

RULES: Rules = {"registers.empty": "warning"}


def check(draft: Draft) -> list[Problem]:
    """Report calls of registers without entries, which leave nothing below their heading."""
    briefing = draft.briefing
    found = []
    for language in LANGUAGES:
        for page in briefing.pages[language].values():
            for call in parse(page).calls:
                register = REGISTERS.get(call.id) if call.name == "register" else None
                if register and not register.has_entries(briefing):
                    what = Message('The register "{name}" is empty.', name=call.id)
                    fix = Message(
                        "Remove the call and its heading, or write entries in data/{file}.", file=register.file
                    )
                    found.append(Problem(page.where.at(call.line), what, fix, "registers.empty"))
    return found
