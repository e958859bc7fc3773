"""Formats references in the numeric style of GB/T 7714—2025, for Chinese pages.

The standard gives these forms for the kinds of work:

    preprint   题名[PP/OL]. 平台（日期）. 地址      8.15      dataset    题名[DS/OL]. 平台（日期）. 地址    8.14
    article    题名[J/OL]. 刊名，年（期）. 地址     8.5       newspaper  题名[N/OL]. 报名，日期. 地址      8.5
    report     题名：编号[R/OL]. 日期. 地址         8.8       web        题名[EB/OL].（日期）. 地址        8.11
                                                            software   题名[CP/OL].（日期）. 地址       附录A

The marks "." "[ ]" "/" "-" are half-width, all others full-width (6.2). The standard also requires an access date for
preprints, data sets, web pages and software, as [2024-01-31] after the date. It is left out here: the access dates were
not recorded, and dates invented later would be false.

The choice of "等" or "et al." depends on the language of the work cited, not of the page. English titles are in
sentence case, and a title supplied by the citing author is in square brackets (7.2.1); data/sources.yml has them in
this form, which APA requires too.
"""

import re
from collections.abc import Mapping, Sequence

from briefing.citation.references import Reference, initials, with_full_stop
from briefing.languages import Language
from briefing.model import Source, WorkKind

MARKS: Mapping[WorkKind, str] = {
    "preprint": "PP",
    "article": "J",
    "newspaper": "N",
    "report": "R",
    "web": "EB",
    "software": "CP",
    "dataset": "DS",
}
"""The type codes of the kinds of work (appendix A)."""
MOST_AUTHORS = 3
"""The maximum number of authors named; any further ones are replaced by 等 or et al. (7.1.2)."""
PINYIN = re.compile(
    r"((?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:[iu]?ang?|[iu]?ai|i?ao|ou|[iu]?eng?|u?ei|er|i?ong|ing?|iu|u[ino]|[iu][ae]|[aeiou]))+",
    re.IGNORECASE,
)
"""Matches every word that consists of Pinyin syllables, which includes a few Western names."""


def reference(source: Source) -> Reference:
    """Return the full reference to a source in the style of GB/T 7714."""
    names = [name.zh for name in source.authors]
    if not names and source.kind == "web":
        names = [source.publisher.zh]  # a site is the author of its own pages (7.1.4)
    number = f"：{source.number.zh}" if source.number and source.kind == "report" else ""
    mark = f"[{MARKS[source.kind]}{'/OL' if source.url or source.kind == 'web' else ''}]"
    after = f"{number}{mark}{_publication(source)}."
    return Reference(responsible(names, source.language), source.title.zh, after, source.url, source.language)


def responsible(names: Sequence[str], language: Language) -> str:
    """Return the names before the title, with a full stop and a space, or "" for none; `language` is the work's."""
    shown = [_name(name) for name in names[:MOST_AUTHORS]]
    if len(names) > MOST_AUTHORS:
        shown.append("等" if language == "zh" else "et al.")
    return with_full_stop("，".join(shown))


def _publication(source: Source) -> str:
    """Return the publisher or journal and the date of a work, with the marks that separate them from the title.

    For reports, web pages and software it is the date alone, or "" if there is none.
    """
    day, publisher = str(source.date) if source.date else "", source.publisher.zh
    match source.kind:
        case "article":
            issue = f"（{source.number.zh}）" if source.number else ""
            return f". {publisher}，{day[:4]}{issue}" if day else f". {publisher}{issue}"
        case "newspaper":
            return f". {publisher}，{day}" if day else f". {publisher}"
        case "preprint" | "dataset":
            return f". {publisher}（{day}）" if day else f". {publisher}"
        case "web" | "software":
            return f".（{day}）" if day else ""
        case "report":
            return f". {day}" if day else ""


def _name(name: str) -> str:
    """Return an author's name with initials, "Brown T B" for "Brown, Tom B."; names in Pinyin stay in full (7.1.1)."""
    family, _, given = (part.strip() for part in name.partition(","))
    chinese = PINYIN.fullmatch(family) and PINYIN.fullmatch(given)
    return f"{family} {given if chinese else ' '.join(initials(given, ''))}" if given else family
