"""Applies data/rules.yml, which sets the severity of each rule and allows exceptions, to the findings of the checks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.model import Allowed, Briefing, Strictness

Rules = Mapping[str, Strictness]
"""The rules of a check, each with its default severity, which data/rules.yml may change."""
RULES: Rules = {"rules.unknown": "error", "rules.unused": "warning"}
TYPED = "numbers.typed"


def is_name(allowed: Allowed) -> bool:
    """Return True if an exception to TYPED lists names with digits, such as "A4", which are not read as numbers.

    Such an exception has texts, and applies to all files.
    """
    return allowed.rule == TYPED and bool(allowed.texts) and not allowed.place


def apply(briefing: Briefing, found: Iterable[Problem], known: Rules) -> list[Problem]:
    """Return the findings that no exception covers and whose rule is not off, each with its severity.

    `known` are the rules with their default severities. A finding without a known rule is an error.
    """
    severities = _severities(briefing, known)
    kept = []
    for problem in found:
        severity = severities.get(problem.rule, "error")
        if severity != "off" and not _exceptions(briefing, problem):
            kept.append(replace(problem, severity=severity))
    return kept


def misused(briefing: Briefing, found: Iterable[Problem], known: Rules, applied: Rules) -> list[Problem]:
    """Return the problems of data/rules.yml: rules that are not `known`, and exceptions that cover no finding.

    An unneeded exception would hide a later finding. Exceptions are evaluated only for the `applied` rules, which are
    those of the checks that produced these findings, and only if the rule is not off; names are left out (see
    `is_name`).
    """
    severities = _severities(briefing, applied)
    needed = {use for problem in found for use in _exceptions(briefing, problem)}
    unneeded = [
        unused(allowed, text)
        for allowed in briefing.allowed
        if allowed.rule in applied and severities[allowed.rule] != "off" and not is_name(allowed)
        for text in allowed.texts or ("",)
        if (allowed, text) not in needed
    ]
    return _unknown(briefing, known) + unneeded


def unused(allowed: Allowed, text: str) -> Problem:
    """Return the problem that an exception is not needed.

    If `text` is not "", the problem concerns only that text of the exception.
    """
    if text:
        what = Message('The exception "{text}" is not needed.', text=text)
    else:
        what = Message("The exception to {rule} in {file} is not needed.", rule=allowed.rule, file=allowed.place)
    return Problem(allowed.where, what, Message("Remove it."), "rules.unused")


def _severities(briefing: Briefing, known: Rules) -> Rules:
    return {**known, **{each.rule: each.severity for each in briefing.graded}}


def _exceptions(briefing: Briefing, problem: Problem) -> list[tuple[Allowed, str]]:
    """Return the exceptions that cover a finding, each with the first of its texts that the English message contains.

    The text is "" if the exception is for a whole file.
    """
    files = [problem.where.file, problem.twin.file if problem.twin else ""]
    found = []
    for allowed in briefing.allowed:
        if allowed.rule == problem.rule and not is_name(allowed) and (not allowed.place or allowed.place in files):
            texts = allowed.texts or ("",)
            found += [(allowed, text) for text in texts if text in str(problem.what)][:1]
    return found


def _unknown(briefing: Briefing, known: Rules) -> list[Problem]:
    named = [(each.rule, each.where) for each in briefing.graded]
    named += [(each.rule, each.where) for each in briefing.allowed]
    other = Message("Use the name in square brackets at the end of a message.")
    return [
        Problem(where, Message('No rule "{rule}".', rule=rule), did_you_mean(rule, known, other), "rules.unknown")
        for rule, where in named
        if rule not in known
    ]
