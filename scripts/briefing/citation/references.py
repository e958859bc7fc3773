"""The parts common to both citation styles: full and short references, years with letters, and initials."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from briefing.language.script import HAN_CHARACTER
from briefing.languages import Language
from briefing.model import Period, Source

UNDATED: Mapping[Language, str] = {"zh": "无日期", "en": "n.d."}


@dataclass(frozen=True)
class Reference:
    """A full reference in parts: the text before the title, the title, the text after it, and the address.

    In APA style, `title` is the part in italics, which for an article is the name of the journal or newspaper; it is ""
    if nothing is in italics. `language` is the language of most of the words; it determines fonts and the voice of
    screen readers.
    """

    before: str
    title: str
    after: str
    url: str
    language: Language

    def __str__(self) -> str:
        """Return the reference as plain text."""
        return " ".join(part for part in (f"{self.before}{self.title}{self.after}", self.url) if part)


def short(source: Source, language: Language) -> str:
    """Return the authors, or the publisher if there are none, and the year of a source, as source lines give them.

    For example, "Patterson et al. (2021)", or "陈宝健、闫宁（2023）" on a Chinese page.
    """
    names = [name[language].partition(",")[0] for name in source.authors]
    chinese = language == source.language == "zh"
    if len(names) > 2:
        names = [f"{names[0]}{'等' if chinese else ' et al.'}"]
    author = ("、" if chinese else " and ").join(names) or source.publisher[language]
    year = year_of(source, language)
    return f"{author}（{year}）" if language == "zh" and HAN_CHARACTER.search(author + year) else f"{author} ({year})"


def disambiguate(sources: Mapping[str, Source]) -> dict[str, Source]:
    """Return the sources with a letter added to those that have the same short English reference: 2022a, 2022b.

    Letters are assigned by date, then by title, as APA sorts works of one author and year (9.47).
    """
    alike = defaultdict(list)
    for source in sources.values():
        alike[short(source, "en")].append(source)
    letters = {
        source.id: letter
        for group in alike.values()
        if len(group) > 1
        for letter, source in zip(ascii_lowercase, sorted(group, key=_order), strict=False)
    }
    return {id: replace(source, letter=letters.get(id, "")) for id, source in sources.items()}


def _order(source: Source) -> tuple[Period, str]:
    return source.date or Period(0), source.title.en.lower()


def year_of(source: Source, language: Language) -> str:
    """Return the year of a source with its letter: 2022, 2022a, n.d. or n.d.-a; 无日期 or 无日期a on a Chinese page."""
    if source.date:
        return f"{source.date.year}{source.letter}"
    hyphen = "-" if source.letter and language == "en" else ""
    return f"{UNDATED[language]}{hyphen}{source.letter}"


def initials(given: str, stop: str) -> list[str]:
    """Return the initials of given names, each followed by `stop`: "T." and "B." for "Tom B.".

    Hyphens between names are kept: "Heng-Tze" becomes "H-T", or "H.-T." with full stops.
    """
    words = [[part for part in word.split("-") if part] for word in given.replace(".", " ").split()]
    return ["-".join(f"{part[0].upper()}{stop}" for part in parts) for parts in words if parts]


def with_full_stop(text: str) -> str:
    """Return a text followed by a full stop, unless it already ends a sentence, and a space; "" for an empty text."""
    return f"{text}{'' if text[-1] in '.?!？！' else '.'} " if text else ""
