"""What the source document says, as fingerprints: its text is not kept here, but none of it may be in ours.

A window is WIDTH Chinese characters that follow one another, whatever else stands between them: marks, spaces, Latin
letters and digits are left out, on both sides. source_windows.bin holds the first bytes of each window's hash, sorted.
It is made again from the document, as UTF-8 text: python tests/source_windows.py FILE
"""

import re
import sys
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

FILE = Path(__file__).with_suffix(".bin")
WIDTH = 15
"""One more than may be shared."""
BYTES = 8
"""Of each hash: so many that none of our windows has the hash of one of the document's by chance."""
OTHER = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""All that is not a Chinese character."""


def characters(text: str) -> str:
    """The Chinese characters of a text, joined."""
    return OTHER.sub("", text)


def windows(text: str) -> list[str]:
    """Every WIDTH characters in a row; none where there are fewer."""
    whole = characters(text)
    return [whole[at : at + WIDTH] for at in range(len(whole) - WIDTH + 1)]


def digest(window: str) -> bytes:
    return blake2b(window.encode(), digest_size=BYTES).digest()


def digests(text: str) -> frozenset[bytes]:
    """The windows of a whole document, over the ends of its sentences and paragraphs too."""
    return frozenset(map(digest, windows(text)))


def stored() -> frozenset[bytes]:
    data = FILE.read_bytes()
    return frozenset(data[at : at + BYTES] for at in range(0, len(data), BYTES))


def packed(found: Iterable[bytes]) -> bytes:
    return b"".join(sorted(found))


def shared(text: str, source: frozenset[bytes], exempt: Iterable[str] = ()) -> list[str]:
    """The runs of WIDTH characters or more that a text and the source share, each as long as it is.

    Exempt names do not count for the length of a run, but they do not end it either: what stands around a name is one.
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
