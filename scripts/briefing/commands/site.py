"""Runs `make site` and `make pdf`: builds, publishes and checks the site; unchanged products are reused."""

import shutil
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from briefing.build import Built, build
from briefing.checks import finished_pages
from briefing.checks.run import check_finished
from briefing.checks.subjects import Finished, Html
from briefing.commands import pdfs
from briefing.commands.workers import Workers, started
from briefing.console import Console
from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES, Language
from briefing.outputs import downloads, page_weight, sitemap
from briefing.page.registers import has_data
from briefing.paths import TEMPLATES
from briefing.publish import cover, mkdocs
from briefing.publish.failure import logs_kept
from briefing.publish.toolchain import toolchain
from briefing.settings import Settings
from briefing.source.schema import schemas
from briefing.store import disk, unchanged
from briefing.store.memo import Memo, Table

DOWNLOADS = ("data/all.zip",)
"""Files other than PDFs whose size is shown next to the links to them."""
NO_DESCRIPTIONS: Mapping[Language, Mapping[str, str]] = {
    language: dict.fromkeys([*pdfs.MAKERS, *DOWNLOADS], "") for language in LANGUAGES
}
"""Empty descriptions of all downloads, for the preview, which makes PDFs only on request."""


FEW_PAGES = 8
"""Up to this many pages of a language are faster in this process than in a worker, which must load MkDocs first."""


@dataclass(frozen=True)
class Run:
    """The context of one run of `make site` or `make pdf`: the folder, memo, workers, settings and console."""

    root: Path
    memo: Memo
    workers: Workers
    settings: Settings
    console: Console

    @property
    def work(self) -> Path:
        """Return the folder for files that are kept between runs."""
        return self.root / ".cache"


def make(root: Path, settings: Settings, console: Console, pages: bool) -> tuple[Problem, ...]:
    """Build the site in a staging folder, then replace site/ with it, and return the warnings.

    build/ is updated too, and a summary is printed. If `pages` is True, nothing is built unless anything has changed
    since a build without warnings. If `pages` is False and site/ exists, its pages are kept, and only the PDFs, the
    cover and the sitemap are rebuilt. Raises Problems, with site/ unchanged, if the address of the site is invalid or
    there is an error.
    """
    host = settings.site_address()
    work = root / ".cache"
    with disk.locked(work), logs_kept(work):
        read = unchanged.sources(root, TEMPLATES, toolchain(), repr(settings))
        record = work / "built"
        if pages and record.is_file() and record.read_text() == f"{read} {unchanged.products(root)}":
            console.line(Message("Nothing has changed since the last build."))
            _report(root, console)
            return ()
        record.unlink(missing_ok=True)
        memory = disk.Cache(work / "made")
        with started() as workers:
            run = Run(root, Memo(memory, toolchain()), workers, settings, console)
            built = build(root, run.memo, workers, host, console)
            fresh = disk.staging_folder(work)
            try:
                warnings = _fill(run, built, fresh, pages)
                for language in LANGUAGES:  # only after everything has succeeded
                    disk.write_tree(root / "build" / language, built.trees[language])
                disk.write_tree(root / "build" / "schema", schemas())
                disk.put_in_place(fresh, root / "site")
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        memory.drop_unused()
        warnings = Problems([*built.warnings, *warnings]).problems
        if pages and not warnings:  # a build with warnings is repeated, so that they are printed again
            record.write_text(f"{read} {unchanged.products(root)}")
    _report(root, console)
    return warnings


def _fill(run: Run, built: Built, fresh: Path, pages: bool) -> tuple[Problem, ...]:
    """Make the whole site in `fresh`, PDFs in parallel in workers, and return the warnings. For `pages`, see `make`.

    Raises Problems if a page or a PDF cannot be made, or a check finds an error.
    """
    warnings: tuple[Problem, ...] = ()
    prints = {
        (language, name): pdfs.start(built, language, name, run.settings.pdf_a, run.memo, run.workers)
        for language in LANGUAGES
        for name in pdfs.names(built)
    }
    waiting = [f"{language}/{name}" for (language, name), found in prints.items() if isinstance(found, Future)]
    if pages or not (run.root / "site").is_dir():
        _pages(run, built, fresh)
        warnings = _check_pages(run, built, fresh)
    else:
        shutil.copytree(run.root / "site", fresh, dirs_exist_ok=True)
        _drop_old_pdfs(built, fresh)
    parallel = Message("PDFs, made in parallel: {names}", names=several(waiting))
    with run.console.step(parallel) if waiting else nullcontext():
        warnings += _collect(run, built, fresh, prints)
    descriptions = {language: _measure(built, language, fresh / language) for language in LANGUAGES}
    names = [name.removesuffix(".md") for name in built.trees[LANGUAGES[0]] if name.endswith(".md")]
    for name, content in sitemap.files(built.briefing, names).items():
        (fresh / name).write_bytes(content)
    (fresh / "index.html").write_bytes(cover.cover(built.references, descriptions))
    return warnings


def _drop_old_pdfs(built: Built, site: Path) -> None:
    """Delete the PDFs of an earlier site that the briefing no longer has, such as brief.pdf without `brief`."""
    names = pdfs.names(built)
    for language in LANGUAGES:
        for file in (site / language).glob("*.pdf"):
            if file.name not in names:
                file.unlink()


def _check_pages(run: Run, built: Built, fresh: Path) -> tuple[Problem, ...]:
    """Check the finished pages, except those in which an earlier check found nothing, and return the warnings.

    Raises Problems, with all errors and warnings, if there is an error.
    """
    known, context = Table(run.memo, "checked pages"), finished_pages.context(built.briefing)
    pages, digests = [], []
    for language in LANGUAGES:
        sources = built.briefing.pages[language]
        for file in sorted((fresh / language).glob("*.html")):
            page = Html(language, file.name, file.read_text(encoding="utf-8"))
            source = sources[file.stem].source if file.stem in sources else ""
            digests.append(sha256(f"{context} {language} {source} {page.html}".encode()).hexdigest())
            pages.append(replace(page, value_count=known.get(digests[-1])))
    warnings = check_finished(Finished(built.briefing, pages=tuple(pages)))
    for page, digest in zip(pages, digests, strict=True):
        if page.value_count is None and not warnings:
            known.put(digest, finished_pages.count_values(page))
    known.keep()
    return warnings


def _collect(
    run: Run, built: Built, fresh: Path, prints: Mapping[tuple[Language, str], "bytes | Future[pdfs.Made]"]
) -> tuple[Problem, ...]:
    """Write the PDFs, check the new ones, and return the warnings.

    Raises Problems, with those of all PDFs, if any PDF cannot be made or a check finds an error in it.
    """
    wrong: list[Problem] = []
    warnings: tuple[Problem, ...] = ()
    for (language, name), found in prints.items():
        try:
            if isinstance(found, bytes):
                pdf = found
            else:
                with logs_kept(run.work):
                    pdf = found.result().content
                new = pdfs.printed(built, language, name, pdf)
                warnings += check_finished(Finished(built.briefing, pdfs=(new,)))
                pdfs.keep(built, language, name, run.settings.pdf_a, found.result(), run.memo)
        except Problems as problems:
            wrong += problems.problems
            continue
        (fresh / language / name).write_bytes(pdf)
    if wrong:
        raise Problems(wrong)
    return warnings


def _measure(built: Built, language: Language, folder: Path) -> Mapping[str, str]:
    """Return the length and size of each file for download, by name, and write them next to the links on the pages."""

    def word(id: str) -> str:
        return built.briefing.words[id][language]

    files = [*pdfs.names(built), *(DOWNLOADS if has_data(built.briefing) else ())]
    descriptions = {name: downloads.describe(word, name, (folder / name).read_bytes()) for name in files}
    for page in folder.rglob("*.html"):
        before = page.read_text(encoding="utf-8")
        if (after := downloads.fill(before, descriptions)) != before:
            disk.write_whole(page, after.encode())  # a new file: the page may be a hard link into the last site
    return descriptions


def _pages(run: Run, built: Built, fresh: Path) -> None:
    """Write the tree and the pages of every language; MkDocs makes only pages that have changed.

    Raises Problems if MkDocs reports any.
    """
    sources = {language: page_source(run.root, built, language, fresh / language) for language in LANGUAGES}
    known, stale = {}, {}
    for language, source in sources.items():
        disk.write_tree(source.site, {name: built.trees[language][name] for name in source.others})
        known[language] = mkdocs.recall(source, source.names(), run.memo)
        for name in mkdocs.broken(known[language]):
            del known[language][name]
        for name, page in known[language].items():
            (source.site / f"{name}.html").write_text(page.text, encoding="utf-8")
        if missing := [name for name in source.names() if name not in known[language]]:
            stale[language] = missing
    if not stale:
        return
    count, total = sum(map(len, stale.values())), sum(len(source.names()) for source in sources.values())
    apply = run.workers.map if max(map(len, stale.values())) > FEW_PAGES else map
    with run.console.step(Message("Website: {count} of {total} pages", count=count, total=total)):
        from briefing.publish import publisher  # imported here because MkDocs is not needed if no page has changed

        arguments = [(sources[language], run.work, names, known[language]) for language, names in stale.items()]
        published = dict(zip(stale, apply(publisher.publish, *zip(*arguments, strict=True)), strict=True))
    if failure := publisher.problems(published.values()):
        raise failure
    for language, found in published.items():
        mkdocs.keep(sources[language], found.cacheable, run.memo)


def page_source(root: Path, built: Built, language: Language, site: Path) -> mkdocs.Source:
    """Return the input of MkDocs for one language, whose pages are written to the folder `site`."""
    return mkdocs.source(root, built.references, language, built.pages[language], built.trees[language], site)


def _report(root: Path, console: Console) -> None:
    """Print a summary of the site: number of pages, sizes of PDFs, heaviest pages, and how to open it."""
    site = root / "site"
    for language in LANGUAGES:
        pages = len(list((site / language).glob("*.html")))
        pdfs = sorted((site / language).glob("*.pdf"))
        sizes = several(f"{pdf.name} {pdf.stat().st_size / 1e6:.1f} MB" for pdf in pdfs)
        console.line(Message("site/{language}/: {pages} pages; {pdfs}", language=language, pages=pages, pdfs=sizes))
        console.line(
            Message("site/{language}/: {weights}", language=language, weights=page_weight.heaviest(site / language))
        )
    console.line(Message("Open {file}, or run make serve.", file=str(site / "index.html")))
