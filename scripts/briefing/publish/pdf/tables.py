"""Converts tables, and the register of claims, which is printed as a table, to Typst markup with column widths."""

import re
from statistics import mean

from briefing.language.script import HAN, HAN_CHARACTER, half_widths
from briefing.publish.pdf.escape import WORD_JOINER, string, text, without_widow
from briefing.publish.pdf.inline import content
from briefing.publish.pdf.writer import Element, Writer, classes, source_of

MOST_ROWS_KEPT = 8
"""A table with up to this many rows is kept on one page."""
SHORT = 14
"""A column whose longest cell is at most this long, in half ems, is as wide as that cell."""
LONGEST_WORD = 12
"""A Latin word up to this long is not broken within a column; addresses are longer."""
NARROW, WIDE = 8, 40
"""The minimum and maximum share of a column in the width of a table, in half ems."""


HEAD_PIECE = re.compile(rf"（?(?:[{HAN}]{{1,4}}|[^{HAN}\s（]+)）?")
"""Matches a part of a head that is kept on one line even if the columns of a table hardly fit: 固体燃料, （亿吨）."""
UNIT = re.compile(rf"（[{HAN}]{{2,4}}）$")
ALIGNED = re.compile(r"text-align: (left|center|right)")


def table(writer: Writer, element: Element, more: str = "") -> str:
    """Return a table as Typst markup; one with at most MOST_ROWS_KEPT rows below its head is kept on one page.

    `more` are further arguments of the Typst function data-table.
    """
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
    head = [row for row in rows if _is_head(row)]
    body = [row for row in rows if not _is_head(row)]
    aligned = ", ".join(_alignment(cell) for cell in (body or head)[0])
    heads = "".join(f"[{_unit_kept(content(writer, cell).strip())}]," for row in head for cell in row)
    cells = "".join(f"[{without_widow(content(writer, cell).strip())}]," for row in body for cell in row)
    columns = f"widths: ({''.join(f'{width},' for width in _widths(element))})"
    breakable = str(len(body) > MOST_ROWS_KEPT).lower()
    width = max(map(len, rows))
    more = f"{more}, " if more else ""
    return f"#data-table({width}, ({aligned},), ({heads}), {columns}, breakable: {breakable}, {more}{cells})\n\n"


def _unit_kept(head: str) -> str:
    """Return a head in which no line may end within a Chinese unit in brackets: （亿吨）."""
    return UNIT.sub(lambda found: WORD_JOINER.join(found[0]), head)


def _is_head(row: list[Element]) -> bool:
    return all(cell.tag == "th" and cell.get("scope") != "row" for cell in row)


def _alignment(cell: Element) -> str:
    """Return the alignment of a column: that of Markdown (---:) or, in tables of data/, right for numbers."""
    if given := ALIGNED.search(cell.get("style") or ""):
        return given[1]
    return "right" if cell.tag == "td" and "number" in classes(cell) else "left"


def claims(writer: Writer, element: Element) -> str:
    """Return the register of claims as a table of the disputed claims, below a note that only these are included."""
    heads = "".join(f"[{text(word)}]," for word in (element.get("data-heads") or "").split("|"))
    rows = "".join(_claim_row(writer, article) for article in element.iter("article"))
    notes = "".join(f"\n\n{content(writer, note).strip()}\n\n" for note in element.xpath("./p[@class='print-only']"))
    table = f"#data-table(4, left, ({heads}), widths: (30pt, 1fr, 1.9fr, 54pt), {rows})\n\n" if rows else ""
    return f"{notes}{table}"


def _claim_row(writer: Writer, article: Element) -> str:
    says, better = (_claim_part(writer, article, name) for name in ("says", "better"))
    return f"[{writer.anchor(article)}{text(article.get('id'))}],[{says}],[{better}],[{_numbers(writer, article)}],"


def _claim_part(writer: Writer, article: Element, name: str) -> str:
    found = article.xpath(f"./p[@class='claim-{name}']")
    return content(writer, found[0]).strip() if found else ""


def _numbers(writer: Writer, article: Element) -> str:
    """Return the reference numbers of a claim's sources."""
    sources = [source_of(link) for link in article.xpath(".//a[contains(@class, 'source')]")]
    return " ".join(f"#listed({writer.document.sources[source]})" for source in sources)


def _widths(table: Element) -> list[str]:
    """Return the column widths of a table, equal for all tables of a page with the same header cells.

    A column of numbers, dates or short words is as wide as its longest cell, which base.typ measures; other columns
    share the remaining width in proportion to the lengths of their cells.
    """

    def heads(each: Element) -> list[str]:
        return [cell.text_content() for cell in each.xpath(".//thead//th")]

    alike = [each for each in table.getroottree().iter("table") if heads(each) == heads(table)]
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for each in alike for row in each.xpath("./tbody/tr")]
    return [_width(list(column), head) for column, head in zip(zip(*rows, strict=True), heads(table), strict=False)]


def _width(cells: list[Element], head: str) -> str:
    """Return the width of a column: the words that are kept on one line, and its share of the remaining width.

    The share is 0 for a column that is as wide as its longest cell: numbers, dates and short words. Otherwise it is the
    mean of the longest and the average cell length, since a long cell may take two lines.
    """
    words = [cell.text_content().strip() for cell in cells]
    lengths = [half_widths(each) for each in [*words, head]]
    share, kept, least = 0, [*words, head], [*words, head]
    if any({"number", "date"} & {*classes(cell)} for cell in cells):
        kept, least = [*words, *head.split()], [*words, *HEAD_PIECE.findall(head)]
    elif max(lengths) > SHORT:
        share = max(NARROW, min(WIDE, round((max(lengths) + mean(lengths)) / 2)))
        kept = least = [word for each in [*words, head] for word in each.split() if _is_unbroken(word)]
    lists = {"whole": [*words, head], "words": kept, "least": least}
    return f"(share: {share}, {', '.join(f'{name}: {_measured(each)}' for name, each in lists.items())})"


def _is_unbroken(word: str) -> bool:
    return len(word) <= LONGEST_WORD and not HAN_CHARACTER.search(word)


def _measured(words: list[str]) -> str:
    return f"({''.join(f'{string(each)},' for each in dict.fromkeys(words))})"
