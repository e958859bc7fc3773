"""Finds the formulas of a text: `$E=mc^2$` in a line, and `$$…$$` displayed in a paragraph of its own.

Sums of money, such as $5 and $10, are not formulas.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.language.script import HAN

SIGN = r"[\\^_=+<>{}/*-]"
ARGUMENT = r"\\[A-Za-z]+\{[^{}$\n]*\}"
"""A command with its argument, such as \\text{…}, which alone may contain Han."""
WORD = r"(?<![\\A-Za-z{])[a-z]{3,}"
"""A word of running text: after a digit it means that the sign is one of money, as in $10/month."""
FORMULA = re.compile(
    r"\$\$(?P<displayed>(?:(?!\$\$|\n[ >]*\n).)+)\$\$"
    rf"|(?<![\\A-Za-z0-9$])\$(?![/,.;:)\]}}%\s$])(?!\d[^$\n]*{WORD})(?=[^$\n]*{SIGN}|[A-Za-z(|\[])"
    rf"(?P<inline>(?:{ARGUMENT}|[^$\n{HAN}])+?)(?<![\s(\[（])\$(?![A-Za-z0-9$])",
    re.DOTALL,
)
OF_LATEX = re.compile(
    r"\\\((?=[^\n]*\\[a-z]|[^\n]*[\^_=])[^\n]+?\\\)|\\\[(?=[^\]]*\\[a-z]|[^\]]*[\^_=]).+?\\\]", re.DOTALL
)
"""Matches a formula in the other notation of LaTeX, which is not supported."""
TEXT = re.compile(r"\\text\{[^{}]*\}")
"""A command whose argument is text, which differs between the languages."""


@dataclass(frozen=True)
class Formula:
    """A formula on a page: its line, its source in TeX without the dollar signs, and its offsets in the file.

    `alone` is True if nothing else is in its paragraph, as a `displayed` formula requires.
    """

    line: int
    tex: str
    displayed: bool
    start: int
    end: int
    alone: bool

    @property
    def key(self) -> str:
        """Return the source on one line and without words, which is equal in both languages."""
        return TEXT.sub(r"\\text{…}", " ".join(self.tex.split()))


def formulas(text: str, masked: str, start: int) -> Iterator[Formula]:
    """Yield the formulas of a text from the offset `start`. `masked` is the text with code and calls blanked."""
    for found in FORMULA.finditer(masked, start):
        name = found.lastgroup or ""
        tex = _unquoted(text[found.start(name) : found.end(name)], text[: found.start()].rpartition("\n")[2]).strip()
        line = text.count("\n", 0, found.start()) + 1
        yield Formula(line, tex, name == "displayed", found.start(), found.end(), _is_alone(text, *found.span()))


def _unquoted(tex: str, before: str) -> str:
    """Return a formula without the indentation and the signs of a quotation that begin its lines.

    `before` is what precedes the formula on its first line.
    """
    return re.sub(rf"\n *(?:> ?){{0,{before.count('>')}}} *", "\n", tex)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Return True if this part of a text is a paragraph of its own, which may belong to a list, box or quotation."""
    above, _, before = text[:start].rpartition("\n")
    after, _, below = text[end:].partition("\n")
    around = (before, after, above.rpartition("\n")[2], below.partition("\n")[0])
    return not any(each.strip(" >") for each in around)
