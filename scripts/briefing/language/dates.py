"""Writes dates, months, quarters, years and periods: 2022年11月30日, 30 November 2022."""

import datetime

from babel.dates import format_date, format_skeleton

from briefing.language.locales import LOCALES
from briefing.language.ordinals import chinese_ordinal
from briefing.languages import Language
from briefing.model import Period

QUARTERS = ("first", "second", "third", "fourth")
UNTIL: dict[Language, str] = {"zh": "～", "en": "–"}
LONG_UNTIL: dict[Language, str] = {"zh": "～", "en": " to "}
"""Between dates that contain a space or a word themselves: May 2020 to June 2021."""


def date(period: Period, language: Language, *, short: bool = False) -> str:
    """Return a date as text: 2022年11月30日, 30 November 2022; a quarter as 2024年第三季度, third quarter of 2024.

    If `short` is True, as in tables and drawings, the English of a quarter is Q3 2024. A period is written with both
    its ends: 2019～2021年, 2019–2021.
    """
    first = _one(period, language, short=short)
    if period.until is None:
        return first
    last = _one(period.until, language, short=short)
    if language == "zh" and period.is_year and period.until.is_year:
        first = str(period.year)
    plain = period.is_year and period.until.is_year
    return first + (UNTIL if plain else LONG_UNTIL)[language] + last


def month(number: int, language: Language) -> str:
    """Return the short name of a month, given by its number from 1 to 12: 5月, May."""
    return str(LOCALES[language].months["stand-alone"]["abbreviated"][number])


def _one(period: Period, language: Language, *, short: bool) -> str:
    if period.quarter:  # CLDR has 2024年第3季度 and 3rd quarter 2024
        if language == "zh":
            return f"{period.year}年第{chinese_ordinal(period.quarter)}季度"
        return (
            f"Q{period.quarter} {period.year}" if short else f"{QUARTERS[period.quarter - 1]} quarter of {period.year}"
        )
    day = datetime.date(period.year, period.month or 1, period.day or 1)
    if period.day:
        return format_date(day, "long", LOCALES[language])
    return format_skeleton("yMMMM" if period.month else "y", day, locale=LOCALES[language])
