"""The mini briefing of tests/mini: copies that a test may edit, its problems, and its rendered pages."""

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from briefing.build import build
from briefing.checks.run import check
from briefing.cli import main
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import Language
from briefing.model import Briefing, Dialect, Page, Text
from briefing.page import render
from briefing.page.dialect import converted
from briefing.page.references import References
from briefing.page.references import references as build_references
from briefing.source import front_matter, load
from briefing.store.memo import Memo

MINI = Path(__file__).parent / "mini"
SOURCES = ("mkdocs.yml", "data", "docs")
PRODUCTS = ("build", "site", ".cache")
Edit = tuple[str, str, str]
"""A file, a text in it, and what replaces it."""


def copy(folder: Path, of: Path = MINI) -> Path:
    """Return a new copy in `folder` that may be edited: the sources alone. `of` may be another copy."""
    root = folder / "mini"
    root.mkdir(parents=True)
    for name in SOURCES:
        source = of / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)
    return root


def copy_built(built: Path, folder: Path) -> Path:
    """Return a new copy in `folder` with the products of `built`, as hard links: no build changes a file in place."""
    root = copy(folder)
    for product in PRODUCTS:
        shutil.copytree(built / product, root / product, copy_function=os.link)
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in the file, which must contain it."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not contain {old!r}: correct the test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_all(root: Path, edits: Sequence[Edit]) -> None:
    """Make several edits, one after another."""
    for each in edits:
        edit(root, *each)


def problems(root: Path, run: Callable[[Path], object] = check) -> tuple[Problem, ...]:
    """Return the problems that `run` raises for the briefing in `root`, or the warnings that it returns.

    Any other exception is a traceback, and fails the test.
    """
    try:
        found = run(root)
    except Problems as raised:
        return raised.problems
    return tuple(problem for problem in found if isinstance(problem, Problem)) if isinstance(found, tuple) else ()


def messages(root: Path, run: Callable[[Path], object] = check) -> list[str]:
    """Return each of these problems as one line in English."""
    return [str(problem) for problem in problems(root, run)]


def build_messages(root: Path) -> list[str]:
    """Return the errors with which a build of the briefing in `root` stops."""
    return messages(root, lambda root: build(root, memo()))


def refused(root: Path, capsys: pytest.CaptureFixture[str], command: list[str], code: int = 1) -> list[str]:
    """Return the messages of a command that must fail without changing a file.

    Only a build may print something else, its progress, and write to .cache/.
    """
    before = files(root)
    returned = main(command)
    output, errors = capsys.readouterr()
    assert returned == code, errors or output
    after = files(root)
    if command[:1] == ["site"]:
        after = {name: content for name, content in after.items() if not name.startswith(".cache/")}
    else:
        assert output == "", output
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    assert not changed, f"{command} changed {changed}"
    assert "Traceback" not in output + errors, output + errors
    return errors.splitlines()


def files(root: Path) -> dict[str, bytes]:
    """Return every file below `root` with its content."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def products(root: Path) -> dict[str, bytes]:
    """Return every file of build/ and site/ with its content."""
    return {
        f"{product}/{name}": content for product in ("build", "site") for name, content in files(root / product).items()
    }


@cache
def loaded() -> Briefing:
    """Return the mini briefing as read from its files."""
    return load(MINI)


class Store(dict[str, bytes]):
    """Cache of a build, in memory."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def memo(store: Store | None = None) -> Memo:
    """Return a cache of results that is empty, or the one of an earlier build."""
    return Memo(Store() if store is None else store, "")


def page_of(source: str, language: Language = "en", name: str = "calendar") -> Page:
    """Return a page as it is read from a file; its front matter must be right."""
    place = Place(f"docs/{language}/{name}.md")
    head, body, problems = front_matter.read(source, place)
    assert problems == []
    return Page(name, language, source, place, head, body)


def references(briefing: Briefing) -> References:
    """Return the references of a briefing whose drawings are all of one size."""
    return replace(build_references(briefing), sizes=defaultdict(lambda: (760, 400)))


def write(
    source: str, language: Language = "en", page: str = "calendar", of: Briefing | None = None
) -> render.RenderedPage:
    """Return a page of the mini briefing, or of another, rendered from its Markdown source."""
    return render.write(references(of or loaded()), page_of(source, language, page))


def shown(markdown: str, dialect: Dialect | None = None) -> html.HtmlElement:
    """Return the HTML of a page's Markdown, as the site shows it."""
    return html.fromstring(f"<div>{converted(markdown, dialect or loaded().dialect)}</div>")


def texts_in(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text in two languages within a value of the model, with its path there."""
    if isinstance(value, Text):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts_in(each, f"{path}.{key}")
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts_in(each, path)
