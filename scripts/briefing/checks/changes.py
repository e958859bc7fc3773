"""Checks that data/changes.yml has an entry for this version, and no entry with a later date."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem

RULES: Rules = {"changes.ahead": "error", "changes.missing": "error"}
FILE = Place("data/changes.yml", 1)


def check(draft: Draft) -> list[Problem]:
    """Report a missing entry for the current version, and entries dated after it."""
    briefing = draft.briefing
    now = str(briefing.date)
    found = []
    for change in briefing.changes.values():
        if str(change.date)[: len(now)] > now:  # compared at the precision of the version's date
            what = Message(
                'Entry "{id}" is dated {date}, after this version ({now}).',
                id=change.id,
                date=str(change.date),
                now=now,
            )
            fix = Message("Correct its date, or the date of the version in data/briefing.yml.")
            found.append(Problem(change.where, what, fix, "changes.ahead"))
    if briefing.version not in {change.version for change in briefing.changes.values()}:
        what = Message("No entry for version {version}.", version=briefing.version)
        found.append(Problem(FILE, what, Message("Add one that says what is new or corrected."), "changes.missing"))
    return found
