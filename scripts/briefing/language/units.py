"""The text around a number: the sign or name of its unit, with the word or space that belongs between them."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from babel.numbers import format_decimal
from babel.units import format_unit, get_unit_name

from briefing.language import currencies
from briefing.language.locales import JOINT, LOCALES, MINUS
from briefing.languages import Language
from briefing.model import Unit

LENGTH: dict[Language, Literal["long", "short"]] = {"zh": "short", "en": "long"}
"""The CLDR form of durations; there is no long one for Chinese."""


@dataclass(frozen=True)
class Parts:
    """A written value: the text before the number, the number, its word (万, million, %, kB, days), the text after it.

    A range of values has the text before and after only once, but repeats the word in Chinese.
    """

    number: str
    word: str = ""
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """Return the whole text; a minus sign precedes the sign of a currency: −$5."""
        number = self.number + self.word + self.after
        if self.number.startswith(MINUS) and _is_currency_sign(self.before[-1:]):
            return MINUS + self.before + number.removeprefix(MINUS)
        return self.before + number


def parts(number: str, shown: Decimal, word: str, unit: Unit, language: Language) -> Parts:
    """Return a number as written, its `word` and its unit; `shown` is the number itself if it has no word."""
    match unit.kind:
        case "percent":
            return Parts(number, "%")
        case "bytes":
            return Parts(number, word)
        case "duration":
            return Parts(number, _span(shown, unit, language))
    before, _, after = _pattern(unit, None if word else shown, language).partition("{}")
    if before.endswith(" "):
        before = before[:-1] + JOINT
    if after.startswith(" ") and JOINT not in word:  # otherwise a line may end in 100 million / yuan
        after = JOINT + after[1:]
    return Parts(number, word, before, after)


def head(unit: Unit, word: str, language: Language) -> str:
    """Return the unit as the head of a column names it: $ million, 亿美元, million tonnes, days; "" if it has none."""
    match unit.kind:
        case "percent":
            return "%"
        case "bytes":
            return word.strip(JOINT)
        case "duration":
            return get_unit_name(f"duration-{unit.of}", LENGTH[language], LOCALES[language]) or ""
    before, _, after = _pattern(unit, None, language).partition("{}")
    if before and not _is_currency_sign(before[-1]):  # the number is within a phrase: 每千人{}人
        return unit.name[language]
    word = word.strip(JOINT)
    between = "" if language == "zh" else " "
    return between.join(part for part in (before, word, after.strip()) if part)


def _pattern(unit: Unit, shown: Decimal | None, language: Language) -> str:
    """Return the text around a number with {} in its place; in English in the singular if 1 alone is `shown`."""
    if unit.pattern:
        single = language == "en" and shown is not None and LOCALES["en"].plural_form(shown) == "one"
        return unit.singular if single and unit.singular else unit.pattern[language]
    return currencies.around(unit.code, shown, language) if unit.kind == "currency" else "{}"


def _is_currency_sign(sign: str) -> bool:
    return sign != "" and unicodedata.category(sign) == "Sc"


def _span(shown: Decimal, unit: Unit, language: Language) -> str:
    """Return the word of a duration, such as 天, 个月 or JOINT + "days"."""
    pattern = "0." + "0" * max(0, -int(shown.as_tuple().exponent))
    name = f"duration-{unit.of}"
    whole = format_unit(shown, name, LENGTH[language], format=pattern, locale=LOCALES[language])
    written = format_decimal(shown, pattern, LOCALES[language], decimal_quantization=False)
    return whole.removeprefix(written).replace(" ", JOINT, 1)
