"""Formats values by language: 175000000000 becomes 1750亿 or 175 billion. Words and patterns are from CLDR (Babel)."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from babel.numbers import format_decimal

from briefing.language import currencies
from briefing.language.dates import date as date
from briefing.language.dates import month as month
from briefing.language.locales import JOINT, LOCALES, MINUS
from briefing.language.magnitudes import COMPACT_FROM, FULL, WIDE, Magnitude, bytes_of, compact, fixed, plain, short
from briefing.language.script import HAN_CHARACTER
from briefing.language.units import Parts, parts
from briefing.languages import Language
from briefing.model import Bound, Period, Quantity

AXIS_FROM = {"zh": Decimal(10_000), "en": Decimal(1_000)}
LONGEST = 64
"""The maximum number of digits of a number in full; `source/types.py` allows 28 before and 28 after the point."""
ABOUT = {"zh": "约", "en": "about "}
BOUNDS: dict[Bound, dict[Language, str]] = {
    "over": {"zh": "超过", "en": "over "},
    "under": {"zh": "不到", "en": "under "},
}
DASH = {"zh": "～", "en": "–"}
PLUS_MINUS = {"zh": "±", "en": f"{JOINT}±{JOINT}"}


def write(quantity: Quantity, language: Language, *, short: bool = False) -> str:
    """Return a value as text, with its unit, after any word that `hedge` returns, such as about or over.

    A count or plain number is written without a unit word, which the sentence around it supplies (个参数, parameters),
    unless its unit has a pattern. Numbers are rounded half up to their significant figures or decimals. A date is
    written alone; `short` is for tables and drawings, where a quarter is Q3 2024.
    """
    return unbroken(quantity, language, short=short).replace(JOINT, " ")


def unbroken(quantity: Quantity, language: Language, *, short: bool = False) -> str:
    """Return a value as `write` does, with a JOINT instead of a space where a line must not break."""
    if isinstance(quantity.low, Period) or isinstance(quantity.high, Period):
        return _joined(date(quantity.low, language, short=short)) if isinstance(quantity.low, Period) else ""
    low, high = (rounded(end, quantity.digits) for end in (quantity.low, quantity.high))
    if quantity.margin:
        return hedge(quantity, language) + _margin(quantity, language)
    quantity = _with_cents(quantity, low, high)
    first, last = (_one(end, quantity, language) for end in (low, high))
    return hedge(quantity, language) + (first.text if first == last else joined(first, last, language))


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
    """Return a number in full, with all its decimal places: 3640 in Chinese, 3,640 in English; below zero with −."""
    return _in_full(str(value if value else abs(value)), language)


@lru_cache(maxsize=16384)
def _in_full(written: str, language: Language) -> str:
    """Return a number in full. Cached by its text, since 92.1 and 92.10 are equal but are written differently."""
    value = Decimal(written)
    with localcontext(prec=LONGEST):  # Babel quantizes, which fails for more digits than the context has
        text = format_decimal(abs(value), _pattern(value, language), LOCALES[language], decimal_quantization=False)
    return (MINUS if value < 0 else "") + text


def _pattern(value: Decimal, language: Language) -> str:
    """Return the CLDR pattern that shows all decimal places of a value; digits are grouped in English only."""
    places = max(0, -int(value.as_tuple().exponent))
    return ("#,##0" if language == "en" else "0") + ("." + "0" * places if places else "")


def axis(value: Decimal, language: Language) -> str:
    """Return a number as the label of an axis: 1000亿, 100bn; in full if it is below AXIS_FROM."""
    found = short(value, language) if abs(value) >= AXIS_FROM[language] else FULL
    return number(plain(value / found.scale), language) + found.word


def joined(first: Parts, last: Parts, language: Language, dash: str = "") -> str:
    """Return a range as text: 170万～1200万美元, 63%～68%; 4.2–4.9%, 9–9.5 billion, $1.7 million to $12 million.

    Chinese repeats 万 and 亿, so that a range cannot be read as 170 to 12 million (GB/T 15835—2011, 5.1.4). A `dash`
    other than that of a range is ±.
    """
    if language == "zh":
        again = replace(last, before="") if HAN_CHARACTER.search(last.before) else last
        return replace(first, after="").text + (dash or DASH["zh"]) + again.text
    if (first.before and not first.before[0].isdecimal()) or (not dash and first.number.startswith(MINUS)):
        return f"{first.text}{dash or ' to '}{last.text}"
    if first.word != last.word and not dash:
        alone = replace(first, after="") if first.after.strip() == last.after.strip() else first
        return f"{alone.text} to {last.text}"
    word = "%" if dash and first.word == "%" else ""  # 45% ± 3%, since 45 ± 3% may mean 3% of 45
    return replace(first, word=word, after="").text + (dash or DASH["en"]) + last.text


def _one(value: Decimal, quantity: Quantity, language: Language, like: Decimal | None = None) -> Parts:
    """Return one value of a quantity, such as an end of its range, in the magnitude that suits `like`, if given."""
    size = _magnitude(value if like is None else like, quantity, language)
    shown = value / size.scale
    if quantity.decimals is not None:
        shown = fixed(shown, quantity.decimals)
    elif quantity.unit.kind in ("count", "currency", "bytes"):
        shown = plain(shown)
    elif int(shown.as_tuple().exponent) > 0:  # 3.64E+3 becomes 3640, but 92.10 keeps its zeros
        shown = shown.quantize(Decimal(1), context=WIDE)
    return parts(number(shown, language), shown, size.word, quantity.unit, language)


def _magnitude(value: Decimal, quantity: Quantity, language: Language) -> Magnitude:
    match quantity.unit.kind:
        case "count" | "currency":
            return compact(value, language, quantity.decimals)
        case "bytes":
            return bytes_of(value, quantity.decimals)
        case _:
            return FULL


def _with_cents(quantity: Quantity, low: Decimal, high: Decimal) -> Quantity:
    """Return an amount of money that is in full and has a fraction with the decimals of its currency: €35.20."""
    ends = (low, high)
    if quantity.unit.kind != "currency" or quantity.decimals is not None or all(end % 1 == 0 for end in ends):
        return quantity
    if max(map(abs, ends)) >= min(COMPACT_FROM.values()):
        return quantity
    places = max(_places(plain(end)) for end in ends)
    return replace(quantity, decimals=max(places, currencies.decimals(quantity.unit.code)))


def _margin(quantity: Quantity, language: Language) -> str:
    """Return a range as its middle and what it may differ by: 1.2±0.1, 1.2 ± 0.1 million."""
    assert isinstance(quantity.low, Decimal) and isinstance(quantity.high, Decimal)
    middle, half = (quantity.low + quantity.high) / 2, (quantity.high - quantity.low) / 2
    if quantity.decimals is None:
        size = _magnitude(middle, quantity, language)
        both = [plain(rounded(end, quantity.digits) / size.scale) for end in (middle, half)]
        quantity = replace(quantity, decimals=max(map(_places, both)))
    first, last = (_one(end, quantity, language, like=middle) for end in (middle, half))
    return joined(first, last, language, PLUS_MINUS[language])


def _places(value: Decimal) -> int:
    """Return the number of decimal places of a value."""
    return max(0, -int(value.as_tuple().exponent))


def _joined(text: str) -> str:
    """Return a date with a JOINT after its first number; a text that begins with a word is unchanged."""
    return text if text[:1].isalpha() else text.replace(" ", JOINT, 1)
