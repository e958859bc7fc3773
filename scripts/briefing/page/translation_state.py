"""Determines which translations are out of date.

A pair is a section or an entry of data/ in both languages; its halves are the Chinese and the English text.
data/confirmed.yml contains a short hash, or mark, of each half from the time when somebody confirmed that they match.
If only one half has changed since then, the other is out of date.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Literal

from briefing.diagnostics.place import Place
from briefing.language.hardcoded_numbers import BLANK
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Confirmed, Page, Text
from briefing.model.strings import labels, texts
from briefing.page.parse import parse, plain

HEAD = """# yaml-language-server: $schema=../build/schema/confirmed.json
# 由make confirm写入：已确认中英文一致的章节和条目。每行依次为：章节或条目、中文的哈希值、英文的哈希值、当时版本的日期。
# Written by `make confirm`: the sections and entries whose Chinese and English text were confirmed to match.
# Each line: the section or entry, the hash of the Chinese, the hash of the English, and the date of the version.
"""
SYMBOLS = "%‰°$€£¥₩₹−±×÷≈≠≤≥％＄￡￥＋－＜＝＞"
"""Symbols that change what a text says; those that are also Markdown or HTML, such as <, are left out."""
SIGN = r"(?<![A-Za-z0-9)\]])[+-](?=[\d.])"
"""A plus or minus sign before a number, but no hyphen."""
MINOR = re.compile(rf"(?!{SIGN})[^\w{SYMBOLS}{BLANK}]|_")
"""White space, punctuation and layout, which the marks ignore."""
State = Literal["same", "zh", "en", "both", "new"]


@dataclass(frozen=True)
class Pair:
    """A section or an entry in both languages.

    `key` is "china#gap" for a section and "claims/c001" for an entry, whose `page` and `anchor` are "". `heading` is
    None for an entry, and for the text above the first heading. `marks` are the present marks of both halves.
    """

    key: str
    page: str
    anchor: str
    heading: Text | None
    where: Mapping[Language, Place]
    marks: Mapping[Language, str]


def pairs(briefing: Briefing) -> Iterator[Pair]:
    """Yield all pairs: first the sections that a page has in both languages, then the entries of data/."""
    first, second = LANGUAGES
    for name, page in briefing.pages[first].items():
        if twin := briefing.pages[second].get(name):
            yield from _sections(page, twin)
    halves: dict[str, tuple[Place, list[Text]]] = {}
    for field in (*texts(briefing), *labels(briefing)):
        halves.setdefault(field.entry, (field.of, []))[1].append(field.text)
    for entry, (where, found) in halves.items():
        marks = {language: _mark("\n".join(plain(text[language]) for text in found)) for language in LANGUAGES}
        yield Pair(entry, "", "", None, dict.fromkeys(LANGUAGES, where), marks)


def state(pair: Pair, confirmed: Mapping[str, Confirmed]) -> State:
    """Return the language that is out of date, or "same" if neither half has changed.

    Returns "both" if both halves have changed, and "new" for a pair that was never confirmed.
    """
    if (known := confirmed.get(pair.key)) is None:
        return "new"
    changed = [language for language in LANGUAGES if pair.marks[language] != known.marks[language]]
    if len(changed) == 1:
        return "en" if changed == ["zh"] else "zh"
    return "both" if changed else "same"


def outdated(briefing: Briefing) -> dict[tuple[Language, str], tuple[Pair, ...]]:
    """Return the sections that are out of date, by language and page, for the notice to readers.

    The text above the first heading of a page is left out.
    """
    found: dict[tuple[Language, str], tuple[Pair, ...]] = {}
    for pair in pairs(briefing) if briefing.confirmed else ():
        language = state(pair, briefing.confirmed)
        if pair.heading and (language == "zh" or language == "en"):
            found[language, pair.page] = (*found.get((language, pair.page), ()), pair)
    return found


def confirm(briefing: Briefing, names: Iterable[str] = ()) -> str:
    """Return the text of data/confirmed.yml, with the present marks for the pairs that `names` select.

    `names` are pages, kinds of entries or keys of pairs; without any, all pairs are confirmed. Other confirmed pairs
    keep their marks, and pairs that no longer exist are removed.
    """
    wanted = tuple(names)
    lines = []
    for pair in pairs(briefing):
        known = briefing.confirmed.get(pair.key)
        if not wanted or any(belongs(pair, name) for name in wanted):
            date = known.date if known and known.marks == pair.marks else briefing.date
            known = Confirmed(pair.marks, date)
        if known:
            lines.append(f"{pair.key}: {known.marks['zh']} {known.marks['en']} {known.date}\n")
    return HEAD + "".join(sorted(lines))


def belongs(pair: Pair, name: str) -> bool:
    """Return True if a name given to `make confirm` is this pair's key, its page or its kind of entry."""
    return pair.key == name or pair.key.startswith((f"{name}#", f"{name}/"))


@dataclass(frozen=True)
class _Half:
    """A section in one language, with its mark."""

    place: Place
    heading: str
    mark: str


def _sections(page: Page, twin: Page) -> Iterator[Pair]:
    """Yield the sections that both pages have, matched by id; the text above the first heading has the id ""."""
    mine, theirs = _halves(page), _halves(twin)
    for id, half in mine.items():
        if other := theirs.get(id):
            heading = Text(half.heading, other.heading) if half.heading and other.heading else None
            where: dict[Language, Place] = {page.language: half.place, twin.language: other.place}
            marks: dict[Language, str] = {page.language: half.mark, twin.language: other.mark}
            yield Pair(f"{page.name}#{id}", page.name, id, heading, where, marks)


def _halves(page: Page) -> dict[str, _Half]:
    source = parse(page)
    lines = source.prose.split("\n")
    starts = [(1, "", ""), *((heading.line, heading.id, heading.text) for heading in source.headings)]
    ends = [line - 1 for line, _, _ in starts[1:]] + [len(lines)]
    return {
        id: _Half(page.where.at(line), words, _mark("\n".join(lines[line - 1 : end])))
        for (line, id, words), end in zip(starts, ends, strict=True)
    }


@lru_cache(maxsize=16384)
def _mark(prose: str) -> str:
    """Return a short hash of a text, ignoring the characters of MINOR.

    Each run of blanked characters (a call, code, a link target) counts as one character, so that a change inside it
    does not change the hash.
    """
    text = MINOR.sub("", re.sub(f"{BLANK}+", BLANK, prose))
    return sha256(text.encode()).hexdigest()[:8]
