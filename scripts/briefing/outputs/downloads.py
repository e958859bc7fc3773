"""How long and how large the files to download are, said beside their links once the files are there.

A page is rendered before the PDFs are set, and some PDFs hold the page: so it leaves a place, which is filled when the
site is put together.
"""

import re
from collections.abc import Callable, Mapping

PLACE = re.compile(r'(<span class="extent" data-file="([^"]+)">)([^<]*)')
LENGTH = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")
"""The number of pages, in the metadata that every tagged PDF carries as plain XML (XMP; ISO 14289-1, 7.1)."""
KILO, MEGA = 1000, 1_000_000


def place(file: str) -> str:
    """Where the extent of a file will stand, in the HTML of a page."""
    return f'<span class="extent" data-file="{file}"></span>'


def extent(word: Callable[[str], str], name: str, content: bytes) -> str:
    """（25页，1.2 MB） or (25 pages, 1.2 MB); what has no pages is told by its kind: (ZIP, 9 kB)."""
    size = f"{len(content) / MEGA:.1f} MB" if len(content) >= MEGA / 20 else f"{len(content) / KILO:.0f} kB"
    pages = LENGTH.search(content)
    if pages:
        what = word("one-page" if pages[1] == b"1" else "many-pages").format(pages=int(pages[1]))
    else:
        what = name.rpartition(".")[2].upper()
    return word("extent").format(what=what, size=size)


def filled(page: str, extents: Mapping[str, str]) -> str:
    """The page with what it says of each file; what it said before is replaced."""
    return PLACE.sub(lambda found: found[1] + extents[found[2]], page)


def emptied(page: str) -> str:
    """The page as it was published, before anything was filled in."""
    return PLACE.sub(r"\1", page)
