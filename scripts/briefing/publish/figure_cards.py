"""Makes figure cards: pictures of figures with their titles, sources and citations, for slides and messages."""

from dataclasses import dataclass

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.publish.failure import Failure, unexplained
from briefing.publish.pdf import typeset
from briefing.publish.pdf.escape import string
from briefing.publish.pdf.typeset import BRAND


@dataclass(frozen=True)
class Card:
    """The content of a card: a figure's texts in one language (plain text), its drawing (SVG), and a Typst template."""

    language: Language
    number: str
    title: str
    subtitle: str
    key: tuple[tuple[str, str], ...]
    note: str
    source: str
    reference: str
    drawing: str
    brand: str
    template: str


def png(card: Card) -> bytes:
    """Return a card as PNG, 1600 pixels wide; equal cards give identical bytes. Raises Failure if Typst fails."""
    key = "".join(f"({string(look)}, {string(words)})," for look, words in card.key)
    words = ("number", "title", "subtitle", "note", "source", "reference")
    settings = ", ".join(f"{name}: {string(getattr(card, name))}" for name in words)
    body = f"#card(lang: {string(card.language)}, key: ({key}), {settings})"
    try:
        (picture,) = typeset.pictures([card.template], body, {"drawing": card.drawing, BRAND: card.brand})
    except typeset.TypesettingError as error:
        log = f"typst-{card.language}-cards.log"
        what = Message('Typst cannot make the card of "{title}".', title=card.title)
        raise Failure([unexplained(Place(f"build/{card.language}/figures"), what, log)], {log: f"{error}\n"}) from None
    return picture
