"""Formats references to the briefing itself, and the identifier of the briefing.

The covers of PDFs, the foot of the brief and the citations of figures also use `own_reference`. The reference includes
the address only if a host is set. If the briefing names no author, GB/T 7714 puts the publisher of an electronic
resource in the place of the author (7.1.4), and APA begins with the title (9.12).
"""

import re
from collections.abc import Mapping
from typing import Literal

from briefing.citation import apa, gbt7714
from briefing.citation.references import with_full_stop
from briefing.languages import Language
from briefing.model import Briefing

Style = Literal["gbt", "apa"]
STYLES: Mapping[Language, tuple[Style, Style]] = {"zh": ("gbt", "apa"), "en": ("apa", "gbt")}
"""The citation styles offered on each language's pages, that of the pages themselves first."""


def own_reference(briefing: Briefing, language: Language, style: Style) -> str:
    """Return the reference to one language's edition of the briefing, in a citation style.

    In APA style, a Chinese title is followed by the English one in brackets (9.38).
    """
    title = briefing.title[language]
    publisher = briefing.publisher.name if briefing.publisher else None
    if style == "gbt":
        names = gbt7714.responsible([party.name[language] for party in briefing.responsible], language)
        version = f"{briefing.version}版" if language == "zh" else f"Version {briefing.version}"
        reference = f"{names}{title}[EB/OL]. {version}.（{briefing.date}）."
    else:
        authors = apa.responsible([party.name.en for party in briefing.authors]).rstrip()
        translated = "" if language == "en" else f" [{briefing.title.en}]"
        work, year = f"{title}{translated} (Version {briefing.version}).", f"({briefing.date.year})."
        reference = " ".join([authors, year, work] if authors else [work, year])
        if publisher and publisher.en != authors.rstrip("."):
            reference = f"{reference} {with_full_stop(publisher.en)}".rstrip()
    return f"{reference} {briefing.address(language)}".rstrip()


def slug(briefing: Briefing) -> str:
    """Return the short English title as lower-case ASCII letters, digits and hyphens, for use in ids and file names.

    Other characters are dropped; if nothing remains, return "briefing".
    """
    return "-".join(re.findall(r"[a-z0-9]+", briefing.short_title.en.lower())) or "briefing"
