"""The state of the preview: the pages of the last save without errors, and the problems of the latest save.

The pages are in .cache/preview; the preview does not change site/. After a save only the affected pages are rebuilt,
those that are open in a browser first. PDFs are made on request.
"""

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from briefing.build import Built, Files, build
from briefing.commands import pdfs, site
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES, Language
from briefing.publish import cover, mkdocs
from briefing.publish.failure import logs_kept
from briefing.publish.incremental import Pages
from briefing.publish.toolchain import toolchain
from briefing.settings import Settings
from briefing.store import disk
from briefing.store.memo import Memo

Tell = Callable[[Collection[str]], None]
"""A function that is called with the addresses of the rebuilt files, such as "zh/china.html"."""
EVERYTHING = "*"
"""Stands for all files, if any page may have changed."""
SEEN, UNSEEN = (".svg", ".css", ".js"), ("assets/search-index.js",)
"""Files whose change is visible on unchanged pages, and an exception, which is loaded only for a search."""


@dataclass
class Preview:
    """The preview of one briefing. `update` is called by one thread only."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()
    built: Built | None = None
    sites: dict[Language, Pages] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Return the folder that contains the pages."""
        return self.root / ".cache" / "preview"

    def memo(self) -> Memo:
        """Return the memo with the results of earlier builds of this briefing."""
        return Memo(disk.Cache(self.root / ".cache" / "made"), toolchain())

    def update(self, seen: Collection[str], tell: Tell, looks: bool = False) -> None:
        """Rebuild what a save changed. `seen` are the pages open in browsers; `looks` is True if templates changed.

        Errors and warnings are stored in `problems`; if there are errors in the briefing, the pages are not changed.
        """
        with disk.locked(self.root / ".cache"):
            try:
                with logs_kept(self.root / ".cache"):
                    built = build(self.root, self.memo())
            except Problems as found:
                self.problems = found.problems
                tell(())
                return
            self.problems = ()
            warned: list[Problem] = [*built.warnings]
            for language in LANGUAGES:
                warned += self._follow(built, language, seen, tell, looks)
            self.built = built
            (self.folder / "index.html").write_bytes(cover.cover(built.references, site.UNTOLD))
            if warned:
                self.problems = Problems(warned).problems
                tell(())

    def _follow(
        self, built: Built, language: Language, seen: Collection[str], tell: Tell, looks: bool
    ) -> list[Problem]:
        """Update the pages of one language, and return the problems that MkDocs reports."""
        tree, before = built.trees[language], self.built.trees[language] if self.built else {}
        changed = {name for name in tree.keys() | before.keys() if tree.get(name) != before.get(name)}
        disk.write_tree(self.root / "build" / language, tree)
        job = mkdocs.Job(
            language, site.settings(built, language), self.root / "build" / language, self.folder / language
        )

        def done(name: str) -> None:
            tell((name,))

        mine = [name.partition("/")[2].removesuffix(".html") for name in seen if name.startswith(f"{language}/")]
        listed = {name for name in changed if name.endswith(".md")}
        if looks or language not in self.sites or self._other_frame(built, language) or listed - before.keys():
            shutil.rmtree(job.site, ignore_errors=True)
            config = mkdocs.configure(self.root, job, self.root / ".cache", "preview")
            self.sites[language] = Pages(self.root, language, config)
            warned = self.sites[language].everything(mine, done)
            tell((EVERYTHING,))
            return warned
        self._files(tree, changed - listed, job.site)
        names = sorted((name.removesuffix(".md") for name in listed), key=lambda name: name not in mine)
        warned = self.sites[language].some(names, done) if names else []
        if any(name.endswith(SEEN) and name not in UNSEEN for name in changed):
            tell((EVERYTHING,))
        return warned

    def _other_frame(self, built: Built, language: Language) -> bool:
        """Return True if pages were added, removed or reordered, or if the settings of all pages have changed."""

        def frame(one: Built) -> object:
            return [list(one.briefing.pages[each]) for each in LANGUAGES], site.settings(one, language)

        return self.built is None or frame(self.built) != frame(built)

    @staticmethod
    def _files(tree: Files, names: Collection[str], folder: Path) -> None:
        """Copy the named files from the tree to the folder, and remove those that are no longer in the tree."""
        for name in names:
            if name in tree:
                disk.write_whole(folder / name, tree[name])
            else:
                (folder / name).unlink(missing_ok=True)

    def pdf(self, language: Language, name: str) -> bytes | None:
        """Return a PDF of the last save without errors, or None if there is no such PDF. Raises Problems."""
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
