"""Numbers that stand in prose as someone typed them: digits, and the words that make large ones.

What looks like a number and measures nothing is passed over: years and months, ordinals, the numbers of lists, tables
and versions, code and addresses, and the names that a briefing allows.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.languages import Language

WIDE_DIGITS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
BLANK = "\ufffc"
"""Stands for each character that is not prose, so that all others keep their places and do not run together."""

YEAR = r"(?:19|20)\d\d"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
PLACE = r" ?(?:[A-Z]\.?)?\d+(?:\.\d+)*"
"""What follows Table, Figure or 表: 2, 2.2, D.1."""
LARGE = "million|billion|trillion"
RATIO = "times|fold|per ?cent"
ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
PARTS = "tenth|twentieth|thirtieth|fortieth|fiftieth|hundredth|thousandth|millionth"
LATIN_FIRST = re.compile("[A-Za-z0-9]")
ALONE = rf"(?!\d|,\d|\.\d|%| (?:{TENS}|{LARGE}|{RATIO}))"
"""No more of the number follows."""
HAN_ONES = "一二两三四五六七八九十百千"
HAN = HAN_ONES + "零〇万亿几多余"

ASIDE: dict[Language, tuple[str, ...]] = {
    "zh": (
        rf"第{PLACE}|[表图章节]{PLACE}(?![\d.%百千万亿多余倍个人次项种名家颗张条天])|\d+(?:\.\d+)*版",
        r"[12]\d{3}(?:[～–-][12]\d{3})?(?=年)",
        rf"{YEAR}(?:[～–-]{YEAR})?(?![\w.,%～–-])",  # \w: 2048颗 is no year
        r"1?\d(?:[～–至到、]1?\d)?月",
    ),
    "en": (
        r"\d+(?:st|nd|rd|th)\b",
        rf"\b(?:(?i:tables?|figures?|parts?|chapters?|sections?|versions?|appendix)|No\.){PLACE}{ALONE}",
        rf"\b{YEAR}(?:[–-](?:{YEAR}|\d\d))?s?\b{ALONE}",
    ),
}
# A day is a number of data/ like any other; a year or a month only says when.
NUMBER: dict[Language, tuple[str, ...]] = {
    "zh": (
        r"(?:\d{4}年)?\d{1,2}月\d{1,2}日",
        rf"(?:[A-Za-z]+-?)?{DIGITS}[多余]?(?:[百千]?[万亿]+|[百千])?(?:%|倍|成)?(?:-?[A-Za-z]+)?",
        rf"[{HAN_ONES}万][{HAN}]*[万亿]倍?",
        rf"[{HAN_ONES}][{HAN}]*(?:倍|分之[{HAN}]+)",
        # 一成 is a tenth; in 统一成, 三成立 and 一成为 it is not.
        r"(?<![统合])[一二两三四五六七八九]成(?![为立功本果员熟长就见效绩交分型])",
    ),
    "en": (
        rf"\d{{1,2}} {MONTH}\b(?: \d{{4}})?|{MONTH} \d{{1,2}}\b(?:, \d{{4}})?",
        rf"(?:[A-Za-z]+-?)?{DIGITS}(?:%| (?:{TENS}|{LARGE}|{RATIO})\b)?(?:-?[A-Za-z]+)?",
        rf"\b(?i:(?:(?:an?|{ONES}{TENS})[ -])*(?:{LARGE}))\b",
        rf"\b(?i:(?:(?:{ONES}{TENS})[ -])+(?:{RATIO}))\b",
        rf"\b(?i:(?:an?|{ONES[:-1]})[ -](?:{PARTS})s?)\b(?= of\b|\W*$|[,.;:)])",
    ),
}

LIKELY: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"\d|[万亿倍成]|分之"),
    "en": re.compile(rf"\d|{LARGE}|{RATIO}|{PARTS}", re.IGNORECASE),
}
"""What every number has a part of: most prose has none, and is passed over quickly."""


@dataclass(frozen=True)
class Typed:
    """A number as it was typed, and where it begins in the text."""

    at: int
    text: str


@lru_cache(maxsize=16384)
def typed(prose: str, language: Language, names: frozenset[str] = frozenset()) -> tuple[Typed, ...]:
    """Return the numbers in a text that went through `plain`; `names` hold digits and may be typed."""
    if not LIKELY[language].search(prose):
        return ()
    return tuple(
        Typed(found.start(), found.group())
        for found in _pattern(language, names).finditer(prose)
        if found.lastgroup in ("day", "number")
    )


@cache
def _pattern(language: Language, names: frozenset[str]) -> re.Pattern[str]:
    """At each place the first of these that fits: a day, a name, what is passed over, a number."""
    day, *numbers = NUMBER[language]
    longest = sorted(names, key=len, reverse=True)
    latin = [_name(name) for name in longest if LATIN_FIRST.match(name)]
    known = [_name(name) for name in longest if not LATIN_FIRST.match(name)]
    known += [rf"(?<![A-Za-z0-9])(?:{'|'.join(latin)})"] if latin else []
    aside = [r"^\s*\d+[.)] ", *ASIDE[language]]
    ways = [("day", [day]), ("name", known or ["(?!)"]), ("aside", aside), ("number", numbers)]
    fits = "|".join(f"(?P<{way}>{'|'.join(patterns)})" for way, patterns in ways)
    return re.compile(f"(?!{BLANK})(?:{fits})", re.MULTILINE)


def _name(name: str) -> str:
    """Return a pattern of a name to its end, or of its plural: A4 is neither in A45 nor in A4.5, but it is in A4s."""
    after = r"s?(?![A-Za-z0-9]|[.,]\d)" if re.search(r"[A-Za-z0-9]$", name) else ""
    return re.escape(name) + after
