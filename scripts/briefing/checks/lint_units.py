"""The units of text that the checks of language and numbers read: each line of a page, and each text of data/."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.checks.written_values import WrittenValues
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
        text: The text with each character of calls, code, attribute lists, link targets and addresses replaced by
            BLANK, and full-width digits made ASCII. In a line of a page, the syntax around a quoted title or value of
            front matter is blanked too, and ids and classes at the end are cut off. Other markup remains.
        raw: The text as its author wrote it.
        field: The name of the field of an entry in data/; empty for a line of a page.
        may_call: True if the text may contain calls; False for front matter.
        label: True for a label of data/, which may contain numbers that are not facts.
    """

    where: Place
    language: Language
    text: str
    raw: str
    field: str = ""
    may_call: bool = True
    label: bool = False

    def problem(self, rule: str, finding: Message, fix: Message) -> Problem:
        """Return a problem at the place of this text; for a text of data/, its message names the language and field."""
        if self.field:
            language = LANGUAGE_NAMES[self.language]
            finding = Message(
                'In the {language} of "{field}": {finding}', language=language, field=self.field, finding=finding
            )
        return Problem(self.where, finding, fix, rule)


@dataclass(frozen=True)
class Reading:
    """The text of one page, or of data/ in one language, as the checks of text read it.

    Attributes:
        briefing: The briefing, which may record what is read from it.
        language: The language of the text.
        page: The page, or None for data/.
        units: The lines of the page, or the texts and labels of data/.
        values: Returns the written values of a language, which are computed only when a typed number is found.
    """

    briefing: Briefing
    language: Language
    page: Page | None
    units: tuple[LintUnit, ...]
    values: Callable[[Language], WrittenValues]

    def prose(self) -> Iterator[LintUnit]:
        """Yield the units whose numbers must be facts: all but the labels of data/."""
        return (unit for unit in self.units if not unit.label)


def page_units(page: Page) -> tuple[LintUnit, ...]:
    """Return the lines of the front matter of a page, then those of its body outside fenced code."""
    source = parse(page)
    units = [(line, False) for line in source.head] + [(line, True) for line in source.lines.values()]
    return tuple(
        LintUnit(page.where.at(line.number), page.language, _bare(line), line.raw, may_call=may_call)
        for line, may_call in units
    )


def data_units(briefing: Briefing, language: Language) -> tuple[LintUnit, ...]:
    """Return the texts of data/ in one language, then the labels (see `model.strings`)."""
    return (
        *(_unit(field, language, label=False) for field in strings.texts(briefing)),
        *(_unit(field, language, label=True) for field in strings.labels(briefing)),
    )


def _unit(field: strings.FieldText, language: Language, label: bool) -> LintUnit:
    words = field.text[language]
    return LintUnit(field.at(language), language, plain(words), words, field.name, label=label)


def _bare(line: Line) -> str:
    """Return the prose of a line without the syntax at its ends; the other characters keep their positions."""
    text, raw = line.prose, line.raw
    if end := AT_END.search(raw):
        text = text[: end.start()]
    if quoted := QUOTED.match(text):
        text = BLANK * quoted.start(3) + quoted.group(3)
    return text
