"""Runs MkDocs in this process, for one language and only for the pages that must be rebuilt.

It calls the steps of MkDocs's build one by one, including private functions. These will not change: pyproject.toml pins
MkDocs to 1.6.1, the last version of MkDocs 1, for this reason. Each language is published separately, which gives it
its own `lang` and titles. Events of plugins that concern the whole site are not raised.
"""

import json
import logging
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from briefing.diagnostics.problem import Problem
from briefing.paths import TEMPLATES
from briefing.publish.failure import Failure
from briefing.publish.mkdocs import MISSING, Html, Source
from briefing.publish.mkdocs_report import explained
from briefing.store.disk import write_whole

Done = Callable[[str], None]


@dataclass
class Published:
    """The pages that were made, by name, and the problems that MkDocs reports.

    `outdated` is True if the theme or mkdocs.yml was saved while the pages were made.
    """

    pages: dict[str, Html] = field(default_factory=dict)
    failure: Failure | None = None
    outdated: bool = False

    @property
    def cacheable(self) -> Mapping[str, Html]:
        """Return the pages that may be cached: those without problems, but none if `outdated`.

        A problem that does not concern a single page counts as one of every page.
        """
        if self.outdated:
            return {}
        files = {problem.where.file for problem in self.failure.problems} if self.failure else set()
        if any(not file.endswith(".md") for file in files):
            return {}
        faulty = {Path(file).stem for file in files}
        return {name: page for name, page in self.pages.items() if name not in faulty}


def publish(source: Source, work: Path, names: Collection[str], known: Mapping[str, Html]) -> Published:
    """Make pages of one language once, as `Publisher.publish` does. Can run in a worker."""
    return Publisher(work).publish(source, names, known)


class Publisher:
    """MkDocs for one language, which is reloaded only if something that all pages depend on has changed.

    `work` is the folder for its configuration file (.cache).
    """

    def __init__(self, work: Path) -> None:
        self.work = work
        self.frame = ""

    def publish(
        self, source: Source, names: Collection[str], known: Mapping[str, Html], done: Done = lambda _: None
    ) -> Published:
        """Write the named pages into the folder of the site, and return them with the problems that MkDocs reports.

        `known` are the other pages, to whose anchors links may lead. `done` is called with the address of each page,
        such as "zh/china.html", as soon as it is written. An exception in MkDocs or the theme ends the publishing and
        is reported as a problem; the pages written before it are returned.
        """
        published = Published()
        with _reported(source.root) as lines:
            if self.frame != source.frame:
                self._load(source)
            self._update(source)
            pages = {name: self._page(name) for name in [*names, *source.untitled()] if name != MISSING}
            for page in pages.values():
                _populate_page(page, self.config, self.files)
            for name in names:
                published.pages[name] = self._written(source, name)
                done(f"{source.language}/{name}.html")
            self._check_anchors(known)
        published.outdated = replace(source).frame != source.frame
        if published.outdated:
            self.frame = ""  # it may have been loaded before or after the change
        if lines:
            published.failure = explained(lines, "\n".join(lines), source.root, source.language)
        return published

    def _load(self, source: Source) -> None:
        self.frame = ""
        self.config = load_config(str(_configured(source, self.work)))
        self.config.extra.update(source.extra)
        for name, settings in source.markdown.items():
            self.config.mdx_configs[name] = {**settings, **(self.config.mdx_configs.get(name) or {})}
        self.env = self.config.theme.get_env()
        tree = sorted([*(f"{name}.md" for name in source.pages), *source.others])
        site, as_folders = self.config.site_dir, self.config.use_directory_urls
        self.files = Files([File(name, None, site, as_folders) for name in tree])
        set_exclusions(self.files, self.config)
        self.nav = get_navigation(self.files, self.config)
        for file in self.files.documentation_pages():
            page = file.page or Page(None, file, self.config)
            if page.title is None and (title := source.titles[file.src_uri.removesuffix(".md")]):
                page.title = title
        self.frame = source.frame

    def _update(self, source: Source) -> None:
        self.config.extra["linked"] = source.linked
        for name, markdown in source.pages.items():
            file = self.files.get_file_from_path(f"{name}.md")
            assert file
            file.content_bytes = markdown

    def _page(self, name: str) -> Page:
        file = self.files.get_file_from_path(f"{name}.md")
        assert file and file.page
        return file.page

    def _written(self, source: Source, name: str) -> Html:
        """Write one page and return it."""
        path = source.site / f"{name}.html"
        if name == MISSING:
            _build_theme_template(path.name, self.env, self.files, self.config, self.nav)
            return Html(path.read_text(encoding="utf-8"))
        page = self._page(name)
        _build_page(page, self.config, self.files.documentation_pages(), self.nav, self.env)
        links = {
            file.src_uri.removesuffix(".md"): found
            for file, found in (page.links_to_anchors or {}).items()
            if file.page
        }
        return Html(path.read_text(encoding="utf-8"), sorted(page.present_anchor_ids or ()), links)

    def _check_anchors(self, known: Mapping[str, Html]) -> None:
        """Report links to anchors that do not exist, on the known pages too."""
        for name, html in known.items():
            if name != MISSING:
                page = self._page(name)
                page.present_anchor_ids = set(html.anchors)
                page.links_to_anchors = {self._page(to).file: dict(found) for to, found in html.links.items()}
        level = self.config.validation.links.anchors
        for file in self.files.documentation_pages():
            if file.page:
                file.page.validate_anchor_links(files=self.files, log_level=level)


def _configured(source: Source, work: Path) -> Path:
    """Write the MkDocs configuration of one language, which extends mkdocs.yml, and return its path."""
    config = {
        "INHERIT": str(source.root / "mkdocs.yml"),
        "docs_dir": str(source.root / "docs" / source.language),
        "site_dir": str(source.site),
        "theme": {"custom_dir": str(TEMPLATES / "theme"), "language": source.language},
        **source.settings,
    }
    path = work / f"mkdocs-{source.language}.yml"
    write_whole(path, json.dumps(config, ensure_ascii=False).encode())  # JSON is YAML
    return path


@contextmanager
def _reported(root: Path) -> Iterator[list[str]]:
    """Collect the warnings and errors of MkDocs, each as one line.

    An exception ends the publishing and is collected in the same way, since a theme or a setting may raise any.
    """
    records = _Records()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(records)
    try:
        yield records.lines
    except Abort as abort:
        if not records.lines:
            records.lines.append(str(abort))
    except Exception:
        records.lines.append(traceback.format_exc())
    finally:
        logger.removeHandler(records)


class _Records(logging.Handler):
    """Collects log records of warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Add the message of a log record to `lines`."""
        self.lines.append(" ".join(record.getMessage().split()))


def problems(published: Iterable[Published]) -> Failure | None:
    """Return the problems of several languages as one Failure, or None if there are none."""
    failures = [each.failure for each in published if each.failure]
    if not failures:
        return None
    found: list[Problem] = [problem for failure in failures for problem in failure.problems]
    return Failure(found, {name: log for failure in failures for name, log in failure.logs.items()})
