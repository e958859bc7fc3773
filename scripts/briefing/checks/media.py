"""Checks images and files for download: that they exist, can be published, and have an alternative text."""

import posixpath
from collections.abc import Iterator
from difflib import get_close_matches

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, several
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import SHARED, Briefing, Media, Page
from briefing.page import media
from briefing.page.parse import parse
from briefing.page.structure import ELSEWHERE, FORBIDDEN

RULES: Rules = {
    "media.image": "error",
    "media.missing": "error",
    "media.alternative": "error",
    "media.content": "error",
    "media.size": "warning",
    "media.unused": "warning",
}
TYPES = ("png", "jpg", "svg", "webp", "gif")
LARGE = 1_000_000
"""The number of bytes from which an image is reported as too large."""
HOW = Message(
    'Write ![alternative text](photo.jpg "Caption") on a line of its own, with empty lines around it '
    "and no space in the file name."
)


def check(draft: Draft) -> list[Problem]:
    """Report images that cannot be published as written, and files that no page uses."""
    briefing = draft.briefing
    pages = [page for language in LANGUAGES for page in briefing.pages[language].values()]
    found = [problem for page in pages for problem in _images(page, briefing)]
    used = {path for language in LANGUAGES for path in media.used(briefing, language)}
    found += [problem for path in sorted(used) for problem in _content(briefing.media[path])]
    return found + [_unused(file) for path, file in briefing.media.items() if path not in used]


def missing(where: Place, page: Page, paths: tuple[str, ...], briefing: Briefing) -> Problem:
    """Return the problem of a link or an image whose file is missing. `paths` are those at which it may be."""
    known = {path.lower(): path for path in briefing.media if path.startswith((f"{page.language}/", f"{SHARED}/"))}
    folder = posixpath.dirname(f"{page.language}/{page.name}")
    file, name = paths[-1], posixpath.basename(paths[-1]).lower()
    similar = [path for path in known if posixpath.basename(path) == name] or get_close_matches(file.lower(), known)
    if similar:
        fix = Message('Did you mean "{word}"?', word=posixpath.relpath(known[similar[0]], folder))
    else:
        fix = Message("Put the file there, or correct the address.")
    return Problem(where, Message('The file "{file}" is missing.', file=f"docs/{file}"), fix, "media.missing")


def _images(page: Page, briefing: Briefing) -> Iterator[Problem]:
    source = parse(page)
    for image in media.images(source):
        if isinstance(image, int):
            what = Message("This image cannot be read.")
            yield Problem(page.where.at(image), what, HOW, "media.image")
            continue
        where, file = page.where.at(image.line), media.found(image.target, page, briefing.media)
        if not image.alone:
            yield Problem(where, Message("The image is not on a line of its own."), HOW, "media.image")
        if not image.alt.strip():
            what = Message('The image "{file}" has no alternative text.', file=image.target)
            fix = Message("Describe it between ![ and ], for readers who cannot see it.")
            yield Problem(where, what, fix, "media.alternative")
        if file is None and not (ELSEWHERE.match(image.target) or FORBIDDEN.match(image.target)):
            yield missing(where, page, media.paths(image.target, page) or (image.target.lstrip("/"),), briefing)
        elif file and not file.width and file.flaw is None:
            what = Message('The file "{file}" is not an image of a known type.', file=image.target)
            fix = Message("Save it as {types}, or link to it without the !.", types=several(TYPES))
            yield Problem(where, what, fix, "media.image")


def _content(file: Media) -> Iterator[Problem]:
    where = Place(f"docs/{file.path}")
    if file.flaw:
        yield Problem(where, *file.flaw, "media.content")
    elif file.width and file.size > LARGE:
        what = Message("The image has {size} MB.", size=f"{file.size / 1e6:.1f}")
        fix = Message("Save a smaller copy: pages are read on phones.")
        yield Problem(where, what, fix, "media.size")


def _unused(file: Media) -> Problem:
    fix = Message("Show it, link to it, or delete it.")
    return Problem(Place(f"docs/{file.path}"), Message("No page uses this file."), fix, "media.unused")
