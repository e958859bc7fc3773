"""Makes the PDFs of a site, or recalls them from the memo if nothing that they depend on has changed.

A PDF is rebuilt if any of these has changed: the toolchain, an entry or attribute of the references that `make_pdf`
recorded as read (templates included), the Markdown of its pages, its drawings, or an option in `_cache_name`.
`make_pdf` records the reads, and `_digests` returns their present digests: a new input must be in both.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.build import Built
from briefing.checks.subjects import Pdf
from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.page.dialect import converted
from briefing.page.form import PLAIN
from briefing.page.recording import digests, recorded
from briefing.page.vocabulary import Vocabulary
from briefing.publish.failure import logs_kept
from briefing.publish.pdf import document
from briefing.publish.pdf.read import text
from briefing.store.memo import Digests, Key, Memo, Reads, Recorded

MAKERS: Mapping[str, Callable[[document.Content], bytes]] = {
    "briefing.pdf": document.pdf,
    "brief.pdf": document.brief,
}
"""The file names of the PDFs of every briefing, each with the function that makes it; chapters may have more."""
DRAWING = "-wide-print.svg"
"""The end of the file name of each print drawing."""


@dataclass(frozen=True)
class Made:
    """A PDF, and the digests of everything other than its pages that was read to make it."""

    content: bytes
    reads: Mapping[Key, str]


def names(built: Built) -> list[str]:
    """Return the file names of the PDFs of each language.

    There is a brief.pdf only if the briefing names a page for it, and a PDF of each chapter that it names.
    """
    made = [name for name, maker in MAKERS.items() if maker is not document.brief or built.briefing.brief]
    return made + [document.chapter_file(page) for page in dict.fromkeys(built.briefing.chapter_pdfs)]


def start(
    built: Built, language: Language, name: str, archive: bool, memo: Memo, workers: Executor
) -> "bytes | Future[Made]":
    """Return a PDF from the memo if nothing that it depends on has changed; otherwise submit it to the workers.

    The Future that is then returned raises Problems if the PDF cannot be made. For `archive`, see `content`.
    """
    found = memo.recall(_cache_name(language, name, archive), _digests(built, language))
    return found if found is not None else workers.submit(make_pdf, name, content(built, language, name, archive))


def keep(built: Built, language: Language, name: str, archive: bool, made: Made, memo: Memo) -> None:
    """Store a new PDF in the memo, with the digests of everything that it depends on."""
    known = _digests(built, language)
    bodies: dict[Key, str] = {("bodies", page): known(("bodies", page)) for page in _pages(built, name)}
    memo.keep(_cache_name(language, name, archive), made.content, {**made.reads, **bodies})


def pdf(built: Built, language: Language, name: str, archive: bool, memo: Memo, work: Path) -> bytes:
    """Return one PDF from the memo, or make it in this process and store it in the memo.

    Raises Problems if the PDF cannot be made; the logs of a failed publisher are then written to `work`.
    """
    found = memo.recall(_cache_name(language, name, archive), _digests(built, language))
    if found is None:
        with logs_kept(work):
            made = make_pdf(name, content(built, language, name, archive))
        keep(built, language, name, archive, made, memo)
        found = made.content
    return found


def content(built: Built, language: Language, name: str, archive: bool = False) -> document.Content:
    """Return the input of a PDF; with `archive`, the PDF must also conform to PDF/A-2a."""
    html = _html(built, language, name)
    return document.Content(built.references, language, html, _drawings(built, language), archive)


def printed(built: Built, language: Language, name: str, pdf: bytes) -> Pdf:
    """Return the input of the checks for a new PDF.

    It consists of the text of the PDF, the rendered Markdown of every page, the HTML of the pages that are in the PDF,
    and the texts of its cover.
    """
    pages = {page: rendered.markdown for page, rendered in built.pages[language].items()}
    covers = document.cover_texts(Vocabulary(built.references, language, form=PLAIN))
    own = "\n".join([*covers.values(), *(title[language] for title in built.briefing.parts.values())])
    return Pdf(Place(f"site/{language}/{name}"), text(pdf), pages, _html(built, language, name), own)


def _cache_name(language: Language, name: str, archive: bool) -> str:
    return f"{language}/{name} {'archive' if archive else ''}"


def _html(built: Built, language: Language, name: str) -> dict[str, str]:
    """Return the HTML of each page of a PDF, by name."""
    pages = built.pages[language]
    return {page: converted(pages[page].body, built.briefing.dialect) for page in _pages(built, name)}


def _pages(built: Built, name: str) -> list[str]:
    briefing = built.briefing
    if page := document.chapter_of(name):
        return [page]
    return [briefing.brief] if MAKERS[name] is document.brief else document.briefing_pages(briefing)


def _drawings(built: Built, language: Language) -> dict[str, str]:
    """Return the print drawings as SVG, by figure id."""
    return {
        name.removeprefix("figures/").removesuffix(DRAWING): file.decode()
        for name, file in built.trees[language].items()
        if name.endswith(DRAWING)
    }


def _digests(built: Built, language: Language) -> Digests:
    """Return a function that computes the digest of anything that PDFs read.

    That of a page is computed from its Markdown, which saves the conversion.
    """
    bodies = {name: page.body for name, page in built.pages[language].items()}
    return digests(built.references, bodies=bodies, drawings=_drawings(built, language))


def make_pdf(name: str, content: document.Content) -> Made:
    """Make a PDF and record everything other than its pages that is read. Runs in a worker, except for the preview.

    Raises Problems if the PDF cannot be made.
    """
    reads = Reads(digests(content.references, drawings=content.drawings))
    drawings = Recorded("drawings", content.drawings, reads)
    maker = MAKERS.get(name, document.chapter)
    pdf = maker(replace(content, references=recorded(content.references, reads), drawings=drawings))
    return Made(pdf, reads.seen)
