"""What a reader can search: every section of every page and every entry of the registers, with the words that a reader
sees there. templates/theme/assets/search.js looks through it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import html

from briefing.diagnostics.place import Place
from briefing.language import numbers
from briefing.languages import Language
from briefing.page.context import PROFILE, Author, Book
from briefing.page.parse import front_matter, rendered
from briefing.page.render import Written

HEADINGS = ("h1", "h2", "h3")
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup"}
LABELS = {"th", "dt"}
"""What they name follows on the same line; the words of any other block do not run on into the next."""
UNSEEN = {"picture", "details", "form", "script", "style"}
ASIDE = {"references", "figure-source", "figure-files", "claim-sources", "key-source", "crumbs", "cite", "mark"}
"""Classes of what only leads elsewhere: between the words of a snippet it would be noise."""
SPACE = re.compile(r"[^\S\x1f]+")
BREAK = "\x1f"
"""Stands between blocks until their text is tidied."""
BLOCKS = re.compile(r"(?:([。！？；：…])|([.!?;:]))?[ \x1f]*\x1f[ \x1f]*")
"""The end of a block, and the stop that it may have: a full-width one needs no space after it."""
Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here


@dataclass(frozen=True)
class Entry:
    """A place that search can find. `beside` says what it is: a section's page, or "Claim · Disputed".

    `kind` is "page", "section", "system", "claim", "term", "number" or "source"; a second word tells a claim's verdict
    ("claim disputed") or a page that repeats others ("section digest").
    """

    kind: str
    href: str
    title: str
    beside: str
    text: str


def index(book: Book, language: Language, written: Mapping[str, Written]) -> bytes:
    """Every entry of a language, as a script that a page opened from a folder can load too."""
    found = [entry for name, page in written.items() for entry in _page(book, language, name, page.markdown)]
    author = Author(book, language, "", Place("data"), "plain")
    for register, entries in REGISTERS.items():
        if page := book.registers.get(register):
            found += entries(author, f"{page}.html")
    rows = json.dumps([astuple(entry) for entry in found], ensure_ascii=False, separators=(",", ":"))
    return f"const searchIndex={rows}\n".encode()


def _page(book: Book, language: Language, name: str, markdown: str) -> Iterator[Entry]:
    """A page, by the name that the contents give it, and its sections; the profile of a system is one entry."""
    head = front_matter(markdown)
    (_, title, text), *sections = _sections(markdown)
    known = head.get("title") or title or name
    if name.startswith(PROFILE):
        whole = BREAK.join([text, *(below for _, _, below in sections)])
        yield Entry("system", f"{name}.html", title, book.briefing.words["system"][language], _tidy(whole))
        return
    digest = " digest" if head.get("digest") == "true" else ""
    opening = [title if title != known else "", head.get("description", ""), text]
    yield Entry(f"page{digest}", f"{name}.html", known, "", _tidy(BREAK.join(opening)))
    for id, title, text in sections:
        yield Entry(f"section{digest}", f"{name}.html#{id}", title, known, _tidy(text))


@lru_cache(maxsize=1024)
def _sections(markdown: str) -> tuple[tuple[str, str, str], ...]:
    """Each heading's id, its words and the text below it, up to the next one; before them what stands under none.

    A preview looks through a page again only when it has changed.
    """
    page = html.fromstring(f"<div>{rendered(markdown)}</div>")
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    for piece in _pieces(page):
        if not isinstance(piece, str):
            found.append((piece.get("id"), _tidy("".join(_pieces(piece, HEADINGS))), []))
        else:
            found[-1][2].append(piece)
    sections = tuple((id, title, "".join(text)) for id, title, text in found if id != "references")
    return sections if len(sections) == 1 or sections[0][2].strip() else sections[1:]


def _pieces(element: Element, inside: tuple[str, ...] = ()) -> Iterator[Any]:
    """What a reader sees of an element, in order: text, and as itself each heading that is not one of `inside`."""
    if element.tag in HEADINGS and element.tag not in inside:
        yield element
    elif not _skipped(element):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
        yield "" if element.tag in INLINE else " " if element.tag in LABELS else BREAK


def _skipped(element: Element) -> bool:
    """Left out: what is not seen, what only leads elsewhere, and registers whose entries are found one by one."""
    classes = set((element.get("class") or "").split())
    whole = element.get("id") in {f"register-{name}" for name in (*REGISTERS, "systems")}
    return not isinstance(element.tag, str) or element.tag in UNSEEN or bool(classes & ASIDE) or whole


def _tidy(text: str) -> str:
    """On one line: after a block that ends without a stop comes a dot."""
    line = SPACE.sub(" ", text.replace("\u2060", "")).strip(f" {BREAK}")
    return BLOCKS.sub(lambda found: found[1] or (f"{found[2]} " if found[2] else " · "), line)


# The registers. Each of these gives the entries of one, by its page's address.


def _claims(author: Author, page: str) -> Iterator[Entry]:
    for claim in author.book.briefing.claims.values():
        title = f"{claim.id} {author.say(claim.says, claim.where)}"
        beside = f"{author.word('claim')} · {author.word(claim.verdict)}"
        said = " · ".join(author.say(text, claim.where) for text in (claim.better, claim.note) if text)
        yield Entry(f"claim {claim.verdict}", f"{page}#{claim.id}", title, beside, said)


def _numbers(author: Author, page: str) -> Iterator[Entry]:
    for fact in author.book.briefing.facts.values():
        if not fact.counts:
            value = numbers.write(fact.quantity, author.language)
            said = f"{value} · {author.date(fact.quantity.as_of)} · {author.word(fact.quantity.basis)}"
            yield Entry("number", f"{page}#{fact.id}", author.say(fact.what, fact.where), author.word("number"), said)


def _sources(author: Author, page: str) -> Iterator[Entry]:
    for source in author.book.briefing.sources.values():
        reference = author.reference(source)
        said = _tidy(f"{reference.before} {reference.after}")
        yield Entry("source", f"{page}#{source.id}", reference.title, author.word("source"), said)


def _terms(author: Author, page: str) -> Iterator[Entry]:
    for term in author.book.briefing.terms.values():
        word, twin = term.word[author.language], term.word[author.other]
        beside = author.word("term") + (f" · {twin}" if twin != word else "")
        yield Entry("term", f"{page}#{term.id}", word, beside, author.say(term.means, term.where))


REGISTERS: Mapping[str, Callable[[Author, str], Iterator[Entry]]] = {
    "claims": _claims,
    "terms": _terms,
    "numbers": _numbers,
    "sources": _sources,
}
