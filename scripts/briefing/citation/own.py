"""How to cite the briefing itself, and the names by which programs know it and its licence.

No author is given, since the briefing names none; the address is part of the reference once a host is known.
"""

import re
from collections.abc import Mapping
from typing import Literal

from briefing.languages import Language
from briefing.model import Briefing

Style = Literal["gbt", "apa"]
STYLES: Mapping[Language, tuple[Style, Style]] = {"zh": ("gbt", "apa"), "en": ("apa", "gbt")}
"""The style of each language's pages, then the other one."""


def own_reference(briefing: Briefing, language: Language, style: Style) -> str:
    """Return the reference to one language's edition of the briefing, in either style.

    APA gives the English title in brackets after a title in another language (9.38).
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
