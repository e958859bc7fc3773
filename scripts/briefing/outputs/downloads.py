"""Writes the length and size of each file for download next to the links to it.

They are known only after the pages have been rendered, so they are filled into the finished pages: see
page/placeholders.py.
"""

import re
from collections.abc import Callable, Mapping

PLACEHOLDER = re.compile(r'(<span class="extent" data-file="([^"]+)">)([^<]*)')
PAGE_COUNT = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")
"""Finds the page count in the metadata of a PDF/UA, which is plain XML (XMP; ISO 14289-1, 7.1)."""
KILO, MEGA = 1000, 1_000_000


def describe(word: Callable[[str], str], name: str, content: bytes) -> str:
    """Return the length and size of a file, such as （25页，1.2 MB） or (25 pages, 1.2 MB).

    For a file without pages the type replaces the length: (ZIP, 9 kB). `word` returns a word of the engine in the
    page's language.
    """
    size = f"{len(content) / MEGA:.1f} MB" if len(content) >= MEGA / 20 else f"{len(content) / KILO:.0f} kB"
    pages = PAGE_COUNT.search(content)
    if pages:
        what = word("one-page" if pages[1] == b"1" else "many-pages").format(pages=int(pages[1]))
    else:
        what = name.rpartition(".")[2].upper()
    return word("extent").format(what=what, size=size)


def fill(page: str, descriptions: Mapping[str, str]) -> str:
    """Return a page with its placeholders filled with the descriptions of the files, replacing any earlier ones.

    A file that is no longer made, to which only a page of an earlier build links, has no description.
    """
    return PLACEHOLDER.sub(lambda found: found[1] + descriptions.get(found[2], ""), page)


def clear(page: str) -> str:
    """Return a page with its placeholders emptied, as it was before `fill`."""
    return PLACEHOLDER.sub(r"\1", page)
