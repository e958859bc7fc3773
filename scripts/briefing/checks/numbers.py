"""Checks that numbers in prose come from data/ and are not typed by authors."""

import re
from collections.abc import Iterator, Mapping

from briefing.checks.lint_units import LintUnit, prose_units
from briefing.checks.rules import TYPED, Rules, is_name, unused
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, any_of
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import typed
from briefing.language.numbers import ABOUT, write
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing

RULES: Rules = {TYPED: "error"}
MOST = 3
"""The maximum number of facts that a message suggests if several have the same value."""


def check(draft: Draft) -> list[Problem]:
    """Report numbers typed on pages and in the texts of data/, and allowed names that no text contains.

    The cells of series are not read, because they are data themselves.
    """
    briefing = draft.briefing
    names = _names(briefing)
    found, read = [], []
    for language in LANGUAGES:
        values = Values(briefing, language)
        for unit in prose_units(briefing, language):
            read.append(unit.raw)
            for number, ids in values.typed_in(unit.text, names):
                what = Message('Number typed in text: "{number}".', number=number)
                found.append(unit.problem(TYPED, what, _fix(unit, number, ids)))
    whole = "\n".join(read)
    allowed = [(each, text) for each in briefing.allowed if is_name(each) for text in each.texts]
    return found + [unused(each, text) for each, text in allowed if text not in whole]


def typed_by_authors(briefing: Briefing, language: Language) -> Mapping[str, frozenset[str]]:
    """Return the numbers that authors typed, by file.

    Names that data/rules.yml allows are left out; its severities and other exceptions make no difference.
    """
    names = _names(briefing)
    found: dict[str, frozenset[str]] = {}
    for unit in prose_units(briefing, language):
        if numbers := frozenset(number.text for number in typed(unit.text, language, names)):
            found[unit.where.file] = found.get(unit.where.file, frozenset()) | numbers
    return found


def _names(briefing: Briefing) -> frozenset[str]:
    """Return the texts with digits that authors may type: the ids of claims, and the names listed in data/rules.yml."""
    return frozenset([*briefing.claims, *(text for each in briefing.allowed if is_name(each) for text in each.texts)])


def _fix(unit: LintUnit, number: str, ids: list[str]) -> Message:
    """Return the fix for a typed number.

    For digits alone it also suggests data/rules.yml, because they may be part of a name and equal a fact by chance.
    """
    if not unit.filled:
        return Message("Delete it: front matter cannot refer to data/.")
    if not ids:
        return Message('Add it to data/facts/ and write {{{{ fact("…") }}}}, or list it in data/rules.yml.')
    calls = any_of(f'{{{{ fact("{id}") }}}}' for id in ids[:MOST])
    if number.isdecimal():
        return Message("Write {calls}, or list it in data/rules.yml.", calls=calls)
    return Message("Write {calls}.", calls=calls)


class Values:
    """The values of facts and claims as one language writes them, with which typed numbers are compared."""

    def __init__(self, briefing: Briefing, language: Language) -> None:
        self.language = language
        self.ids: dict[str, list[str]] = {}
        quantities = {id: fact.quantity for id, fact in briefing.facts.items()}
        said = {id: claim.quantity for id, claim in briefing.claims.items() if claim.quantity}
        for id, quantity in (quantities | said).items():
            value = write(quantity, language).removeprefix(ABOUT[language])
            self.ids.setdefault(value.replace(" ", ""), []).append(id)
        longest = sorted(self.ids, key=len, reverse=True)
        loose = "|".join(" ?".join(map(re.escape, value)) for value in longest) or "(?!)"
        self.pattern = re.compile(rf"(?:{loose})(?![A-Za-z0-9%]|[.,]\d| ?[kMGTP]?B\b)")

    def typed_in(self, prose: str, names: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield each typed number with the ids of the facts and claims that have this value.

        The number includes its unit or currency sign if the matching value is written with one.
        """
        end = 0
        for number in typed(prose, self.language, names):
            if number.at < end:  # the other end of a range
                continue
            end = number.at + len(number.text)
            signs = (self.pattern.match(prose, at) for at in (number.at - 1, number.at) if at >= 0)  # $10 million
            value = next((sign for sign in signs if sign and sign.end() >= end), None)
            if value:
                end = value.end()
            text = value.group() if value else number.text
            yield text, self.ids[text.replace(" ", "")] if value else []
