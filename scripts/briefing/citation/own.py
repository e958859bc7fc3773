"""Formats references to the briefing itself, and the identifiers of the briefing and its licence.

`own_reference` also appears on the covers of PDFs, in the foot of the brief and in the citations of figures. References
have no author, since the briefing names none, and include the address only if a host is set.
"""

import re
from collections.abc import Mapping
from typing import Literal

from briefing.languages import Language
from briefing.model import Briefing

Style = Literal["gbt", "apa"]
STYLES: Mapping[Language, tuple[Style, Style]] = {"zh": ("gbt", "apa"), "en": ("apa", "gbt")}
"""The citation styles offered on each language's pages, that of the pages themselves first."""


def own_reference(briefing: Briefing, language: Language, style: Style) -> str:
    """Return the reference to one language's edition of the briefing, in a citation style.

    In APA style, the English title follows a title in another language in brackets (9.38).
    """
    title = briefing.title[language]
    if style == "gbt":
        version = f"{briefing.version}版" if language == "zh" else f"Version {briefing.version}"
        reference = f"{title}[EB/OL]. {version}.（{briefing.date}）."
    else:
        translated = "" if language == "en" else f" [{briefing.title.en}]"
        reference = f"{title}{translated} (Version {briefing.version}). ({briefing.date.year})."
    return f"{reference} {briefing.address(language)}".rstrip()


def slug(briefing: Briefing) -> str:
    """Return the short English title in lower-case letters, digits and hyphens, for use in ids and file names."""
    return "-".join(re.findall(r"[a-z0-9]+", briefing.short_title.en.lower())) or "briefing"


def licence_id(briefing: Briefing) -> str:
    """Return the licence's SPDX identifier: CC-BY-4.0 for "CC BY 4.0"."""
    return briefing.licence.replace(" ", "-")


def licence_page(briefing: Briefing) -> str:
    """Return the address at which the licence can be read."""
    return f"https://spdx.org/licenses/{licence_id(briefing)}.html"
