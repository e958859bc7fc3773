"""What a browser loads for each page of the finished site, compared with the budgets of a page."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from briefing.diagnostics.message import Message

FIRST, WHOLE = 170_000, 400_000
"""Budgets in bytes: before the first figure, and with all figures. On a slow phone about 1 and 2.5 seconds."""


@dataclass(frozen=True)
class Weight:
    """One page, in bytes of its files. They are not compressed here; a host sends at most as much."""

    page: str
    html: int
    css: int
    js: int
    figures: int  # the drawings of one scheme

    @property
    def first(self) -> int:
        """Return the bytes that a browser loads before the first figure."""
        return self.html + self.css + self.js

    @property
    def whole(self) -> int:
        """Bytes with all figures."""
        return self.first + self.figures


def weigh(folder: Path) -> list[Weight]:
    """Return the pages of one language by name, without 404.html, whose addresses are absolute."""
    return [_page(file) for file in sorted(folder.glob("*.html")) if file.name != "404.html"]


def heaviest(folder: Path) -> Message:
    """Return the pages of one language that are nearest to each budget, with their weights."""
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
        """Return the bytes of the files at these addresses (XPath), each counted once."""
        names = {urlsplit(str(address)).path for address in document.xpath(addresses)}
        return sum((file.parent / name).stat().st_size for name in names)

    return Weight(
        file.name,
        file.stat().st_size,
        linked("//link[@rel='stylesheet']/@href"),
        linked("//script/@src"),
        linked("//img/@src"),
    )
