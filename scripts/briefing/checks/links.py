"""Links lead somewhere: to a page of this language and a place on it; and elsewhere by https."""

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, nearest
from briefing.languages import LANGUAGES
from briefing.page.parse import parse

RULES: Rules = {"links.page": "error", "links.anchor": "error", "links.https": "warning", "links.orphan": "warning"}
PLACE = re.compile(r"\{:?[^{}\n]*?#([\w.-]+)[^{}\n]*\}|\bid=\"([^\"]+)\"")
TARGET = re.compile(r"\]\(([\w/.-]+)\.md|\bhref=\"([\w/.-]+)\.html")
MADE = re.compile(r"^(?:data|figures|assets)/|\.pdf$|^mailto:")
"""What the build makes beside the pages."""
HTTPS = "Write https:// where the site answers to it."


def check(draft: Draft) -> list[Problem]:
    """Every link that an author typed, and every page that no other links."""
    briefing = draft.briefing
    found = [
        Problem(source.where, f"this address is not encrypted: {source.url}.", HTTPS, "links.https")
        for source in briefing.sources.values()
        if source.url.startswith("http://")
    ]
    for language in LANGUAGES:
        places = {name: _places(page.markdown) for name, page in draft.pages[language].items()}
        for page in briefing.pages[language].values():
            for link in parse(page).links:
                if not link.picture:
                    found += _followed(page.where.at(link.line), page.name, link.target, places)
    return found + _orphans(draft)


@lru_cache(maxsize=1024)
def _places(markdown: str) -> frozenset[str]:
    """The ids on a written page; a preview asks again after each save, and most pages stay as they were."""
    return frozenset(a or b for a, b in PLACE.findall(markdown))


def _followed(where: Place, name: str, target: str, places: Mapping[str, frozenset[str]]) -> list[Problem]:
    if target.startswith("http://"):
        return [Problem(where, f"this address is not encrypted: {target}.", HTTPS, "links.https")]
    if target.startswith("https://") or MADE.search(target):
        return []
    file, _, anchor = target.partition("#")
    page = file.removesuffix(".md") if file else name
    if page not in places or (file and not file.endswith(".md")):
        meant = nearest(page.split("/")[-1].removesuffix(".html"), places)
        hint = meant or "Link a page as page.md; the other language has its own link at the head of each page."
        return [Problem(where, f'this link leads to no page: "{target}".', hint, "links.page")]
    if anchor and anchor not in places[page]:
        return [Problem(where, f'"{page}.md" has no "#{anchor}".', nearest(anchor, places[page]), "links.anchor")]
    return []


def _orphans(draft: Draft) -> list[Problem]:
    """Pages that only the list of pages leads to; a reader of the text never meets them."""
    first = LANGUAGES[0]
    linked = {(name, a or b) for name, page in draft.pages[first].items() for a, b in TARGET.findall(page.markdown)}
    reached = {to for name, to in linked if name != to}
    return [
        Problem(page.where.at(1), "no other page links this one.", "Link it where it helps.", "links.orphan")
        for name, page in list(draft.briefing.pages[first].items())[1:]
        if name not in reached and not page.head.digest
    ]
