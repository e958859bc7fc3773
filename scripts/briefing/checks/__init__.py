"""The checks of a briefing, one per module. The name of each rule begins with the name of its check.

To add a check, write a module with `RULES` and `check`, and list it in CHECKS, or in FINISHED if it reads finished
files.
"""

from typing import Protocol, TypeVar

from briefing.checks import (
    changes,
    chinese,
    claims,
    comparability,
    english,
    figures,
    finished_drawings,
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
    """The interface of a check, which each module listed in CHECKS or FINISHED provides."""

    @property
    def RULES(self) -> rules.Rules:
        """Return the rules that this check applies, named "<check>.<rule>", with their default severities."""

    def check(self, subject: Subject, /) -> list[Problem]:
        """Return the findings: one problem for each breach of a rule."""


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
FINISHED: tuple[Check[Finished], ...] = (finished_drawings, finished_pages, finished_pdfs)
ON_DRAFTS: rules.Rules = {**rules.RULES, **{rule: how for check in CHECKS for rule, how in check.RULES.items()}}
RULES: rules.Rules = {**ON_DRAFTS, **{rule: how for check in FINISHED for rule, how in check.RULES.items()}}


def findings(draft: Draft) -> list[Problem]:
    """Return the findings in a draft, with severities and exceptions from data/rules.yml applied."""
    found = [problem for check in CHECKS for problem in check.check(draft)]
    # Exceptions for finished pages cannot be judged yet.
    found += rules.misused(draft.briefing, found, known=RULES, applied=ON_DRAFTS)
    return rules.judged(draft.briefing, found, RULES)


def findings_in_finished(finished: Finished) -> list[Problem]:
    """Return the findings in finished files, with severities and exceptions from data/rules.yml applied."""
    found = [problem for check in FINISHED for problem in check.check(finished)]
    return rules.judged(finished.briefing, found, RULES)
