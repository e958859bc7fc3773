"""A figure as one picture with its title, source and citation, for slides and messages, where it travels alone."""

from dataclasses import dataclass

import typst

from briefing.languages import Language
from briefing.paths import TEMPLATES
from briefing.publish.pdf.escape import string

PIXELS_PER_INCH = 144.0
"""Of a page 800 points wide: 1600 pixels."""


@dataclass(frozen=True)
class Card:
    """The words of a figure in one language, as plain text, and its drawing as SVG."""

    language: Language
    number: str
    title: str
    subtitle: str
    key: tuple[tuple[str, str], ...]
    note: str
    source: str
    reference: str
    drawing: str


def png(card: Card) -> bytes:
    """The picture, 1600 pixels wide. Same card, same bytes."""
    key = "".join(f"({string(look)}, {string(words)})," for look, words in card.key)
    words = ("number", "title", "subtitle", "note", "source", "reference")
    settings = ", ".join(f"{name}: {string(getattr(card, name))}" for name in words)
    template = (TEMPLATES / "print" / "card.typ").read_text(encoding="utf-8")
    source = f"{template}\n#card(lang: {string(card.language)}, key: ({key}), {settings})"
    made = typst.compile(source.encode(), format="png", ppi=PIXELS_PER_INCH, sys_inputs={"drawing": card.drawing})
    assert isinstance(made, bytes)
    return made
