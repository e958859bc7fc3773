"""The units that the checks of language and numbers read: each line of a page, and each text of data/."""

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
"""An admonition title or a front matter value in quotation marks, which are syntax and not prose."""
AT_END = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$")
"""Ids and classes at the end of a heading or item."""


@dataclass(frozen=True)
class LintUnit:
    """A piece of text that readers see.

    Attributes:
        where: The place of the text.
        language: The language of the text.
        text: The text, in which each character of calls, code, ids, link targets and addresses is blanked, and of the
            marks before a quoted title. The marks of images and of boxes without a title remain.
        raw: The text as its author wrote it.
        field: The name of the field of an entry in data/; empty for a line of a page.
        filled: True if calls in the text are filled in; False for front matter.
    """

    where: Place
    language: Language
    text: str
    raw: str
    field: str = ""
    filled: bool = True

    def problem(self, rule: str, finding: Message, fix: Message) -> Problem:
        """Return a problem at the place of this text; for a text of data/, its message names the language and field."""
        if self.field:
            language = LANGUAGE_NAMES[self.language]
            finding = Message(
                'In the {language} of "{field}": {finding}', language=language, field=self.field, finding=finding
            )
        return Problem(self.where, finding, fix, rule)


def all_units(briefing: Briefing, language: Language) -> Iterator[LintUnit]:
    """Yield `prose_units` and the labels of data/: names, headings, notes and changes."""
    yield from prose_units(briefing, language)
    yield from (_unit(text, language) for text in strings.labels(briefing))


def prose_units(briefing: Briefing, language: Language) -> Iterator[LintUnit]:
    """Yield the lines of the pages and the texts of data/, except for those that only `all_units` yields."""
    for page in briefing.pages[language].values():
        yield from _on_page(page)
    yield from (_unit(text, language) for text in strings.texts(briefing))


def _unit(said: strings.Said, language: Language) -> LintUnit:
    words = said.text[language]
    return LintUnit(said.at(language), language, plain(words), words, said.name)


@lru_cache(maxsize=1024)
def _on_page(page: Page) -> tuple[LintUnit, ...]:
    """Return the lines of a page; cached, because several checks read them, and a preview repeats the checks."""
    source = parse(page)
    units = [(line, False) for line in source.head] + [(line, True) for line in source.lines.values()]
    return tuple(
        LintUnit(page.where.at(line.number), page.language, _bare(line), line.raw, filled=filled)
        for line, filled in units
    )


def _bare(line: Line) -> str:
    """Return the prose of a line without the syntax at its ends; the other characters keep their positions."""
    text, raw = line.prose, line.raw
    if end := AT_END.search(raw):
        text = text[: end.start()]
    if quoted := QUOTED.match(text):
        text = BLANK * quoted.start(3) + quoted.group(3)
    return text
