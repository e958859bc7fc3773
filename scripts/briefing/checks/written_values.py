"""The values of facts and claims as written in each language, which the checks suggest in place of typed numbers."""

import re
from collections.abc import Iterator

from briefing.language.hardcoded_numbers import typed
from briefing.language.numbers import hedge, write
from briefing.languages import Language
from briefing.model import Briefing


class WrittenValues:
    """The values of facts and claims as written in one language, for comparison with typed numbers."""

    def __init__(self, briefing: Briefing, language: Language) -> None:
        self.language = language
        self.ids: dict[str, list[str]] = {}
        quantities = {id: fact.quantity for id, fact in briefing.facts.items()}
        claimed = {id: claim.quantity for id, claim in briefing.claims.items() if claim.quantity}
        for id, quantity in (quantities | claimed).items():
            value = write(quantity, language).removeprefix(hedge(quantity, language))
            self.ids.setdefault(value.replace(" ", ""), []).append(id)
        longest = sorted(self.ids, key=len, reverse=True)
        loose = "|".join(" ?".join(map(re.escape, value)) for value in longest) or "(?!)"
        self.pattern = re.compile(rf"(?:{loose})(?![A-Za-z0-9%]|[.,]\d| ?[kMGTP]?B\b)")

    def typed_in(self, prose: str, names: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield each typed number with the ids of the facts and claims that have this value; the list may be empty.

        The number includes its unit or currency sign if the matching value is written with one. A range that matches a
        value is yielded once. `names` are texts with digits that are not read as numbers.
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
