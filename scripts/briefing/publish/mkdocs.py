"""Prepares the input of MkDocs: the settings of one language, and a memo unit for each page.

publisher.py runs MkDocs for the pages that the memo does not have.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefing.citation import licence_page
from briefing.languages import TAGS, Language
from briefing.model import Briefing
from briefing.outputs import json_ld
from briefing.page.footnotes import EXTENSION
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.registers import has_data
from briefing.page.render import RenderedPage
from briefing.page.vocabulary import Vocabulary
from briefing.paths import TEMPLATES
from briefing.publish.social_cards import SIZE
from briefing.store.memo import Memo

MISSING = "404"
"""The page that a server sends for an address that does not exist; the theme makes it."""


@dataclass(frozen=True)
class Html:
    """A finished page: its HTML, the ids on it, and its links to ids as written, by page and id."""

    text: str
    anchors: list[str] = field(default_factory=list)
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """The input of MkDocs for one language.

    Attributes:
        root: The briefing's folder, with mkdocs.yml.
        language: The language.
        settings: The settings added to those of mkdocs.yml, except `extra`.
        markdown: Settings of Markdown extensions that depend on the language, for those that mkdocs.yml does not set.
        extra: The values that templates/theme reads from `config.extra`, except those in `linked`.
        linked: JSON-LD by page.
        pages: The rendered Markdown of each page, by name.
        titles: The title of each page, by name; "" if its front matter has none.
        others: The other files to which links may lead.
        site: The folder that the pages are written to.
    """

    root: Path
    language: Language
    settings: Mapping[str, Any]
    markdown: Mapping[str, Mapping[str, str]]
    extra: Mapping[str, Any]
    linked: Mapping[str, str]
    pages: Mapping[str, bytes]
    titles: Mapping[str, str]
    others: tuple[str, ...]
    site: Path

    @cached_property
    def frame(self) -> str:
        """Return a digest of everything that any page may depend on besides its own content.

        That is the language, the settings, the theme, the titles of all pages and the names of the other files. Pages
        without a title are included whole, since MkDocs reads their titles from their headings.
        """
        untitled = [self.pages[name] for name in self.untitled()]  # MkDocs reads their titles from their headings
        parts = (self.language, self.settings, self.markdown, self.extra, self.titles, sorted(self.others), untitled)
        found = sha256(repr(parts).encode() + (self.root / "mkdocs.yml").read_bytes())
        for file in sorted(path for path in (TEMPLATES / "theme").rglob("*") if path.is_file()):
            found.update(file.name.encode() + b"\0" + file.read_bytes())
        return found.hexdigest()

    def names(self) -> list[str]:
        """Return the names of the pages that MkDocs makes, the page MISSING included."""
        return [*self.pages, MISSING]

    def untitled(self) -> list[str]:
        """Return the names of the pages whose front matter has no title."""
        return [name for name, title in self.titles.items() if not title]

    def unit(self, name: str) -> str:
        """Return the name of the memo unit of a page, which contains a digest of all that the page depends on."""
        own = self.pages.get(name, b"") + self.linked.get(name, "").encode()
        return f"html {self.language}/{name} {sha256(self.frame.encode() + own).hexdigest()}"


def recall(source: Source, names: Iterable[str], memo: Memo) -> dict[str, Html]:
    """Return, by name, those of the named pages that are in the memo and have not changed since."""
    found = {name: memo.recall(source.unit(name)) for name in names}
    return {name: Html(**json.loads(content)) for name, content in found.items() if content is not None}


def keep(source: Source, pages: Mapping[str, Html], memo: Memo) -> None:
    """Store finished pages in the memo."""
    for name, page in pages.items():
        memo.keep(source.unit(name), json.dumps(asdict(page), ensure_ascii=False).encode())


def broken(pages: Mapping[str, Html]) -> list[str]:
    """Return the names of the pages with a link to an id that is missing from the linked page.

    Links to pages other than these are ignored.
    """
    ids = {name: frozenset(page.anchors) for name, page in pages.items()}
    return [
        name
        for name, page in pages.items()
        if any(to in ids and id not in ids[to] for to, found in page.links.items() for id in found)
    ]


def source(
    root: Path,
    references: References,
    language: Language,
    pages: Mapping[str, RenderedPage],
    tree: Mapping[str, bytes],
    site: Path,
) -> Source:
    """Return the input of MkDocs for one language, whose pages are written to the folder `site`.

    `tree` contains the Markdown of `pages` and all other files of the language, by their names on the site.
    """
    briefing = references.briefing
    writer = Vocabulary(references, language, form=PLAIN)
    heads = {name: page.head for name, page in pages.items()}
    return Source(
        root=root,
        language=language,
        settings={
            "site_name": briefing.title[language],
            "site_description": writer.say(briefing.finding),
            "site_url": briefing.address(language),
        },
        markdown=_markdown(briefing, writer),
        extra=_extra(briefing, writer),
        linked=json_ld.scripts(references, language, heads),
        pages={name: tree[f"{name}.md"] for name in pages},
        titles={name: head.title for name, head in heads.items()},
        others=tuple(name for name in tree if not name.endswith(".md")),
        site=site,
    )


def _markdown(briefing: Briefing, writer: Vocabulary) -> Mapping[str, Mapping[str, str]]:
    """Return the settings of Markdown extensions that contain words for readers, by extension."""
    words = {EXTENSION: {"BACKLINK_TITLE": writer.word("to-footnote")}}
    return {name: settings for name, settings in words.items() if name in briefing.dialect.extensions}


def _extra(briefing: Briefing, writer: Vocabulary) -> Mapping[str, Any]:
    """Return the values that templates/theme reads from `config.extra`, except JSON-LD, which differs by page."""
    language, twin = writer.language, writer.other
    chapters = json_ld.chapters(briefing)
    return {
        "language": language,
        "tag": TAGS[language],
        "twin": twin,
        "twin_tag": TAGS[twin],
        "twin_name": briefing.words["language-name"][twin],
        "short_title": briefing.short_title[language],
        "edition": f"{writer.word('version')} {briefing.version} · {writer.version_date()}",
        "day": str(briefing.date).replace("-", "/"),
        "signature": writer.signature(),
        "citation_authors": [party.name[language] for party in briefing.authors],
        "citation_publisher": briefing.publisher.name[language] if briefing.publisher else "",
        "licence": briefing.licence[language],
        "licence_page": licence_page(briefing),
        "brief": bool(briefing.brief),
        "chapter_pdfs": list(briefing.chapter_pdfs),
        "has_data": has_data(briefing),
        "search_hint": _search_hint(writer),
        "feed": writer.word("feed-of").format(title=briefing.title[language]),
        "cite": writer.how_to_cite(),
        "chapters": chapters,
        "logo": _logo(briefing, language),
        "preview_size": SIZE,
        "parts": {id: writer.say(title) for id, title in briefing.parts.items()},
        "page_parts": {f"{name}.md": list(parts) for name, parts in briefing.page_parts.items()},
        "begins": [f"{names[0]}.html" for names in (chapters, briefing.annex) if names],
        "words": {name: text[language] for name, text in briefing.words.items()},
        "twin_words": {name: text[twin] for name, text in briefing.words.items()},
    }


def _logo(briefing: Briefing, language: Language) -> Mapping[str, Any]:
    """Return the attributes of the logo in the masthead, and the address of that for dark screens; {} without one."""
    logo = briefing.logo
    if not logo:
        return {}
    file = briefing.media[logo.file]
    size = {"width": file.width, "height": file.height}
    return {"src": quote(file.address), "alt": logo.alt[language], **size, "dark": _address(briefing, logo.dark)}


def _address(briefing: Briefing, path: str) -> str:
    return quote(briefing.media[path].address) if path else ""


def _search_hint(writer: Vocabulary) -> str:
    """Return what readers may search for, as a hint in the search field."""
    briefing = writer.references.briefing
    found = {"words": True, "systems": briefing.systems, "claims": briefing.claims}
    hint = writer.listed([writer.word(f"search-{name}") for name, there in found.items() if there], "list-or")
    return hint[:1].upper() + hint[1:]
