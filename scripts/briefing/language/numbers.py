"""Formats values by language: 175000000000 becomes 1750亿 or 175 billion. Words and patterns are from CLDR (Babel)."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

from briefing.languages import Language
from briefing.model import Bound, Period, Quantity

LOCALES: dict[Language, Locale] = {"zh": Locale("zh", script="Hans"), "en": Locale("en", "GB")}
COMPACT_STYLE = {"zh": "short", "en": "long"}  # CLDR has no long compact form for Chinese
COMPACT_FROM = {"zh": Decimal(10_000), "en": Decimal(1_000_000)}  # below: in full, 8,500 in English and 8500 in Chinese
AXIS_FROM = {"zh": Decimal(10_000), "en": Decimal(1_000)}
LONGEST_COMPACT = 4
"""The maximum number of significant figures of a compact number with decimals: 15.58亿, but 32768 in full."""
LONGEST = 64
"""The maximum number of digits of a number in full; `source/types.py` allows 28 before and 28 after the point."""
SCIENTIFIC_FROM = Decimal(10) ** 16
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ABOUT = {"zh": "约", "en": "about "}
BOUNDS: dict[Bound, dict[Language, str]] = {
    "over": {"zh": "超过", "en": "over "},
    "under": {"zh": "不到", "en": "under "},
}
JOINT = "\u00a0"
"""The no-break space between a number and the first word of its unit: 45 TB, 30 November."""
BYTES = (
    (Decimal(10) ** 15, "PB"),
    (Decimal(10) ** 12, "TB"),
    (Decimal(10) ** 9, "GB"),
    (Decimal(10) ** 6, "MB"),
    (Decimal(10) ** 3, "kB"),
    (Decimal(1), "B"),
)


def write(quantity: Quantity, language: Language) -> str:
    """Return a value as text, with its unit, after any word that `hedge` returns, such as about or over.

    A count or plain number is written without a unit word, which the sentence around it supplies (个参数, parameters),
    unless its unit has a pattern. Numbers are rounded half up to their significant figures. A date is written alone.
    """
    return unbroken(quantity, language).replace(JOINT, " ")


def unbroken(quantity: Quantity, language: Language) -> str:
    """Return a value as `write` does, with a JOINT instead of a space where a line must not break."""
    if isinstance(quantity.low, Period) or isinstance(quantity.high, Period):
        return _joined(date(quantity.low, language)) if isinstance(quantity.low, Period) else ""
    low, high = (rounded(value, quantity.digits) for value in (quantity.low, quantity.high))
    text = _one(low, quantity, language) if low == high else _range(low, high, quantity, language)
    return hedge(quantity, language) + text


def hedge(quantity: Quantity, language: Language) -> str:
    """Return the word before a number, in English with a space after it, or "".

    It is 超过/over or 不到/under for a bound, and 约/about for an estimate that is not a bound. A date has none.
    """
    if isinstance(quantity.low, Period):
        return ""
    if quantity.bound:
        return BOUNDS[quantity.bound][language]
    return ABOUT[language] if quantity.about else ""


def rounded(value: Decimal, digits: int | None) -> Decimal:
    """Return a value rounded half up to `digits` significant figures, or unchanged if `digits` is None."""
    if digits is None or not value:
        return value
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    once = value.quantize(step, ROUND_HALF_UP)
    return once if once.adjusted() == value.adjusted() else rounded(once, digits)


def number(value: Decimal, language: Language) -> str:
    """Return a number in full, with all its decimal places: 3640 in Chinese, 3,640 in English."""
    return _in_full(str(value), language)


@lru_cache(maxsize=16384)
def _in_full(written: str, language: Language) -> str:
    """Return a number in full. Cached by its text, since 92.1 and 92.10 are equal but are written differently."""
    value = Decimal(written)
    with localcontext(prec=LONGEST):  # Babel quantizes, which fails for more digits than the context has
        return format_decimal(value, _pattern(value, language), LOCALES[language], decimal_quantization=False)


def _pattern(value: Decimal, language: Language) -> str:
    """Return the CLDR pattern that shows all decimal places of a value; digits are grouped in English only."""
    places = max(0, -int(value.as_tuple().exponent))
    return ("#,##0" if language == "en" else "0") + ("." + "0" * places if places else "")


def compact(value: Decimal, language: Language) -> str:
    """Return a number with 万, 亿, 万亿 or million, billion, trillion, or in full.

    It is written in full if it is below COMPACT_FROM, or if the short form would have decimals and more than
    LONGEST_COMPACT digits. Numbers from SCIENTIFIC_FROM are written as 1.5×10¹⁶.
    """
    if abs(value) < COMPACT_FROM[language]:
        return number(_plain(value), language)
    if abs(value) >= SCIENTIFIC_FROM:
        power = value.adjusted()
        return f"{_plain(value.scaleb(-power))}×10{str(power).translate(RAISED)}"
    mantissa, word = _scaled(value, language, COMPACT_STYLE[language])
    if len(mantissa.as_tuple().digits) > LONGEST_COMPACT and mantissa != mantissa.to_integral_value():
        return number(_plain(value), language)
    return word.replace("0", number(mantissa, language))


def axis(value: Decimal, language: Language) -> str:
    """Return a number as the label of an axis: 1000亿, 100bn; in full if it is below AXIS_FROM."""
    if abs(value) < AXIS_FROM[language]:
        return number(_plain(value), language)
    mantissa, word = _scaled(value, language, "short")
    return word.replace("0", number(mantissa, language))


def date(period: Period, language: Language) -> str:
    """Return a date, a month or a year: 2022年11月30日, 30 November 2022."""
    day = datetime.date(period.year, period.month or 1, period.day or 1)
    if period.day:
        return format_date(day, "long", LOCALES[language])
    return format_skeleton("yMMMM" if period.month else "y", day, locale=LOCALES[language])


def month(number: int, language: Language) -> str:
    """Return the short name of a month, given by its number from 1 to 12: 5月, May."""
    return str(LOCALES[language].months["stand-alone"]["abbreviated"][number])


def _scaled(value: Decimal, language: Language, style: str) -> tuple[Decimal, str]:
    """Return the number of a compact form and its CLDR pattern with one 0 as the placeholder: 1750 and "0亿"."""
    patterns = LOCALES[language].compact_decimal_formats[style]["other"]
    power = min(abs(value).adjusted(), max(len(key) - 1 for key in patterns))
    pattern = str(patterns["1" + "0" * power].pattern)
    zeros = pattern.count("0")
    scale = Decimal(10) ** (power - zeros + 1)
    return _plain(value / scale), pattern.replace("0" * zeros, "0")


def _plain(value: Decimal) -> Decimal:
    """Return a value without trailing zeros after the decimal point and without a positive exponent."""
    whole = value.to_integral_value()
    return Decimal(f"{whole:f}") if value == whole else value.normalize()


def _one(value: Decimal, quantity: Quantity, language: Language) -> str:
    """Return one value of a quantity, such as an end of its range, as text with its unit."""
    unit = quantity.unit
    match unit.kind:
        case "count":
            return _with_unit(_joined(compact(value, language)), quantity, language)
        case "plain":
            return _with_unit(number(_kept(value), language), quantity, language)
        case "percent":
            return f"{number(_kept(value), language)}%"
        case "bytes":
            scale, sign = next((scale, sign) for scale, sign in BYTES if abs(value) >= scale or scale == 1)
            return f"{number(_plain(value / scale), language)}{JOINT}{sign}"
        case _:  # a duration; CLDR has no long form of it for Chinese
            length: Literal["long", "short"] = "long" if language == "en" else "short"
            kept = _kept(value)
            name, pattern = f"duration-{unit.of}", _pattern(kept, language)
            return _joined(format_unit(kept, name, length, format=pattern, locale=LOCALES[language]))


def _kept(value: Decimal) -> Decimal:
    """Return a value without a positive exponent (3.64E+3 becomes 3640), but with its trailing zeros (92.10)."""
    return Decimal(f"{value:f}") if int(value.as_tuple().exponent) > 0 else value


def _with_unit(text: str, quantity: Quantity, language: Language) -> str:
    """Return a number in the pattern of its unit, if it has one; a minus sign comes first: -$5."""
    pattern = _unit_pattern(quantity, language)
    if not pattern:
        return text
    sign = "-" if text.startswith("-") else ""
    if JOINT in text:  # a line may end in 100 million / yuan
        pattern = pattern.replace("{}" + JOINT, "{} ")
    return sign + pattern.format(text.removeprefix("-"))


def _unit_pattern(quantity: Quantity, language: Language) -> str:
    """Return the pattern of a unit with JOINTs beside the number, or "" if it has none."""
    pattern = quantity.unit.pattern
    return pattern[language].replace("{} ", "{}" + JOINT).replace(" {}", JOINT + "{}") if pattern else ""


def _joined(text: str) -> str:
    """Return a number and its words with a JOINT between them; a text that begins with a word is unchanged."""
    return text if text[:1].isalpha() else text.replace(" ", JOINT, 1)


def _range(low: Decimal, high: Decimal, quantity: Quantity, language: Language) -> str:
    """Return a range as text: 170万～1200万美元, 63%～68%; 4.2–4.9%, 9–9.5 billion, $1.7 million to $12 million.

    Chinese repeats 万 and 亿, so that a range cannot be read as 170 to 12 million (GB/T 15835—2011, 5.1.4).
    """
    first, last = (_one(value, quantity, language) for value in (low, high))
    suffix = _unit_pattern(quantity, language).partition("{}")[2] if language == "zh" else _shared_end(first, last)
    if language == "zh":
        return f"{first.removesuffix(suffix)}～{last}"
    if (not suffix and len(last.split()) > 1) or not first[0].isdecimal():
        return f"{first} to {last}"
    return f"{first.removesuffix(suffix)}–{last}"


def _shared_end(first: str, last: str) -> str:
    """Return the words or the % sign with which both texts end, or "".

    Examples are "%", " billion" and " PF-days"; "million" and "billion" share only letters, not a word.
    """
    length = 0
    while length < min(len(first), len(last)) and first[-length - 1] == last[-length - 1]:
        length += 1
    shared = first[len(first) - length :]
    words = re.search(r"\s.*", shared)
    return words[0] if words else "%" if shared.endswith("%") else ""
