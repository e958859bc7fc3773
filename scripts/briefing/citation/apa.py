"""Formats references in APA style, 7th edition, for English pages.

A Chinese work is cited with its original title, followed by an English translation in brackets (9.38).
"""

import re
from collections.abc import Mapping, Sequence

from briefing.citation.references import Reference, initials, with_full_stop, year_of
from briefing.language.numbers import date
from briefing.model import Source, WorkKind

ARXIV = re.compile(r"^https?://arxiv\.org/abs/(.+)$")
DESCRIPTIONS: Mapping[WorkKind, str] = {"software": " [Computer software]", "dataset": " [Data set]"}
"""The bracketed descriptions of works that are not texts."""
MOST_AUTHORS = 20
"""The maximum length of a list of authors that is given in full; of a longer one, only the first nineteen and the last
are named (9.8)."""


def reference(source: Source) -> Reference:
    """Return the full reference to a source in APA style."""
    authors, year = responsible([name.en for name in source.authors]), f"({_date(source)})."
    title, publisher = source.title.en, source.publisher.en
    work = f"{title}{_detail(source)}"
    if source.kind in ("article", "newspaper"):  # the journal or newspaper is in italics, not the work
        issue = f", ({source.number.en})." if source.number else "."
        before = f"{authors}{year} {with_full_stop(work)}" if authors else f"{with_full_stop(work)}{year} "
        return Reference(before, publisher, issue, source.url, "en")
    head = f"{authors}{year} " if authors else ""
    tail = "" if authors.rstrip(". ") == publisher.rstrip(". ") else with_full_stop(publisher)
    after = f"{with_full_stop(work)[len(title) :]}{tail if authors else f'{year} {tail}'}".rstrip()
    if title.startswith("["):  # a description in place of a title is not in italics
        return Reference(f"{head}{title}{after}", "", "", source.url, "en")
    return Reference(head, title, after, source.url, "en")


def _detail(source: Source) -> str:
    """Return the text between a title and its full stop: any translation, then any number or kind of work."""
    meaning = f" [{source.translation}]" if source.translation else ""
    if source.kind == "preprint" and (number := ARXIV.match(source.url)):
        return f"{meaning} (arXiv:{number[1]})"
    if source.kind == "report" and source.number:
        return f"{meaning} ({source.number.en})"
    return meaning + DESCRIPTIONS.get(source.kind, "")


def _date(source: Source) -> str:
    """Return the year or n.d. (see `year_of`); for web pages and newspapers with the month and day, if known (9.14)."""
    year = year_of(source, "en")
    if not source.date or not source.date.month or source.kind not in ("web", "newspaper"):
        return year
    *day, month, _ = date(source.date, "en").split(" ")
    return f"{year}, {' '.join([month, *day])}"


def responsible(names: Sequence[str]) -> str:
    """Return the names before the year, with a full stop and a space, or "" for none."""
    shown = [_name(name) for name in names]
    if len(shown) > MOST_AUTHORS:
        return with_full_stop(f"{', '.join(shown[: MOST_AUTHORS - 1])}, … {shown[-1]}")
    return with_full_stop(f"{', '.join(shown[:-1])}, & {shown[-1]}" if len(shown) > 1 else "".join(shown))


def _name(name: str) -> str:
    family, _, given = (part.strip() for part in name.partition(","))
    return f"{family}, {' '.join(initials(given, '.'))}" if given else family
