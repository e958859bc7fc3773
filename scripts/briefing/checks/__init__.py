"""The checks of a briefing, one per module. The name of each rule begins with the name of its check.

To add a check, write a module with `RULES` and `check`, and list it in CHECKS, or in FINISHED if it reads finished
files. A check that reads each text by itself has `check_text` and is listed in TEXT: it does not repeat its reading of
pages that are unchanged and had no problems or findings.
"""

from collections.abc import Iterable
from functools import cache
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
    formulas,
    front_matter,
    links,
    markdown,
    media,
    numbers,
    outline,
    parity,
    printed,
    registers,
    rules,
    sample_text,
    structure,
    tables,
    terms,
    translations,
    unfilled,
    units,
    unused,
)
from briefing.checks.lint_units import Reading, data_units, page_units
from briefing.checks.subjects import Draft, Finished
from briefing.checks.written_values import WrittenValues
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import Briefing, Page

Subject = TypeVar("Subject", contravariant=True)


class TextCheck(Protocol):
    """The interface of a check of text, which each module listed in TEXT provides.

    It reads one page at a time, or the texts of data/ in one language.
    """

    @property
    def RULES(self) -> rules.Rules:
        """Return the rules that this check applies, named "<check>.<rule>", with their default severities."""

    def check_text(self, reading: Reading, /) -> Iterable[Problem]:
        """Return the findings in one page, or in data/ in one language, before data/rules.yml is applied."""


class Check(Protocol[Subject]):
    """The interface of a check, which each module listed in CHECKS or FINISHED provides."""

    @property
    def RULES(self) -> rules.Rules:
        """Return the rules that this check applies, named "<check>.<rule>", with their default severities."""

    def check(self, subject: Subject, /) -> list[Problem]:
        """Return the findings in a draft or in finished files, before data/rules.yml is applied."""


CHECKS: tuple[Check[Draft], ...] = (
    parity,
    structure,
    figures,
    tables,
    comparability,
    outline,
    registers,
    printed,
    unfilled,
    changes,
    numbers,
    claims,
    links,
    units,
    media,
    unused,
    sample_text,
    translations,
)
TEXT: tuple[TextCheck, ...] = (front_matter, markdown, formulas, numbers, claims, chinese, english, terms, sample_text)
FINISHED: tuple[Check[Finished], ...] = (finished_drawings, finished_pages, finished_pdfs)
ON_DRAFTS: rules.Rules = {
    **rules.RULES,
    **{rule: how for check in CHECKS for rule, how in check.RULES.items()},
    **{rule: how for check in TEXT for rule, how in check.RULES.items()},
}
RULES: rules.Rules = {**ON_DRAFTS, **{rule: how for check in FINISHED for rule, how in check.RULES.items()}}


class TextReader:
    """Applies the checks of text to the pages of a briefing, one at a time, and to the texts of data/."""

    def __init__(self, briefing: Briefing) -> None:
        self.values = cache(lambda language: WrittenValues(briefing, language))

    def page(self, briefing: Briefing, page: Page) -> list[Problem]:
        """Return the findings in the text of a page. `briefing` may record what is read from it."""
        return _in_text(Reading(briefing, page.language, page, page_units(page), self.values))

    def data(self, briefing: Briefing) -> list[Problem]:
        """Return the findings in the texts of data/. `briefing` may record what is read from it."""
        readings = (Reading(briefing, each, None, data_units(briefing, each), self.values) for each in LANGUAGES)
        return [problem for reading in readings for problem in _in_text(reading)]


def _in_text(reading: Reading) -> list[Problem]:
    return [problem for check in TEXT for problem in check.check_text(reading)]


def findings(draft: Draft) -> list[Problem]:
    """Return the findings in a draft and in data/rules.yml, with the severities and exceptions in that file applied."""
    found = [*draft.in_text, *(problem for check in CHECKS for problem in check.check(draft))]
    # Exceptions for finished pages cannot be evaluated yet.
    found += rules.misused(draft.briefing, found, known=RULES, applied=ON_DRAFTS)
    return rules.apply(draft.briefing, found, RULES)


def findings_in_finished(finished: Finished) -> list[Problem]:
    """Return the findings in finished files, with severities and exceptions from data/rules.yml applied."""
    found = [problem for check in FINISHED for problem in check.check(finished)]
    return rules.apply(finished.briefing, found, RULES)
