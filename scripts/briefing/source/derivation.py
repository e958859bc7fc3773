"""Computes derived facts by interval arithmetic: every value is a range, and a single number has equal ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from briefing.diagnostics.message import Message
from briefing.model import BASES, Basis, Derivation, Invalid, Period, Quantity
from briefing.source.written import computable


@dataclass(frozen=True)
class Range:
    """The numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Range") -> "Range":
        return Range(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Range") -> "Range":
        ends = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Range(min(ends), max(ends))

    def __truediv__(self, other: "Range") -> "Range":
        ends = [one / two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Range(min(ends), max(ends))


ZERO, ONE = Range(Decimal(0), Decimal(0)), Range(Decimal(1), Decimal(1))


def derived(rule: Derivation, values: dict[str, Quantity], percent: bool) -> Range:
    """Return the result of a rule, computed from `values`, the quantities of its facts by id.

    If `percent` is True, a quotient or product is multiplied by 100. Raises Invalid if a fact is a date or only a
    bound, the divisor is or may be zero, or the result is too large or too small to be written out in full.
    """
    if dates := [id for id in rule.facts if isinstance(values[id].low, Period)]:
        what = Message('"{id}" is a date, not a number.', id=dates[0])
        raise Invalid(what, Message("Derive from numbers, or write the value."))
    if bounds := [id for id in rule.facts if values[id].bound]:
        what = Message('"{id}" is only a bound, not a number to compute with.', id=bounds[0])
        raise Invalid(what, Message("Derive from numbers, or write the value."))

    def ranges(ids: Sequence[str]) -> list[Range]:
        ends = [(values[id].low, values[id].high) for id in ids]
        return [Range(low, high) for low, high in ends if isinstance(low, Decimal) and isinstance(high, Decimal)]

    if rule.between:
        parts = ranges(rule.between)
        found = Range(min(part.low for part in parts), max(part.high for part in parts))
    elif rule.add or rule.subtract:
        found = sum(ranges(rule.add), ZERO) - sum(ranges(rule.subtract), ZERO)
    else:
        divisor = reduce(Range.__mul__, ranges(rule.divide), ONE)
        if divisor.low <= 0 <= divisor.high:
            raise Invalid(
                Message("The divisor is or may be zero."), Message('Change the facts under "divide".'), "divide"
            )
        found = reduce(Range.__mul__, ranges(rule.multiply), ONE) / divisor
        found = found * Range(Decimal(100), Decimal(100)) if percent else found
    if not (computable(found.low) and computable(found.high)):
        raise Invalid(Message("The result is too large or too small."), Message("Derive it from other facts."))
    return Range(found.low.normalize(), found.high.normalize())


def weakest(bases: Sequence[Basis]) -> Basis:
    """Return the weakest of several bases: a number that is computed from an estimate is itself an estimate."""
    return max(bases, key=BASES.index)
