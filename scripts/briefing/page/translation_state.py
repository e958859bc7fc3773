"""What stands in both languages as a pair, and whether both halves still say what someone confirmed to be the same.

A pair is a section of a page, or an entry of data/ with all its texts. data/confirmed.yml keeps a mark of each half as
it was when the pair was confirmed: where one half has changed since and the other has not, the other waits.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Literal

from briefing.diagnostics.place import Place
from briefing.language.hardcoded_numbers import BLANK, plain
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Confirmed, Page, Text
from briefing.model.strings import texts, words_of_series
from briefing.page.parse import headings

HEAD = """# yaml-language-server: $schema=../build/schema/confirmed.json
# 由make confirm写成，记下两种语言在哪一刻说的是同一件事：章节或条目、中文的标记、英文的标记、当时的版本日期。
# Which halves of the two languages were seen to say the same: `make confirm` writes this file.
# Each line: the section or entry, a mark of the Chinese, a mark of the English, and the version's date then.
"""
MINOR = re.compile(rf"[^\w{BLANK}]|_")
"""White space and marks: to change these alone is no change of what is said."""
State = Literal["same", "zh", "en", "both", "new"]


@dataclass(frozen=True)
class Pair:
    """`key` is "china#gap" or "claims/c001"; `heading` is what a page's readers know the section by."""

    key: str
    page: str
    anchor: str
    heading: Text | None
    where: Mapping[Language, Place]
    marks: Mapping[Language, str]


def pairs(briefing: Briefing) -> Iterator[Pair]:
    """Every pair, pages first."""
    first, second = LANGUAGES
    for name, page in briefing.pages[first].items():
        if twin := briefing.pages[second].get(name):
            yield from _sections(page, twin)
    halves: dict[str, tuple[Place, list[Text]]] = {}
    for said in (*texts(briefing), *words_of_series(briefing)):
        halves.setdefault(said.entry, (said.where, []))[1].append(said.text)
    for entry, (where, found) in halves.items():
        marks = {language: _mark("\n".join(text[language] for text in found)) for language in LANGUAGES}
        yield Pair(entry, "", "", None, dict.fromkeys(LANGUAGES, where), marks)


def state(pair: Pair, confirmed: Mapping[str, Confirmed]) -> State:
    """Which half waits for the other, if one does; "both" halves have changed, or the pair is "new"."""
    if (known := confirmed.get(pair.key)) is None:
        return "new"
    changed = [language for language in LANGUAGES if pair.marks[language] != known.marks[language]]
    if len(changed) == 1:
        return "en" if changed == ["zh"] else "zh"
    return "both" if changed else "same"


def waiting(briefing: Briefing) -> dict[tuple[Language, str], tuple[Pair, ...]]:
    """(language, page) → the sections that wait for the other language, as readers are told of them."""
    found: dict[tuple[Language, str], tuple[Pair, ...]] = {}
    for pair in pairs(briefing) if briefing.confirmed else ():
        language = state(pair, briefing.confirmed)
        if pair.heading and (language == "zh" or language == "en"):
            found[language, pair.page] = (*found.get((language, pair.page), ()), pair)
    return found


def confirm(briefing: Briefing, names: Iterable[str] = ()) -> str:
    """data/confirmed.yml with these pages, files and entries of data/, or all, marked as they are now."""
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
    """Whether a name given to `confirm` means this pair: itself, its page, or its kind of entry."""
    return pair.key == name or pair.key.startswith((f"{name}#", f"{name}/"))


def _sections(page: Page, twin: Page) -> Iterator[Pair]:
    """The sections that both pages have, by their ids; what stands before the first heading has the id ""."""
    mine, theirs = ({id: (line, words, mark) for id, line, words, mark in _marked(each)} for each in (page, twin))
    for id, (line, words, mark) in mine.items():
        if id in theirs:
            other, meant, theirs_mark = theirs[id]
            heading = Text(words, meant) if words and meant else None
            where: dict[Language, Place] = {page.language: page.where.at(line), twin.language: twin.where.at(other)}
            marks: dict[Language, str] = {page.language: mark, twin.language: theirs_mark}
            yield Pair(f"{page.name}#{id}", page.name, id, heading, where, marks)


def _marked(page: Page) -> Iterator[tuple[str, int, str, str]]:
    """(id, line, words of the heading, mark) of every section of a page."""
    lines = plain(page.source).split("\n")
    starts = [(1, "", ""), *((line, id, words) for line, _, words, id in headings(page.source))]
    for at, (line, id, words) in enumerate(starts):
        end = starts[at + 1][0] - 1 if at + 1 < len(starts) else len(lines)
        yield id, line, words, _mark("\n".join(lines[line - 1 : end]))


@lru_cache(maxsize=16384)
def _mark(text: str) -> str:
    """A short hash of what a text says. A call counts as one sign, since both languages must hold the same calls."""
    said = MINOR.sub("", re.sub(f"{BLANK}+", BLANK, plain(text)))
    return sha256(said.encode()).hexdigest()[:8]
