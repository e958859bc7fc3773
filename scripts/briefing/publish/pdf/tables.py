"""How wide the columns of a printed table are."""

from statistics import mean
from typing import Any, TypeAlias

from briefing.publish.pdf.escape import string

SHORT = 14
"""A column whose cells are no longer, in half ems, is as wide as the longest."""
NARROW, WIDE = 8, 40
"""The least and the most that a column's words count in sharing a table's width, in half ems: halfway between the
longest and the average, since a long cell may take two lines."""
Element: TypeAlias = Any


def widths(table: Element) -> list[str]:
    """The columns' widths, the same in all tables of a page with these heads: the words that a column of numbers or
    dates must hold unbroken, which base.typ measures; words share what is left by their lengths.
    """

    def heads(each: Element) -> list[str]:
        return [cell.text_content() for cell in each.xpath(".//thead//th")]

    sisters = [each for each in table.getroottree().iter("table") if heads(each) == heads(table)]
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for each in sisters for row in each.xpath("./tbody/tr")]
    return [_width(list(column), head) for column, head in zip(zip(*rows, strict=True), heads(table), strict=False)]


def _width(cells: list[Element], head: str) -> str:
    words = [cell.text_content().strip() for cell in cells]
    if any(set((cell.get("class") or "").split()) & {"number", "date"} for cell in cells):
        return f"({''.join(f'{string(each)},' for each in dict.fromkeys([*words, *head.split()]))})"
    lengths = [_length(each) for each in [*words, head]]
    if max(lengths) <= SHORT:
        return f"({''.join(f'{string(each)},' for each in dict.fromkeys([*words, head]))})"
    return f"{max(NARROW, min(WIDE, round((max(lengths) + mean(lengths)) / 2)))}fr"


def _length(words: str) -> int:
    """In half ems: Han and full-width marks count two."""
    return sum(1 if ord(sign) < 0x2E80 else 2 for sign in words)
