"""Recognises that nothing has changed since the last build, whose products can then stay as they are."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

SOURCES = ("docs", "data", "mkdocs.yml")
PRODUCTS = ("site", "build")


def sources(root: Path, templates: Path, *more: str) -> str:
    """Return the hash of what a build reads: the briefing in `root`, the templates, and `more`, such as settings."""
    found = sha256("\0".join(more).encode())
    for path in [*(root / name for name in SOURCES), templates]:
        for file in _files(path):
            content = file.read_bytes()
            found.update(f"\0{file}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def products(root: Path) -> str:
    """Return the hash of the names, sizes and times of the files in site/ and build/."""
    found = sha256()
    for name in PRODUCTS:
        for file in _files(root / name):
            about = file.stat()
            found.update(f"\0{file}\0{about.st_size}\0{about.st_mtime_ns}".encode())
    return found.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    """Yield the files in a folder, or the path itself if it is a file, in a fixed order."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file())
    elif path.is_file():
        yield path
