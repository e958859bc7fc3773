"""What changed is told: the version at hand has its entry in data/changes.yml, and no entry is ahead of it."""

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem

RULES: Rules = {"changes.ahead": "error", "changes.missing": "error"}


def check(draft: Draft) -> list[Problem]:
    """A version without an entry, and entries dated after the version."""
    briefing = draft.briefing
    now = str(briefing.date)
    found = [
        Problem(change.where, f'"{change.id}" is dated {change.date}, after the version ({now}).', "", "changes.ahead")
        for change in briefing.changes.values()
        if str(change.date)[: len(now)] > now  # as precisely as the version is dated
    ]
    if briefing.version not in {change.version for change in briefing.changes.values()}:
        hint = "Say there what it brought or corrected."
        found.append(
            Problem(
                Place("data/changes.yml", 1), f"no entry tells of version {briefing.version}.", hint, "changes.missing"
            )
        )
    return found
