"""Checks that links lead to existing pages and ids in the same language or use https://, and reach every page."""

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.checks.media import missing
from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.languages import LANGUAGES
from briefing.model import Briefing, Page
from briefing.page import media
from briefing.page.parse import SCHEME, Link, parse

RULES: Rules = {"links.page": "error", "links.anchor": "error", "links.https": "warning", "links.orphan": "warning"}
PLACE = re.compile(r"\{:?[^{}\n]*?#([\w.-]+)[^{}\n]*\}|\bid=\"([^\"]+)\"")
TARGET = re.compile(r"\]\(([\w/.-]+)\.md|\bhref=\"([\w/.-]+)\.html")
MADE = re.compile(r"^(?:data|figures)/|^(?:briefing|brief|chapter-[\w.-]+)\.pdf$")
"""Files that the build makes in addition to the pages."""


def check(draft: Draft) -> list[Problem]:
    """Report broken links, addresses with http:// on pages and in sources, and pages that no other page links to."""
    briefing = draft.briefing
    found = [
        _unencrypted(source.where, source.url)
        for source in briefing.sources.values()
        if source.url.startswith("http://")
    ]
    for language in LANGUAGES:
        places = {name: _places(page.markdown) for name, page in draft.pages[language].items()}
        for page in briefing.pages[language].values():
            for link in parse(page).links:
                if not link.picture:
                    found += _link_problems(draft.briefing, page, link, places)
    return found + _orphans(draft)


@lru_cache(maxsize=4096)
def _places(markdown: str) -> frozenset[str]:
    """Return the ids on a rendered page; cached, because a preview repeats the check and most pages do not change."""
    return frozenset(a or b for a, b in PLACE.findall(markdown))


def _unencrypted(where: Place, address: str) -> Problem:
    fix = Message("Use https:// if the site supports it.")
    return Problem(where, Message("Address without encryption: {address}.", address=address), fix, "links.https")


def _link_problems(briefing: Briefing, page: Page, link: Link, places: Mapping[str, frozenset[str]]) -> list[Problem]:
    where, target = page.where.at(link.line), link.target
    if target.startswith("http://"):
        return [_unencrypted(where, target)]
    if SCHEME.match(target) or MADE.search(target):  # rendering the page refuses other schemes
        return []
    if media.found(target, page, briefing.media):
        return []
    if (paths := media.paths(target, page)) and posixpath.splitext(paths[-1])[1] not in ("", ".html"):
        return [missing(where, page, paths, briefing)]
    file, _, anchor = target.partition("#")
    to = file.removesuffix(".md") if file else page.name
    if to not in places or (file and not file.endswith(".md")):
        meant = f"{to.split('/')[-1].removesuffix('.html')}.md"
        other = Message(
            "Link to a page in this language, as in page.md; each page already links to the other language."
        )
        fix = did_you_mean(meant, [f"{name}.md" for name in places], other)
        return [Problem(where, Message('Link to a missing page: "{target}".', target=target), fix, "links.page")]
    if anchor and anchor not in places[to]:
        what = Message('"{page}.md" has no id "#{anchor}".', page=to, anchor=anchor)
        fix = did_you_mean(anchor, places[to], Message("Link to the id of a heading there."))
        return [Problem(where, what, fix, "links.anchor")]
    return []


def _orphans(draft: Draft) -> list[Problem]:
    """Report pages that no other page links to, and that readers therefore find only in the navigation.

    Only the first language is checked; the first page and digests need no link.
    """
    first = LANGUAGES[0]
    linked = {(name, a or b) for name, page in draft.pages[first].items() for a, b in TARGET.findall(page.markdown)}
    reached = {to for name, to in linked if name != to}
    what, fix = Message("No other page links to this one."), Message("Link to it where readers will need it.")
    return [
        Problem(page.where.at(1), what, fix, "links.orphan")
        for name, page in list(draft.briefing.pages[first].items())[1:]
        if name not in reached and not page.head.digest
    ]
