"""Builds the search index: the visible text of every section of every page and every entry of the registers.

Titles, keys and notes of figures are part of their section. templates/theme/assets/search.js searches the index in the
browser.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import Any, TypeAlias

from lxml import html

from briefing.diagnostics.place import Place
from briefing.language import numbers
from briefing.languages import Language
from briefing.model import Dialect
from briefing.outputs.formula_text import formula_text
from briefing.page import footnotes
from briefing.page.dialect import converted
from briefing.page.form import PLAIN
from briefing.page.recording import remembered
from briefing.page.references import References
from briefing.page.render import RenderedPage
from briefing.page.vocabulary import Vocabulary
from briefing.page.writer import PROFILE
from briefing.store.memo import Digests, Memo

HEADINGS = ("h1", "h2", "h3")
INLINE = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "q", "small", "span", "strong", "sub", "sup"}
LABELS = {"th", "dt"}
"""Elements after which the next block continues on the same line."""
UNSEEN = {"picture", "form", "script", "style"}
ASIDE = {
    "references",
    "figure-data",
    "figure-source",
    "figure-files",
    "claim-sources",
    "key-source",
    "crumbs",
    "cite",
    "mark",
}
"""Classes of elements that only link to other places, which would be noise in a search snippet."""
SPACE = re.compile(r"[^\S\x1f]+")
BREAK = "\x1f"
"""Separates blocks of text; `_tidy` replaces it."""
BLOCKS = re.compile(r"(?:([。！？；：…])|([.!?;:]))?[ \x1f]*\x1f[ \x1f]*")
"""The end of a block, with its final punctuation mark if it has one; a full-width mark needs no space after it."""
Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here


@dataclass(frozen=True)
class Entry:
    """A search result. `beside` is its context, such as the page of a section, or "Claim · Disputed".

    `kind` is "page", "section", "system", "claim", "term", "number" or "source". A second word is the verdict of a
    claim ("claim disputed"), or marks a page that repeats others ("section digest"). Each kind needs a weight in
    `WEIGHT` in search.js.
    """

    kind: str
    href: str
    title: str
    beside: str
    text: str


def index(
    references: References, language: Language, pages: Mapping[str, RenderedPage], memo: Memo, known: Digests
) -> bytes:
    """Return the index of a language as JavaScript: a page opened from a folder can load a script, but not JSON.

    `known` returns the digests of the references.
    """
    of_pages = [entry for name, page in pages.items() for entry in _page(references, language, name, page, memo)]
    unit = f"search registers {language}"
    of_registers = remembered(unit, references, memo, known, lambda recorded: _registers(recorded, language))
    parts = (_rows(of_pages), of_registers)
    return b"const searchIndex=[" + b",".join(part for part in parts if part) + b"]\n"


def _registers(references: References, language: Language) -> bytes:
    """Return the rows of all registers that are on a page."""
    writer = Vocabulary(references, language, where=Place("data"), form=PLAIN)
    found: list[Entry] = []
    for register, entries in REGISTERS.items():
        if name := references.registers.get(register):
            found += entries(writer, f"{name}.html")
    return _rows(found)


def _rows(entries: Iterable[Entry]) -> bytes:
    """Return entries as JSON without the brackets around them."""
    return json.dumps([astuple(entry) for entry in entries], ensure_ascii=False, separators=(",", ":"))[1:-1].encode()


def _page(references: References, language: Language, name: str, page: RenderedPage, memo: Memo) -> Iterator[Entry]:
    """Yield the entries of a page: one for the page and one for each section; the profile of a system is one entry."""
    opening, *sections = _sections(page.body, references.briefing.dialect, memo)
    known = page.head.title or opening.title or name
    if name.startswith(PROFILE):
        whole = BREAK.join([opening.text, *(section.text for section in sections)])
        yield Entry(
            "system", f"{name}.html", opening.title, references.briefing.words["system"][language], _tidy(whole)
        )
        return
    digest = " digest" if page.head.digest else ""
    words = [opening.title if opening.title != known else "", page.head.description, opening.text]
    yield Entry(f"page{digest}", f"{name}.html", known, "", _tidy(BREAK.join(words)))
    for section in sections:
        href = f"{name}.html#{section.id}"
        yield Entry(f"section{digest}", href, section.title, known, _tidy(section.text))


@dataclass(frozen=True)
class Section:
    """A section of a page: the id and title of its heading, and the text up to the next heading."""

    id: str
    title: str
    text: str


def _sections(body: str, dialect: Dialect, memo: Memo) -> tuple[Section, ...]:
    """Return the sections of a page; text above the first heading, if any, is a section without a title."""
    unit = f"sections {sha256(f'{dialect} {body}'.encode()).hexdigest()}"
    made = memo.made(unit, lambda: json.dumps(_read(converted(body, dialect)), ensure_ascii=False).encode())
    return tuple(Section(*section) for section in json.loads(made))


def _read(page: str) -> list[tuple[str, str, str]]:
    """Return the id, title and text of each section of a page's HTML, except the list of references."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    root = html.fromstring(f"<div>{page}</div>")
    footnotes.moved(root)
    for note in root.xpath(f".//span[@class='{footnotes.FOOTNOTE}']"):
        _move_to_end(note)
    for piece in _pieces(root):
        if not isinstance(piece, str):
            found.append((piece.get("id"), _tidy("".join(_pieces(piece, HEADINGS))), []))
        else:
            found[-1][2].append(piece)
    sections = [(id, title, "".join(text)) for id, title, text in found if id != "references"]
    return sections if len(sections) == 1 or sections[0][2].strip() else sections[1:]


def _move_to_end(note: Element) -> None:
    """Move a footnote behind the text of its paragraph, list item or table cell."""
    block = next((each for each in note.iterancestors() if each.tag not in INLINE), None)
    if block is not None:
        note.drop_tree()
        note.tag, note.tail = "p", None
        block.append(note)


def _pieces(element: Element, inside: tuple[str, ...] = ()) -> Iterator[Any]:
    """Yield the visible content of an element: text as strings, and headings as elements unless listed in `inside`."""
    if element.tag in HEADINGS and element.tag not in inside:
        yield element
    elif element.tag == "math":
        yield formula_text(element)
    elif not _skipped(element):
        yield BREAK if element.get("class") == footnotes.FOOTNOTE else ""
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
        yield "" if element.tag in INLINE else " " if element.tag in LABELS else BREAK


def _skipped(element: Element) -> bool:
    """Return True for hidden elements, elements of a class in ASIDE, and registers, which have their own entries."""
    classes = set((element.get("class") or "").split())
    whole = element.get("id") in {f"register-{name}" for name in (*REGISTERS, "systems")}
    return not isinstance(element.tag, str) or element.tag in UNSEEN or bool(classes & ASIDE) or whole


def _tidy(text: str) -> str:
    """Return text on one line, with " · " between blocks where the first does not end with a punctuation mark."""
    line = SPACE.sub(" ", text.replace("\u2060", "")).strip(f" {BREAK}")
    return BLOCKS.sub(lambda found: found[1] or (f"{found[2]} " if found[2] else " · "), line)


# The registers: each function yields the entries of one register; `page` is the file name of its page.


def _claims(writer: Vocabulary, page: str) -> Iterator[Entry]:
    for claim in writer.references.briefing.claims.values():
        title = f"{claim.id} {writer.say(claim.says, claim.where)}"
        beside = f"{writer.word('claim')} · {writer.word(claim.verdict)}"
        text = " · ".join(writer.say(each, claim.where) for each in (claim.better, claim.note) if each)
        yield Entry(f"claim {claim.verdict}", f"{page}#{claim.id}", title, beside, text)


def _numbers(writer: Vocabulary, page: str) -> Iterator[Entry]:
    for fact in writer.references.briefing.facts.values():
        if not fact.counts:
            value = numbers.write(fact.quantity, writer.language)
            text = f"{value} · {writer.date(fact.quantity.as_of)} · {writer.word(fact.quantity.basis)}"
            yield Entry("number", f"{page}#{fact.id}", writer.say(fact.what, fact.where), writer.word("number"), text)


def _sources(writer: Vocabulary, page: str) -> Iterator[Entry]:
    for source in writer.references.briefing.sources.values():
        reference = writer.reference(source)
        text = _tidy(f"{reference.before} {reference.after}")
        yield Entry("source", f"{page}#{source.id}", reference.title, writer.word("source"), text)


def _terms(writer: Vocabulary, page: str) -> Iterator[Entry]:
    for term in writer.references.briefing.terms.values():
        word, twin = term.word[writer.language], term.word[writer.other]
        beside = writer.word("term") + (f" · {twin}" if twin != word else "")
        yield Entry("term", f"{page}#{term.id}", word, beside, writer.say(term.means, term.where))


REGISTERS: Mapping[str, Callable[[Vocabulary, str], Iterator[Entry]]] = {
    "claims": _claims,
    "terms": _terms,
    "numbers": _numbers,
    "sources": _sources,
}
