"""make site, step by step: build, print, publish, put in place. What did not change is not made again."""

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from briefing.build import Built, build
from briefing.checks.run import check_finished
from briefing.checks.subjects import Finished, Html, Pdf
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.language.numbers import date
from briefing.languages import LANGUAGES, Language
from briefing.outputs import downloads, page_weight, sitemap
from briefing.paths import ENGINE, TEMPLATES
from briefing.publish import cover, mkdocs
from briefing.publish.failure import logs_kept
from briefing.publish.pdf import document
from briefing.publish.pdf.read import text
from briefing.source.schema import schemas
from briefing.store import disk

Step = Callable[[str], None]
WORKERS = 2
START = "forkserver"
"""Workers start from a clean process: the preview has threads, and a fork of those can hang."""
ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*$")
MAKERS = {"briefing.pdf": document.pdf, "brief.pdf": document.brief}
"""The PDFs of a language, each with what sets it."""
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
    with disk.alone(work), logs_kept(work):
        memory = disk.Cache(work / "made")
        with ProcessPoolExecutor(WORKERS, mp_context=get_context(START)) as workers:
            step("data, figures and pages")
            built = build(root, memory, workers, _host())
            fresh = disk.aside(root / "site", work)
            try:
                warnings = _fill(root, built, memory, fresh, workers, step, pages)
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
    root: Path, built: Built, memory: disk.Cache, fresh: Path, workers: ProcessPoolExecutor, step: Step, pages: bool
) -> tuple[Problem, ...]:
    """Make the whole site in `fresh`. Returns the warnings about its pages and PDFs; raises Problems."""
    warnings: tuple[Problem, ...] = ()
    pdfs = {
        (language, name): _pdf(built, language, name, memory, workers)
        for language in LANGUAGES
        for name in pdf_names(built)
    }
    waiting = [f"{language}/{name}" for (language, name), found in pdfs.items() if isinstance(found, Future)]
    if waiting:
        step(f"print {', '.join(waiting)}")
    if pages or not (root / "site").is_dir():
        _pages(root, built, fresh, step)
        warnings = _check_pages(built, fresh)
    else:
        shutil.copytree(root / "site", fresh, dirs_exist_ok=True)
    warnings += _collect(built, memory, fresh, pdfs)
    told = {language: _measure(built, language, fresh / language) for language in LANGUAGES}
    names = [name.removesuffix(".md") for name in built.trees[LANGUAGES[0]] if name.endswith(".md")]
    for name, content in sitemap.files(built.briefing, names).items():
        (fresh / name).write_bytes(content)
    (fresh / "index.html").write_bytes(cover.cover(built.briefing, told))
    return warnings


def _check_pages(built: Built, fresh: Path) -> tuple[Problem, ...]:
    """Check the finished pages. Returns the warnings; raises Problems, and the last site stays as it was."""
    files = [(language, file) for language in LANGUAGES for file in sorted((fresh / language).glob("*.html"))]
    pages = tuple(Html(language, file.name, file.read_text(encoding="utf-8")) for language, file in files)
    return check_finished(Finished(built.briefing, pages=pages))


Made = dict[tuple[Language, str], "bytes | Future[bytes]"]


def _collect(built: Built, memory: disk.Cache, fresh: Path, pdfs: Made) -> tuple[Problem, ...]:
    """Write the PDFs as they are ready, and check the new ones. Returns the warnings; raises all problems at once."""
    wrong: list[Problem] = []
    warnings: tuple[Problem, ...] = ()
    for (language, name), found in pdfs.items():
        try:
            with logs_kept(fresh.parent):
                pdf = found.result() if isinstance(found, Future) else found
            if isinstance(found, Future):
                warnings += check_finished(Finished(built.briefing, pdfs=(_printed(built, language, name, pdf),)))
                memory.put(_pdf_key(built, language, name), pdf)
        except Problems as problems:
            wrong += problems.problems
            continue
        (fresh / language / name).write_bytes(pdf)
    if wrong:
        raise Problems(wrong)
    return warnings


def _printed(built: Built, language: Language, name: str, pdf: bytes) -> Pdf:
    """Return what is checked of a new PDF: its text, and the pages that it prints."""
    briefing, tree = built.briefing, built.trees[language]
    pages = {file.removesuffix(".md"): page.decode() for file, page in tree.items() if file.endswith(".md")}
    names = [briefing.brief] if briefing.brief else []
    if MAKERS[name] is not document.brief:
        names += briefing.print_pages
    own = f"{briefing.version} {briefing.licence} {date(briefing.date, language)}"
    return Pdf(Place(f"site/{language}/{name}"), text(pdf), pages, tuple(names), own)


def _measure(built: Built, language: Language, folder: Path) -> Mapping[str, str]:
    """How long and how large each file to download is; written into the pages that link it."""

    def word(id: str) -> str:
        return built.briefing.words[id][language]

    files = [*pdf_names(built), *DOWNLOADS]
    told = {name: downloads.extent(word, name, (folder / name).read_bytes()) for name in files}
    for page in folder.rglob("*.html"):
        before = page.read_text(encoding="utf-8")
        if (after := downloads.filled(before, told)) != before:
            disk.write_whole(page, after.encode())  # a page of the last site is linked, and may not change there
    return told


def pdf_names(built: Built) -> list[str]:
    """The files to print; the brief only where the briefing names a page for it."""
    return [name for name, maker in MAKERS.items() if maker is not document.brief or built.briefing.brief]


def _pdf(
    built: Built, language: Language, name: str, memory: disk.Cache, workers: ProcessPoolExecutor
) -> "bytes | Future[bytes]":
    return memory.get(_pdf_key(built, language, name)) or workers.submit(
        MAKERS[name], built.briefing, language, built.trees[language]
    )


def pdf(built: Built, language: Language, name: str, memory: disk.Cache) -> bytes:
    """One PDF, set in this process if it is not remembered. Raises Problems."""
    key = _pdf_key(built, language, name)
    found = memory.get(key)
    if found is None:
        with logs_kept(memory.folder.parent):
            found = MAKERS[name](built.briefing, language, built.trees[language])
        memory.put(key, found)
    return found


def _pdf_key(built: Built, language: Language, name: str) -> str:
    briefing = built.briefing
    settings = (briefing.print_pages, briefing.annex, briefing.brief, os.environ.get("BRIEFING_PDF_A"))
    return _key(built, language, name, repr(settings))


def _pages(root: Path, built: Built, fresh: Path, step: Step) -> None:
    """MkDocs for the languages whose tree or look changed; the last site's pages for the others."""
    keys = {language: _pages_key(root, built, language) for language in LANGUAGES}
    memo = root / ".cache" / "pages.json"
    last = json.loads(memo.read_text()) if memo.is_file() else {}
    jobs = []
    for language in LANGUAGES:
        old = root / "site" / language
        if last.get(language) == [keys[language], _pages_digest(old)]:
            shutil.copytree(old, fresh / language, copy_function=os.link)
            for name in MAKERS:
                (fresh / language / name).unlink(missing_ok=True)
        else:
            disk.write_tree(_trees(fresh) / language, built.trees[language])
            jobs.append(mkdocs.Job(language, _trees(fresh) / language, fresh / language))
    if jobs:
        step(f"site {', '.join(job.language for job in jobs)}")
        mkdocs.publish(root, built.briefing, jobs, root / ".cache")
    disk.write_whole(
        memo,
        json.dumps({language: [keys[language], _pages_digest(fresh / language)] for language in LANGUAGES}).encode(),
    )


def _trees(fresh: Path) -> Path:
    """Where MkDocs reads the trees of a new site: build/ changes only when the whole site could be made."""
    return fresh.with_name(f"{fresh.name}-trees")


def _pages_key(root: Path, built: Built, language: Language) -> str:
    return _key(built, language, "pages", (root / "mkdocs.yml").read_text(encoding="utf-8"))


def _key(built: Built, language: Language, product: str, settings: str) -> str:
    """What a product is made from: the rendered tree, the briefing's own data, the engine and its settings."""
    briefing = built.briefing
    own = (briefing.title, briefing.short_title, briefing.finding, briefing.version, briefing.date, briefing.words)
    found = sha256(f"{product} {language} {own} {briefing.host} {settings} {_engine()}".encode())
    for name, content in sorted(built.trees[language].items()):
        found.update(name.encode() + b"\0" + content)
    return found.hexdigest()


def _pages_digest(folder: Path) -> str:
    """What MkDocs made, without the PDFs beside it and what is said of them."""
    if not folder.is_dir():
        return ""
    found = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in MAKERS):
        content = path.read_bytes()
        if path.suffix == ".html":
            content = downloads.emptied(content.decode()).encode()
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + content)
    return found.hexdigest()


@cache
def _engine() -> str:
    """A hash of scripts/, templates/ and the locked dependencies."""
    folders = (ENGINE / "scripts", TEMPLATES)
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sha256(b"".join(file.read_bytes() for file in [*files, ENGINE / "requirements.lock"])).hexdigest()


def _report(root: Path, step: Step) -> None:
    site = root / "site"
    for language in LANGUAGES:
        count = len(list((site / language).glob("*.html")))
        pdfs = sorted((site / language).glob("*.pdf"))
        printed = " · ".join(f"{pdf.name} {pdf.stat().st_size / 1e6:.1f} MB" for pdf in pdfs)
        step(f"site/{language}/ {count} pages · {printed}")
        step(f"site/{language}/ {page_weight.heaviest(site / language)}")
    step(f"open {site / 'index.html'}, or run make serve")
