"""Checks that numbers in prose come from data/ and are not typed by authors."""

from collections.abc import Iterable, Iterator

from briefing.checks.lint_units import LintUnit, Reading
from briefing.checks.rules import TYPED, Rules, is_name, unused
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, any_of
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import typed
from briefing.languages import LANGUAGES
from briefing.model import Briefing, strings

RULES: Rules = {TYPED: "error"}
MOST = 3
"""The maximum number of facts that a message suggests if several have the same value."""


def check(draft: Draft) -> list[Problem]:
    """Report names that data/rules.yml allows but that neither a page nor a text of data/ contains."""
    briefing = draft.briefing
    texts = [text.text[language] for text in strings.texts(briefing) for language in LANGUAGES]
    whole = "\n".join([page.source for pages in briefing.pages.values() for page in pages.values()] + texts)
    allowed = [(each, text) for each in briefing.allowed if is_name(each) for text in each.texts]
    return [unused(each, text) for each, text in allowed if text not in whole]


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report numbers typed on a page or in the texts of data/.

    Labels of data/, such as names and the cells of series, may contain numbers.
    """
    names = _names(reading.briefing)
    for unit in reading.prose():
        if typed(unit.text, reading.language, names):
            for number, ids in reading.values(reading.language).typed_in(unit.text, names):
                what = Message('Number typed in text: "{number}".', number=number)
                yield unit.problem(TYPED, what, _fix(unit, number, ids))


def typed_by_authors(briefing: Briefing, units: Iterable[LintUnit]) -> frozenset[str]:
    """Return the numbers that authors typed in units of text.

    Labels, ids of claims and names that data/rules.yml allows are left out; the severities and other exceptions in that
    file make no difference.
    """
    names = _names(briefing)
    return frozenset(
        number.text for unit in units if not unit.label for number in typed(unit.text, unit.language, names)
    )


def _names(briefing: Briefing) -> frozenset[str]:
    """Return the texts with digits that authors may type: the ids of claims, and the names listed in data/rules.yml."""
    return frozenset([*briefing.claims, *(text for each in briefing.allowed if is_name(each) for text in each.texts)])


def _fix(unit: LintUnit, number: str, ids: list[str]) -> Message:
    """Return the fix for a typed number; `ids` are the facts and claims with the same value.

    For digits alone it also suggests data/rules.yml, because they may be part of a name and equal a fact by chance.
    """
    if not unit.may_call:
        return Message("Delete it: front matter cannot refer to data/.")
    if not ids:
        return Message('Add it to data/facts/ and write {{{{ fact("…") }}}}, or list it in data/rules.yml.')
    calls = any_of(f'{{{{ fact("{id}") }}}}' for id in ids[:MOST])
    if number.isdecimal():
        return Message("Write {calls}, or list it in data/rules.yml.", calls=calls)
    return Message("Write {calls}.", calls=calls)
