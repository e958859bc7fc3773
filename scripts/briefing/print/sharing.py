"""What a link to a page looks like where it is shared: a picture with the page's title and its finding."""

from collections.abc import Sequence
from dataclasses import dataclass

import typst

from briefing.load.files import ENGINE
from briefing.model import Language
from briefing.print.words import string, text

SIZE = 1200, 630
"""Width and height in pixels, as those who show previews ask (Open Graph)."""
PIXELS_PER_INCH = 144.0
"""Of pages 600 points wide."""
TEMPLATES = ("card", "sharing")
"""Of templates/print: colours and type are those of the figures' pictures."""


@dataclass(frozen=True)
class Picture:
    """The words on one picture, as plain text."""

    language: Language
    short: str
    title: str
    finding: str
    edition: str


def pngs(previews: Sequence[Picture]) -> list[bytes]:
    """A picture each, as the pages of one document: Typst starts but once. Same words, same bytes."""
    folder = ENGINE / "templates" / "print"
    templates = "\n".join((folder / f"{name}.typ").read_text(encoding="utf-8") for name in TEMPLATES)
    source = "\n".join([templates, *map(_call, previews)])
    made = typst.compile(source.encode(), format="png", ppi=PIXELS_PER_INCH)
    found = [made] if isinstance(made, bytes) else list(made or ())
    assert len(found) == len(previews)
    return found


def _call(preview: Picture) -> str:
    words = ("language", "short", "finding", "edition")
    settings = ", ".join(f"{name}: {string(getattr(preview, name))}" for name in words)
    return f"#preview({settings}, title: [{text(preview.title)}])"
