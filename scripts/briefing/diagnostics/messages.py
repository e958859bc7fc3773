"""Chinese for finished English sentences, until every call site passes a Message.

A sentence is matched with the patterns of `chinese`, and what varies is put into the Chinese one. This module and
`chinese` go when no call site passes an English string any more.
"""

import re
from dataclasses import dataclass
from functools import cache
from string import Formatter

from briefing.diagnostics.chinese import LIBRARIES, OURS

OR = re.compile(r",? or ")


def in_chinese(sentence: str) -> str:
    """Return a sentence in Chinese; unchanged where no pattern fits. A pattern may lack the final full stop."""
    bare = sentence.removesuffix(".")
    for pattern in _patterns():
        if bare != sentence and (found := pattern.english.fullmatch(bare)):
            return f"{pattern.filled(found)}。"
        if found := pattern.english.fullmatch(sentence):
            return pattern.filled(found)
    return sentence


@dataclass(frozen=True)
class _Pattern:
    """An English sentence with {} for each value, and its Chinese."""

    english: re.Pattern[str]
    chinese: str
    literal: int

    def filled(self, found: re.Match[str]) -> str:
        return self.chinese.format(*map(_Value, found.groups()))


class _Value(str):
    """A value in a sentence: {:said} is translated too, {:list} is joined as Chinese does, {:each} is both."""

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
    """Return all patterns, the most literal first, so that general ones match only what no other does."""
    made = [_compiled(english, chinese) for english, chinese in [*LIBRARIES.items(), *OURS.items()]]
    return tuple(sorted(made, key=lambda pattern: -pattern.literal))


def _compiled(english: str, chinese: str) -> _Pattern:
    expression, literal = "", 0
    for text, name, *_ in Formatter().parse(english):
        expression += re.escape(text) + ("" if name is None else "(.*?)")
        literal += len(text)
    return _Pattern(re.compile(expression, re.DOTALL), chinese, literal)
