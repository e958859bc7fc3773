"""Writes the values of a column or an axis at one scale, which its head names with the unit: million tonnes, 亿吨."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing.language import units
from briefing.language.locales import JOINT, MINUS
from briefing.language.magnitudes import BYTES, COMPACT_FROM, FULL, Magnitude, fixed, named, plain
from briefing.language.numbers import DASH, PLUS_MINUS, hedge, number, rounded, write
from briefing.languages import Language
from briefing.model import ColumnScale, Figure, Quantity, Table, Unit

BELOW = 10_000
"""The largest number of a column is below this at the scale that is chosen: 9,800 million, but 35 billion."""
WORDS: dict[Language, tuple[str, ...]] = {"zh": ("万", "亿", "万亿"), "en": ("million", "billion", "trillion")}
FIGURES = 3
"""The significant figures of the largest number of a column, if nothing else is given."""
AUTO = ColumnScale()


@dataclass(frozen=True)
class Notation:
    """How the numbers of a column are written: at one magnitude and with the same number of decimals."""

    unit: Unit
    language: Language
    magnitude: Magnitude
    decimals: int

    @property
    def head(self) -> str:
        """Return the scale and the unit, for the head of the column: million tonnes, 亿吨, %; "" if it has neither."""
        return units.head(self.unit, self.magnitude.word, self.language)

    @property
    def bracketed(self) -> str:
        """Return the scale and the unit as they follow the name of the column: " ($ million)", （亿美元）."""
        if not self.head:
            return ""
        return f"（{self.head}）" if self.language == "zh" else f" ({self.head})"

    def number(self, value: Decimal) -> str:
        """Return a number without its unit: 1,100 for 1.1 billion if the scale is a million."""
        return number(fixed(value / self.magnitude.scale, self.decimals), self.language)

    def write(self, quantity: Quantity) -> str:
        """Return a value without its unit, but with 约 or about; a value in another unit is written in full."""
        low, high = quantity.low, quantity.high
        if not isinstance(low, Decimal) or not isinstance(high, Decimal) or quantity.unit != self.unit:
            return write(quantity, self.language, short=True)
        if quantity.margin:
            first, last, dash = self.number((low + high) / 2), self.number((high - low) / 2), PLUS_MINUS[self.language]
        else:
            first, last, dash = self.number(low), self.number(high), DASH[self.language]
            if self.language == "en" and first.startswith(MINUS):
                dash = " to "
        text = first if first == last and not quantity.margin else first + dash + last
        return (hedge(quantity, self.language) + text).replace(JOINT, " ")


def notations(shown: Figure | Table, language: Language) -> dict[str, Notation]:
    """Return the notation of each column of a figure or table that has a `scale`, by its id.

    It suits the values in all rows of the series, so that figures and tables of the same data are written alike.
    """
    found = {}
    for name in shown.columns:
        column = shown.series.columns.get(name)
        if column and column.unit and column.scale:
            cells = [cell for row in shown.series.rows.values() if isinstance(cell := row.cells.get(name), Quantity)]
            found[name] = notation(cells, column.unit, language, column.scale)
    return found


def notation(quantities: Iterable[Quantity], unit: Unit, language: Language, scale: ColumnScale = AUTO) -> Notation:
    """Return the notation of a column; its `digits` and `decimals` are those of the quantities."""
    shown = [quantity for quantity in quantities if quantity.unit == unit]
    values = [end for quantity in shown for end in (quantity.low, quantity.high) if isinstance(end, Decimal)]
    given = [quantity.decimals for quantity in shown if quantity.decimals is not None]
    digits = max((quantity.digits for quantity in shown if quantity.digits is not None), default=None)
    found = notation_of(values, unit, language, scale, digits)
    return replace(found, decimals=max(given)) if given else found


def notation_of(
    values: Iterable[Decimal], unit: Unit, language: Language, scale: ColumnScale = AUTO, digits: int | None = None
) -> Notation:
    """Return a notation that suits numbers, such as the ticks of an axis.

    The scale is the smallest at which the largest number is below BELOW. The decimals are those with which the largest
    number has `digits` significant figures, or FIGURES; one more if the smallest has fewer than two otherwise or,
    without `digits`, if all numbers are then exact. There are no more decimals than the numbers have.
    """
    sizes = [abs(value) for value in values if value] or [Decimal(0)]
    magnitude = _magnitude(max(sizes), unit, language, scale[language])
    exact = [plain(rounded(size, digits) / magnitude.scale) for size in sizes]
    large, small = max(exact).adjusted(), min(exact).adjusted()
    room = (digits or FIGURES) - large
    has = max(max(0, -int(value.as_tuple().exponent)) for value in exact)
    wanted = max(room - 1, has if digits is None and has <= room else min(1 - small, room), 0)
    return Notation(unit, language, magnitude, min(wanted, has))


def _magnitude(largest: Decimal, unit: Unit, language: Language, scale: str) -> Magnitude:
    if scale == "none":
        return FULL
    if unit.kind == "bytes":
        signs = [Magnitude(size, JOINT + sign) for size, sign in reversed(BYTES)]
        return next((found for found in signs if largest / found.scale < BELOW), signs[-1])
    if scale != "auto":
        return named(scale, language)
    if unit.kind not in ("count", "currency") or largest < COMPACT_FROM[language]:
        return FULL
    words = [named(word, language) for word in WORDS[language]]
    return next((found for found in words if largest / found.scale < BELOW), words[-1])
