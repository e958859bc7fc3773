"""Runs MkDocs in this process for the preview: first for all pages, then only for those that changed.

It calls the steps of MkDocs's build one by one, including private functions. These will not change: pyproject.toml pins
MkDocs to 1.6.1, the last version of MkDocs 1, for this reason.
"""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from briefing.diagnostics.problem import Problem
from briefing.languages import Language
from briefing.publish.failure import keep_logs
from briefing.publish.mkdocs_report import explained

Done = Callable[[str], None]


class Pages:
    """Builds the pages of one language from the rendered tree.

    `root` is the briefing's folder. `config` is the configuration file written by `mkdocs.configure`; it names the
    folders of the tree and of the pages.
    """

    def __init__(self, root: Path, language: Language, config: Path) -> None:
        self.root, self.language, self.path = root, language, config
        self.files: Files = Files([])
        self.nav: Navigation = Navigation([], [])
        self.complete = False

    def everything(self, first: Iterable[str], done: Done) -> list[Problem]:
        """Write every page, those in `first` before the others, and return the problems that MkDocs reports.

        `done` is called with the address of each page as soon as it is written.
        """
        with self._reported() as problems:
            self.config = load_config(str(self.path))
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
            self.complete = True
        return problems

    def some(self, names: Iterable[str], done: Done) -> list[Problem]:
        """Write these pages again, and return the problems that MkDocs reports.

        If a title changed, all pages are written, since the navigation of every page contains it.
        """
        if not self.complete:
            return self.everything(names, done)
        pages = [page for name in names if (page := self._page(name))]
        before = [page.title for page in pages]
        with self._reported() as problems:
            for page in pages:
                _populate_page(page, self.config, self.files)
            self._write([page.file.src_uri.removesuffix(".md") for page in pages], done)
        if before != [page.title for page in pages]:
            return self.everything((), done)
        return problems

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

    @contextmanager
    def _reported(self) -> Iterator[list[Problem]]:
        """Collect the warnings and errors of MkDocs as problems; write its report to a log if any is not recognised.

        An exception ends the build and is reported in the same way, since a theme or a setting may raise any exception.
        """
        problems: list[Problem] = []
        records = _Records()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(records)
        try:
            yield problems
        except Exception:
            records.lines.append(traceback.format_exc())
        finally:
            logger.removeHandler(records)
        if records.lines:
            failure = explained(records.lines, "\n".join(records.lines), self.root, self.language)
            keep_logs(failure, self.path.parent)
            problems += failure.problems


class _Records(logging.Handler):
    """Collects log records of warnings and errors, each as one line."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Add the message of a log record to `lines`."""
        self.lines.append(" ".join(record.getMessage().split()))
