"""What the preview shows: the pages of the last good save, and what is wrong with the present one.

It stands in .cache/preview, apart from site/, which `make site` alone puts in place. Only what a save changed is made
again; the pages that are being looked at come first. PDFs are set when someone asks for one.
"""

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from briefing.build import Built, Files, build
from briefing.commands import site
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES, Language
from briefing.publish import cover, mkdocs
from briefing.publish.failure import logs_kept
from briefing.publish.incremental import Pages
from briefing.publish.toolchain import toolchain
from briefing.store import disk
from briefing.store.memo import Memo

Tell = Callable[[Collection[str]], None]
"""Is told which files of the preview are new: "zh/china.html"."""
EVERYTHING = "*"
"""Told where each page may have changed."""
SEEN, UNSEEN = (".svg", ".css", ".js"), ("assets/search-index.js",)
"""Files whose change shows in a page that itself stays as it was; the search index is read only by a search."""


@dataclass
class Preview:
    """The state of one briefing's preview. Not for several threads at once."""

    root: Path
    problems: tuple[Problem, ...] = ()
    built: Built | None = None
    sites: dict[Language, Pages] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where the preview's pages are."""
        return self.root / ".cache" / "preview"

    def memo(self) -> Memo:
        """Return what earlier builds of this briefing remember."""
        return Memo(disk.Cache(self.root / ".cache" / "made"), toolchain())

    def update(self, seen: Collection[str], tell: Tell, looks: bool = False) -> None:
        """Follow a save. `seen` are the pages open in browsers; `looks` says that a template changed, and so any page.

        What is wrong is in `problems`, and the pages stay as they were.
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
        """Bring one language's pages up to the tree. Returns what MkDocs warns of."""
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
        """Return True if pages came, went or changed places, or if something changed that every page shows."""

        def frame(one: Built) -> object:
            return [list(one.briefing.pages[each]) for each in LANGUAGES], site.settings(one, language)

        return self.built is None or frame(self.built) != frame(built)

    @staticmethod
    def _files(tree: Files, names: Collection[str], folder: Path) -> None:
        """Drawings, data and the rest, as they are in the tree."""
        for name in names:
            if name in tree:
                disk.write_whole(folder / name, tree[name])
            else:
                (folder / name).unlink(missing_ok=True)

    def pdf(self, language: Language, name: str) -> bytes | None:
        """A PDF of the last good save, set now if it was not before; None where there is none of this name."""
        if self.built is None or name not in site.pdf_names(self.built):
            return None
        return site.pdf(self.built, language, name, self.memo(), self.root / ".cache")
