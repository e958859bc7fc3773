"""What the checks of language and numbers read: every line of the pages' prose, and every text of data/."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.diagnostics.place import Place
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
    """Prose that readers see. In `text` calls, code, the targets of links and other syntax are blank, which
    `raw` still holds.

    `what` tells the texts of one place apart, for the end of a sentence: " in the zh title". `filled` says whether
    calls are filled here.
    """

    where: Place
    text: str
    raw: str
    what: str = ""
    filled: bool = True


def all_units(briefing: Briefing, language: Language) -> Iterator[LintUnit]:
    """Yield everything that is read: `prose_units`, and the words inside series."""
    yield from prose_units(briefing, language)
    yield from (_unit(said, language) for said in strings.words_of_series(briefing))


def prose_units(briefing: Briefing, language: Language) -> Iterator[LintUnit]:
    """Yield the pages line by line, and the texts of data/ that readers see, except for the words inside series."""
    for page in briefing.pages[language].values():
        yield from _on_page(page)
    yield from (_unit(said, language) for said in strings.texts(briefing))


def _unit(said: strings.Said, language: Language) -> LintUnit:
    words = said.text[language]
    return LintUnit(said.where, plain(words), words, f" in the {language} {said.name}")


@lru_cache(maxsize=1024)
def _on_page(page: Page) -> tuple[LintUnit, ...]:
    """Half of the checks read each page, and a preview reads it again after each save."""
    source = parse(page)
    units = [(line, False) for line in source.head] + [(line, True) for line in source.lines.values()]
    return tuple(LintUnit(page.where.at(line.number), _bare(line), line.raw, filled=filled) for line, filled in units)


def _bare(line: Line) -> str:
    """Return the prose of a line without the syntax at its ends, each character at its place."""
    text, raw = line.prose, line.raw
    if end := AT_END.search(raw):
        text = text[: end.start()]
    if quoted := QUOTED.match(text):
        text = BLANK * quoted.start(3) + quoted.group(3)
    return text
