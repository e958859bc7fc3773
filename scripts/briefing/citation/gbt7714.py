"""References by GB/T 7714—2025, in its numeric style, for Chinese pages.

The standard prints for each kind of work:

    preprint   题名[PP/OL]. 平台（日期）. 地址      8.15      dataset    题名[DS/OL]. 平台（日期）. 地址    8.14
    article    题名[J/OL]. 刊名，年（期）. 地址     8.5       newspaper  题名[N/OL]. 报名，日期. 地址      8.5
    report     题名：编号[R/OL]. 日期. 地址         8.8       web        题名[EB/OL].（日期）. 地址        8.11
                                                            software   题名[CP/OL].（日期）. 地址       附录A

"." "[ ]" "/" "-" are half-width there, the other marks full-width (6.2). The standard also asks for the day on which a
preprint, a data set, a web page or a program was read, as [2024-01-31] after the date. No record has that day, since
none was written down, and one made up later would be false: it is left out.

"等" or "et al." follows the language of the work cited, not that of the page. English titles are in sentence case, and
a title of our own making is in square brackets (7.2.1); the records hold them so, as APA wants the same.
"""

import re
from collections.abc import Mapping

from briefing.citation.references import Reference, initials, with_full_stop
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
"""The codes of the kinds of work (appendix A)."""
MOST_AUTHORS = 3
"""Authors named before 等 or et al. (7.1.2)."""
PINYIN = re.compile(
    r"((?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:[iu]?ang?|[iu]?ai|i?ao|ou|[iu]?eng?|u?ei|er|i?ong|ing?|iu|u[ino]|[iu][ae]|[aeiou]))+",
    re.IGNORECASE,
)
"""Any word that Chinese syllables could spell; a few Western names are among them."""


def reference(source: Source) -> Reference:
    """Return the full reference of a source."""
    names = [_name(name.zh) for name in source.authors]
    if len(names) > MOST_AUTHORS:
        names = [*names[:MOST_AUTHORS], "等" if source.language == "zh" else "et al."]
    if not names and source.kind == "web":
        names = [source.publisher.zh]  # a site is the author of its own pages (7.1.4)
    number = f"：{source.number.zh}" if source.number and source.kind == "report" else ""
    mark = f"[{MARKS[source.kind]}{'/OL' if source.url or source.kind == 'web' else ''}]"
    after = f"{number}{mark}{_publication(source)}."
    return Reference(with_full_stop("，".join(names)), source.title.zh, after, source.url, source.language)


def _publication(source: Source) -> str:
    """Return where and when a work was published, with the marks that separate it from the title."""
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


def _name(name: str) -> str:
    """Return an author's name: Brown T B, from "Brown, Tom B."; a name in Pinyin is not shortened (7.1.1)."""
    family, _, given = (part.strip() for part in name.partition(","))
    chinese = PINYIN.fullmatch(family) and PINYIN.fullmatch(given)
    return f"{family} {given if chinese else ' '.join(initials(given, ''))}" if given else family
