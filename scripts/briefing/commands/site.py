"""make site, step by step: build, print, publish, put in place. What did not change is not made again."""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from briefing.build import Built, build
from briefing.checks.run import check_finished
from briefing.checks.subjects import Finished, Html, Pdf
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.language.numbers import date
from briefing.languages import LANGUAGES, Language
from briefing.outputs import downloads, page_weight, sitemap
from briefing.page.dialect import converted
from briefing.page.recording import digests, recorded
from briefing.paths import TEMPLATES
from briefing.publish import cover, mkdocs
from briefing.publish.failure import logs_kept
from briefing.publish.pdf import document
from briefing.publish.pdf.read import text
from briefing.publish.toolchain import toolchain
from briefing.source.schema import schemas
from briefing.store import disk
from briefing.store.memo import Digests, Key, Memo, Reads
from briefing.store.memo import Recorded as RecordedMapping

Step = Callable[[str], None]
WORKERS = 2
START = "forkserver"
"""Workers start from a clean process: the preview has threads, and a fork of those can hang."""
ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*$")
MAKERS = {"briefing.pdf": document.pdf, "brief.pdf": document.brief}
"""The PDFs of a language, each with what sets it."""
DRAWING = "-wide-print.svg"
"""Ends the name of each drawing for print."""
DOWNLOADS = ("data/all.zip",)
"""What else is offered with its size."""
UNTOLD: Mapping[Language, Mapping[str, str]] = {
    language: dict.fromkeys([*MAKERS, *DOWNLOADS], "") for language in LANGUAGES
}
"""No sizes: a preview does not make these files before someone asks for them."""


def make(root: Path, step: Step, pages: bool) -> tuple[Problem, ...]:
    """Build everything aside and swap it in; with `pages` False only the PDFs are made again.

    Returns what the checks warn of. Raises Problems.
    """
    work = root / ".cache"
    with disk.locked(work), logs_kept(work):
        memory = disk.Cache(work / "made")
        memo = Memo(memory, toolchain())
        with ProcessPoolExecutor(WORKERS, mp_context=get_context(START)) as workers:
            step("data, figures and pages")
            built = build(root, memo, workers, _host())
            fresh = disk.staging_folder(work)
            try:
                warnings = _fill(root, built, memo, fresh, workers, step, pages)
                for language in LANGUAGES:  # now that nothing more can be wrong
                    disk.write_tree(root / "build" / language, built.trees[language])
                disk.write_tree(root / "build" / "schema", schemas())
                disk.put_in_place(fresh, root / "site")
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
                shutil.rmtree(_trees(fresh), ignore_errors=True)
        memory.drop_unused()
    _report(root, step)
    return (*built.warnings, *warnings)


def _host() -> str:
    """Where the site will stand, as BRIEFING_HOST says. Raises Problems where that is no address."""
    said = os.environ.get("BRIEFING_HOST", "").rstrip("/")
    if said and not ADDRESS.match(said):
        raise Problems(
            [Problem(Place("BRIEFING_HOST"), f'"{said}" is no address.', "Write it as https://example.org.")]
        )
    return said


def _fill(
    root: Path, built: Built, memo: Memo, fresh: Path, workers: ProcessPoolExecutor, step: Step, pages: bool
) -> tuple[Problem, ...]:
    """Make the whole site in `fresh`. Returns the warnings about its pages and PDFs; raises Problems."""
    warnings: tuple[Problem, ...] = ()
    pdfs = {
        (language, name): _pdf(built, language, name, memo, workers)
        for language in LANGUAGES
        for name in pdf_names(built)
    }
    waiting = [f"{language}/{name}" for (language, name), found in pdfs.items() if isinstance(found, Future)]
    if waiting:
        step(f"print {', '.join(waiting)}")
    if pages or not (root / "site").is_dir():
        _pages(root, built, memo, fresh, step)
        warnings = _check_pages(built, fresh)
    else:
        shutil.copytree(root / "site", fresh, dirs_exist_ok=True)
    warnings += _collect(built, memo, fresh, pdfs)
    told = {language: _measure(built, language, fresh / language) for language in LANGUAGES}
    names = [name.removesuffix(".md") for name in built.trees[LANGUAGES[0]] if name.endswith(".md")]
    for name, content in sitemap.files(built.briefing, names).items():
        (fresh / name).write_bytes(content)
    (fresh / "index.html").write_bytes(cover.cover(built.references, told))
    return warnings


def _check_pages(built: Built, fresh: Path) -> tuple[Problem, ...]:
    """Check the finished pages. Returns the warnings; raises Problems, and the last site stays as it was."""
    files = [(language, file) for language in LANGUAGES for file in sorted((fresh / language).glob("*.html"))]
    pages = tuple(Html(language, file.name, file.read_text(encoding="utf-8")) for language, file in files)
    return check_finished(Finished(built.briefing, pages=pages))


Made = dict[tuple[Language, str], "bytes | Future[Recorded]"]


def _collect(built: Built, memo: Memo, fresh: Path, pdfs: Made) -> tuple[Problem, ...]:
    """Write the PDFs as they are ready, and check the new ones. Returns the warnings; raises all problems at once."""
    wrong: list[Problem] = []
    warnings: tuple[Problem, ...] = ()
    for (language, name), found in pdfs.items():
        try:
            with logs_kept(fresh.parent):
                pdf = found if isinstance(found, bytes) else found.result().content
            if not isinstance(found, bytes):
                warnings += check_finished(Finished(built.briefing, pdfs=(_printed(built, language, name, pdf),)))
                _keep(built, language, name, found.result(), memo)
        except Problems as problems:
            wrong += problems.problems
            continue
        (fresh / language / name).write_bytes(pdf)
    if wrong:
        raise Problems(wrong)
    return warnings


def _printed(built: Built, language: Language, name: str, pdf: bytes) -> Pdf:
    """Return what is checked of a new PDF: its text, and the pages that it prints."""
    briefing = built.briefing
    pages = {page: rendered.markdown for page, rendered in built.pages[language].items()}
    own = f"{briefing.version} {briefing.licence} {date(briefing.date, language)}"
    return Pdf(Place(f"site/{language}/{name}"), text(pdf), pages, _html(built, language, name), own)


def _html(built: Built, language: Language, name: str) -> dict[str, str]:
    """Return the pages of a PDF as HTML."""
    pages = built.pages[language]
    return {page: converted(pages[page].body, built.briefing.dialect) for page in _printed_pages(built, name)}


def _printed_pages(built: Built, name: str) -> list[str]:
    briefing = built.briefing
    return [briefing.brief] if MAKERS[name] is document.brief else document.briefing_pages(briefing)


def _measure(built: Built, language: Language, folder: Path) -> Mapping[str, str]:
    """How long and how large each file to download is; written into the pages that link it."""

    def word(id: str) -> str:
        return built.briefing.words[id][language]

    files = [*pdf_names(built), *DOWNLOADS]
    told = {name: downloads.describe(word, name, (folder / name).read_bytes()) for name in files}
    for page in folder.rglob("*.html"):
        before = page.read_text(encoding="utf-8")
        if (after := downloads.fill(before, told)) != before:
            disk.write_whole(page, after.encode())  # a page of the last site is linked, and may not change there
    return told


def pdf_names(built: Built) -> list[str]:
    """The files to print; the brief only where the briefing names a page for it."""
    return [name for name, maker in MAKERS.items() if maker is not document.brief or built.briefing.brief]


@dataclass(frozen=True)
class Recorded:
    """A PDF, and what was read to make it."""

    content: bytes
    reads: Mapping[Key, str]


def _unit(language: Language, name: str) -> str:
    return f"{language}/{name} {'archive' if os.environ.get('BRIEFING_PDF_A') else ''}"


def _pdf(
    built: Built, language: Language, name: str, memo: Memo, workers: ProcessPoolExecutor
) -> "bytes | Future[Recorded]":
    """Return a PDF if nothing that it was made from has changed; else start to make it."""
    found = memo.recall(_unit(language, name), _digests(built, language))
    return found if found is not None else workers.submit(_set, name, content(built, language, name))


def pdf(built: Built, language: Language, name: str, memo: Memo, work: Path) -> bytes:
    """Return one PDF, made in this process if it is not remembered; logs go to `work`. Raises Problems."""
    found = memo.recall(_unit(language, name), _digests(built, language))
    if found is None:
        with logs_kept(work):
            made = _set(name, content(built, language, name))
        _keep(built, language, name, made, memo)
        found = made.content
    return found


def _keep(built: Built, language: Language, name: str, made: Recorded, memo: Memo) -> None:
    known = _digests(built, language)
    bodies: dict[Key, str] = {("bodies", page): known(("bodies", page)) for page in _printed_pages(built, name)}
    memo.keep(_unit(language, name), made.content, {**made.reads, **bodies})


def content(built: Built, language: Language, name: str) -> document.Content:
    """Return what a PDF is made from."""
    archive = bool(os.environ.get("BRIEFING_PDF_A"))
    return document.Content(
        built.references, language, _html(built, language, name), _drawings(built, language), archive
    )


def _drawings(built: Built, language: Language) -> dict[str, str]:
    """Return the drawings for print by the ids of their figures."""
    return {
        name.removeprefix("figures/").removesuffix(DRAWING): content.decode()
        for name, content in built.trees[language].items()
        if name.endswith(DRAWING)
    }


def _digests(built: Built, language: Language) -> Digests:
    """Return the digests of what PDFs read; that of a page is made from its Markdown, which costs no conversion."""
    pages = {name: page.body for name, page in built.pages[language].items()}
    return digests(built.references, bodies=pages, drawings=_drawings(built, language))


def _set(name: str, content: document.Content) -> Recorded:
    """Make a PDF and record what it reads beside its pages. Runs in a worker."""
    reads = Reads(digests(content.references, drawings=content.drawings))
    drawings = RecordedMapping("drawings", content.drawings, reads)
    pdf = MAKERS[name](replace(content, references=recorded(content.references, reads), drawings=drawings))
    return Recorded(pdf, reads.seen)


def _pages(root: Path, built: Built, memo: Memo, fresh: Path, step: Step) -> None:
    """Run MkDocs for the languages whose tree or look changed; the last site has the pages of the others."""
    last = {language: memo.recall(_pages_unit(root, built, language)) for language in LANGUAGES}
    jobs = []
    for language in LANGUAGES:
        old = root / "site" / language
        if last[language] is not None and last[language] == _pages_digest(old).encode():
            shutil.copytree(old, fresh / language, copy_function=os.link)
            for name in MAKERS:
                (fresh / language / name).unlink(missing_ok=True)
        else:
            docs = _trees(fresh) / language
            disk.write_tree(docs, built.trees[language])
            jobs.append(mkdocs.Job(language, settings(built, language), docs, fresh / language))
    if jobs:
        step(f"site {', '.join(job.language for job in jobs)}")
        mkdocs.publish(root, built.briefing.date, jobs, root / ".cache")
    for language in LANGUAGES:
        memo.keep(_pages_unit(root, built, language), _pages_digest(fresh / language).encode())


def settings(built: Built, language: Language) -> Mapping[str, Any]:
    """Return what a language adds to mkdocs.yml."""
    return mkdocs.settings(
        built.references, language, {name: page.head for name, page in built.pages[language].items()}
    )


def _pages_unit(root: Path, built: Built, language: Language) -> str:
    """Return the unit of a language's pages: its name holds the tree, the settings and the theme."""
    found = sha256(repr(settings(built, language)).encode() + (root / "mkdocs.yml").read_bytes())
    for name, content in sorted(built.trees[language].items()):
        found.update(name.encode() + b"\0" + content)
    for file in sorted(path for path in (TEMPLATES / "theme").rglob("*") if path.is_file()):
        found.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"pages {language} {found.hexdigest()}"


def _trees(fresh: Path) -> Path:
    """Where MkDocs reads the trees of a new site: build/ changes only when the whole site could be made."""
    return fresh.with_name(f"{fresh.name}-trees")


def _pages_digest(folder: Path) -> str:
    """What MkDocs made, without the PDFs beside it and what is said of them."""
    if not folder.is_dir():
        return ""
    found = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in MAKERS):
        content = path.read_bytes()
        if path.suffix == ".html":
            content = downloads.clear(content.decode()).encode()
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + content)
    return found.hexdigest()


def _report(root: Path, step: Step) -> None:
    site = root / "site"
    for language in LANGUAGES:
        count = len(list((site / language).glob("*.html")))
        pdfs = sorted((site / language).glob("*.pdf"))
        printed = " · ".join(f"{pdf.name} {pdf.stat().st_size / 1e6:.1f} MB" for pdf in pdfs)
        step(f"site/{language}/ {count} pages · {printed}")
        step(f"site/{language}/ {page_weight.heaviest(site / language)}")
    step(f"open {site / 'index.html'}, or run make serve")
