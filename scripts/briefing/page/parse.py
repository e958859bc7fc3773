"""Parses the source of a page, docs/<language>/*.md, into a PageSource.

The grammar is that of Python-Markdown, which publishes the page: its own patterns find fences, attribute lists and link
definitions, so that the checks and the renderer agree on the structure of a page.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from briefing.language.hardcoded_numbers import BLANK, WIDE_DIGITS
from briefing.model import Page
from briefing.page.calls import SPAN, Call, Piece, pieces
from briefing.page.code import Span, code_spans
from briefing.page.formulas import Formula, formulas

HEADING = re.compile(r"^(#{1,6})(.*)$")
TRAILING_ATTRIBUTES = AttrListTreeprocessor.HEADER_RE
ATTRIBUTES = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*?)[ ]*\}")
INLINE_LINK = re.compile(r"(!?)\[[^\]]*\]\(\s*<?([^)\s>]*)")
AUTOMATIC_LINK = re.compile(r"<((?:https?|mailto):[^\s<>]+)>")
DEFINITION = ReferenceProcessor.RE
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""Matches the beginning of an address that does not lead to a file of this briefing."""
HTML_TAG = re.compile(r"<(/?[A-Za-z][^>]*|!--)")
MARKUP = re.compile(
    "|".join(
        (
            r"^\[\^[^\]\n]+\]:[ ]*|\[\^[^\]\n]+\]",  # labels of footnotes
            r"(?<![~\s])~\w+~(?!~)|(?<![\^\s])\^[\w+−-]+\^",  # subscripts and superscripts, whose digits are no values
            r"\]\([^)\s]*\)|\]\([^)\s\"]+[ ]+\"|\"[ ]*\)(?=[ ]*$)",  # targets of links, quotation marks of captions
            r"^[ ]*:[ ]{1,3}(?=\S)",  # definitions
            r"\{:?\s*[#.][^{}]*\}|<?https?://[^\s<>]+",  # ids, classes and addresses
        )
    ),
    re.MULTILINE,
)
"""Matches syntax that readers do not see."""
NOT_PROSE = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Heading:
    """A heading written with #: its line, level, text, id ("" for none) and classes.

    `column` is the offset of its text in the line.
    """

    line: int
    level: int
    text: str
    id: str
    classes: tuple[str, ...] = ()
    column: int = 0


@dataclass(frozen=True)
class Code:
    """Code as typed, with its delimiters: a fenced code block or inline code."""

    line: int
    text: str
    fenced: bool


@dataclass(frozen=True)
class Link:
    """The target of a link or an image, and the line that contains it.

    `span` gives the offsets of the target in the source; None if it is an address in <> or a definition.
    """

    line: int
    target: str
    picture: bool = False
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Line:
    """A line of a page.

    `prose` is the line with calls, code, formulas, link targets, attributes and addresses blanked, and full-width
    digits made ASCII. Other markup, such as ** and #, remains; columns are unchanged.
    """

    number: int
    raw: str
    prose: str


@dataclass(frozen=True)
class PageSource:
    """The parsed parts of a page before it is rendered. Line numbers are those of its file."""

    page: Page

    @cached_property
    def code(self) -> tuple[Code, ...]:
        """Return the fenced and inline code of the page, in order."""
        text = self.page.source
        return tuple(Code(self.line_at(span.start), text[span.start : span.end], span.fenced) for span in self._spans)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """Return the formulas of the page, in order."""
        text = self.page.source
        if "$" not in text:
            return ()
        masked = SPAN.sub(_blank, _blanked_at(text, self._spans))
        return tuple(formulas(text, masked, self.offset(self.page.body)))

    @cached_property
    def without_calls(self) -> str:
        """Return the source with code, formulas and calls blanked and all offsets unchanged."""
        return SPAN.sub(_blank, self.masked)

    @cached_property
    def masked(self) -> str:
        """Return the source with code and formulas blanked, in which calls and headings are found.

        All offsets are unchanged.
        """
        return _blanked_at(self.with_formulas_blanked, self._spans)

    @cached_property
    def with_formulas_blanked(self) -> str:
        """Return the source with formulas blanked and all offsets unchanged."""
        return _blanked_at(self.page.source, [Span(each.start, each.end, False) for each in self.formulas])

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the words, calls and malformed calls of the file, in order, with code and formulas blanked."""
        return pieces(self.masked)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Return the well-formed calls of the file, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Call))

    @cached_property
    def lines(self) -> Mapping[int, Line]:
        """Return the lines of the body outside fenced code, by line number."""
        raw, prose = self.page.source.split("\n"), self.prose.split("\n")
        fenced = {at for span in self._spans if span.fenced for at in self._lines_of(span)}
        numbers = range(self.page.body, len(raw) + 1)
        return {at: Line(at, raw[at - 1], prose[at - 1]) for at in numbers if at not in fenced}

    @cached_property
    def paragraphs(self) -> Mapping[int, str]:
        """Return the lines of the body as typed, by line number, with those of displayed formulas empty."""
        displayed = [each for each in self.formulas if each.displayed]
        within = {at for each in displayed for at in range(each.line, self.line_at(each.end - 1) + 1)}
        return {at: "" if at in within else line.raw for at, line in self.lines.items()}

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """Return the lines of the front matter, in which code is not recognised."""
        raw, prose = self.page.source.split("\n"), self.prose.split("\n")
        return tuple(Line(at, raw[at - 1], prose[at - 1]) for at in range(1, self.page.body))

    @cached_property
    def prose(self) -> str:
        """Return the file with code, formulas, calls, link targets, attributes and addresses blanked.

        Full-width digits are made ASCII; every offset is unchanged.
        """
        return blanked(self.masked)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the page, in order."""
        masked = self.masked.split("\n")
        found = ((at, HEADING.match(masked[at - 1])) for at in self.lines)
        return tuple(self._heading(at, match) for at, match in found if match)

    @cached_property
    def anchors(self) -> Mapping[str, int]:
        """Return the line of each id in the attribute lists of the body; if an id is repeated, its first line."""
        masked = self.masked.split("\n")
        found: dict[str, int] = {}
        for at in self.lines:
            for match in ATTRIBUTES.finditer(masked[at - 1]):
                if id := dict(get_attrs_and_remainder(match[1])[0]).get("id"):
                    found.setdefault(id, at)
        return found

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the targets of links, images and definitions ("[1]: https://…") and addresses in <>, in line order."""
        text = self.masked
        found = [
            Link(self.line_at(each.start()), each[2], bool(each[1]), each.span(2))
            for each in INLINE_LINK.finditer(text)
        ]
        found += [Link(self.line_at(each.start()), each[1]) for each in AUTOMATIC_LINK.finditer(text)]
        found += [
            Link(self.line_at(each.start()), each[2].strip("<>"))
            for each in DEFINITION.finditer(text)
            if not each[1].startswith("^")
        ]
        return tuple(sorted((link for link in found if link.line >= self.page.body), key=lambda link: link.line))

    @cached_property
    def html(self) -> tuple[tuple[int, str], ...]:
        """Return the line and the text, without its ">", of each HTML tag or comment in the body outside code."""
        found = HTML_TAG.finditer(self.masked)
        lines = ((self.line_at(each.start()), each.group()) for each in found)
        return tuple(
            (at, tag) for at, tag in lines if at >= self.page.body and not tag.startswith(("<http", "<mailto"))
        )

    def section(self, line: int) -> Heading | None:
        """Return the heading of the section that contains a line, or None above the first heading."""
        return next((heading for heading in reversed(self.headings) if heading.line <= line), None)

    def line_at(self, offset: int) -> int:
        """Return the number of the line that contains the character at an offset of the file."""
        return self.page.source.count("\n", 0, offset) + 1

    def offset(self, line: int) -> int:
        """Return the offset of the beginning of a line of the file."""
        at = 0
        for _ in range(line - 1):
            at = self.page.source.find("\n", at) + 1
        return at

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return tuple(code_spans(self.page.source, self.offset(self.page.body)))

    def _lines_of(self, span: Span) -> range:
        return range(self.line_at(span.start), self.line_at(span.end - 1) + 1)

    def _heading(self, at: int, match: re.Match[str]) -> Heading:
        words, attributes = match[2], dict[str, str | None]()
        classes: tuple[str, ...] = ()
        if trailing := TRAILING_ATTRIBUTES.search(words):
            given, _ = get_attrs_and_remainder(trailing[1])
            attributes, words = dict(given), words[: trailing.start()]
            classes = tuple(value or "" for name, value in given if name == ".")
        level = len(match[1])
        typed = self.page.source.split("\n")[at - 1][level : level + len(words)]  # with inline code
        column = level + len(typed) - len(typed.lstrip())
        return Heading(at, level, typed.strip(), attributes.get("id") or "", classes, column)


@lru_cache(maxsize=4096)
def parse(page: Page) -> PageSource:
    """Return the PageSource of a page, whose parts are parsed on demand; results are cached by page."""
    return PageSource(page)


@lru_cache(maxsize=16384)
def blanked(text: str) -> str:
    """Return a text with its calls, attributes, link targets and addresses blanked.

    Full-width digits are made ASCII; every offset is unchanged.
    """
    for pattern in (SPAN, MARKUP):
        text = pattern.sub(_blank, text)
    return text.translate(WIDE_DIGITS)


def plain(text: str) -> str:
    """Return a text of data/ as `blanked` does, with its code blanked too."""
    return blanked(_blanked_at(text, tuple(code_spans(text, 0))))


def _blank(found: re.Match[str]) -> str:
    return NOT_PROSE.sub(BLANK, found.group())


def _blanked_at(text: str, spans: Iterable[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], NOT_PROSE.sub(BLANK, text[span.start : span.end])]
        end = span.end
    return "".join([*parts, text[end:]])
