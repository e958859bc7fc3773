"""Checks that authors have replaced the sample text that `make new` writes."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing.checks.lint_units import Reading
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
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
"""The Chinese or English version of a text, on a separate line or within braces."""
SENTENCE = re.compile(r"^(?:description: )?([^\s#{-][^:\n]{8,})$", re.MULTILINE)


def check(draft: Draft) -> list[Problem]:
    """Report the first sample text of each entry of data/."""
    briefing = draft.briefing
    found: dict[str, Problem] = {}
    for field in strings.texts(briefing):
        if field.name in WORDS and is_sample(field.text):
            found.setdefault(field.entry, _left(field.where, field.name))
    return list(found.values())


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report the first sample line of a page."""
    if page := reading.page:
        for at, line in enumerate(page.source.split("\n"), 1):
            if _sentence(line) in _of_pages()[reading.language]:
                yield _left(page.where.at(at), _sentence(line))
                return


def is_sample(text: Text) -> bool:
    """Return True if a text of data/ is sample text in either language."""
    return any(text[language] in _of_figures()[language] for language in LANGUAGES)


def _left(where: Place, text: str) -> Problem:
    what = Message('Sample text is still here: "{text}".', text=text.rstrip(".。"))
    return Problem(where, what, Message("Replace it with your own."), "sample-text.left")


def _sentence(line: str) -> str:
    return line.removeprefix("description: ").strip()


@cache
def _of_figures() -> Mapping[Language, set[str]]:
    """Return the texts of the sample figures and their series, by language."""
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
    """Return the sentences of the sample pages, by language."""
    return {
        language: frozenset(
            found
            for file in NEW.glob(f"page/*{language}*")
            for found in SENTENCE.findall(file.read_text(encoding="utf-8"))
        )
        for language in LANGUAGES
    }
