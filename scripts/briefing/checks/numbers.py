"""Every quantity in prose comes from data/: nobody types a number that stands there, or one without a source."""

import re
from collections.abc import Iterator, Mapping

from briefing.checks.lint_units import prose_units
from briefing.checks.rules import TYPED, Rules, is_name, unused
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import typed
from briefing.language.numbers import ABOUT, write
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing

RULES: Rules = {TYPED: "error"}
ALLOW = "allow it in data/rules.yml"
NO_CALL = "Leave it out: no call is filled here."
MOST = 3
"""So many facts are offered at most where several are written alike."""


def check(draft: Draft) -> list[Problem]:
    """Numbers typed on pages and in the texts of data/; the cells of series are data themselves."""
    briefing = draft.briefing
    allowed = [(each, text) for each in briefing.allowed if is_name(each) for text in each.texts]
    names = frozenset([*briefing.claims, *(text for _, text in allowed)])
    found, read = [], []
    for language in LANGUAGES:
        values = Values(briefing, language)
        for said in prose_units(briefing, language):
            read.append(said.raw)
            for number, ids in values.typed_in(said.text, names):
                what = f'the number "{number}" is typed{said.what}.'
                found.append(Problem(said.where, what, _hint(number, ids) if said.filled else NO_CALL, TYPED))
    whole = "\n".join(read)
    return found + [unused(each, text) for each, text in allowed if text not in whole]


def typed_by_authors(briefing: Briefing, language: Language) -> Mapping[str, frozenset[str]]:
    """Return the numbers that authors typed, by the file in which they are, whatever data/rules.yml says of them."""
    names = frozenset([*briefing.claims, *(text for each in briefing.allowed if is_name(each) for text in each.texts)])
    found: dict[str, frozenset[str]] = {}
    for unit in prose_units(briefing, language):
        if numbers := frozenset(number.text for number in typed(unit.text, language, names)):
            found[unit.where.file] = found.get(unit.where.file, frozenset()) | numbers
    return found


def _hint(number: str, ids: list[str]) -> str:
    """What to write. Digits alone may be those of another fact, so they may be allowed too."""
    if not ids:
        return f'Write {{{{ fact("…") }}}} for an entry of data/facts/, or {ALLOW}.'
    calls = " or ".join(f'{{{{ fact("{id}") }}}}' for id in ids[:MOST])
    return f"Write {calls}, or {ALLOW}." if number.isdecimal() else f"Write {calls}."


class Values:
    """The values of data/ as one language writes them, to find those that a typed number may be."""

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
        """Each number with its unit, as far as values have one, and the ids of the facts and claims of that value."""
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
