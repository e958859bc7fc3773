r"""Typesets the formulas of pages as MathML, which browsers show without scripts.

math-core was preferred to latex2mathml, which accepts unknown commands and unbalanced braces, loses the lines of
\begin{aligned} and takes 40 times as long. It reports mistakes, and writes MathML Core, the part that browsers support.
"""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from math_core import LatexError, LatexToMathML

from briefing.diagnostics.message import Message, translatable
from briefing.language.script import HAN_CHARACTER
from briefing.page.dialect import escaped
from briefing.page.formulas import Formula
from briefing.page.media import Replacement
from briefing.page.parse import PageSource
from briefing.page.vocabulary import Vocabulary

FORMULA = "formula"
"""The class of the `span` that contains a formula on pages."""
CONVERTER = LatexToMathML(fancy_error=False)
TAG = re.compile(r"(<[^>]+>)")
NAME = re.compile(r"<(\w+)")
SUPPORTED = frozenset(
    (
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mphantom", "mpadded"),
        *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover"),
        *("mtable", "mtr", "mtd"),
    )
)
"""The elements that the PDFs can show (publish/pdf/formulas.py)."""
NUMBERED = "width: 100%"
"""The style of environments that number their lines, which are not supported."""
STYLES = {"color:": "color", "border": "line"}
"""Further styles that are not supported, with their names in messages."""
VARIANT = re.compile("[\ufe00\ufe01]")
"""Unicode's selectors for the style of script letters, which few fonts have."""
ENTITY = re.compile(r"&[A-Z]\w+;")
"""A named reference to a sign, such as &ApplyFunction;, which not every reader of HTML knows."""
IN_ATTRIBUTE = {'"': "&quot;", "\n": "&#10;"}


class NotTypeset(Exception):
    """A formula that cannot be typeset, with the reason and the fix."""

    def __init__(self, reason: Message, fix: Message) -> None:
        self.reason, self.fix = reason, fix
        super().__init__(str(reason))


NAMES = Message(r"Write another command, or \operatorname{{…}} for a name.")
BRACES = Message("Write both, or neither.")
IMAGE = Message("Write it another way, or show it as an image.")
REASONS: Mapping[str, tuple[str, Message]] = {
    r'Unknown command "(?P<name>.+)"': (translatable('there is no command "{name}"'), NAMES),
    r'Unknown environment "(?P<name>.+)"': (translatable('there is no environment "{name}"'), IMAGE),
    r'Expected (?:closing token )?"(?P<name>.+?)"': (translatable('"{name}" is missing'), BRACES),
    r'Unmatched closing token: "(?P<name>.+?)"': (translatable('"{name}" has no partner'), BRACES),
    r"Duplicate sub|directly followed by": (
        translatable("an index stands beside another one"),
        Message("Put it into braces: x_{{a_b}}, x^{{a^b}}."),
    ),
    r'Found "(?P<name>.+?)", which may only': (translatable('"{name}" is not allowed here'), Message("Delete it.")),
}
"""The mistakes that math-core reports most often, by the pattern of its report: the reason and the fix."""


@lru_cache(maxsize=4096)
def mathml(tex: str, displayed: bool) -> str:
    """Return a formula as a `math` element whose `alttext` is its source. Raises NotTypeset."""
    try:
        made = CONVERTER.convert_with_local_state(tex, displaystyle=displayed)
    except LatexError as error:
        raise _explained(str(error)) from None
    if NUMBERED in made:
        raise NotTypeset(Message("its lines are numbered"), Message(r"Write \begin{{aligned}} … \end{{aligned}}."))
    unknown = [name for name in NAME.findall(made) if name not in SUPPORTED]
    unknown += [name for style, name in STYLES.items() if style in made]
    if unknown:
        raise NotTypeset(Message('"{name}" is not supported', name=unknown[0]), IMAGE)
    made = ENTITY.sub(lambda found: html.unescape(found.group()), VARIANT.sub("", made))
    return made.replace("<math", f'<math alttext="{_attribute(tex)}"', 1)


def _attribute(text: str) -> str:
    return "".join(IN_ATTRIBUTE.get(sign, sign) for sign in escaped(text))


def _explained(report: str) -> NotTypeset:
    for pattern, (template, fix) in REASONS.items():
        if found := re.search(pattern, report):
            return NotTypeset(Message(template, **found.groupdict()), fix)
    return NotTypeset(
        Message('its notation is wrong ("{report}")', report=report.partition(": ")[2].rstrip(".")), IMAGE
    )


def replacements(source: PageSource, writer: Vocabulary) -> Iterator[Replacement]:
    """Yield the changes that typeset the formulas of a page, and record their use.

    A formula that cannot be typeset is removed; the check `formulas` reports it.
    """
    for formula in source.formulas:
        writer.on(formula.line).use("formula", formula.key)
        lines = source.page.source.count("\n", formula.start, formula.end)
        yield Replacement(formula.start, formula.end, _written(formula, source.page.source, writer) + "\n" * lines)


def _written(formula: Formula, text: str, writer: Vocabulary) -> str:
    """Return a formula as inline HTML in Markdown.

    The signs of Markdown in it are escaped, so that a formula may also be in a table.
    """
    try:
        made = mathml(formula.tex, formula.displayed)
    except NotTypeset:
        return ""
    shown = "".join(piece if TAG.match(piece) else escaped(html.unescape(piece)) for piece in TAG.split(made))
    if formula.displayed:
        name = writer.word("formula")
        return f'<span class="{FORMULA} displayed" tabindex="0" role="group" aria-label="{name}">{shown}</span>'
    gaps = {"after-han": text[formula.start - 1 : formula.start], "before-han": text[formula.end : formula.end + 1]}
    classes = " ".join([FORMULA, *(name for name, beside in gaps.items() if HAN_CHARACTER.match(beside))])
    return f'<span class="{classes}">{shown}</span>'
