"""Quantities: values with their unit, date, basis and sources."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.model.entry import Entry
from briefing.model.invalid import Invalid
from briefing.model.text import Period, Text

Basis: TypeAlias = Literal["published", "derived", "estimate"]
BASES: tuple[Basis, ...] = get_args(Basis)
"""From the strongest to the weakest."""
Bound: TypeAlias = Literal["over", "under"]
UnitKind: TypeAlias = Literal["count", "plain", "percent", "bytes", "duration", "date"]
Span: TypeAlias = Literal["", "year", "month", "week", "day", "hour", "minute", "second"]


@dataclass(frozen=True)
class Unit(Entry):
    """A unit of measure, and the notation of its values. `pattern` puts words or symbols around a number: "{}美元".

    `of` is the time span that a duration counts. Raises Invalid for a duration without it, and for a pattern that does
    not contain {} exactly once or contains other braces.
    """

    kind: UnitKind
    name: Text
    pattern: Text | None = None
    of: Span = ""
    where: Place = field(default=Place("data/units.yml"), repr=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.kind == "duration" and not self.of:
            raise Invalid(
                Message('A duration needs "of", the span of time that it counts.'),
                Message('Add "of: day", or another span.'),
            )
        for text in (self.pattern.zh, self.pattern.en) if self.pattern else ():
            if text.count("{}") != 1 or set("{}") & set(text.replace("{}", "")):
                raise Invalid(
                    Message("The pattern must contain {{}} exactly once."),
                    Message('Write {{}} once, as in "{{}} km".'),
                    "pattern",
                )


@dataclass(frozen=True)
class Quantity:
    """A value or range in base units (parameters, bytes, dollars; percentages are 0–100), or a date; low <= high.

    `digits` is the number of significant figures to print, or None to print the value as stored. `bound` is set if the
    value is known only to be over or under the number.
    """

    low: Decimal | Period
    high: Decimal | Period
    unit: Unit
    digits: int | None
    as_of: Period
    basis: Basis
    sources: tuple[str, ...]
    bound: Bound | None = None

    @property
    def about(self) -> bool:
        """Return True for an estimate, which is written with 约 or about unless it is a bound."""
        return self.basis == "estimate"
