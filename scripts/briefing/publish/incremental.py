"""One language's pages by MkDocs in this process, for the preview: at first all, then only those that changed.

It takes the steps of MkDocs's own build one by one. They will stay as they are: 1.6.1 is the last version.
"""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem

Done = Callable[[str], None]


class Pages:
    """The pages of the rendered tree at `docs_dir`, written to `site_dir`, both as the configuration names them."""

    def __init__(self, config: Path) -> None:
        self.config = load_config(str(config))
        self.language = str(self.config.extra["language"])
        self.files: Files = Files([])
        self.nav: Navigation = Navigation([], [])

    def everything(self, first: Iterable[str], done: Done) -> list[Problem]:
        """Every page, those in `first` before the others. `done` is told the name of each as soon as it is written."""
        with _Warnings(self.language) as said:
            self.files = get_files(self.config)
            self.env = self.config.theme.get_env()
            self.files.add_files_from_theme(self.env, self.config)
            set_exclusions(self.files, self.config)
            self.nav = get_navigation(self.files, self.config)
            for file in self.files.documentation_pages():
                _populate_page(file.page or Page(None, file, self.config), self.config, self.files)
            self.files.copy_static_files()
            for template in self.config.theme.static_templates:
                _build_theme_template(template, self.env, self.files, self.config, self.nav)
            names = [file.src_uri.removesuffix(".md") for file in self.files.documentation_pages()]
            self._write([*(name for name in first if name in names), *names], done)
        return said.problems

    def some(self, names: Iterable[str], done: Done) -> list[Problem]:
        """These pages again. One whose title changed changes the contents of all, and so they follow."""
        with _Warnings(self.language) as said:
            pages = [page for name in names if (page := self._page(name))]
            before = [page.title for page in pages]
            for page in pages:
                _populate_page(page, self.config, self.files)
            self._write([page.file.src_uri.removesuffix(".md") for page in pages], done)
        if before != [page.title for page in pages]:
            return self.everything((), done)
        return said.problems

    def _page(self, name: str) -> Page | None:
        file = self.files.get_file_from_path(f"{name}.md")
        return file.page if file else None

    def _write(self, names: Iterable[str], done: Done) -> None:
        documents = self.files.documentation_pages()
        for name in dict.fromkeys(names):
            if page := self._page(name):
                _build_page(page, self.config, documents, self.nav, self.env)
                done(f"{self.language}/{name}.html")
        for file in documents:
            if file.page:
                file.page.validate_anchor_links(files=self.files, log_level=logging.WARNING)


class _Warnings(logging.Handler):
    """What MkDocs warns of while it works."""

    def __init__(self, language: str) -> None:
        super().__init__(logging.WARNING)
        self.language = language
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(
            Problem(Place(f"docs/{self.language}"), f"MkDocs: {' '.join(record.getMessage().split())}")
        )

    def __enter__(self) -> "_Warnings":
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
