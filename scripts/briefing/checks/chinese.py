"""Checks Chinese typography: punctuation, spaces, quotation marks, dashes, characters, emphasis and line breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import opencc

from briefing.checks.lint_units import LintUnit, Reading
from briefing.checks.rules import Rules
from briefing.diagnostics.message import Message, translatable
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import BLANK
from briefing.language.script import HAN, MARKS
from briefing.page import lines
from briefing.page.parse import parse

RULES: Rules = {
    "chinese.half-width": "error",
    "chinese.space": "error",
    "chinese.quotes": "error",
    "chinese.dash": "error",
    "chinese.ellipsis": "error",
    "chinese.traditional": "error",
    "chinese.scraped": "error",
    "chinese.emphasis": "error",
    "chinese.line-end": "error",
}
WIDE = rf"[{HAN}{MARKS}]"
LATIN = rf"[A-Za-z0-9%{BLANK}]"
TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"


@dataclass(frozen=True)
class Slip:
    """A typographical error in Chinese: the rule that it breaks, without "chinese.", and the pattern that finds it.

    `what` is the template of the message; {shown} is replaced by the error and the characters around it.
    """

    rule: str
    pattern: str
    what: str
    fix: Message


SLIPS = (
    Slip(
        "half-width",
        rf"(?<=[{HAN}])[,;:?!](?=[{HAN}{BLANK}]|\s*$)|(?<=[{HAN}])\.(?=[{HAN}]|\s*$)|\((?=[{HAN}])|(?<=[{HAN}])\)",
        translatable("Half-width punctuation in Chinese text: {shown}."),
        Message("Use ，；：？！。（）."),
    ),
    Slip(
        "space",
        rf"(?<={WIDE}) +(?={LATIN}|{WIDE}|[\[*])|(?<={LATIN}) +(?={WIDE})|(?<=\S\*) +(?={WIDE})|\u3000",
        translatable("Space beside Chinese text: {shown}."),
        Message("Delete it: typesetting adds the gap."),
    ),
    Slip(
        "quotes",
        rf"(?<={WIDE})[\"']|[\"'](?={WIDE})|[「」『』]|”[^“”]*”|“[^”“]*“",
        translatable("Not the quotation marks of simplified Chinese: {shown}."),
        Message("Use “…”, and ‘…’ inside."),
    ),
    Slip(
        "dash",
        rf"(?<=[{HAN}])(?:-{{2,}}|—(?!—))|(?<!—)(?:-{{2,}}|(?<!—)—)(?=[{HAN}])",
        translatable("Not a Chinese dash: {shown}."),
        Message("Use ——, or ～ for a range."),
    ),
    Slip(
        "ellipsis",
        r"\.{3,}|(?<!…)…(?!…)|。{2,}",
        translatable("Not a Chinese ellipsis: {shown}."),
        Message("Use ……, without a full stop."),
    ),
    Slip(
        "scraped",
        rf"[{HAN}][（(][a-z]*[{TONES}][a-z{TONES}]*[)）]|[?？]。[?？]|\ufffd|锟斤拷|烫烫|Ã.|â€.|[\ue000-\uf8ff]|[\u200b\u00a0]",
        translatable("Stray characters from copying: {shown}."),
        Message("Retype the text."),
    ),
)
STARS = re.compile(r"(?<!\\)\*{1,3}")
AROUND = 6
"""The number of characters that a message shows on each side of an error."""


def check_text(reading: Reading) -> Iterator[Problem]:
    """Report typographical errors in Chinese text, and line breaks on a Chinese page that become spaces."""
    if reading.language != "zh":
        return
    for unit in reading.units:
        yield from _slips(unit)
    if page := reading.page:
        for at in lines.kept(parse(page).paragraphs):
            what = Message("This line break becomes a space.")
            fix = Message("Join the next line to this one.")
            yield Problem(page.where.at(at), what, fix, "chinese.line-end")


def _slips(unit: LintUnit) -> Iterator[Problem]:
    text = unit.text
    for slip in SLIPS:
        for match in re.finditer(slip.pattern, text):
            yield unit.problem(f"chinese.{slip.rule}", Message(slip.what, shown=_shown(unit.raw, match)), slip.fix)
    if (simple := _simplifier().convert(text)) != text and len(simple) == len(text):
        for old, new in dict.fromkeys((a, b) for a, b in zip(text, simple, strict=True) if a != b):
            what = Message("Traditional character: {character}.", character=old)
            yield unit.problem("chinese.traditional", what, Message("Write {character}.", character=new))
    for shown in _unrendered(text, unit.raw):
        what = Message("Some publishers print these asterisks: {shown}.", shown=shown)
        yield unit.problem("chinese.emphasis", what, Message("Move the punctuation out of the emphasis."))


def _shown(raw: str, match: re.Match[str]) -> str:
    """Return the matched characters with a few characters of context."""
    return raw[max(0, match.start() - AROUND) : match.end() + AROUND].strip().replace("\n", " ")


def _unrendered(text: str, raw: str) -> Iterator[str]:
    """Yield, with context, the asterisks that CommonMark prints: those between punctuation inside and a letter outside.

    A call counts as punctuation, because the link that replaces it begins and ends with punctuation.
    """
    opened = False
    for stars in STARS.finditer(text):
        before, after = text[: stars.start()][-1:] or " ", text[stars.end() :][:1] or " "
        if (before.isspace() and after.isspace()) or (stars.start() == 0 and after == " "):
            continue  # a list marker, or a multiplication sign
        inner, outer = (before, after) if opened else (after, before)
        opened = not opened
        if _is_mark(inner) and not _is_mark(outer) and not outer.isspace():
            yield _shown(raw, stars)


def _is_mark(character: str) -> bool:
    return character == BLANK or not (character.isalnum() or character.isspace())


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
