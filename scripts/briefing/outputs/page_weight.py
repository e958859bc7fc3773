"""What a reader's browser loads for each page of the finished site, against the budgets that a page should keep to."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

FIRST, WHOLE = 170_000, 400_000
"""Bytes before the first figure, and with all figures: on a slow phone about one second, and two and a half."""


@dataclass(frozen=True)
class Weight:
    """One page, in bytes as its files lie in the folder, not compressed: the most that a host may send."""

    page: str
    html: int
    css: int
    js: int
    figures: int  # the drawings of one scheme

    @property
    def first(self) -> int:
        """What comes before the first figure."""
        return self.html + self.css + self.js

    @property
    def whole(self) -> int:
        return self.first + self.figures


def weigh(folder: Path) -> list[Weight]:
    """The pages of one language, by name; not the one for wrong addresses, which names files as its host has them."""
    return [_page(file) for file in sorted(folder.glob("*.html")) if file.name != "404.html"]


def heaviest(folder: Path) -> str:
    """The pages of one language that come nearest to each budget."""
    weights = weigh(folder)
    first, whole = max(weights, key=lambda page: page.first), max(weights, key=lambda page: page.whole)
    before = f"{first.page} {first.first / 1000:.0f} of {FIRST / 1000:.0f} kB before figures"
    return f"heaviest: {before} · {whole.page} {whole.whole / 1000:.0f} of {WHOLE / 1000:.0f} kB with them"


def _page(file: Path) -> Weight:
    document = html.document_fromstring(file.read_bytes())

    def linked(addresses: str) -> int:
        """The files that an XPath names, each once."""
        names = {urlsplit(str(address)).path for address in document.xpath(addresses)}
        return sum((file.parent / name).stat().st_size for name in names)

    return Weight(
        file.name,
        file.stat().st_size,
        linked("//link[@rel='stylesheet']/@href"),
        linked("//script/@src"),
        linked("//img/@src"),
    )
