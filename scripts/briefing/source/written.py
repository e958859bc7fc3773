"""Reads numbers, ranges and dates as authors write them: 175e9, −3.5, 590e6–610e6, 1.2±0.1, 2024-Q3, 2019–2021."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from briefing.diagnostics.message import Message
from briefing.model import Invalid, Period

UNSIGNED = r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
NUMBER = re.compile(rf"[+-]?{UNSIGNED}")
RANGE = re.compile(rf"([+-]?{UNSIGNED})\s*([–～~-])\s*([+-]?{UNSIGNED})")
MARGIN = re.compile(rf"([+-]?{UNSIGNED})\s*±\s*({UNSIGNED})")
MINUSES = str.maketrans("\u2212\uff0d", "--")
"""The minus sign and the full-width hyphen, which mean the same as a hyphen before a number."""
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
MOST_DIGITS = 28
"""The maximum number of significant digits, and of digits before and after the decimal point (Decimal's precision)."""
BINARY_DIGITS, RUN = 15, 3
"""The significant digits that a computer's binary fraction has, and how many zeros before them show that it was one."""
DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
QUARTER_MEANT = re.compile(
    r"(?:(?P<year>\d{4})[-年 ]?)?(?:[Qq]|第)(?P<quarter>[1-4一二三四])(?:季度)?[- ]?(?P<after>\d{4})?"
)
PERIOD = re.compile(rf"({DAY}|\d{{4}}-Q[1-4])\s*(?:[–～/]|(?<=^\d{{4}})-(?=\d{{4}}$))\s*({DAY}|\d{{4}}-Q[1-4])")
WRITE_NUMBER = Message("Write it as 175e9 or 0.12.")
WRITE_DATE = Message("Write a date as 2020, 2020-05 or 2020-05-28.")
WRITE_PERIOD = Message("Write a date as 2020, 2020-05, 2020-05-28 or 2020-Q2, or a period as 2019–2021.")
SHOWN = 60
"""The maximum number of characters of an invalid value that a message quotes."""


@dataclass(frozen=True)
class Written:
    """The value of a cell: the ends of its range, which are equal for a single value; a `margin` is written with ±."""

    low: Decimal | Period
    high: Decimal | Period
    margin: bool = False


def number(text: str) -> Decimal:
    """Return the number written as 175e9, 0.12 or −3; a negative zero becomes 0.

    Raises Invalid for any other text, although Decimal would accept "NaN", "Infinity" and "1_000", for a number with
    too many digits, and for one that a computer's arithmetic has changed, such as 0.30000000000000004.
    """
    plain = text.translate(MINUSES)
    if not NUMBER.fullmatch(plain):
        found = meant(text)
        fix = Message("Write {number}.", number=found) if found else WRITE_NUMBER
        raise Invalid(Message('"{given}" is not a number.', given=shown(text)), fix)
    value = Decimal(plain)
    if not computable(value):
        fix = Message("Use at most {most} digits before and after the decimal point.", most=MOST_DIGITS)
        raise Invalid(Message("The number {given} is too large or too precise.", given=shown(text)), fix)
    if exact := _without_noise(value):
        what = Message("The last digits of {given} are a rounding error of a computer.", given=shown(text))
        raise Invalid(what, Message("Write {number}.", number=exact))
    return value if value else abs(value)


def cell(text: str) -> Written:
    """Return the number or the range in a cell, such as 590e6–610e6 or 1.2±0.1. Raises Invalid for any other text."""
    plain = text.translate(MINUSES)
    if found := MARGIN.fullmatch(plain):
        middle, margin = number(found[1]), number(found[2])
        return Written(middle - margin, middle + margin, margin=bool(margin))
    if (found := RANGE.fullmatch(plain)) and not NUMBER.fullmatch(plain):
        low, high = number(found[1]), number(found[3])
        if low <= high:
            return Written(low, high)
        if found[2] != "-":
            what = Message('The range "{given}" ends below its beginning.', given=shown(text))
            raise Invalid(what, Message("Swap the two."))
    value = number(text)
    return Written(value, value)


def meant(text: str) -> str:
    """Return the accepted form of a number in another common notation, such as 1,400 or 12%; "" for other texts."""
    text = text.strip().translate(MINUSES)
    text = text.removesuffix("%").strip()
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    text = re.sub("[, ]", "", text) if THOUSANDS.fullmatch(text) else text
    return text if NUMBER.fullmatch(text) else ""


def computable(value: Decimal) -> bool:
    """Return True if a number has few enough digits to be computed exactly and written out in full."""
    return not value or (len(value.as_tuple().digits) <= MOST_DIGITS and -MOST_DIGITS <= value.adjusted() < MOST_DIGITS)


def _without_noise(value: Decimal) -> str:
    """Return the number without the rounding error of binary fractions, or "" if it has none."""
    if len(value.as_tuple().digits) <= BINARY_DIGITS or int(value.as_tuple().exponent) >= 0:
        return ""
    short = value.quantize(Decimal(1).scaleb(value.adjusted() - BINARY_DIGITS + 1)).normalize()
    return f"{short:f}" if len(short.as_tuple().digits) <= BINARY_DIGITS - RUN else ""


def period(text: str) -> Period:
    """Return the date written as 2020, 2020-05 or 2020-05-28. Raises Invalid for other texts and impossible dates."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise Invalid(Message('"{given}" is not a date.', given=shown(text)), WRITE_DATE)
    try:
        datetime.date(*(*map(int, parts), 1, 1)[:3])
    except ValueError:
        raise Invalid(
            Message('There is no date "{given}".', given=shown(text)), Message("Check its month and day.")
        ) from None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    return Period(year, month, day)


def when(text: str) -> Period:
    """Return the date, quarter (2024-Q3) or period (2019–2021). Raises Invalid for any other text."""
    if found := PERIOD.fullmatch(text):
        first, last = when(found[1]), when(found[2])
        if first >= last:
            what = Message('The period "{given}" does not end after its beginning.', given=shown(text))
            raise Invalid(what, Message("Write the earlier date first."))
        return Period(first.year, first.month, first.day, first.quarter, until=last)
    if found := QUARTER.fullmatch(text):
        return Period(int(found[1]), quarter=int(found[2]))
    try:
        return period(text)
    except Invalid as error:
        if error.fix is not WRITE_DATE:
            raise
        raise Invalid(error.what, _meant_quarter(text) or WRITE_PERIOD) from None


def _meant_quarter(text: str) -> Message | None:
    """Return the fix for a quarter in another notation: 2024 Q3, Q3 2024, 2024年第三季度."""
    found = QUARTER_MEANT.fullmatch(text)
    year = found and (found["year"] or found["after"])
    if not found or not year:
        return None
    quarter = "一二三四".find(found["quarter"]) + 1 or found["quarter"]
    return Message("Write {number}.", number=f"{year}-Q{quarter}")


def shown(given: object) -> str:
    """Return an invalid value as a message quotes it: cut off after SHOWN characters, with invisible ones as U+…."""
    text = str(given)
    text = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)
