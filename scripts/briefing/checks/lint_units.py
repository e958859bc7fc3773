"""What the checks of language and numbers read: each line of prose on the pages, and each text of data/."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.diagnostics.words import LANGUAGE_NAMES
from briefing.language.hardcoded_numbers import BLANK
from briefing.languages import Language
from briefing.model import Briefing, Page, strings
from briefing.page.parse import Line, parse, plain

QUOTED = re.compile(r"""^(\s*(?:!!!|\?\?\?)[^"]*|[\w-]+:\s*)(["'])(.*)\2\s*$""")
"""The quotes of an admonition's title and of front matter are syntax."""
AT_END = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$")
"""Ids and classes of a heading or item."""


@dataclass(frozen=True)
class LintUnit:
    """A piece of text that readers see.

    Attributes:
        where: Its place.
        language: Its language.
        text: The prose: calls, code, the targets of links and other syntax are blank, character for character.
        raw: The text as its author wrote it.
        field: Its name in data/, where one entry has several texts; empty for a line of a page.
        filled: True if calls in it are filled in.
    """

    where: Place
    language: Language
    text: str
    raw: str
    field: str = ""
    filled: bool = True

    def problem(self, rule: str, finding: Message, fix: Message) -> Problem:
        """Return a problem of this text, which says in which field of an entry it is."""
        if self.field:
            language = LANGUAGE_NAMES[self.language]
            finding = Message(
                'In the {language} of "{field}": {finding}', language=language, field=self.field, finding=finding
            )
        return Problem(self.where, finding, fix, rule)


def all_units(briefing: Briefing, language: Language) -> Iterator[LintUnit]:
    """Yield everything that is read: `prose_units`, and the words inside series."""
    yield from prose_units(briefing, language)
    yield from (_unit(text, language) for text in strings.words_of_series(briefing))


def prose_units(briefing: Briefing, language: Language) -> Iterator[LintUnit]:
    """Yield the pages line by line, and the texts of data/ that readers see, except for the words inside series."""
    for page in briefing.pages[language].values():
        yield from _on_page(page)
    yield from (_unit(text, language) for text in strings.texts(briefing))


def _unit(said: strings.Said, language: Language) -> LintUnit:
    words = said.text[language]
    return LintUnit(said.at(language), language, plain(words), words, said.name)


@lru_cache(maxsize=1024)
def _on_page(page: Page) -> tuple[LintUnit, ...]:
    """Return the lines of a page. Half of the checks read them, and a preview does so again after each save."""
    source = parse(page)
    units = [(line, False) for line in source.head] + [(line, True) for line in source.lines.values()]
    return tuple(
        LintUnit(page.where.at(line.number), page.language, _bare(line), line.raw, filled=filled)
        for line, filled in units
    )


def _bare(line: Line) -> str:
    """Return the prose of a line without the syntax at its ends, each character still at its place."""
    text, raw = line.prose, line.raw
    if end := AT_END.search(raw):
        text = text[: end.start()]
    if quoted := QUOTED.match(text):
        text = BLANK * quoted.start(3) + quoted.group(3)
    return text
