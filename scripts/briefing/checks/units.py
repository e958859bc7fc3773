"""Checks that the currencies of data/units.yml exist, and that a value of 1 is not printed with a plural: 1 seconds."""

import re
from collections.abc import Iterator

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.language import currencies
from briefing.language.numbers import write
from briefing.model import Briefing, Quantity

RULES: Rules = {"units.currency": "error", "units.singular": "warning"}
PLURAL = re.compile(r"1 [a-z ]*[a-rt-z]s\b")
"""Matches the number 1 with words of which one ends in a single s, such as 1 seconds and 1 percentage points."""


def check(draft: Draft) -> list[Problem]:
    """Report unknown currencies, and units whose English plural is printed after the number 1."""
    return [*_currencies(draft.briefing), *_plurals(draft.briefing)]


def _currencies(briefing: Briefing) -> Iterator[Problem]:
    for unit in briefing.units.values():
        if unit.code and not currencies.known(unit.code):
            what = Message('"{code}" is not the ISO 4217 code of a currency.', code=unit.code)
            fix = Message("Write three capital letters, such as EUR or CNY.")
            yield Problem(unit.at("code"), what, fix, "units.currency")


def _plurals(briefing: Briefing) -> Iterator[Problem]:
    ones = {each.unit.id: each for each in _quantities(briefing) if each.low == each.high == 1 and not each.about}
    for one in ones.values():
        text = write(one, "en")
        if one.unit.pattern and not one.unit.singular and PLURAL.fullmatch(text):
            what = Message('The value 1 is printed as "{text}".', text=text)
            fix = Message("Add the pattern of one to the unit: {field}.", field='singular: "{} …"')
            yield Problem(one.unit.at("pattern"), what, fix, "units.singular")


def _quantities(briefing: Briefing) -> Iterator[Quantity]:
    yield from (fact.quantity for fact in briefing.facts.values())
    yield from (claim.quantity for claim in briefing.claims.values() if claim.quantity)
    for series in briefing.series.values():
        for row in series.rows.values():
            yield from (cell for cell in row.cells.values() if isinstance(cell, Quantity))
