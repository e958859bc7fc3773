"""Makes the PDFs of one language from its rendered pages: the briefing, the brief on one side of A4, and chapters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing import citation
from briefing.language.numbers import unbroken
from briefing.language.script import HAN_CHARACTER
from briefing.languages import Language
from briefing.model import VERDICTS, Briefing
from briefing.outputs.timestamps import midnight
from briefing.page.form import PLAIN
from briefing.page.printable import printable
from briefing.page.references import References
from briefing.page.registers import has_data
from briefing.page.values import VALUES, id_of
from briefing.page.vocabulary import Vocabulary
from briefing.publish.pdf import serialise, typeset
from briefing.publish.pdf.blocks import IMAGES, image_path
from briefing.publish.pdf.escape import label, string, text
from briefing.publish.pdf.problems import Product, explained
from briefing.publish.pdf.writer import Document, Element, classes, numbered_sources

CHAPTER = "chapter-"
"""The prefix of the file names of the PDFs of chapters."""
ANNEX = "\n\n#show: annex\n"
MARKS = ".//a[contains(concat(' ', @class, ' '), ' mark ')]"
"""The marks of claims in running text."""
PART, SUBPART = "/part", "/subpart"
"""The pages in the labels of the titles of parts, and of parts within parts: none is the name of a page."""
LINKED = ("h1", "h2", "h3", "h4", "p", "li", "dt", "figure", "article")
"""The elements that can be targets of links in a PDF."""


@dataclass(frozen=True)
class Content:
    """The input of a PDF: the references, the HTML of pages by name, and the print drawings by figure id."""

    references: References
    language: Language
    pages: Mapping[str, str]
    drawings: Mapping[str, str]
    archive: bool = False
    """True if the PDF must also conform to PDF/A-2a, for archives."""


def chapter_file(page: str) -> str:
    """Return the file name of the PDF of a chapter."""
    return f"{CHAPTER}{page}.pdf"


def chapter_of(file: str) -> str:
    """Return the page whose PDF has this file name, or "" for a PDF of the whole briefing."""
    return file.removeprefix(CHAPTER).removesuffix(".pdf") if file.startswith(CHAPTER) else ""


def briefing_pages(briefing: Briefing) -> list[str]:
    """Return the names of the pages in briefing.pdf, in order."""
    return ([briefing.brief] if briefing.brief else []) + [*briefing.print_pages, *briefing.annex]


def pdf(content: Content) -> bytes:
    """Return the PDF of the briefing; equal input gives identical bytes.

    Raises Problems if Typst cannot typeset it, with Typst's error in the author's terms if possible.
    """
    briefing = content.references.briefing
    writer = _writer(content)
    pages = {name: printable(content.pages[name]) for name in briefing_pages(briefing)}
    document = _document(writer, pages, annex=tuple(briefing.annex))
    opening = _brief(writer, document, pages[briefing.brief], "") if briefing.brief else ""
    opened = _parts_before(briefing, [name for name in pages if name != briefing.brief])
    body = "".join(
        f"{ANNEX if name in briefing.annex[:1] else ''}{_parts(writer, opened[name], name)}"
        f"{serialise.chapter(document, name, page)}"
        for name, page in pages.items()
        if name != briefing.brief
    )
    marked = {classes(mark)[-1] for page in pages.values() for mark in page.xpath(MARKS)}
    verdicts = "".join(f"({string(name)}, {string(writer.word(name))})," for name in VERDICTS if name in marked)
    run_on = "".join(f"{string(name)}," for name in (*briefing.annex[1:], "references"))
    settings = f"{_arguments(cover_texts(writer))}, opening: [{opening}]"
    settings += f", run-on: ({run_on}), verdicts: ({verdicts})"
    source = f"#show: briefing.with({settings})\n{body}{_references(writer, document)}"
    return _typeset("briefing.pdf", pages, source, content)


def _parts_before(briefing: Briefing, names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return, by page, the ids of the parts whose titles are printed above it; each is printed once."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        above = {id for ids in found.values() for id in ids}
        found[name] = tuple(id for id in briefing.page_parts.get(name, ()) if id not in above)
    return found


def _parts(writer: Vocabulary, ids: Sequence[str], page: str) -> str:
    """Return the titles of parts as Typst markup; that of an outermost part, which begins a page, has a line below."""
    briefing = writer.references.briefing
    outermost = briefing.page_parts.get(page, ())[:1]
    return "".join(
        f"\n\n#part[{text(writer.say(briefing.parts[id]))}] #{label(PART if id in outermost else SUBPART, id)}\n"
        for id in ids
    )


def brief(content: Content) -> bytes:
    """Return the PDF of the page `briefing.brief` on one side of A4; equal input gives identical bytes.

    Raises Problems if Typst cannot typeset it, or if the text is too long, with the name of its longest part.
    """
    writer, briefing = _writer(content), content.references.briefing
    page = printable(content.pages[briefing.brief])
    body = _brief(writer, _document(writer, {briefing.brief: page}), page, writer.own_reference())
    words = {"lang": content.language, "title": writer.say(briefing.title), "finding": writer.say(briefing.finding)}
    words["author"] = _responsible(writer)
    source = f"#show: brief.with({_arguments(words)})\n{body}"
    return _typeset("brief.pdf", {briefing.brief: page}, source, content)


def chapter(content: Content) -> bytes:
    """Return the PDF of the only page of `content`; equal input gives identical bytes.

    Its figures have the numbers of the whole briefing, its references numbers of their own, and links to other pages
    lead to the site, if its address is known. Raises Problems if Typst cannot typeset it.
    """
    ((name, page),) = content.pages.items()
    writer, briefing = _writer(content), content.references.briefing
    pages = {name: printable(page)}
    document = replace(_document(writer, pages), site=briefing.address(content.language))
    whole = writer.say(briefing.title)
    words = {
        **cover_texts(writer),
        "title": f"{briefing.pages[content.language][name].head.title} – {whole}",
        "chapter-of": writer.word("chapter-of").format(title=whole),
    }
    source = f'#show: briefing.with({_arguments(words)}, run-on: ("references",))\n'
    source += serialise.chapter(document, name, pages[name]) + _references(writer, document)
    return _typeset(chapter_file(name), pages, source, content)


def _document(writer: Vocabulary, pages: Mapping[str, Element], annex: tuple[str, ...] = ()) -> Document:
    """Return the state shared by the pages of one PDF: link targets, numbered sources, values and the annex."""
    anchors = {(name, each.get("id")) for name, page in pages.items() for each in page.iter(*LINKED) if each.get("id")}
    ids = {id_of(value) for page in pages.values() for value in page.xpath(VALUES)}
    found = {id: writer.references.briefing.quantity(id) for id in sorted(ids)}
    values = {id: unbroken(quantity, writer.language) for id, quantity in found.items() if quantity}
    return Document(tuple(pages), frozenset(anchors), numbered_sources(pages.values()), annex=annex, values=values)


def _brief(writer: Vocabulary, document: Document, page: Element, own: str) -> str:
    """Return the brief as Typst markup for one page.

    `own` is the reference to the briefing, which a footer gives below the cited sources. It is "" for the brief at the
    beginning of briefing.pdf, which has no footer.
    """
    briefing = writer.references.briefing
    where = briefing.pages[writer.language][briefing.brief].where.at(1)
    parts = serialise.brief(replace(document, narrow=True), briefing.brief, page, where)
    foot = ""
    if own:
        cited = [
            f"#metadata(none) {_reference_label(number)}{text(f'[{number}] {_short(writer, id)}')}"
            for id, number in document.sources.items()
        ]
        words = text(writer.word("brief-foot") + writer.word("with-colon"))
        words += text(writer.word("list-comma")).join(cited)
        foot = f"#brief-foot([{words}], {string(writer.word('cite-this'))}, {string(own)})"
    return f"\n\n#brief-page(lang: {string(writer.language)}, {parts}, below: [{foot}])\n"


def _short(writer: Vocabulary, id: str) -> str:
    return citation.short(writer.references.briefing.sources[id], writer.language)


def _reference_label(number: int) -> str:
    return f"<ref-{number}>"


def _writer(content: Content) -> Vocabulary:
    return Vocabulary(content.references, content.language, form=PLAIN)


def cover_texts(writer: Vocabulary) -> Mapping[str, str]:
    """Return the texts that templates/print/briefing.typ adds to the pages, by parameter."""
    briefing = writer.references.briefing
    edition = f"{writer.word('version')} {briefing.version}"
    return {
        "lang": writer.language,
        "title": writer.say(briefing.title),
        "short": writer.say(briefing.short_title),
        "logo": f"/{briefing.media[briefing.logo.file].address}" if briefing.logo else "",
        "logo-alt": briefing.logo.alt[writer.language] if briefing.logo else "",
        "finding": writer.say(briefing.finding),
        "edition": edition,
        "signature": writer.signature(),
        "author": _responsible(writer),
        "date": writer.version_date(),
        "contents": writer.word("contents"),
        "cite-this": writer.word("cite-this"),
        "reference": writer.own_reference(),
        "page-of": writer.word("page-of"),
        "page-alone": writer.word("on-page"),
        "page-within": writer.word("on-page-within"),
        "continued-words": writer.word("continued"),
        "exhibits": _list_of_exhibits(writer),
        "marks": writer.word("margin-marks") + writer.word("with-colon"),
        "colophon": _colophon(writer, edition),
    }


def _list_of_exhibits(writer: Vocabulary) -> str:
    """Return the title of the list of figures and tables, or "" if the printed pages have neither."""
    references = writer.references
    printed = briefing_pages(references.briefing)
    kinds = {exhibit.kind for exhibit in references.exhibits.values() if exhibit.page in printed}
    if len(kinds) == 1:
        return writer.word(f"{kinds.pop()}s")
    return writer.word("exhibits") if kinds else ""


def _colophon(writer: Vocabulary, edition: str) -> str:
    """Return the imprint: the edition, what the site has besides the text of the PDF, and the licence."""
    briefing = writer.references.briefing
    found = {"data": has_data(briefing), "claims": briefing.claims, "sources": briefing.sources}
    online = [writer.word(f"online-{name}") for name, there in found.items() if there]
    parts = [writer.word("colophon").format(edition=edition, date=writer.version_date())]
    if online:
        what = writer.listed(online, "list-and")
        parts.append(writer.word("online").format(what=what[:1].upper() + what[1:]))
    licensed = "licensed-with-figures" if briefing.figures else "licensed"
    if not citation.licence_id(briefing):
        licensed = "licensed-otherwise"
    parts.append(writer.word(licensed).format(licence=briefing.licence[writer.language]))
    return ("" if writer.language == "zh" else " ").join(parts)


def _responsible(writer: Vocabulary) -> str:
    """Return the names of the authors, or of the publisher without authors, for the metadata of a PDF."""
    return "; ".join(party.name[writer.language] for party in writer.references.briefing.responsible)


def _arguments(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {string(value)}" for name, value in values.items())


def _references(writer: Vocabulary, document: Document) -> str:
    """Return the list of references as Typst markup, or "" if nothing is cited."""
    items = []
    for id, number in document.sources.items():
        reference = writer.reference(writer.references.briefing.sources[id])
        kind = "native" if writer.language == "en" and HAN_CHARACTER.search(reference.title) else "work"
        words = f"{text(reference.before)}#{kind}[{text(reference.title)}]{text(reference.after)}"
        address = f" #link({string(reference.url)})[#address({string(reference.url)})]" if reference.url else ""
        mark = _reference_label(number)
        items.append(f"#reference({number}, {string(reference.language)})[{words}{address}] {mark}")
    title = f"#heading(level: 1)[{text(writer.word('references'))}] #{label('references', 'top')}"
    return f"\n\n{title}\n\n" + "\n".join(items) if items else ""


def _typeset(file: str, pages: Mapping[str, Element], source: str, content: Content) -> bytes:
    """Return the PDF of Typst markup that uses base.typ, brief.typ and the template named after the file.

    The template of a chapter is that of the briefing.
    """
    briefing, templates = content.references.briefing, content.references.templates
    names = dict.fromkeys(("base", "brief", "briefing" if chapter_of(file) else file.removesuffix(".pdf")))
    sources = [templates[f"print/{name}.typ"] for name in names]
    figures = (figure.get("data-figure") for page in pages.values() for figure in page.iter("figure"))
    drawings = {id: content.drawings[id] for id in figures if id} | {typeset.BRAND: briefing.brand.light}
    shown = {image_path(image) for page in pages.values() for image in page.xpath(IMAGES)}
    if briefing.logo and file == "briefing.pdf":
        shown.add(briefing.logo.file)
    images = {briefing.media[path].address: briefing.media[path].content() for path in sorted(shown)}
    try:
        return typeset.pdf(sources, source, drawings, midnight(briefing.date), content.archive, images)
    except typeset.TypesettingError as error:
        raise explained(error, Product(briefing, content.language, file, [*pages])) from None
