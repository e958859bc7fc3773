"""The rendered pages of one language → its PDFs: the briefing, and the brief on one side of A4."""

import os
from collections.abc import Mapping
from dataclasses import replace

from briefing import citation
from briefing.diagnostics.place import Place
from briefing.language.script import HAN
from briefing.languages import Language
from briefing.model import VERDICTS, Briefing
from briefing.outputs.timestamps import midnight
from briefing.page.context import Author, Book
from briefing.page.parse import rendered
from briefing.page.printable import printable
from briefing.publish.pdf import serialise, typeset
from briefing.publish.pdf.escape import label, string, text
from briefing.publish.pdf.problems import Product, explained
from briefing.publish.pdf.writer import Document, Element, numbered_sources

ANNEX = "\n\n#show: annex\n"
LINKED = ("h1", "h2", "h3", "h4", "p", "li", "dt", "figure", "article")
"""The elements that links can lead to in print."""
DRAWING = "-wide-print.svg"
"""The end of the name of each drawing for print."""


def pdf(briefing: Briefing, language: Language, tree: Mapping[str, bytes]) -> bytes:
    """Return the PDF of the briefing; `tree` is build/<language>. Same input, same bytes.

    Raises Problems with what an author can do about Typst's report.
    """
    author = _author(briefing, language)
    names = ([briefing.brief] if briefing.brief else []) + [*briefing.print_pages, *briefing.annex]
    pages = {name: _page(tree, name) for name in names}
    document = _document(pages, annex=tuple(briefing.annex))
    opening = _brief(briefing, author, document, pages[briefing.brief], "") if briefing.brief else ""
    body = "".join(
        f"{ANNEX if name in briefing.annex[:1] else ''}{serialise.chapter(document, name, page)}"
        for name, page in pages.items()
        if name != briefing.brief
    )
    verdicts = "".join(f"({string(name)}, {string(author.word(name))})," for name in VERDICTS)
    run_on = "".join(f"{string(name)}," for name in (*briefing.annex[1:], "references"))
    settings = f"{_settings(briefing, language, author)}, opening: [{opening}]"
    settings += f", run-on: ({run_on}), verdicts: ({verdicts})"
    source = f"#show: briefing.with({settings})\n{body}{_references(briefing, author, document)}"
    return _typeset(Product(briefing, language, "briefing.pdf", names), source, tree)


def brief(briefing: Briefing, language: Language, tree: Mapping[str, bytes]) -> bytes:
    """Return the page `briefing.brief` on one side of A4. Same input, same bytes.

    Raises Problems; for a text that is too long, with its longest part.
    """
    author, name = _author(briefing, language), briefing.brief
    page = _page(tree, name)
    body = _brief(briefing, author, _document({name: page}), page, author.own_reference())
    words = {"lang": language, "title": author.say(briefing.title), "finding": author.say(briefing.finding)}
    source = f"#show: brief.with({_arguments(words)})\n{body}"
    return _typeset(Product(briefing, language, "brief.pdf", [name]), source, tree)


def _page(tree: Mapping[str, bytes], name: str) -> Element:
    return printable(rendered(tree[f"{name}.md"].decode()))


def _document(pages: Mapping[str, Element], annex: tuple[str, ...] = ()) -> Document:
    """Return what the pages of one PDF share."""
    anchors = {(name, each.get("id")) for name, page in pages.items() for each in page.iter(*LINKED) if each.get("id")}
    return Document(tuple(pages), frozenset(anchors), numbered_sources(pages.values()), annex=annex)


def _brief(briefing: Briefing, author: Author, document: Document, page: Element, own: str) -> str:
    """Return the brief as one page of Typst.

    On its own it has a foot with the sources it cites and how to cite it, `own`.
    """
    parts = serialise.brief(replace(document, narrow=True), briefing.brief, page)
    foot = ""
    if own:
        cited = [
            f"#metadata(none) {_reference_label(number)}{text(f'[{number}] {_short(briefing, author, id)}')}"
            for id, number in document.sources.items()
        ]
        words = text(author.word("brief-foot") + author.word("with-colon"))
        words += text(author.word("list-comma")).join(cited)
        foot = f"#brief-foot([{words}], {string(author.word('cite-this'))}, {string(own)})"
    return f"\n\n#brief-page(lang: {string(author.language)}, {parts}, below: [{foot}])\n"


def _short(briefing: Briefing, author: Author, id: str) -> str:
    return citation.short(briefing.sources[id], author.language)


def _reference_label(number: int) -> str:
    return f"<ref-{number}>"


def _author(briefing: Briefing, language: Language) -> Author:
    return Author(Book(briefing), language, "", Place("data/briefing.yml"), "plain")


def _settings(briefing: Briefing, language: Language, author: Author) -> str:
    """Return what templates/print/briefing.typ is given, as Typst arguments."""
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
    """Return the list of references; "" if nothing is cited."""
    items = []
    for id, number in document.sources.items():
        source = briefing.sources[id]
        reference = author.reference(source)
        kind = "native" if author.language == "en" and HAN.search(reference.title) else "work"
        words = f"{text(reference.before)}#{kind}[{text(reference.title)}]{text(reference.after)}"
        address = f" #link({string(reference.url)})[#address({string(reference.url)})]" if reference.url else ""
        mark = _reference_label(number)
        items.append(f"#reference({number}, {string(reference.language)})[{words}{address}] {mark}")
    title = f"#heading(level: 1)[{text(author.word('references'))}] #{label('references', 'top')}"
    return f"\n\n{title}\n\n" + "\n".join(items) if items else ""


def _typeset(product: Product, source: str, tree: Mapping[str, bytes]) -> bytes:
    """Return the PDF of a source for base.typ, brief.typ and the template named after the file."""
    templates = dict.fromkeys(("base", "brief", product.file.removesuffix(".pdf")))
    drawings = {
        name.removeprefix("figures/").removesuffix(DRAWING): content.decode()
        for name, content in tree.items()
        if name.endswith(DRAWING)
    }
    archive = bool(os.environ.get("BRIEFING_PDF_A"))
    try:
        return typeset.pdf([*templates], source, drawings, midnight(product.briefing.date), archive)
    except typeset.TypesettingError as error:
        raise explained(error, product) from None
