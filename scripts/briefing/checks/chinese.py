"""Chinese is set as Chinese: full-width marks, no typed spaces, its own quotes and dashes, one script, clean copies."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc

from briefing.checks.lint_units import LintUnit, all_units
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.language.hardcoded_numbers import BLANK
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
HAN = r"\u3400-\u9fff\uf900-\ufaff"
MARK = r"\u3001-\u3003\u3008-\u301b\uff01-\uff5e“”‘’…—"
WIDE = rf"[{HAN}{MARK}]"
LATIN = rf"[A-Za-z0-9%{BLANK}]"
TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"


@dataclass(frozen=True)
class Slip:
    """One way to set Chinese wrongly: `rule` is broken by what `pattern` finds, and `says` tells it.

    `says` takes where in its file the text is, " in the zh title" or nothing, and what was found.
    """

    rule: str
    pattern: str
    says: Callable[[str, str], str]
    hint: str


SLIPS = (
    Slip(
        "half-width",
        rf"(?<=[{HAN}])[,;:?!](?=[{HAN}{BLANK}]|\s*$)|(?<=[{HAN}])\.(?=[{HAN}]|\s*$)|\((?=[{HAN}])|(?<=[{HAN}])\)",
        lambda place, shown: f"a half-width mark stands in Chinese text{place}: {shown}.",
        "Write ，；：？！。（）.",
    ),
    Slip(
        "space",
        rf"(?<={WIDE}) +(?={LATIN}|{WIDE}|[\[*])|(?<={LATIN}) +(?={WIDE})|(?<=\S\*) +(?={WIDE})|\u3000",
        lambda place, shown: f"a space is typed beside Chinese text{place}: {shown}.",
        "Leave it out: typesetting makes the gap.",
    ),
    Slip(
        "quotes",
        rf"(?<={WIDE})[\"']|[\"'](?={WIDE})|[「」『』]|”[^“”]*”|“[^”“]*“",
        lambda place, shown: f"these are not the quotation marks of simplified Chinese{place}: {shown}.",
        "Write “…”, and ‘…’ within.",
    ),
    Slip(
        "dash",
        rf"(?<=[{HAN}])(?:-{{2,}}|—(?!—))|(?<!—)(?:-{{2,}}|(?<!—)—)(?=[{HAN}])",
        lambda place, shown: f"this is not a Chinese dash{place}: {shown}.",
        "Write ——, or ～ for a range.",
    ),
    Slip(
        "ellipsis",
        r"\.{3,}|(?<!…)…(?!…)|。{2,}",
        lambda place, shown: f"this is not a Chinese ellipsis{place}: {shown}.",
        "Write ……, without a stop.",
    ),
    Slip(
        "scraped",
        rf"[{HAN}][（(][a-z]*[{TONES}][a-z{TONES}]*[)）]|[?？]。[?？]|\ufffd|锟斤拷|烫烫|Ã.|â€.|[\ue000-\uf8ff]|[\u200b\u00a0]",
        lambda place, shown: f"this was left by copying{place}: {shown}.",
        "Type the words anew.",
    ),
)
STARS = re.compile(r"(?<!\\)\*{1,3}")
AROUND = 6
"""So many characters are shown on each side of what is found."""


def check(draft: Draft) -> list[Problem]:
    """Every line of the Chinese pages, and every Chinese text of data/."""
    briefing = draft.briefing
    found: list[Problem] = []
    for said in all_units(briefing, "zh"):
        found += _read(said)
    for page in briefing.pages["zh"].values():
        for at in lines.kept({at: line.raw for at, line in parse(page).lines.items()}):
            hint = "Join it with the next line."
            found.append(Problem(page.where.at(at), "this line end becomes a space.", hint, "chinese.line-end"))
    return found


@lru_cache(maxsize=16384)
def _read(said: LintUnit) -> tuple[Problem, ...]:
    return tuple(_slips(said))


def _slips(said: LintUnit) -> Iterator[Problem]:
    for slip in SLIPS:
        for match in re.finditer(slip.pattern, said.text):
            what = slip.says(said.what, _shown(said.raw, match))
            yield Problem(said.where, what, slip.hint, f"chinese.{slip.rule}")
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
