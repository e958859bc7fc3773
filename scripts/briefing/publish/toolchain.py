"""What products are made with, beside the briefing itself: the engine, its locked packages, and the fonts."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import typst

from briefing.figures.style import FAMILIES
from briefing.paths import ENGINE, TEMPLATES

HEAD = 1 << 16
"""The table directory at the start of an OpenType file has a checksum of every table, so the rest need not be read."""
FAMILY = re.compile(r'"([A-Z][^"#{}]+)"')


@cache
def toolchain() -> str:
    """Return one hash of the engine's code, the locked packages and the font files that figures and print use."""
    code = sorted((ENGINE / "scripts").rglob("*.py"))
    found = sha256(b"\0".join(file.read_bytes() for file in [*code, ENGINE / "requirements.lock"]))
    for file in fonts():
        found.update(f"{file.name} {file.stat().st_size}".encode() + _head(file))
    return found.hexdigest()


def fonts() -> list[Path]:
    """Return the files of the font families that the engine names and that are installed, in a fixed order."""
    named = {*FAMILIES, *_families_of_print()}
    files = {Path(font.path) for font in typst.Fonts().fonts() if font.path and font.family in named}
    return sorted(files)


def _families_of_print() -> set[str]:
    """Return every name in quotes in the templates of print that could be a family; others are installed nowhere."""
    sources = (file.read_text(encoding="utf-8") for file in (TEMPLATES / "print").glob("*.typ"))
    return {name for source in sources for name in FAMILY.findall(source)}


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(HEAD)
