"""Every number in prose comes from data/: no author types one that an entry has, or one without a source."""

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
"""The number of facts that a message suggests at most, where several have the same value."""


def check(draft: Draft) -> list[Problem]:
    """Report numbers typed on pages and in the texts of data/. The cells of series are data themselves."""
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
    """Return the numbers that authors typed, by the file that they are in, whatever data/rules.yml says of them."""
    names = _names(briefing)
    found: dict[str, frozenset[str]] = {}
    for unit in prose_units(briefing, language):
        if numbers := frozenset(number.text for number in typed(unit.text, language, names)):
            found[unit.where.file] = found.get(unit.where.file, frozenset()) | numbers
    return found


def _names(briefing: Briefing) -> frozenset[str]:
    """Return what contains digits and may be typed: the ids of claims, and the names that data/rules.yml lists."""
    return frozenset([*briefing.claims, *(text for each in briefing.allowed if is_name(each) for text in each.texts)])


def _fix(unit: LintUnit, number: str, ids: list[str]) -> Message:
    """Return what to write. Digits alone may happen to equal another fact, so that a name is possible too."""
    if not unit.filled:
        return Message("Delete it: front matter cannot refer to data/.")
    if not ids:
        return Message('Add it to data/facts/ and write {{{{ fact("…") }}}}, or list it in data/rules.yml.')
    calls = any_of(f'{{{{ fact("{id}") }}}}' for id in ids[:MOST])
    if number.isdecimal():
        return Message("Write {calls}, or list it in data/rules.yml.", calls=calls)
    return Message("Write {calls}.", calls=calls)


class Values:
    """The values of data/ as one language writes them, to find those that a typed number may be a copy of."""

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

        A unit belongs to the number if the value that it equals is written with one.
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
