"""Scales, which map values to pixels, and the labels of their ticks."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from briefing.language.magnitudes import plain
from briefing.language.numbers import axis, number
from briefing.languages import Language


@dataclass(frozen=True)
class Scale:
    """A scale that maps values from `low` to `high` to pixels from `start` to `end`.

    With `log` it is logarithmic, and all values must be positive.
    """

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: Decimal | float) -> float:
        """Return the coordinate of a value in pixels."""
        low, high, at = float(self.low), float(self.high), float(value)
        share = (at - low) / (high - low)
        if self.log:
            share = float((Decimal(at).ln() - Decimal(low).ln()) / (Decimal(high).ln() - Decimal(low).ln()))
        return round(self.start + share * (self.end - self.start), 2)

    def ticks(self, most: int = 5) -> list[Decimal]:
        """Return the values to label.

        On a logarithmic scale they are the powers of ten. On a linear one they are at most `most` equal, round steps
        apart, beginning at `low` or, if it is negative, at the first multiple of the step that is not below it.
        """
        if self.log:
            first, last = Decimal(self.low).adjusted(), Decimal(self.high).adjusted()
            return [
                Decimal(10) ** power
                for power in range(first, last + 1)
                if self.low <= 10.0**power <= self.high * 1.0001
            ]
        span = Decimal(str(self.high - self.low))
        unit = Decimal(10) ** (span.adjusted() - 1)
        step = next(unit * factor for factor in (1, 2, 5, 10, 20, 25, 50, 100) if span / (unit * factor) <= most)
        begin = Decimal(str(self.low))
        if begin < 0:  # starts at a multiple of the step, which makes zero a tick
            begin = (begin / step).to_integral_value(ROUND_CEILING) * step
            span = Decimal(str(self.high)) - begin
        return [begin + step * index for index in range(int(span / step) + 1)]


@dataclass(frozen=True)
class TickText:
    """The notation of the ticks of an axis: the sign after each number, and whether large numbers are in full."""

    language: Language
    sign: str = ""
    full: bool = False

    def __call__(self, value: Decimal) -> str:
        """Return the label of a tick."""
        return (number(plain(value), self.language) if self.full else axis(value, self.language)) + self.sign
