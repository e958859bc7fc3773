"""Finds the images of a page and its links to files, and writes them for publishers.

An image is written on a line of its own: `![alternative text](photo.jpg "Caption")`. The caption may contain Markdown
and calls, and the alternative text may contain calls.
"""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from briefing.languages import Language
from briefing.model import SHARED, Briefing, Media, Page
from briefing.page.calls import pieces
from briefing.page.parse import SCHEME, PageSource, parse
from briefing.page.vocabulary import Vocabulary

START = re.compile(r"!\[(?!\^)")
IMAGE = re.compile(
    r"!\[(?P<alt>[^\]\n]*)\]"
    r'\([ ]*(?P<target>[^)\s"]+)(?P<opening>[ ]+")?(?P<caption>(?(opening)[^"\n]*))(?(opening)"[ ]*|[ ]*)\)'
)
"""Matches an image in a text in which calls and code are blanked."""
TALLEST = 640
"""The maximum height of an image on a page in CSS pixels, so that a portrait fits most screens."""


@dataclass(frozen=True)
class Image:
    """An image as its author wrote it.

    `caption` gives the offsets of the caption in the source, which are equal if there is none, and `start` and `end`
    those of the whole image. `alone` is True if nothing else is in its paragraph.
    """

    line: int
    alt: str
    target: str
    start: int
    end: int
    caption: tuple[int, int]
    alone: bool


@dataclass(frozen=True)
class Replacement:
    """A text that replaces a part of a page's source, from the offset `start` up to `end`."""

    start: int
    end: int
    text: str


def images(source: PageSource) -> Iterator[Image | int]:
    """Yield the images of a page, and the line of each that cannot be parsed."""
    text = source.page.source
    masked = source.without_calls
    body = source.offset(source.page.body)
    for start in START.finditer(masked, body):
        line = source.line_at(start.start())
        if found := IMAGE.match(masked, start.start()):
            alt = text[found.start("alt") : found.end("alt")]
            alone = _is_alone(text, found.start(), found.end())
            yield Image(line, alt, found["target"], found.start(), found.end(), found.span("caption"), alone)
        else:
            yield line


def _is_alone(text: str, start: int, end: int) -> bool:
    """Return True if this part of a text begins and ends a line, with an empty line before and after it."""
    before, after = text[:start], text[end:]
    rest, _, below = after.partition("\n")
    above = before.rpartition("\n")[0].rpartition("\n")[2]
    return (before == "" or before.endswith("\n")) and not (
        above.strip() or rest.strip() or below.partition("\n")[0].strip()
    )


def found(target: str, page: Page, media: Mapping[str, Media]) -> Media | None:
    """Return the file that a link or an image leads to, or None if there is none.

    A target is relative to the page. A folder docs/assets/ may also be written as if it were beside the page.
    """
    return next((media[path] for path in paths(target, page) if path in media), None)


def paths(target: str, page: Page) -> tuple[str, ...]:
    """Return the paths from docs/ at which the file of a link or an image may be; none for addresses and pages."""
    name = unquote(target.partition("#")[0].partition("?")[0])
    if not name or SCHEME.match(target) or name.startswith("/") or name.endswith(".md"):
        return ()
    folder = posixpath.dirname(f"{page.language}/{page.name}")
    path = posixpath.normpath(posixpath.join(folder, name))
    return (path, posixpath.normpath(name)) if posixpath.normpath(name).startswith(f"{SHARED}/") else (path,)


def used(briefing: Briefing, language: Language) -> dict[str, Media]:
    """Return the files that the pages of a language show or link to, the logo included, by their paths from docs/."""
    logo = briefing.logo
    shown = {path: briefing.media[path] for path in ((logo.file, logo.dark) if logo else ()) if path}
    files = (
        found(link.target, page, briefing.media)
        for page in briefing.pages[language].values()
        for link in parse(page).links
    )
    return shown | {media.path: media for media in files if media}


def replacements(source: PageSource, writer: Vocabulary) -> list[Replacement]:
    """Return the changes that publish the images and files of a page, and record their use.

    An image that cannot be shown is removed; the check `media` reports it.
    """
    media = writer.references.briefing.media
    written: list[Replacement] = []
    for image in images(source):
        if isinstance(image, int) or not image.alone:
            continue
        if (file := found(image.target, source.page, media)) and file.is_image:
            writer.on(image.line).use("image", file.name)
            written += _figure(image, file, writer)
    taken = [(each.start, each.end) for each in written]
    for link in source.links:
        if not link.picture and link.span and (file := found(link.target, source.page, media)):
            writer.on(link.line).use("file", file.name)
            if not any(start <= link.span[0] < end for start, end in taken):
                written.append(Replacement(*link.span, quote(_address(file, writer))))
    return written


def _figure(image: Image, file: Media, writer: Vocabulary) -> Iterator[Replacement]:
    """Yield the replacements that make an image a figure: all before its caption, and all after it."""
    plain = writer.plain().on(image.line)
    alt = "".join(piece if isinstance(piece, str) else plain.call(piece) for piece in pieces(image.alt))
    scale = min(1.0, TALLEST / file.height)
    size = {"width": round(file.width * scale), "height": round(file.height * scale)}
    attributes = {"src": quote(_address(file, writer)), "alt": alt, **size}
    written = " ".join(f'{name}="{html.escape(str(value))}"' for name, value in attributes.items())
    before = f'<figure class="image" markdown="1"><div><img {written} loading="lazy"></div>'
    start, end = image.caption
    if start == end:
        yield Replacement(image.start, image.end, f"{before}</figure>")
    else:
        yield Replacement(image.start, start, f'{before}<figcaption markdown="span">')
        yield Replacement(end, image.end, "</figcaption></figure>")


def _address(file: Media, writer: Vocabulary) -> str:
    return "../" * writer.page.count("/") + file.address
