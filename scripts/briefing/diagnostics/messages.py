"""What editors are told, in their language. The English sentence is the key, as with gettext.

Call sites write English: Problem(where, f'no unit "{id}".'). A finished sentence is held against the patterns of
`chinese`, and what varies is put into the Chinese one. Where no pattern fits, the sentence stays English.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

from briefing.diagnostics.chinese import LIBRARIES, OURS
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problem
from briefing.languages import Language

OVERRIDE = "BRIEFING_LANG"
ASKED = (OVERRIDE, "LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the editor's language; the first that is set decides (POSIX, but for ours)."""
OR = re.compile(r",? or ")


def editors_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Chinese where the editor's system speaks it, else English."""
    named = next((environment[name] for name in ASKED if environment.get(name)), "")
    return "zh" if named.lower().startswith("zh") else "en"


def told(problem: Problem, language: Language) -> str:
    """One line: place, what, what would be right, and the rule that data/rules.yml may grade or allow.

    "path:line: " stays as editors and terminals can click it.
    """
    mark = ", ".join(part for part in (problem.rule, problem.severity) if part and part != "error")
    rule = f" [{mark}]" if mark else ""
    if language == "en":
        return f"{problem}{rule}"
    return f"{problem.place}: {say(problem.what, language)}{say(problem.hint, language)}{rule}"


def say(sentence: Message | str, language: Language) -> str:
    """A sentence of the engine in a language."""
    if isinstance(sentence, Message):
        return sentence.in_language(language)
    return sentence if language == "en" else in_chinese(sentence)


def in_chinese(sentence: str) -> str:
    """The sentence in Chinese; unchanged where no pattern fits. A full stop may be one that a pattern lacks."""
    bare = sentence.removesuffix(".")
    for pattern in _patterns():
        if bare != sentence and (found := pattern.english.fullmatch(bare)):
            return f"{pattern.filled(found)}。"
        if found := pattern.english.fullmatch(sentence):
            return pattern.filled(found)
    return sentence


@dataclass(frozen=True)
class _Pattern:
    """An English sentence whose {} hold what varies, and its Chinese."""

    english: re.Pattern[str]
    chinese: str
    literal: int

    def filled(self, found: re.Match[str]) -> str:
        return self.chinese.format(*map(_Value, found.groups()))


class _Value(str):
    """What varies in a sentence. {:said} puts it into Chinese too, {:list} joins its parts as Chinese does.

    {:each} does both.
    """

    def __format__(self, way: str) -> str:
        match way:
            case "said":
                return in_chinese(str(self))
            case "list":
                return OR.sub("或", self).replace(", ", "、")
            case "each":
                return "、".join(map(in_chinese, self.split(", ")))
            case _:
                return str(self)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """The most literal first, so that a general pattern takes only what no other knows."""
    made = [_compiled(english, chinese) for english, chinese in [*LIBRARIES.items(), *OURS.items()]]
    return tuple(sorted(made, key=lambda pattern: -pattern.literal))


def _compiled(english: str, chinese: str) -> _Pattern:
    expression, literal = "", 0
    for text, name, *_ in Formatter().parse(english):
        expression += re.escape(text) + ("" if name is None else "(.*?)")
        literal += len(text)
    return _Pattern(re.compile(expression, re.DOTALL), chinese, literal)
