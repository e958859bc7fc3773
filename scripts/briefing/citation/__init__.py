"""References from one record: GB/T 7714—2025 (numeric) on Chinese pages, APA 7 on English ones.

GB/T 7714 prints for each kind of work:

    preprint   题名[PP/OL]. 平台（日期）. 地址      8.15      dataset    题名[DS/OL]. 平台（日期）. 地址    8.14
    article    题名[J/OL]. 刊名，年（期）. 地址     8.5       newspaper  题名[N/OL]. 报名，日期. 地址      8.5
    report     题名：编号[R/OL]. 日期. 地址         8.8       web        题名[EB/OL].（日期）. 地址        8.11
                                                            software   题名[CP/OL].（日期）. 地址       附录A

"." "[ ]" "/" "-" are half-width there, the other signs full-width (6.2). It also asks for the day on which a preprint,
a data set, a web page or a program was read, as [2024-01-31] after the date; for the other kinds it no longer does.
No record holds such a day, since none was written down, and one made up later would be false: it is left out.

"等" or "et al." follows the language of the work cited, not that of the page; but what English pages say of a Chinese
work is English, with the title itself and what it means (APA 9.38). Both styles write English titles in sentence case
and set a title of our own making in square brackets (GB/T 7714, 7.2.1), so the records hold them so.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Literal

from briefing.language.numbers import date
from briefing.languages import Language
from briefing.model import Briefing, Period, Source, WorkKind

Style = Literal["gbt", "apa"]
STYLES: dict[Language, tuple[Style, Style]] = {"zh": ("gbt", "apa"), "en": ("apa", "gbt")}
"""The style of each language's pages, then the other one."""
HAN = re.compile(r"[\u4e00-\u9fff]")
PINYIN = re.compile(
    r"((?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:[iu]?ang?|[iu]?ai|i?ao|ou|[iu]?eng?|u?ei|er|i?ong|ing?|iu|u[ino]|[iu][ae]|[aeiou]))+",
    re.IGNORECASE,
)
"""Any word that Chinese syllables could spell; a few Western names are among them."""
ARXIV = re.compile(r"^https?://arxiv\.org/abs/(.+)$")

MARKS: dict[WorkKind, str] = {
    "preprint": "PP",
    "article": "J",
    "newspaper": "N",
    "report": "R",
    "web": "EB",
    "software": "CP",
    "dataset": "DS",
}
"""GB/T 7714's codes of the kinds of work (appendix A)."""
DESCRIPTIONS: dict[WorkKind, str] = {"software": " [Computer software]", "dataset": " [Data set]"}
"""What APA says in brackets of a work that is not a text."""
NAMED_GBT = 3
"""GB/T 7714 names three authors before 等 or et al. (7.1.2)."""
NAMED_APA = 20
"""APA names twenty authors; of more, the first nineteen and the last (9.8)."""

UNDATED: dict[Language, str] = {"zh": "无日期", "en": "n.d."}

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own names of the months, which its styles translate."""
LANGUAGE_NAMES: dict[Language, str] = {"zh": "chinese", "en": "english"}
TEX = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Reference:
    """A reference, most of it in `language`: `before`, the `title` that APA sets in italics, `after`, its address."""

    before: str
    title: str
    after: str
    url: str
    language: Language

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.before}{self.title}{self.after}", self.url) if part)


def reference(source: Source, language: Language) -> Reference:
    """The full reference of a source in the page's language."""
    return _gbt(source) if language == "zh" else _apa(source)


def short(source: Source, language: Language) -> str:
    """Who and when, as a source line says it: "Patterson et al. (2021)"; "陈宝健、闫宁（2023）" on a Chinese page."""
    names = [name[language].partition(",")[0] for name in source.authors]
    chinese = language == source.language == "zh"
    if len(names) > 2:
        names = [f"{names[0]}{'等' if chinese else ' et al.'}"]
    who = ("、" if chinese else " and ").join(names) or source.publisher[language]
    when = _year(source, language)
    return f"{who}（{when}）" if language == "zh" and HAN.search(who + when) else f"{who} ({when})"


def told_apart(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources, with letters where `short` names several alike: by date, then by title, as APA sorts them (9.47)."""
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


def _year(source: Source, language: Language) -> str:
    """2022, 2022a, n.d., n.d.-a; 无日期, 无日期a on a Chinese page."""
    if source.date:
        return f"{source.date.year}{source.letter}"
    apart = "-" if source.letter and language == "en" else ""
    return f"{UNDATED[language]}{apart}{source.letter}"


def _gbt(source: Source) -> Reference:
    names = [_gbt_name(name.zh) for name in source.authors]
    if len(names) > NAMED_GBT:
        names = [*names[:NAMED_GBT], "等" if source.language == "zh" else "et al."]
    if not names and source.kind == "web":
        names = [source.publisher.zh]  # a site answers for its own pages (7.1.4)
    number = f"：{source.number.zh}" if source.number and source.kind == "report" else ""
    mark = f"[{MARKS[source.kind]}{'/OL' if source.url or source.kind == 'web' else ''}]"
    after = f"{number}{mark}{_gbt_origin(source)}."
    return Reference(_stopped("，".join(names)), source.title.zh, after, source.url, source.language)


def _gbt_origin(source: Source) -> str:
    """Where and when a work came out, after the stop that ends its title."""
    day, publisher = str(source.date) if source.date else "", source.publisher.zh
    match source.kind:
        case "article":
            issue = f"（{source.number.zh}）" if source.number else ""
            return f". {publisher}，{day[:4]}{issue}"
        case "newspaper":
            return f". {publisher}，{day}" if day else f". {publisher}"
        case "preprint" | "dataset":
            return f". {publisher}（{day}）" if day else f". {publisher}"
        case "web" | "software":
            return f".（{day}）" if day else ""
        case "report":
            return f". {day}" if day else ""


def _apa(source: Source) -> Reference:
    who, when = _apa_names(source), f"({_apa_date(source)})."
    periodical = source.kind in ("article", "newspaper")
    title, publisher = source.title.en, source.publisher.en
    work = f"{title}{_apa_detail(source)}"
    if periodical:  # the journal or newspaper is in italics, not the work
        issue = f", ({source.number.en})." if source.number else "."
        before = f"{who}{when} {_stopped(work)}" if who else f"{_stopped(work)}{when} "
        return Reference(before, publisher, issue, source.url, "en")
    head = f"{who}{when} " if who else ""
    tail = "" if who.rstrip(". ") == publisher.rstrip(". ") else _stopped(publisher)
    after = f"{_stopped(work)[len(title) :]}{tail if who else f'{when} {tail}'}".rstrip()
    if title.startswith("["):  # a description in place of a title is not in italics
        return Reference(f"{head}{title}{after}", "", "", source.url, "en")
    return Reference(head, title, after, source.url, "en")


def _apa_detail(source: Source) -> str:
    """What follows a title before its full stop: what it means, then what kind of work it is or its number."""
    meaning = f" [{source.translation}]" if source.translation else ""
    if source.kind == "preprint" and (number := ARXIV.match(source.url)):
        return f"{meaning} (arXiv:{number[1]})"
    if source.kind == "report" and source.number:
        return f"{meaning} ({source.number.en})"
    return meaning + DESCRIPTIONS.get(source.kind, "")


def _apa_date(source: Source) -> str:
    """The day of what comes out daily, else the year (9.14)."""
    year = _year(source, "en")
    if not source.date or not source.date.month or source.kind not in ("web", "newspaper"):
        return year
    *day, month, _ = date(source.date, "en").split(" ")
    return f"{year}, {' '.join([month, *day])}"


def _gbt_name(name: str) -> str:
    """Brown T B, from "Brown, Tom B."; a name in Pinyin is not shortened: Wang Shuohuan (7.1.1)."""
    family, _, given = (part.strip() for part in name.partition(","))
    chinese = PINYIN.fullmatch(family) and PINYIN.fullmatch(given)
    return f"{family} {given if chinese else ' '.join(_initials(given, ''))}" if given else family


def _apa_names(source: Source) -> str:
    names = [_apa_name(name.en) for name in source.authors]
    if len(names) > NAMED_APA:
        return _stopped(f"{', '.join(names[: NAMED_APA - 1])}, … {names[-1]}")
    return _stopped(f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names))


def _apa_name(name: str) -> str:
    family, _, given = (part.strip() for part in name.partition(","))
    return f"{family}, {' '.join(_initials(given, '.'))}" if given else family


def _initials(given: str, stop: str) -> list[str]:
    """T and B of "Tom B."; a hyphen stays: H-T of "Heng-Tze", in APA H.-T."""
    words = [word.split("-") for word in given.replace(".", " ").split()]
    return ["-".join(f"{part[0].upper()}{stop}" for part in parts) for parts in words]


def _stopped(text: str) -> str:
    """The text with a full stop, where it has none of its own, and a space."""
    return f"{text}{'' if text[-1] in '.?!？！' else '.'} " if text else ""


# This briefing itself. No author is named, since it has none; its address stands there once a host is known.


def own(briefing: Briefing, language: Language, style: Style) -> str:
    """How to cite the briefing's edition in one language, in either style.

    APA sets the English title in brackets behind a title in another language (9.38).
    """
    title = briefing.title[language]
    if style == "gbt":
        version = f"{briefing.version}版" if language == "zh" else f"Version {briefing.version}"
        found = f"{title}[EB/OL]. {version}.（{briefing.date}）."
    else:
        translated = "" if language == "en" else f" [{briefing.title.en}]"
        found = f"{title}{translated} (Version {briefing.version}). ({briefing.date.year})."
    return f"{found} {briefing.address(language)}".rstrip()


def bibtex(briefing: Briefing, language: Language) -> str:
    """The briefing as BibTeX."""
    date = briefing.date
    fields = {
        "title": f"{{{_tex(briefing.title[language])}}}",
        "year": str(date.year),
        "month": MONTHS[date.month - 1] if date.month else "",
        "note": f"Version {_tex(briefing.version)}",
        "language": LANGUAGE_NAMES[language],
        "url": briefing.address(language),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{slug(briefing)}-{language}-{date.year},", *lines, "}", ""])


def ris(briefing: Briefing, language: Language) -> str:
    """The briefing as RIS, of the kind report; lines end with \\n here."""
    date = briefing.date
    day = "/".join([f"{date.year:04d}", *(f"{part:02d}" if part else "" for part in (date.month, date.day))])
    fields = {
        "TY": "RPRT",
        "TI": briefing.title[language],
        "PY": f"{date.year:04d}",
        "DA": f"{day}/",
        "ET": briefing.version,
        "LA": language,
    }
    fields |= {"UR": briefing.address(language)} if briefing.host else {}
    fields["ER"] = ""
    return "".join(f"{tag}  - {value}\n" for tag, value in fields.items())


def slug(briefing: Briefing) -> str:
    """The briefing's name where only plain letters can stand: its short English title in lower case."""
    return "-".join(re.findall(r"[a-z0-9]+", briefing.short_title.en.lower())) or "briefing"


def licence_id(briefing: Briefing) -> str:
    """The licence as programs know it, by SPDX: CC-BY-4.0 of CC BY 4.0."""
    return briefing.licence.replace(" ", "-")


def licence_page(briefing: Briefing) -> str:
    """Where the licence can be read."""
    return f"https://spdx.org/licenses/{licence_id(briefing)}.html"


def _tex(text: str) -> str:
    """Text without the signs that TeX would obey."""
    return "".join(TEX.get(sign, sign) for sign in text)
