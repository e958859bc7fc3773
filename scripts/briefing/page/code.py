"""Finds the code of a text: fenced code blocks, as Python-Markdown finds them, and inline code between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor

FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE
BACKTICKS = BacktickInlineProcessor(BACKTICK_RE)
BACKTICK = re.compile(BACKTICK_RE)
BLOCK_END = re.compile(r"\n(?=[ \t]*(?:\n|#|\||>|[-*+] |\d+[.)] ))")
"""Matches where inline code must end: an empty line, or a line that begins a heading, table, quote or list item."""


@dataclass(frozen=True)
class Span:
    """The offsets of code in a page; `fenced` is True for a fenced code block, and False for inline code."""

    start: int
    end: int
    fenced: bool


def code_spans(text: str, start: int) -> Iterator[Span]:
    """Yield the code from the offset `start`: fences as Python-Markdown finds them, and inline code between them."""
    end = start
    for fence in FENCED.finditer(text, start):
        yield from _inline_code(text, end, fence.start())
        yield Span(fence.start(), fence.end(), True)
        end = fence.end()
    yield from _inline_code(text, end, len(text))


def _inline_code(text: str, start: int, end: int) -> Iterator[Span]:
    if text.find("`", start, end) < 0:
        return
    block = start
    for stop in (*(each.start() for each in BLOCK_END.finditer(text, start, end)), end):
        yield from (Span(block + first, block + last, False) for first, last in _pairs(text[block:stop]))
        block = stop


def _pairs(block: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each inline code in a block, with backticks paired as in Python-Markdown."""
    at = 0
    while opening := BACKTICK.search(block, at):
        element, start, end = BACKTICKS.handleMatch(opening, block)
        if start is not None and end is not None and not isinstance(element, str | None):
            yield start, end
        at = end or opening.end()
