"""Formats the numbers of headings: 一、 and （一） in Chinese, 1 and 1.1 in English."""

from briefing.languages import Language

DIGITS = "零一二三四五六七八九"


def heading_mark(chapter: int, section: int, language: Language) -> str:
    """Return the number before a heading, with its mark or space: "一、", "（一）", "1 " or "1.1 ".

    It is the number of a chapter if `section` is 0, else that of a section of the chapter.
    """
    if language == "zh":
        return f"（{chinese_ordinal(section)}）" if section else f"{chinese_ordinal(chapter)}、"
    return f"{chapter}.{section} " if section else f"{chapter} "


def chinese_ordinal(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals: 一 to 九十九."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones or not tens else "")
