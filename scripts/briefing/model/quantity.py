"""Quantities: values with their unit, date, basis and sources."""

from collections.abc import Mapping
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
UnitKind: TypeAlias = Literal["count", "plain", "percent", "currency", "bytes", "duration", "date"]
Span: TypeAlias = Literal["", "year", "month", "week", "day", "hour", "minute", "second"]

WORDED: tuple[UnitKind, ...] = ("count", "plain", "currency")
"""The kinds whose values may have words around them, and after them words such as million."""
OF_KINDS: Mapping[str, tuple[UnitKind, ...]] = {
    "of": ("duration",),
    "code": ("currency",),
    "pattern": WORDED,
}
"""The fields of a unit that only some kinds have."""


@dataclass(frozen=True)
class Unit(Entry):
    """A unit of measure, and the notation of its values. `pattern` puts words or symbols around a number: "{} km".

    `singular` is the English pattern of the number 1, if it differs: "{} second". `of` is the time span that a duration
    counts, and `code` the ISO 4217 code of a currency. Raises Invalid for a field that is missing or does not belong to
    the kind, and for a pattern that does not contain {} exactly once or contains other braces.
    """

    kind: UnitKind
    name: Text
    pattern: Text | None = None
    of: Span = ""
    code: str = ""
    singular: str = ""
    where: Place = field(default=Place("data/units.yml"), repr=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.kind == "duration" and not self.of:
            raise Invalid(
                Message('A duration needs "of", the span of time that it counts.'),
                Message('Add "of: day", or another span.'),
            )
        if self.kind == "currency" and not self.code:
            raise Invalid(
                Message('A currency needs "code", its ISO code.'), Message('Add "code: EUR", or another code.')
            )
        for name, kinds in OF_KINDS.items():
            if getattr(self, name) and self.kind not in kinds:
                what = Message('A unit of kind "{kind}" has no "{name}".', kind=self.kind, name=name)
                raise Invalid(what, Message("Remove it, or change the kind."), name)
        if self.singular and not self.pattern:
            raise Invalid(Message('"singular" needs a "pattern".'), Message("Add it."), "singular")
        patterns = (("pattern", self.pattern.zh), ("pattern", self.pattern.en)) if self.pattern else ()
        for name, text in (*patterns, *((("singular", self.singular),) if self.singular else ())):
            if text.count("{}") != 1 or set("{}") & set(text.replace("{}", "")):
                raise Invalid(
                    Message("The pattern must contain {{}} exactly once."),
                    Message('Write {{}} once, as in "{{}} km".'),
                    name,
                )


@dataclass(frozen=True)
class Quantity:
    """A value or range in base units (parameters, bytes, dollars; percentages are 0–100), or a date; low <= high.

    `digits` is the number of significant figures to print, `decimals` the number of decimals of the number as printed;
    at most one of the two is given, and a value with neither is printed as stored. `bound` is set if the value is known
    only to be over or under the number. `margin` is True if a range is printed as its middle and a margin: 1.2±0.1.
    """

    low: Decimal | Period
    high: Decimal | Period
    unit: Unit
    digits: int | None
    as_of: Period
    basis: Basis
    sources: tuple[str, ...]
    bound: Bound | None = None
    decimals: int | None = None
    margin: bool = False

    @property
    def about(self) -> bool:
        """Return True for an estimate, which is written with 约 or about unless it is a bound."""
        return self.basis == "estimate"
