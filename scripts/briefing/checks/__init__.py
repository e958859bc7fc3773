"""Checks of a briefing, one a file, named after what they look for. A rule begins with the name of its file.

To add one, write a module with `RULES` and `check`, and name it in CHECKS; in FINISHED if it reads finished files.
"""

from typing import Protocol, TypeVar

from briefing.checks import (
    changes,
    chinese,
    claims,
    comparability,
    english,
    figures,
    finished_pages,
    finished_pdfs,
    front_matter,
    links,
    numbers,
    outline,
    parity,
    rules,
    sample_text,
    structure,
    terms,
    translations,
    unfilled,
    unused,
)
from briefing.checks.subjects import Draft, Finished
from briefing.diagnostics.problem import Problem

Subject = TypeVar("Subject", contravariant=True)


class Check(Protocol[Subject]):
    """A module of this package."""

    @property
    def RULES(self) -> rules.Rules:
        """Every rule that a finding may break: "<check>.<rule>"."""

    def check(self, subject: Subject, /) -> list[Problem]:
        """Return what breaks a rule."""


CHECKS: tuple[Check[Draft], ...] = (
    front_matter,
    parity,
    structure,
    figures,
    comparability,
    outline,
    unfilled,
    changes,
    numbers,
    claims,
    chinese,
    english,
    terms,
    links,
    unused,
    sample_text,
    translations,
)
FINISHED: tuple[Check[Finished], ...] = (finished_pages, finished_pdfs)
ON_DRAFTS: rules.Rules = {**rules.RULES, **{rule: how for check in CHECKS for rule, how in check.RULES.items()}}
RULES: rules.Rules = {**ON_DRAFTS, **{rule: how for check in FINISHED for rule, how in check.RULES.items()}}


def findings(draft: Draft) -> list[Problem]:
    """Return what breaks a rule in a draft, as severe as data/rules.yml or the engine says."""
    found = [problem for check in CHECKS for problem in check.check(draft)]
    # Whether a finished page needs an exception is not known yet.
    found += rules.misused(draft.briefing, found, known=RULES, applied=ON_DRAFTS)
    return rules.judged(draft.briefing, found, RULES)


def findings_in_finished(finished: Finished) -> list[Problem]:
    """Return what breaks a rule in finished files, as severe as data/rules.yml or the engine says."""
    found = [problem for check in FINISHED for problem in check.check(finished)]
    return rules.judged(finished.briefing, found, RULES)
