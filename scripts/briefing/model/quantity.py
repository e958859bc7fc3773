"""A value with its unit, date, basis and sources."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefing.model.text import Period, Text

Basis = Literal["published", "derived", "estimate"]


@dataclass(frozen=True)
class Unit:
    """How the values of one kind of measure are written. `pattern` puts words or signs around a number: "{}美元"."""

    id: str
    kind: Literal["count", "plain", "percent", "bytes", "duration", "date"]
    name: Text
    pattern: Text | None = None
    of: str = ""


@dataclass(frozen=True)
class Quantity:
    """A value or a range in base units (parameters, bytes, dollars; a percentage is 0–100), or a date; low <= high.

    `digits` is the number of significant figures to print; None prints the value as stored.
    """

    low: Decimal | Period
    high: Decimal | Period
    unit: Unit
    digits: int | None
    as_of: Period
    basis: Basis
    sources: tuple[str, ...]

    @property
    def about(self) -> bool:
        """Estimates are written with 约 or about."""
        return self.basis == "estimate"
