"""make site, step by step: build, print, publish, put in place. What did not change is not made again."""

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

from briefing import disk, print, publish
from briefing.build import Built, build
from briefing.load.files import ENGINE
from briefing.model import LANGUAGES, Language

Step = Callable[[str], None]
WORKERS = 2
PDF = "briefing.pdf"


def make(root: Path, step: Step, pages: bool) -> None:
    """Build everything aside and swap it in; with `pages` False only the PDFs are made again. Raises Problems."""
    work = root / ".cache"
    with disk.alone(work):
        cache = disk.Cache(work / "made")
        with ProcessPoolExecutor(WORKERS) as workers:
            step("data, figures and pages")
            built = build(root, cache, workers)
            for language in LANGUAGES:
                disk.write_tree(root / "build" / language, built.trees[language])
            disk.write_tree(root / "build" / "schema", built.schemas)
            fresh = disk.aside(root / "site", work)
            try:
                _fill(root, built, cache, fresh, workers, step, pages)
                disk.put_in_place(fresh, root / "site")
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        cache.drop_unused()
    _report(root, step)


def _fill(
    root: Path, built: Built, cache: disk.Cache, fresh: Path, workers: ProcessPoolExecutor, step: Step, pages: bool
) -> None:
    """The whole site in `fresh`."""
    pdfs = {language: _pdf(built, language, cache, workers) for language in LANGUAGES}
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
            cache.put(_pdf_key(built, language), pdf)
        (fresh / language / PDF).write_bytes(pdf)
    (fresh / "index.html").write_bytes(publish.cover(built.briefing))


def _pdf(built: Built, language: Language, cache: disk.Cache, workers: ProcessPoolExecutor) -> "bytes | Future[bytes]":
    return cache.get(_pdf_key(built, language)) or workers.submit(
        print.pdf, built.briefing, language, built.trees[language]
    )


def _pdf_key(built: Built, language: Language) -> str:
    found = sha256(f"pdf {language} {built.briefing.version} {_engine('print', 'scripts/briefing/print.py')}".encode())
    for name, content in sorted(built.trees[language].items()):
        found.update(name.encode() + b"\0" + content)
    return found.hexdigest()


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
    found = sha256(
        f"{language} {os.environ.get('BRIEFING_HOST')} {_engine('theme', 'scripts/briefing/publish.py')}".encode()
    )
    found.update(
        (root / "mkdocs.yml").read_bytes() + repr(built.briefing.title).encode() + repr(built.briefing.finding).encode()
    )
    found.update(
        f"{built.briefing.version} {built.briefing.date} {built.briefing.terms} {built.briefing.words}".encode()
    )
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


def _engine(templates: str, module: str) -> str:
    """A hash of the parts of the engine that a product is made with, and of its locked dependencies."""
    files = sorted(path for path in (ENGINE / "templates" / templates).rglob("*") if path.is_file())
    files += [ENGINE / module, ENGINE / "requirements.lock"]
    return sha256(b"".join(file.read_bytes() for file in files if file.is_file())).hexdigest()


def _report(root: Path, step: Step) -> None:
    site = root / "site"
    for language in LANGUAGES:
        count = len(list((site / language).glob("*.html")))
        size = (site / language / PDF).stat().st_size
        step(f"site/{language}/ {count} pages · site/{language}/{PDF} {size / 1e6:.1f} MB")
    step(f"open {site / 'index.html'}, or run make serve")
