"""Chinese is set as Chinese: full-width marks, no typed spaces, its own quotes and dashes, one script, clean copies."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

import opencc

from briefing.checks.prose import Prose, prose, words_of_series
from briefing.checks.rules import Rules
from briefing.errors import Problem
from briefing.markdown import kept_line_ends
from briefing.model import Briefing, Language
from briefing.pages import Written
from briefing.typed import BLANK

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
HAN = r"\u3400-\u9fff\uf900-\ufaff"
MARK = r"\u3001-\u3003\u3008-\u301b\uff01-\uff5e“”‘’…—"
WIDE = rf"[{HAN}{MARK}]"
LATIN = rf"[A-Za-z0-9%{BLANK}]"
TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
PATTERNS: tuple[tuple[str, str, str, str], ...] = (
    (
        "half-width",
        rf"(?<=[{HAN}])[,;:?!](?=[{HAN}{BLANK}]|\s*$)|(?<=[{HAN}])\.(?=[{HAN}]|\s*$)|\((?=[{HAN}])|(?<=[{HAN}])\)",
        "a half-width mark stands in Chinese text",
        "Write ，；：？！。（）.",
    ),
    (
        "space",
        rf"(?<={WIDE}) +(?={LATIN}|{WIDE}|[\[*])|(?<={LATIN}) +(?={WIDE})|(?<=\S\*) +(?={WIDE})|\u3000",
        "a space is typed beside Chinese text",
        "Leave it out: typesetting makes the gap.",
    ),
    (
        "quotes",
        rf"(?<={WIDE})[\"']|[\"'](?={WIDE})|[「」『』]|”[^“”]*”|“[^”“]*“",
        "these are not the quotation marks of simplified Chinese",
        "Write “…”, and ‘…’ within.",
    ),
    (
        "dash",
        rf"(?<=[{HAN}])(?:-{{2,}}|—(?!—))|(?<!—)(?:-{{2,}}|(?<!—)—)(?=[{HAN}])",
        "this is not a Chinese dash",
        "Write ——, or ～ for a range.",
    ),
    ("ellipsis", r"\.{3,}|(?<!…)…(?!…)|。{2,}", "this is not a Chinese ellipsis", "Write ……, without a stop."),
    (
        "scraped",
        rf"[{HAN}][（(][a-z]*[{TONES}][a-z{TONES}]*[)）]|[?？]。[?？]|\ufffd|锟斤拷|烫烫|Ã.|â€.|[\ue000-\uf8ff]|[\u200b\u00a0]",
        "this was left by copying",
        "Type the words anew.",
    ),
)
COMPILED = tuple((name, re.compile(pattern), what, hint) for name, pattern, what, hint in PATTERNS)
STARS = re.compile(r"(?<!\\)\*{1,3}")
AROUND = 6
"""So many characters are shown on each side of what is found."""


def check(briefing: Briefing, written: Mapping[Language, Mapping[str, Written]]) -> list[Problem]:
    """Every line of the Chinese pages, and every Chinese text of data/."""
    found: list[Problem] = []
    for said in chain(prose(briefing, "zh"), words_of_series(briefing, "zh")):
        found += _read(said)
    for page in briefing.pages["zh"].values():
        for at in kept_line_ends(page.source):
            hint = "Join it with the next line."
            found.append(Problem(f"{page.where}:{at}", "this line end becomes a space.", hint, "chinese.line-end"))
    return found


def _read(said: Prose) -> Iterator[Problem]:
    for name, pattern, what, hint in COMPILED:
        for match in pattern.finditer(said.text):
            yield Problem(said.where, f"{what}{said.what}: {_shown(said.raw, match)}.", hint, f"chinese.{name}")
    text = said.text
    if (simple := _simplifier().convert(text)) != text and len(simple) == len(text):
        for old, new in dict.fromkeys((a, b) for a, b in zip(text, simple, strict=True) if a != b):
            what = f"{old} is a traditional character{said.what}."
            yield Problem(said.where, what, f"Write {new}.", "chinese.traditional")
    for shown in _unrendered(text, said.raw):
        what = f"some publishers show these asterisks{said.what}: {shown}."
        yield Problem(said.where, what, "Put the mark outside of the emphasis.", "chinese.emphasis")


def _shown(raw: str, match: re.Match[str]) -> str:
    """What is found with some words around it, as typed."""
    return raw[max(0, match.start() - AROUND) : match.end() + AROUND].strip().replace("\n", " ")


def _unrendered(text: str, raw: str) -> Iterator[str]:
    """Emphasis that opens or closes between a mark and a letter: by CommonMark its asterisks stay.

    Where a call stands, a link is written, which begins and ends with a mark.
    """
    opened = False
    for stars in STARS.finditer(text):
        before, after = text[: stars.start()][-1:] or " ", text[stars.end() :][:1] or " "
        if (before.isspace() and after.isspace()) or (stars.start() == 0 and after == " "):
            continue  # the mark of a list, or a sign
        inner, outer = (before, after) if opened else (after, before)
        opened = not opened
        if _is_mark(inner) and not _is_mark(outer) and not outer.isspace():
            yield _shown(raw, stars)


def _is_mark(character: str) -> bool:
    return character == BLANK or not (character.isalnum() or character.isspace())


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
