"""Each finding of a check breaks a named rule; data/rules.yml grades rules, and allows with a reason what may stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing.diagnostics.problem import Problem, nearest
from briefing.model import Allowed, Briefing, Strictness

Rules = Mapping[str, Strictness]
"""The rules of a check, each as strictly as the engine takes it."""
RULES: Rules = {"rules.unknown": "error", "rules.unused": "warning"}
TYPED = "numbers.typed"


def passed_over(allowed: Allowed) -> bool:
    """Whether these are names with digits in them, which the check of numbers does not read as numbers anywhere."""
    return allowed.rule == TYPED and bool(allowed.texts) and not allowed.place


def judged(briefing: Briefing, found: Iterable[Problem], known: Rules) -> list[Problem]:
    """The findings that count, with their severity; and what is wrong with data/rules.yml itself."""
    graded: dict[str, Strictness] = {**known, **{each.rule: each.severity for each in briefing.graded}}
    needed: set[tuple[Allowed, str]] = set()
    kept = []
    for problem in found:
        uses = {use for allowed in briefing.allowed if (use := _use(allowed, problem))}
        needed |= uses
        if not uses:
            kept.append(problem)
    kept += _unknown(briefing, known)
    kept += [problem for allowed in briefing.allowed for problem in _unused(allowed, needed, graded)]
    return [each for problem in kept for each in _severe(problem, graded)]


def _severe(problem: Problem, graded: Rules) -> list[Problem]:
    severity = graded.get(problem.rule, "error")
    return [] if severity == "off" else [replace(problem, severity=severity)]


def _use(allowed: Allowed, problem: Problem) -> tuple[Allowed, str] | None:
    """What of an allowance lets a finding stand: one of its texts, or "" where it is for the whole file."""
    files = [problem.where.file, problem.twin.file if problem.twin else ""]
    if passed_over(allowed) or allowed.rule != problem.rule or (allowed.place and allowed.place not in files):
        return None
    if not allowed.texts:
        return allowed, ""
    text = next((text for text in allowed.texts if text in str(problem.what)), None)
    return None if text is None else (allowed, text)


def _unknown(briefing: Briefing, known: Rules) -> list[Problem]:
    named = [(each.rule, each.where) for each in briefing.graded]
    named += [(each.rule, each.where) for each in briefing.allowed]
    return [
        Problem(where, f'no rule "{rule}".', nearest(rule, known), "rules.unknown")
        for rule, where in named
        if rule not in known
    ]


def _unused(allowed: Allowed, needed: set[tuple[Allowed, str]], graded: Rules) -> list[Problem]:
    """Allowances without an object hide what comes later. Names with digits are the check of numbers' own."""
    if passed_over(allowed) or graded.get(allowed.rule, "off") == "off":
        return []
    return [unused(allowed, text) for text in allowed.texts or ("",) if (allowed, text) not in needed]


def unused(allowed: Allowed, text: str) -> Problem:
    """The finding that an allowance, or one text of it, lets nothing stand."""
    what = f'"{text}" is allowed, but' if text else f"{allowed.rule} is allowed in {allowed.place}, but"
    return Problem(allowed.where, f"{what} nothing needs it.", "Remove it.", "rules.unused")
