"""What `make new` writes is there to be replaced: none of its words should reach a reader."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES, Language
from briefing.model import Text, strings
from briefing.paths import TEMPLATES

RULES: Rules = {"sample-text.left": "warning"}
NEW = TEMPLATES / "new"
WORDS = ("title", "subtitle", "alt", "description", "note")
KEY = re.compile(r"\n(?= {0,2}(?!zh|en)\w+:)")
HALF = re.compile(r"^ +(zh|en): (.+)$|\b(zh|en): (\"[^\"]*\"|[^,{}\n]+)", re.MULTILINE)
"""A half on a line of its own, or within braces."""
SENTENCE = re.compile(r"^(?:description: )?([^\s#{-][^:\n]{8,})$", re.MULTILINE)


def check(draft: Draft) -> list[Problem]:
    """The first such text of each figure and series, and the first such line of each page."""
    briefing = draft.briefing
    found: dict[str, Problem] = {}
    for said in strings.texts(briefing):
        if said.name in WORDS and is_sample(said.text):
            found.setdefault(said.entry, _left(said.where, said.name))
    for language in LANGUAGES:
        for page in briefing.pages[language].values():
            for at, line in enumerate(page.source.split("\n"), 1):
                if _sentence(line) in _of_pages()[language]:
                    found.setdefault(page.where.file, _left(page.where.at(at), _sentence(line)))
    return list(found.values())


def is_sample(text: Text) -> bool:
    """Whether one half of a text of data/ is a sample's."""
    return any(text[language] in _of_figures()[language] for language in LANGUAGES)


def _left(where: Place, what: str) -> Problem:
    return Problem(where, f'the words of the sample are still here: "{what}".', "Write your own.", "sample-text.left")


def _sentence(line: str) -> str:
    return line.removeprefix("description: ").strip()


@cache
def _of_figures() -> Mapping[Language, set[str]]:
    """The texts of sample figures and of their series."""
    found: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
    for file in sorted(NEW.glob("figure/*/*.yml")):
        for language, words in _halves(file.read_text(encoding="utf-8")):
            found[language].add(words)
    return found


def _halves(source: str) -> Iterator[tuple[Language, str]]:
    for entry in KEY.split(source):
        if entry.strip().split(":")[0] in WORDS:
            for half in HALF.finditer(entry):
                words = half[2] or half[4]
                yield ("zh" if "zh" in (half[1], half[3]) else "en"), words.strip('"')


@cache
def _of_pages() -> Mapping[Language, frozenset[str]]:
    """The sentences of a sample page."""
    return {
        language: frozenset(
            found
            for file in NEW.glob(f"page/*{language}*")
            for found in SENTENCE.findall(file.read_text(encoding="utf-8"))
        )
        for language in LANGUAGES
    }
