"""Measures how many bytes a browser loads for each page of the finished site, and compares them with the budgets."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from briefing.diagnostics.message import Message

FIRST, WHOLE = 170_000, 400_000
"""Budgets in bytes before the first figure and with all figures: about 1 and 2.5 seconds on a slow phone."""


@dataclass(frozen=True)
class Weight:
    """The sizes of the files of one page in bytes, uncompressed: the most that a web server would send."""

    page: str
    html: int
    css: int
    js: int
    figures: int  # the drawings of one colour scheme

    @property
    def first(self) -> int:
        """Return the number of bytes that a browser loads before the first figure."""
        return self.html + self.css + self.js

    @property
    def whole(self) -> int:
        """Return the number of bytes that a browser loads for the page and all its figures."""
        return self.first + self.figures


def weigh(folder: Path) -> list[Weight]:
    """Return the weights of the pages in a folder, sorted by name, without 404.html, whose addresses are absolute."""
    return [_page(file) for file in sorted(folder.glob("*.html")) if file.name != "404.html"]


def heaviest(folder: Path) -> Message:
    """Return a message with the heaviest page in a folder for each budget, and its weight.

    Raises ValueError if the folder has no pages.
    """
    weights = weigh(folder)
    first, whole = max(weights, key=lambda page: page.first), max(weights, key=lambda page: page.whole)
    return Message(
        "heaviest pages: {first} {first_size} of {first_budget} kB before figures, "
        "{whole} {whole_size} of {whole_budget} kB with figures",
        first=first.page,
        first_size=f"{first.first / 1000:.0f}",
        first_budget=f"{FIRST / 1000:.0f}",
        whole=whole.page,
        whole_size=f"{whole.whole / 1000:.0f}",
        whole_budget=f"{WHOLE / 1000:.0f}",
    )


def _page(file: Path) -> Weight:
    document = html.document_fromstring(file.read_bytes())

    def linked(addresses: str) -> int:
        """Return the total size of the files whose addresses an XPath expression selects, each counted once."""
        names = {unquote(urlsplit(str(address)).path) for address in document.xpath(addresses)}
        return sum((file.parent / name).stat().st_size for name in names)

    return Weight(
        file.name,
        file.stat().st_size,
        linked("//link[@rel='stylesheet']/@href"),
        linked("//script/@src"),
        linked("//img/@src"),
    )
