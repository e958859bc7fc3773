"""The rendered pages of one language → one PDF/UA-1, set by Typst. The only module that knows Typst."""

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import typst

from briefing import citation
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import TAGS, Language
from briefing.model import VERDICTS, Briefing
from briefing.page.context import Author, Book
from briefing.page.parse import rendered
from briefing.page.printable import printable
from briefing.paths import TEMPLATES
from briefing.publish.pdf import serialise
from briefing.publish.pdf.escape import HAN, string, text
from briefing.publish.pdf.writer import Document, Element, numbered_sources

Standard = Literal["ua-1", "a-2a"]
STANDARDS: list[Standard] = ["ua-1"]
"""PDF/UA-1: accessible, and every drawing has its words."""
ARCHIVE: Standard = "a-2a"
"""With BRIEFING_PDF_A set, PDF/A-2a as well, for archives."""
GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
ANNEX = "\n\n#show: annex\n"
OVERFULL = re.compile(r"overfull, ([\d.]+), (.*), ([\d.]+)")
LINKED = ("h1", "h2", "h3", "h4", "p", "li", "dt", "figure", "article")
"""The elements that links can lead to in print."""


def pdf(briefing: Briefing, language: Language, tree: Mapping[str, bytes]) -> bytes:
    """The briefing's PDF. `tree` is build/<language>. Same input, same bytes. Raises Problems with what Typst says."""
    author = _author(briefing, language)
    names = ([briefing.brief] if briefing.brief else []) + [*briefing.print_pages, *briefing.annex]
    pages = {name: printable(rendered(tree[f"{name}.md"].decode())) for name in names}
    document = _document(pages, annex=tuple(briefing.annex))
    opening = _brief(briefing, author, document, pages[briefing.brief], "") if briefing.brief else ""
    body = "".join(
        f"{ANNEX if name in briefing.annex[:1] else ''}{serialise.chapter(document, name, page)}"
        for name, page in pages.items()
        if name != briefing.brief
    )
    verdicts = "".join(f"({string(name)}, {string(author.word(name))})," for name in VERDICTS)
    run_on = "".join(f'"{name}",' for name in (*briefing.annex[1:], "references"))
    settings = f"{_settings(briefing, language, author)}, opening: [{opening}]"
    settings += f", run-on: ({run_on}), verdicts: ({verdicts})"
    source = f"#show: briefing.with({settings})\n{body}"
    return _set("briefing", source + _references(briefing, author, document), _drawings(tree), briefing, language)


def brief(briefing: Briefing, language: Language, tree: Mapping[str, bytes]) -> bytes:
    """The page `briefing.brief` on one side of A4. Raises Problems; for too long a text with the part to cut."""
    author, name = _author(briefing, language), briefing.brief
    page = printable(rendered(tree[f"{name}.md"].decode()))
    body = _brief(briefing, author, _document({name: page}), page, author.own_reference())
    words = {"lang": language, "title": author.say(briefing.title), "finding": author.say(briefing.finding)}
    return _set("brief", f"#show: brief.with({_arguments(words)})\n{body}", _drawings(tree), briefing, language)


def _document(pages: Mapping[str, Element], annex: tuple[str, ...] = ()) -> Document:
    """Return what the pages of one PDF share."""
    anchors = {(name, each.get("id")) for name, page in pages.items() for each in page.iter(*LINKED) if each.get("id")}
    return Document(tuple(pages), frozenset(anchors), numbered_sources(pages.values()), annex=annex)


def _brief(briefing: Briefing, author: Author, document: Document, page: Element, own: str) -> str:
    """The brief as one page of Typst; alone it says at its foot what it cites and how to cite it (`own`)."""
    parts = serialise.brief(replace(document, narrow=True), briefing.brief, page)
    foot = ""
    if own:
        cited = [
            f"#metadata(none) <ref-{number}>{text(f'[{number}] {_short(briefing, author, id)}')}"
            for id, number in document.sources.items()
        ]
        label = text(author.word("brief-foot") + author.word("with-colon"))
        words = label + text(author.word("list-comma")).join(cited)
        foot = f"#brief-foot([{words}], {string(author.word('cite-this'))}, {string(own)})"
    return f"\n\n#brief-page(lang: {string(author.language)}, {parts}, below: [{foot}])\n"


def _short(briefing: Briefing, author: Author, id: str) -> str:
    return citation.short(briefing.sources[id], author.language)


def _author(briefing: Briefing, language: Language) -> Author:
    return Author(Book(briefing), language, "", Place("data/briefing.yml"), "plain")


def _drawings(tree: Mapping[str, bytes]) -> dict[str, str]:
    end = "-wide-print.svg"
    return {
        name.removeprefix("figures/").removesuffix(end): content.decode()
        for name, content in tree.items()
        if name.endswith(end)
    }


def _settings(briefing: Briefing, language: Language, author: Author) -> str:
    """What the template needs to know, as Typst arguments."""
    edition = f"{author.word('version')} {briefing.version}"
    values = {
        "lang": language,
        "title": author.say(briefing.title),
        "short": author.say(briefing.short_title),
        "finding": author.say(briefing.finding),
        "edition": edition,
        "date": author.version_date(),
        "contents": author.word("contents"),
        "cite-this": author.word("cite-this"),
        "reference": author.own_reference(),
        "page-of": author.word("page-of"),
        "page-alone": author.word("on-page"),
        "page-within": author.word("on-page-within"),
        "exhibits": author.word("exhibits"),
        "marks": author.word("margin-marks") + author.word("with-colon"),
        "colophon": author.word("colophon").format(
            edition=edition, date=author.version_date(), licence=briefing.licence
        ),
    }
    return _arguments(values)


def _arguments(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {string(value)}" for name, value in values.items())


def _references(briefing: Briefing, author: Author, document: Document) -> str:
    items = []
    for id, number in document.sources.items():
        source = briefing.sources[id]
        found = author.reference(source)
        kind = "native" if author.language == "en" and HAN.search(found.title) else "work"
        words = f"{text(found.before)}#{kind}[{text(found.title)}]{text(found.after)}"
        address = f" #link({string(found.url)})[#address({string(found.url)})]" if found.url else ""
        items.append(f"#reference({number}, {string(found.language)})[{words}{address}] <ref-{number}>")
    head = f"\n\n#heading(level: 1)[{text(author.word('references'))}] <references:top>\n\n"
    return head + "\n".join(items) if items else ""


def _set(kind: str, source: str, drawings: Mapping[str, str], briefing: Briefing, language: Language) -> bytes:
    """One PDF by base.typ, the template of its kind, and the source. Raises Problems."""
    folder = TEMPLATES / "print"
    templates = "\n".join((folder / f"{name}.typ").read_text(encoding="utf-8") for name in ("base", "brief", kind))
    date = briefing.date
    moment = datetime.datetime(date.year, date.month or 1, date.day or 1, tzinfo=datetime.UTC)
    try:
        made = typst.compile(
            f"{templates}\n{source}".encode(),
            format="pdf",
            sys_inputs=dict(drawings),
            pdf_standards=[*STANDARDS, *([ARCHIVE] if os.environ.get("BRIEFING_PDF_A") else [])],
            timestamp=moment,
        )
    except typst.TypstError as error:
        raise Problems([_problem(error, briefing, language)]) from None
    assert isinstance(made, bytes)
    return made


def _problem(error: typst.TypstError, briefing: Briefing, language: Language) -> Problem:
    """What Typst says; a character without a glyph is looked up in the prose, so that its line can be told.

    The brief's own template says by how much it is too long.
    """
    if found := GLYPH.search(error.message):
        sign = next((each for each in found.group(1) if not each.isascii()), found.group(1)[:1])
        what = f'no installed font can print "{sign}" (U+{ord(sign):04X}).'
        return Problem(_place_of(sign, briefing, language), what, "Write it otherwise.")
    if found := OVERFULL.search(error.message):
        over, part, length = found.groups()
        what = f"the brief is {over} mm too long for one side of A4."
        return Problem(
            Place(f"docs/{language}/{briefing.brief}.md", 1), what, f'The longest part is "{part}", {length} mm.'
        )
    return Problem(Place(f"print ({TAGS[language]})"), f"Typst: {error.message}.", " ".join(error.hints))


def _place_of(sign: str, briefing: Briefing, language: Language) -> Place:
    """The file and line of the prose that holds a character; the language where it comes from data/."""
    for page in briefing.pages[language].values():
        for line, words in enumerate(page.source.split("\n"), 1):
            if sign in words:
                return page.where.at(line)
    return Place(f"print ({TAGS[language]})")
