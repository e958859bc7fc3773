"""References from one record: GB/T 7714—2025 (numeric) on Chinese pages, APA 7 on English ones.

GB/T 7714 prints for each kind of work:

    preprint   题名[PP/OL]. 平台（日期）. 地址      8.15      dataset    题名[DS/OL]. 平台（日期）. 地址    8.14
    article    题名[J/OL]. 刊名，年（期）. 地址     8.5       newspaper  题名[N/OL]. 报名，日期. 地址      8.5
    report     题名：编号[R/OL]. 日期. 地址         8.8       web        题名[EB/OL].（日期）. 地址        8.11
                                                            software   题名[CP/OL].（日期）. 地址       附录A

"." "[ ]" "/" "-" are half-width there, the other signs full-width (6.2). It also asks for the day on which a preprint,
a data set, a web page or a program was read, as [2024-01-31] after the date; for the other kinds it no longer does.
No record holds such a day, since none was written down, and one made up later would be false: it is left out.

"等" or "et al." follows the language of the work cited, not that of the page. Both styles write English titles in
sentence case and set a title of our own making in square brackets (GB/T 7714, 7.2.1), so the records hold them so.
"""

import re
from dataclasses import dataclass

from briefing.model import Briefing, Language, Period, Source, WorkKind
from briefing.numbers import date

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
    """A reference in one language: `before`, the `title` that APA sets in italics, `after`, and its address."""

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
    names = [name.partition(",")[0] for name in source.authors]
    if len(names) > 2:
        names = [f"{names[0]}{'等' if source.language == 'zh' else ' et al.'}"]
    who = ("、" if source.language == "zh" else " and ").join(names) or source.publisher
    if language == "zh" and HAN.search(who):
        return f"{who}（{source.date.year if source.date else '日期不详'}）"
    return f"{who} ({source.date.year if source.date else 'n.d.'})"


def _gbt(source: Source) -> Reference:
    names = [_gbt_name(name) for name in source.authors]
    if len(names) > NAMED_GBT:
        names = [*names[:NAMED_GBT], "等" if source.language == "zh" else "et al."]
    if not names and source.kind == "web":
        names = [source.publisher]  # a site answers for its own pages (7.1.4)
    number = f"：{source.number}" if source.number and source.kind == "report" else ""
    mark = f"[{MARKS[source.kind]}{'/OL' if source.url or source.kind == 'web' else ''}]"
    return Reference(_stopped("，".join(names)), source.title.zh, f"{number}{mark}{_gbt_origin(source)}.", source.url)


def _gbt_origin(source: Source) -> str:
    """Where and when a work came out, after the stop that ends its title."""
    day = str(source.date) if source.date else ""
    match source.kind:
        case "article":
            issue = f"（{source.number}）" if source.number else ""
            return f". {source.publisher}，{day[:4]}{issue}"
        case "newspaper":
            return f". {source.publisher}，{day}" if day else f". {source.publisher}"
        case "preprint" | "dataset":
            return f". {source.publisher}（{day}）" if day else f". {source.publisher}"
        case "web" | "software":
            return f".（{day}）" if day else ""
        case "report":
            return f". {day}" if day else ""


def _apa(source: Source) -> Reference:
    who, when = _apa_names(source), f"({_apa_date(source)})."
    periodical = source.kind in ("article", "newspaper")
    title = source.title.en
    work = f"{title}{_apa_detail(source)}"
    if periodical:  # the journal or newspaper is in italics, not the work
        issue = f", ({source.number})." if source.number else "."
        before = f"{who}{when} {_stopped(work)}" if who else f"{_stopped(work)}{when} "
        return Reference(before, source.publisher, issue, source.url)
    head = f"{who}{when} " if who else ""
    tail = "" if who.rstrip(". ") == source.publisher.rstrip(". ") else _stopped(source.publisher)
    after = f"{_stopped(work)[len(title) :]}{tail if who else f'{when} {tail}'}".rstrip()
    if title.startswith("["):  # a description in place of a title is not in italics
        return Reference(f"{head}{title}{after}", "", "", source.url)
    return Reference(head, title, after, source.url)


def _apa_detail(source: Source) -> str:
    """What follows a title before its full stop."""
    if source.kind == "preprint" and (number := ARXIV.match(source.url)):
        return f" (arXiv:{number[1]})"
    if source.kind == "report" and source.number:
        return f" ({source.number})"
    return DESCRIPTIONS.get(source.kind, "")


def _apa_date(source: Source) -> str:
    """The day of what comes out daily, else the year (9.14)."""
    if not source.date:
        return "n.d."
    written = date(source.date if source.kind in ("web", "newspaper") else Period(source.date.year), "en")
    *day, month, year = written.split(" ") if " " in written else ("", written)
    return ", ".join(part for part in (year, " ".join(part for part in (month, *day) if part)) if part)


def _gbt_name(name: str) -> str:
    """Brown T B, from "Brown, Tom B."; a name in Pinyin is not shortened: Wang Shuohuan (7.1.1)."""
    family, _, given = (part.strip() for part in name.partition(","))
    chinese = PINYIN.fullmatch(family) and PINYIN.fullmatch(given)
    return f"{family} {given if chinese else ' '.join(_initials(given, ''))}" if given else family


def _apa_names(source: Source) -> str:
    names = [_apa_name(name) for name in source.authors]
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


# This briefing, for programs that keep references. No author is named, since it has none.


def bibtex(briefing: Briefing, language: Language) -> str:
    """The briefing as BibTeX."""
    date = briefing.date
    fields = {
        "title": f"{{{_tex(briefing.title[language])}}}",
        "year": str(date.year),
        "month": MONTHS[date.month - 1] if date.month else "",
        "note": f"Version {_tex(briefing.version)}",
        "language": LANGUAGE_NAMES[language],
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
        "ER": "",
    }
    return "".join(f"{tag}  - {value}\n" for tag, value in fields.items())


def slug(briefing: Briefing) -> str:
    """The briefing's name where only plain letters can stand: its short English title in lower case."""
    return "-".join(re.findall(r"[a-z0-9]+", briefing.short_title.en.lower())) or "briefing"


def licence_page(briefing: Briefing) -> str:
    """Where the licence can be read, by its SPDX name."""
    return f"https://spdx.org/licenses/{briefing.licence}.html"


def _tex(text: str) -> str:
    """Text without the signs that TeX would obey."""
    return "".join(TEX.get(sign, sign) for sign in text)
