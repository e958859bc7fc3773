"""Finds numbers typed by hand in prose, written in digits or in words.

Numbers that measure nothing are ignored: years and months, ordinals, the numbers of list items, tables and versions,
code and addresses, and the names that a briefing allows.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.languages import Language

WIDE_DIGITS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
BLANK = "\ufffc"
"""Replaces each character that is not prose, so that the positions of all others remain and words stay separate."""

YEAR = r"[12]\d{3}"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
PLACE = r" ?(?:[A-Z]\.?)?\d+(?:\.\d+)*"
"""A number after Table, Figure or 表, such as 2, 2.2 or D.1."""
LARGE = "million|billion|trillion"
RATIO = "times|fold|per ?cent"
ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
PARTS = "tenth|twentieth|thirtieth|fortieth|fiftieth|hundredth|thousandth|millionth"
LICENCE = r"(?<![A-Za-z])CC(?:0| BY(?:-(?:SA|NC|ND))*) \d\.\d(?!\d|\.\d)"
"""A Creative Commons licence with its version, as in captions of images."""
LATIN_FIRST = re.compile("[A-Za-z0-9]")
ALONE = rf"(?!\d|,\d|\.\d|%| (?:{TENS}|{LARGE}|{RATIO}))"
"""Matches where a number ends: no further digits, % or number words follow."""
HAN_ONES = "一二两三四五六七八九十百千"
HAN = HAN_ONES + "零〇万亿几多余"

ASIDE: dict[Language, tuple[str, ...]] = {
    "zh": (
        rf"第{PLACE}|[表图章节]{PLACE}(?![\d.%百千万亿多余倍个人次项种名家颗张条天])|\d+(?:\.\d+)*版",
        r"[12]\d{3}(?:[～–-][12]\d{3})?(?=年)",
        rf"{YEAR}(?:[～–-]{YEAR})?(?![\w.,%～–-])",  # \w excludes 2048颗, which is not a year
        r"1?\d(?:[～–至到、]1?\d)?月",
        LICENCE,
    ),
    "en": (
        r"\d+(?:st|nd|rd|th)\b",
        LICENCE,
        rf"\b(?:(?i:tables?|figures?|parts?|chapters?|sections?|versions?|appendix)|No\.){PLACE}{ALONE}",
        rf"\b{YEAR}(?:[–-](?:{YEAR}|\d\d))?s?\b{ALONE}",
    ),
}
# A full date counts as a number, which data/ must contain; a year or a month alone does not.
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
"""Matches a part of every number, so that text without numbers, which is most of it, can be skipped quickly."""


@dataclass(frozen=True)
class Typed:
    """A number as it was typed, and the index in the text at which it begins."""

    at: int
    text: str


@lru_cache(maxsize=16384)
def typed(prose: str, language: Language, names: frozenset[str] = frozenset()) -> tuple[Typed, ...]:
    """Return the numbers typed in a text in which everything but prose has been blanked (see `page.parse.plain`).

    `names` are terms with digits, such as "A4", which are not reported as numbers.
    """
    if not LIKELY[language].search(prose):
        return ()
    return tuple(
        Typed(found.start(), found.group())
        for found in _pattern(language, names).finditer(prose)
        if found.lastgroup in ("day", "number")
    )


@cache
def _pattern(language: Language, names: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern whose groups match, in order of precedence, full dates, names, ignored numbers and numbers."""
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
    """Return a pattern that matches a whole name or its plural: A4 matches A4 and A4s, but not part of A45 or A4.5."""
    after = r"s?(?![A-Za-z0-9]|[.,]\d)" if re.search(r"[A-Za-z0-9]$", name) else ""
    return re.escape(name) + after
