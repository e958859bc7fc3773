"""make site, step by step: build, print, publish, put in place. What did not change is not made again."""

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from briefing import disk, print, publish
from briefing.build import Built, build
from briefing.load.files import ENGINE
from briefing.model import LANGUAGES, Language

Step = Callable[[str], None]
WORKERS = 2
START = "forkserver"
"""Workers start from a clean process: the preview has threads, and a fork of those can hang."""
PDF = "briefing.pdf"


def make(root: Path, step: Step, pages: bool) -> None:
    """Build everything aside and swap it in; with `pages` False only the PDFs are made again. Raises Problems."""
    work = root / ".cache"
    with disk.alone(work):
        memory = disk.Cache(work / "made")
        with ProcessPoolExecutor(WORKERS, mp_context=get_context(START)) as workers:
            step("data, figures and pages")
            built = build(root, memory, workers)
            for language in LANGUAGES:
                disk.write_tree(root / "build" / language, built.trees[language])
            disk.write_tree(root / "build" / "schema", built.schemas)
            fresh = disk.aside(root / "site", work)
            try:
                _fill(root, built, memory, fresh, workers, step, pages)
                disk.put_in_place(fresh, root / "site")
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        memory.drop_unused()
    _report(root, step)


def _fill(
    root: Path, built: Built, memory: disk.Cache, fresh: Path, workers: ProcessPoolExecutor, step: Step, pages: bool
) -> None:
    """The whole site in `fresh`."""
    pdfs = {language: _pdf(built, language, memory, workers) for language in LANGUAGES}
    waiting = [language for language, found in pdfs.items() if isinstance(found, Future)]
    if waiting:
        step(f"PDF {', '.join(waiting)}")
    if pages or not (root / "site").is_dir():
        _pages(root, built, fresh, step)
    else:
        shutil.copytree(root / "site", fresh, dirs_exist_ok=True)
    for language, found in pdfs.items():
        pdf = found.result() if isinstance(found, Future) else found
        if isinstance(found, Future):
            memory.put(_pdf_key(built, language), pdf)
        (fresh / language / PDF).write_bytes(pdf)
    (fresh / "index.html").write_bytes(publish.cover(built.briefing))


def _pdf(built: Built, language: Language, memory: disk.Cache, workers: ProcessPoolExecutor) -> "bytes | Future[bytes]":
    return memory.get(_pdf_key(built, language)) or workers.submit(
        print.pdf, built.briefing, language, built.trees[language]
    )


def _pdf_key(built: Built, language: Language) -> str:
    return _key(built, language, "pdf", repr(built.briefing.print_pages))


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
            (fresh / language / PDF).unlink(missing_ok=True)
        else:
            jobs.append(publish.Job(language, root / "build" / language, fresh / language))
    if jobs:
        step(f"site {', '.join(job.language for job in jobs)}")
        publish.publish(root, built.briefing, jobs, root / ".cache")
    disk.write_whole(
        memo,
        json.dumps({language: [keys[language], _pages_digest(fresh / language)] for language in LANGUAGES}).encode(),
    )


def _pages_key(root: Path, built: Built, language: Language) -> str:
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    return _key(built, language, "pages", config + repr(built.briefing.terms) + os.environ.get("BRIEFING_HOST", ""))


def _key(built: Built, language: Language, product: str, settings: str) -> str:
    """What a product is made from: the rendered tree, the briefing's own data, the engine and its settings."""
    briefing = built.briefing
    own = (briefing.title, briefing.short_title, briefing.finding, briefing.version, briefing.date, briefing.words)
    found = sha256(f"{product} {language} {own} {settings} {_engine()}".encode())
    for name, content in sorted(built.trees[language].items()):
        found.update(name.encode() + b"\0" + content)
    return found.hexdigest()


def _pages_digest(folder: Path) -> str:
    """What MkDocs made, without the PDF beside it."""
    if not folder.is_dir():
        return ""
    found = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != PDF):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


@cache
def _engine() -> str:
    """A hash of scripts/, templates/ and the locked dependencies."""
    folders = (ENGINE / "scripts", ENGINE / "templates")
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sha256(b"".join(file.read_bytes() for file in [*files, ENGINE / "requirements.lock"])).hexdigest()


def _report(root: Path, step: Step) -> None:
    site = root / "site"
    for language in LANGUAGES:
        count = len(list((site / language).glob("*.html")))
        size = (site / language / PDF).stat().st_size
        step(f"site/{language}/ {count} pages · site/{language}/{PDF} {size / 1e6:.1f} MB")
    step(f"open {site / 'index.html'}, or run make serve")
