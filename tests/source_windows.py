"""Fingerprints of the source document, to find copied text without keeping the document here.

A window is a run of WIDTH Chinese characters; punctuation, spaces, Latin letters and digits between them are ignored.
source_windows.bin contains the first bytes of each window's hash, sorted.
It is made again from the document, as UTF-8 text: python tests/source_windows.py FILE
"""

import re
import sys
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

FILE = Path(__file__).with_suffix(".bin")
WIDTH = 15
"""Length of the shortest run that counts as copied."""
BYTES = 8
"""Bytes of each hash, enough to make collisions unlikely."""
OTHER = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Everything but Chinese characters."""


def characters(text: str) -> str:
    """Return the Chinese characters of a text, joined."""
    return OTHER.sub("", text)


def windows(text: str) -> list[str]:
    """Return every window of a text."""
    whole = characters(text)
    return [whole[at : at + WIDTH] for at in range(len(whole) - WIDTH + 1)]


def digest(window: str) -> bytes:
    return blake2b(window.encode(), digest_size=BYTES).digest()


def digests(text: str) -> frozenset[bytes]:
    """Return the hashes of the windows of a whole document, across sentences and paragraphs."""
    return frozenset(map(digest, windows(text)))


def stored() -> frozenset[bytes]:
    data = FILE.read_bytes()
    return frozenset(data[at : at + BYTES] for at in range(0, len(data), BYTES))


def packed(found: Iterable[bytes]) -> bytes:
    return b"".join(sorted(found))


def shared(text: str, source: frozenset[bytes], exempt: Iterable[str] = ()) -> list[str]:
    """Return the runs of at least WIDTH characters that a text and the source share.

    Exempt names do not count towards the length of a run, but they do not interrupt it either.
    """
    runs: list[str] = []
    after = -1
    for at, window in enumerate(windows(text)):
        if digest(window) in source:
            runs = [*runs[:-1], runs[-1] + window[-1]] if at == after else [*runs, window]
            after = at + 1
    return [run for run in runs if len(_without(run, exempt)) >= WIDTH]


def _without(run: str, exempt: Iterable[str]) -> str:
    for name in sorted(map(characters, exempt), key=len, reverse=True):
        run = run.replace(name, "")
    return run


if __name__ == "__main__":
    FILE.write_bytes(packed(digests(Path(sys.argv[1]).read_text(encoding="utf-8"))))
