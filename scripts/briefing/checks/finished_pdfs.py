"""The numbers of a finished PDF: every value of its pages is there whole, and none that the pages do not have."""

import re
from collections.abc import Iterable, Mapping

from briefing.checks.rules import TYPED
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.page.parse import rendered
from briefing.page.printable import printable

NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
COUNTED = re.compile(r"\d{1,3}")
"""What print numbers by itself: pages and references."""
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\ufffe]+")
"""Spaces, and signs that only say where a line may end."""
FACT = ".//a[contains(concat(' ', @class, ' '), ' fact ')]"


def check(where: Place, text: str, pages: Mapping[str, str], printed: Iterable[str], own: str = "") -> list[Problem]:
    """`text` is all that stands in the PDF, `pages` the Markdown of the site's pages by name; the values of those that
    are `printed` must be in it. `own` is what print says of the briefing itself: its version, its licence.
    """
    found, plain = [], _plain(text)
    for name in printed:
        for value in _values(pages[name]):
            if _plain(value) not in plain:
                found.append(Problem(where, f'the number "{value}" of the page {name} is not in print.', "", TYPED))
    known = set(NUMBER.findall("\n".join([*pages.values(), own]).translate(RAISED)))
    for number in dict.fromkeys(NUMBER.findall(text.translate(RAISED))):
        if number not in known and not COUNTED.fullmatch(number):
            found.append(Problem(where, f'the printed number "{number}" stands on no page of the site.', "", TYPED))
    return found


def _values(markdown: str) -> list[str]:
    return list(dict.fromkeys(link.text_content() for link in printable(rendered(markdown)).xpath(FACT)))


def _plain(words: str) -> str:
    return UNSEEN.sub("", words.translate(RAISED))
