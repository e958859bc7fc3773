"""The state of the preview: the pages of the last save without errors, and the problems of the latest save.

The pages are in .cache/preview; the preview does not change site/. After a save only the affected pages are rebuilt,
those that are open in a browser first. PDFs are made on request.
"""

import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.build import Built, Files, build
from briefing.commands import pdfs, site
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES, Language
from briefing.publish import cover, mkdocs
from briefing.publish.failure import keep_logs, logs_kept
from briefing.publish.publisher import Published, Publisher
from briefing.publish.toolchain import toolchain
from briefing.settings import Settings
from briefing.store import disk
from briefing.store.memo import Memo

Notify = Callable[[Collection[str]], None]
"""A function that is called with the addresses of rebuilt files, such as "zh/china.html", or () for new problems."""
EVERYTHING = "*"
"""Represents all files, for a change that may affect any page."""
SEEN, UNSEEN = (".svg", ".css", ".js"), ("assets/search-index.js",)
MEDIA = "media/"
"""Files whose change is visible on unchanged pages, and an exception, which is loaded only for a search."""


@dataclass
class Shown:
    """The pages of one language in the preview, with their memo units and `Source.frame`, and their publisher."""

    publisher: Publisher
    frame: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, mkdocs.Html] = field(default_factory=dict)


@dataclass
class Preview:
    """The preview of one briefing. `update` must be called by one thread only.

    `built` is the last build without errors, or None before it; `problems` are those of the latest save.
    """

    root: Path
    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()
    built: Built | None = None
    sites: dict[Language, Shown] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Return the folder that contains the pages."""
        return self.root / ".cache" / "preview"

    def memo(self) -> Memo:
        """Return a memo with the results of earlier builds of this briefing."""
        return Memo(disk.Cache(self.root / ".cache" / "made"), toolchain())

    def update(self, seen: Collection[str], notify: Notify) -> None:
        """Rebuild the files that a save affects; `seen` are the addresses of the pages open in browsers.

        Errors and warnings are stored in `problems`; if there are errors in the briefing, the pages are not changed.
        `notify` is called with the address of each rebuilt page, with EVERYTHING in place of an address if any page may
        look different, and with () if there are problems.
        """
        with disk.locked(self.root / ".cache"):
            try:
                with logs_kept(self.root / ".cache"):
                    built = build(self.root, self.memo())
            except Problems as found:
                self.problems = found.problems
                notify(())
                return
            self.problems = ()
            warned: list[Problem] = [*built.warnings]
            for language in LANGUAGES:
                warned += self._update_language(built, language, seen, notify)
            self.built = built
            (self.folder / "index.html").write_bytes(cover.cover(built.references, site.NO_DESCRIPTIONS))
            if warned:
                self.problems = Problems(warned).problems
                notify(())

    def _update_language(
        self, built: Built, language: Language, seen: Collection[str], notify: Notify
    ) -> list[Problem]:
        """Update the files of one language, also in build/, and return the problems that MkDocs reports."""
        source = site.page_source(self.root, built, language, self.folder / language)
        tree, before = built.trees[language], self.built.trees[language] if self.built else {}
        changed = {name for name in tree.keys() | before.keys() if tree.get(name) != before.get(name)}
        disk.write_tree(self.root / "build" / language, tree)
        shown = self.sites.get(language) or Shown(Publisher(self.root / ".cache"))
        if not shown.pages:
            shutil.rmtree(source.site, ignore_errors=True)
            changed = set(source.others)
        self._files(tree, {name for name in changed if not name.endswith(".md")}, source.site)
        for name in shown.pages.keys() - set(source.names()):
            (source.site / f"{name}.html").unlink(missing_ok=True)
        problems = self._pages(source, shown, seen, notify)
        seen_anywhere = (name for name in changed if name.startswith(MEDIA) or name.endswith(SEEN))
        if shown.frame != source.frame or any(name not in UNSEEN for name in seen_anywhere):
            notify((EVERYTHING,))
        shown.frame = source.frame
        self.sites[language] = shown
        return problems

    def _pages(self, source: mkdocs.Source, shown: "Shown", seen: Collection[str], notify: Notify) -> list[Problem]:
        """Update the pages that have changed, those in `seen` first, and return the problems that MkDocs reports."""
        memo = self.memo()
        units = {name: source.unit(name) for name in source.names()}
        pages = {name: shown.pages[name] for name in units if shown.units.get(name) == units[name]}
        recalled = mkdocs.recall(source, [name for name in units if name not in pages], memo)
        for name, page in recalled.items():
            disk.write_whole(source.site / f"{name}.html", page.text.encode())
            notify((f"{source.language}/{name}.html",))
        pages |= recalled
        for name in mkdocs.broken(pages):
            del pages[name]
        stale = [name for name in units if name not in pages]
        stale.sort(key=lambda name: f"{source.language}/{name}.html" not in seen)
        published = Published()
        if stale:
            published = shown.publisher.publish(source, stale, pages, lambda address: notify((address,)))
            mkdocs.keep(source, published.cacheable, memo)
        shown.pages = {**pages, **published.cacheable}
        shown.units = {name: units[name] for name in shown.pages}
        if published.failure is None:
            return []
        keep_logs(published.failure, self.root / ".cache")
        return list(published.failure.problems)

    @staticmethod
    def _files(tree: Files, names: Collection[str], folder: Path) -> None:
        """Copy the named files from the tree to the folder, and remove those that are no longer in the tree."""
        for name in names:
            if name in tree:
                disk.write_whole(folder / name, tree[name])
            else:
                (folder / name).unlink(missing_ok=True)

    def pdf(self, language: Language, name: str) -> bytes | None:
        """Return a PDF of the last save without errors, or None if there is no such save or PDF.

        Raises Problems if the PDF cannot be made.
        """
        if self.built is None or name not in pdfs.names(self.built):
            return None
        return pdfs.pdf(self.built, language, name, self.settings.pdf_a, self.memo(), self.root / ".cache")

    def has_errors(self) -> bool:
        """Return True if the latest save has errors."""
        return any(problem.severity == "error" for problem in self.problems)

    def fail(self, problem: Problem) -> None:
        """Store a failure of the engine as the only problem, and have every page rebuilt at the next save."""
        self.problems = (problem,)
        self.sites.clear()
