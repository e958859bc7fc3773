"""Detects that nothing has changed since the last build, so that its products can be kept."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

SOURCES = ("docs", "data")
PRODUCTS = ("site", "build")


def sources(root: Path, templates: Path, *more: str) -> str:
    """Return the hash of the input of a build: the briefing in `root`, the templates, and `more`, such as settings.

    All files directly in `root` are included, since mkdocs.yml may refer to them.
    """
    found = sha256("\0".join(more).encode())
    beside = sorted(path for path in root.iterdir() if path.is_file())
    for file in (*beside, *(file for path in (*(root / name for name in SOURCES), templates) for file in _files(path))):
        content = file.read_bytes()
        found.update(f"\0{file}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def products(root: Path) -> str:
    """Return the hash of the paths, sizes and modification times of the files in site/ and build/."""
    found = sha256()
    for name in PRODUCTS:
        for file in _files(root / name):
            about = file.stat()
            found.update(f"\0{file}\0{about.st_size}\0{about.st_mtime_ns}".encode())
    return found.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield all files below a folder in a fixed order; links to folders are followed, but no folder is read twice."""
    seen: set[str] = set()
    for path, folders, names in os.walk(folder, followlinks=True):
        if (real := os.path.realpath(path)) in seen:  # a link to a folder above it
            folders.clear()
            continue
        seen.add(real)
        folders.sort()
        yield from (file for name in sorted(names) if (file := Path(path, name)).is_file())
