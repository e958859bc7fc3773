"""Writes amounts of money by the ISO 4217 code of their currency: €35.20 and 35.20欧元, with the names of CLDR."""

from decimal import Decimal

from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol

from briefing.language.locales import LOCALES
from briefing.languages import Language

SIGNS = "$€£"
"""The currency signs that English texts print: $, A$, €. Other currencies are named after the number, since their signs
are unknown to many readers or, like ¥, those of two currencies: 35.2 billion yuan, as economists and newspapers write.
"""
AMERICAN = "en"
"""The locale of the signs: in British English CLDR writes US$, but A$ and NT$ suffice to tell the other dollars."""
NAMES: dict[str, dict[Language, str]] = {
    "CNY": {"zh": "元", "en": "yuan"},  # CLDR: 人民币, Chinese yuan
    "JPY": {"zh": "日元", "en": "yen"},  # CLDR: Japanese yen
}


def known(code: str) -> bool:
    """Return True for the code of a currency in ISO 4217, past or present."""
    return code in get_global("all_currencies")


def around(code: str, shown: Decimal | None, language: Language) -> str:
    """Return the text around an amount, with {} in its place: "€{}", "{} yuan", "{}欧元".

    `shown` is the number as printed, which decides between franc and francs; None stands for several.
    """
    sign = get_currency_symbol(code, AMERICAN)
    if language == "en" and sign[-1] in SIGNS:
        return f"{sign}{{}}"
    if code in NAMES:
        name = NAMES[code][language]
    else:
        count = Decimal(2) if shown is None else shown
        name = get_currency_name(code, count, LOCALES[language])
    return f"{{}}{name}" if language == "zh" else f"{{}} {name}"


def decimals(code: str) -> int:
    """Return the number of decimals of amounts in a currency: 2, but 0 for the yen."""
    return get_currency_precision(code)
