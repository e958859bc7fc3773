"""Compares the text of pages with that of the PDF: what a page has is printed, and nothing else is."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import html
from pypdf import PdfReader

from briefing.languages import Language
from briefing.page import footnotes
from briefing.publish.pdf import read

INVISIBLE = re.compile(r"[\s\u00ad\u200b\u2060-\u2064\ufffe]+")
BLOCKS = ("p", "li", "th", "td", "dt", "dd", "summary", "figcaption", "pre", "h2", "h3", "h4")
APART = "./ul | ./ol | ./p | ./pre | ./dl | ./blockquote | ./table | .//math | .//sup[starts-with(@id, 'fnref')]"
"""What is compared by itself in a block: other blocks, formulas, and the numbers of footnotes."""


def bare(text: str) -> str:
    """Return a text without spaces and with letters of any style as ordinary letters."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def printed(site: Path, language: Language) -> str:
    """Return the text of the PDF."""
    return bare(read.text((site / language / "briefing.pdf").read_bytes()))


def pieces(blocks: Sequence[Any]) -> Iterator[str]:
    """Yield the text of each paragraph, item, cell, term, caption, heading and line of code of a page.

    A text with formulas or references to footnotes is yielded in parts. The blocks are changed.
    """
    for block in blocks:
        for back in block.find_class("footnote-backref"):
            back.drop_tree()
        for element in block.xpath(f"descendant-or-self::*[{' or '.join(f'self::{tag}' for tag in BLOCKS)}]"):
            yield from _pieces(element)


def _pieces(element: Any) -> Iterator[str]:
    own = html.fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    for each in own.xpath(APART):
        each.tail = f"\n{each.tail or ''}"
        each.drop_tree()
    text = own.text_content()
    lines = text.split("\n") if element.tag == "pre" or own.text_content() != element.text_content() else [text]
    yield from filter(None, map(bare, lines))


def rest(text: str, known: Iterable[str]) -> str:
    """Return the letters of a text that remain without the known pieces, each taken out once, the longest first."""
    for piece in sorted(known, key=len, reverse=True):
        text = text.replace(piece, "\n", 1)
    return "".join(sorted({letter for letter in text if letter.isalpha()}))


def sources(blocks: Sequence[Any]) -> list[str]:
    """Return the sources of the formulas of a page in the order of the PDF, which has footnotes in their places."""
    root = html.fromstring("<div></div>")
    for block in blocks:
        root.append(html.fromstring(html.tostring(block, encoding="unicode")))
    footnotes.moved(root)
    return [" ".join(math.get("alttext").split()) for math in root.iter("math")]


def alternatives(site: Path, language: Language, kind: str) -> list[str]:
    """Return the alternative texts of the tags of a kind in the PDF, such as "/Formula", in order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if node.get("/S") == kind and "/Alt" in node:
                found.append(str(node["/Alt"]))
            walk(node.get("/K", []))

    walk(PdfReader(site / language / "briefing.pdf").trailer["/Root"]["/StructTreeRoot"])
    return found
