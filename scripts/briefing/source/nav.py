"""Reads `nav` and `not_in_nav` of mkdocs.yml: the pages in reading order, and the parts that they belong to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import FieldPath
from briefing.source import site_settings
from briefing.source.yaml import Located, read_yaml


@dataclass(frozen=True)
class Listed:
    """A page in nav: the ids of the parts that contain it, the outermost first, and its place in mkdocs.yml."""

    parts: tuple[str, ...]
    where: Place


@dataclass(frozen=True)
class Nav:
    """The pages of nav by name, in reading order, and the patterns of pages that are left out of it.

    `parts` are the places of the parts in nav, by id.
    """

    pages: Mapping[str, Listed]
    parts: Mapping[str, Place] = field(default_factory=dict)
    left_out: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec.from_lines([]))

    def leaves_out(self, name: str) -> bool:
        """Return True if a page need not be listed, since `not_in_nav` has a pattern for it."""
        return self.left_out.match_file(f"{name}.md")


class NavReader:
    """Reads the nav of the briefing in `root`. Problems are collected in `problems`; reading continues after each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._pages: dict[str, Listed] = {}
        self._parts: dict[str, Place] = {}

    def read(self) -> Nav:
        """Return nav. Its pages may be missing from docs/, and settings may have no effect; each is a problem."""
        located = read_yaml(self.root, self.root / "mkdocs.yml")
        self.problems += [*located.problems, *site_settings.problems(located)]
        content = located.value if isinstance(located.value, dict) else {}
        self._entries(located, content.get("nav") or [], ("nav",), ())
        if not self._pages and not self.problems:
            what = Message('mkdocs.yml lists no pages under "nav".')
            fix = Message("List the pages there, one per line, for example - index.md.")
            self.problems.append(Problem(located.where(("nav",)), what, fix))
        patterns = str(content.get("not_in_nav") or "").splitlines()
        return Nav(self._pages, self._parts, GitIgnoreSpec.from_lines(patterns))

    def _entries(self, located: Located, nav: object, path: FieldPath, parts: tuple[str, ...]) -> None:
        for below, title, entry in _named(nav, path):
            if isinstance(entry, list | dict):
                self._part(located, title, entry, below, parts)
            else:
                self._page(str(entry), title, Listed(parts, located.where(below)))

    def _part(self, located: Located, id: str, nav: object, path: FieldPath, parts: tuple[str, ...]) -> None:
        where = located.where(path)
        if id in self._parts:
            what = Message('The part "{id}" is in nav twice.', id=id)
            self.problems.append(Problem(where, what, Message("Put its pages together.")))
        self._parts.setdefault(id, where)
        self._entries(located, nav, path, (*parts, id))

    def _page(self, file: str, title: str, listed: Listed) -> None:
        name = file.removesuffix(".md")
        if name in self._pages:
            what = Message('"{page}.md" is in nav twice.', page=name)
            self.problems.append(Problem(listed.where, what, Message("Remove one of the two.")))
            return
        if title:
            what = Message('The title "{title}" in nav would be the same in both languages.', title=title)
            fix = Message("Write - {page}.md; its title is that of the page.", page=name)
            self.problems.append(Problem(listed.where, what, fix))
        self._pages[name] = listed
        if "://" in name:
            what = Message("nav lists an address of another site.")
            self.problems.append(Problem(listed.where, what, Message("Link to it from a page.")))
        elif "/" in name:
            self.problems.append(in_folder(listed.where, name))
        else:
            self.problems += self._missing(name, listed.where)

    def _missing(self, name: str, where: Place) -> Iterator[Problem]:
        for language in LANGUAGES:
            file = f"docs/{language}/{name}.md"
            if not (self.root / file).is_file():
                what = Message('"{page}.md" is in nav, but {file} is missing.', page=name, file=file)
                yield Problem(where, what, Message("Write this page, or remove it from nav."))


def _named(nav: object, path: FieldPath) -> Iterator[tuple[FieldPath, str, object]]:
    """Yield the path, the title or "", and the content of each entry of a list in nav."""
    if isinstance(nav, dict):
        yield from (((*path, key), str(key), below) for key, below in nav.items())
    elif isinstance(nav, list):
        for at, entry in enumerate(nav):
            if isinstance(entry, dict):
                yield from _named(entry, (*path, at))
            elif entry is not None:
                yield (*path, at), "", entry


def in_folder(where: Place, name: str) -> Problem:
    """Return the problem of a page in a subfolder: addresses, and links between pages, are only made for one folder."""
    what = Message('"{page}.md" is in another folder than the other pages.', page=name)
    return Problem(where, what, Message("Move it to docs/zh and docs/en, and write its file name alone in nav."))
