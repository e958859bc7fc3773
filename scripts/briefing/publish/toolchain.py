"""Identifies the tools that outputs depend on besides the briefing: the engine, its locked packages, and the fonts."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import typst

from briefing.figures.style import FAMILIES
from briefing.paths import ENGINE, TEMPLATES

HEAD = 1 << 16
"""Bytes read from a font: the table directory at its start has a checksum of every table, so the rest is not needed."""
FAMILY = re.compile(r'"([A-Z][^"#{}]+)"')


@cache
def toolchain() -> str:
    """Return one hash of the engine's code, requirements.lock and the font files that figures and print use."""
    code = sorted((ENGINE / "scripts").rglob("*.py"))
    found = sha256(b"\0".join(file.read_bytes() for file in [*code, ENGINE / "requirements.lock"]))
    for file in fonts():
        found.update(f"{file.name} {file.stat().st_size}".encode() + _head(file))
    return found.hexdigest()


def fonts() -> list[Path]:
    """Return the installed font files of the families that the engine uses, sorted by path."""
    named = {*FAMILIES, *_families_of_print()}
    files = {Path(font.path) for font in typst.Fonts().fonts() if font.path and font.family in named}
    return sorted(files)


def _families_of_print() -> set[str]:
    """Return the quoted names in templates/print that may be font families; other names match no installed font."""
    sources = (file.read_text(encoding="utf-8") for file in (TEMPLATES / "print").glob("*.typ"))
    return {name for source in sources for name in FAMILY.findall(source)}


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(HEAD)
