"""Chooses the power of ten in which a number is written, and its word: 万 and 亿, million and billion, kB and MB."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from briefing.language.locales import JOINT, LOCALES
from briefing.languages import Language

COMPACT_STYLE = {"zh": "short", "en": "long"}  # CLDR has no long compact form for Chinese
COMPACT_FROM = {"zh": Decimal(10_000), "en": Decimal(1_000_000)}  # below: in full, 8,500 in English and 8500 in Chinese
LONGEST_COMPACT = 4
"""The maximum number of significant figures of a compact number with decimals: 15.58亿, but 32768 in full."""
SCIENTIFIC_FROM = Decimal(10) ** 16
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BYTES = (
    (Decimal(10) ** 15, "PB"),
    (Decimal(10) ** 12, "TB"),
    (Decimal(10) ** 9, "GB"),
    (Decimal(10) ** 6, "MB"),
    (Decimal(10) ** 3, "kB"),
    (Decimal(1), "B"),
)
WIDE = Context(prec=60)
"""The precision that a number of 28 digits needs if decimals are added to it."""


@dataclass(frozen=True)
class Magnitude:
    """The number by which a value is divided to be written, and the word that follows: 亿, JOINT + "million" or ""."""

    scale: Decimal = Decimal(1)
    word: str = ""


FULL = Magnitude()
"""That of numbers which are written in full."""


def compact(value: Decimal, language: Language, decimals: int | None = None) -> Magnitude:
    """Return the magnitude of a count: 万, 亿, 万亿 or million, billion, trillion, or FULL.

    It is FULL below COMPACT_FROM, or if the short form would have more than LONGEST_COMPACT digits and decimals, unless
    `decimals` says how many. Numbers from SCIENTIFIC_FROM are written as 1.5×10¹⁶.
    """
    found = _compact(value, language, decimals)
    return found if decimals is None else _compact(_fixed_in(found, value, decimals), language, decimals)


def bytes_of(value: Decimal, decimals: int | None = None) -> Magnitude:
    """Return the magnitude of a number of bytes: kB, MB, GB."""
    found = _bytes(value)
    return found if decimals is None else _bytes(_fixed_in(found, value, decimals))


def short(value: Decimal, language: Language) -> Magnitude:
    """Return the magnitude of a number on an axis: 亿, bn."""
    return _of_word(value, language, "short")


def named(word: str, language: Language) -> Magnitude:
    """Return the magnitude that has this word, such as 亿 or million."""
    patterns = LOCALES[language].compact_decimal_formats[COMPACT_STYLE[language]]["other"]
    magnitudes = (_of_word(Decimal(key), language, COMPACT_STYLE[language]) for key in patterns)
    return next(found for found in magnitudes if found.word.removeprefix(JOINT) == word)


def fixed(value: Decimal, decimals: int) -> Decimal:
    """Return a value with exactly `decimals` decimal places, rounded half up."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)


def plain(value: Decimal) -> Decimal:
    """Return a value without trailing zeros after the decimal point and without a positive exponent."""
    return value.quantize(Decimal(1), context=WIDE) if value == value.to_integral_value() else value.normalize()


def _fixed_in(found: Magnitude, value: Decimal, decimals: int) -> Decimal:
    """Return a value as rounded for printing, since 999.996 million with two decimals is 1.00 billion."""
    return fixed(value / found.scale, decimals) * found.scale


def _compact(value: Decimal, language: Language, decimals: int | None) -> Magnitude:
    if abs(value) < COMPACT_FROM[language]:
        return FULL
    if abs(value) >= SCIENTIFIC_FROM:
        power = value.adjusted()
        return Magnitude(Decimal(10) ** power, f"×10{str(power).translate(RAISED)}")
    found = _of_word(value, language, COMPACT_STYLE[language])
    mantissa = plain(value / found.scale)
    too_long = len(mantissa.as_tuple().digits) > LONGEST_COMPACT and mantissa != mantissa.to_integral_value()
    return FULL if too_long and decimals is None else found


def _of_word(value: Decimal, language: Language, style: str) -> Magnitude:
    """Return the magnitude of a value in a compact style of CLDR, which has patterns such as "0亿", "000 million"."""
    patterns = LOCALES[language].compact_decimal_formats[style]["other"]
    power = min(abs(value).adjusted(), max(len(key) - 1 for key in patterns))
    pattern = str(patterns["1" + "0" * power].pattern)
    zeros = pattern.count("0")
    return Magnitude(Decimal(10) ** (power - zeros + 1), pattern.replace("0", "").replace(" ", JOINT))


def _bytes(value: Decimal) -> Magnitude:
    scale, sign = next((scale, sign) for scale, sign in BYTES if abs(value) >= scale or scale == 1)
    return Magnitude(scale, JOINT + sign)
