"""The test briefing of tests/mini, in copies that a test may edit."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from briefing.checks.run import check
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import Language
from briefing.model import Page
from briefing.source import front_matter
from briefing.store.memo import Memo

MINI = Path(__file__).parent / "mini"
SOURCES = ("mkdocs.yml", "data", "docs")
PRODUCTS = ("build", "site", ".cache")


def copy(folder: Path, of: Path = MINI) -> Path:
    """A fresh copy in `folder`, which may be edited; nothing but sources is in it. `of` may be another copy."""
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
    """A fresh copy in `folder` with the products of another; these are links to the same files, which no build
    changes in place."""
    root = copy(folder)
    for product in PRODUCTS:
        shutil.copytree(built / product, root / product, copy_function=os.link)
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be in the file, once."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not contain {old!r}: correct the test"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(root: Path, run: Callable[[Path], object] = check) -> list[str]:
    """What an author is told about the briefing in `root`: each problem as one line; nothing where all is well.

    A check's warnings, which `check` returns, are told like what it raises.
    """
    try:
        found = run(root)
    except Problems as problems:
        found = problems.problems
    return [str(problem) for problem in found if isinstance(problem, Problem)] if isinstance(found, tuple) else []


def files(root: Path) -> dict[str, bytes]:
    """Every file below `root` with its content, to see whether anything was written."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


class Store(dict[str, bytes]):
    """What a build remembers, for as long as a test lasts."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def memo(store: Store | None = None) -> Memo:
    """Return a memory of results that is empty, or that of an earlier build."""
    return Memo(Store() if store is None else store, "")


def page_of(source: str, language: Language = "en", name: str = "calendar") -> Page:
    """Return a page as it is read from a file; its front matter must be right."""
    place = Place(f"docs/{language}/{name}.md")
    head, body, problems = front_matter.read(source, place)
    assert problems == []
    return Page(name, language, source, place, head, body)
