"""References from one record: GB/T 7714 (numeric) on Chinese pages, APA on English ones.

"等" or "et al." follows the language of the work cited (GB/T 7714, 8.1.2), not that of the page.
"""

import re
from dataclasses import dataclass

from briefing.model import Language, Period, Source
from briefing.numbers import date

ET_AL = "et al."
HAN = re.compile(r"[\u4e00-\u9fff]")
CARRIERS = {"paper": "EB/OL", "dataset": "DS/OL", "post": "EB/OL", "news": "N/OL", "report": "R/OL"}
"""GB/T 7714 marks of document type and carrier; every source here is read online."""
NO_AUTHOR = 3
"""GB/T 7714 names at most three authors before 等 or et al."""


@dataclass(frozen=True)
class Reference:
    """A reference in one language: `before`, the work's `title` (emphasised in APA), `after`, and its address."""

    before: str
    title: str
    after: str
    url: str

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.before}{self.title}{self.after}", self.url) if part)


def reference(source: Source, language: Language) -> Reference:
    """The full reference of a source in the page's language."""
    return _gbt(source) if language == "zh" else _apa(source)


def short(source: Source, language: Language) -> str:
    """Who and when, as a source line says it: "Patterson et al. (2021)"; "陈宝健、闫宁（2023）" on a Chinese page."""
    names = [name.partition(",")[0] if _person(name) else name for name in source.authors if name != ET_AL]
    more = ET_AL in source.authors or len(names) > 2
    who = (
        f"{names[0]}{'等' if source.language == 'zh' else ' et al.'}"
        if more and names
        else _joined(names, source.language)
    ) or source.publisher
    full_width = language == "zh" and HAN.search(who[-1])
    return f"{who}（{source.date.year}）" if full_width else f"{who} ({source.date.year})"


def _gbt(source: Source) -> Reference:
    names = [_gbt_name(name) for name in source.authors if name != ET_AL]
    more = ET_AL in source.authors or len(names) > NO_AUTHOR
    etc = "等" if source.language == "zh" else ET_AL
    authors = ", ".join([*names[:NO_AUTHOR], *([etc] if more else [])])
    before = authors + (" " if authors.endswith(".") else ". ") if authors else ""
    return Reference(
        before, source.title, f"[{CARRIERS[source.kind]}]. {source.publisher}, ({source.date}).", source.url
    )


def _apa(source: Source) -> Reference:
    names = [_apa_name(name) for name in source.authors if name != ET_AL]
    who = ", ".join([*names, ET_AL]) if ET_AL in source.authors else _series(names)
    when = f"({_apa_date(source.date)})."
    after = "." if source.publisher == who or not source.publisher else f". {source.publisher}."
    if not who:
        return Reference("", source.title, f". {when}{after[1:]}", source.url)
    return Reference(f"{who}{'' if who.endswith('.') else '.'} {when} ", source.title, after, source.url)


def _apa_date(period: Period) -> str:
    written = date(period, "en")
    parts = written.split(" ")
    return {3: lambda: f"{parts[2]}, {parts[1]} {parts[0]}", 2: lambda: f"{parts[1]}, {parts[0]}"}.get(
        len(parts), lambda: written
    )()


def _person(name: str) -> bool:
    """A person is written "Family, Given"; an institution may hold a comma before a long name."""
    return name.count(",") == 1 and len(name.partition(",")[2].split()) <= 3 and " " not in name.partition(",")[0]


def _initials(given: str) -> list[str]:
    return [part[0].upper() for part in given.replace(".", " ").split()]


def _gbt_name(name: str) -> str:
    if not _person(name):
        return name
    family, _, given = name.partition(",")
    return " ".join([family.upper(), *_initials(given)])


def _apa_name(name: str) -> str:
    if not _person(name):
        return name
    family, _, given = name.partition(",")
    return f"{family}, " + " ".join(f"{initial}." for initial in _initials(given))


def _series(names: list[str]) -> str:
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _joined(names: list[str], language: Language) -> str:
    return ("、" if language == "zh" else " and ").join(names)
