"""Writes files and folders to disk, stores results in the cache, locks builds, and replaces a site with a new one."""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""The constants for Linux's renameat2."""
CHECKSUM = 32
"""The length in bytes of the checksum before each result in .cache/made, by which damaged results are detected."""


def write_tree(folder: Path, files: Mapping[str, bytes]) -> int:
    """Make a folder contain exactly these files, and return the number of files written or removed.

    `files` maps relative paths to contents. Files with the same content are not rewritten; empty folders are removed.
    """
    changed = 0
    for name, content in files.items():
        path = folder / name
        if not (path.is_file() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
            changed += 1
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else []:
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
            changed += 1
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return changed


def write_whole(path: Path, content: bytes) -> None:
    """Write a file atomically: a reader sees the old or the new content, never a part. Missing folders are created."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


class Cache:
    """A `memo.Store` in a folder, which can delete the results that a run did not use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """Return the value of a key, or None if there is none or its file is damaged or cannot be read."""
        self.used.add(key)
        try:
            kept = (self.folder / key).read_bytes()
        except OSError:
            return None
        checksum, value = kept[:CHECKSUM], kept[CHECKSUM:]
        return value if sha256(value).digest() == checksum else None

    def put(self, key: str, value: bytes) -> None:
        """Store a value, preceded by its checksum."""
        self.used.add(key)
        write_whole(self.folder / key, sha256(value).digest() + value)

    def drop_unused(self) -> None:
        """Delete the results whose keys were passed neither to `get` nor to `put`."""
        for path in self.folder.glob("*"):
            if path.name not in self.used:
                path.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Acquire the build lock of a briefing for the duration of the context; the lock file is in `folder` (.cache).

    Other builds block until it is released. The operating system also releases it if the process dies.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def staging_folder(work: Path) -> Path:
    """Create an empty folder for a new site in `work`, and return it; those left by killed builds are deleted.

    The build lock must be acquired first, since the folder of a running build would be deleted as well.
    """
    work.mkdir(parents=True, exist_ok=True)
    for old in work.glob("next-*"):
        shutil.rmtree(old)
    fresh = work / f"next-{os.getpid()}"
    fresh.mkdir()
    return fresh


def put_in_place(fresh: Path, site: Path) -> None:
    """Move the finished site in `fresh` to `site`, and delete the old one.

    Unchanged files keep their inode and modification time. Both folders must be on the same file system.
    """
    for path in fresh.rglob("*"):
        old = site / path.relative_to(fresh)
        if (
            path.is_file()
            and old.is_file()
            and old.stat().st_size == path.stat().st_size
            and old.read_bytes() == path.read_bytes()
        ):
            path.unlink()
            os.link(old, path)
    if not site.exists():
        fresh.rename(site)
        return
    _exchange(fresh, site)
    shutil.rmtree(fresh)


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders, atomically if Linux's renameat2 is available, so that a killed build leaves a complete site."""
    libc = ctypes.CDLL(None, use_errno=True)
    call = getattr(libc, "renameat2", None)
    if call and call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return
    # Without renameat2, rename the folders one after another: for an instant there is no site.
    spare = other.with_name(f".{other.name}.old")
    other.rename(spare)
    one.rename(other)
    spare.rename(one)
