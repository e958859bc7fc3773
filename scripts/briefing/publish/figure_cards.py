"""Figure cards: a figure as one picture with its title, source and citation, for slides and messages."""

from dataclasses import dataclass

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.publish.failure import Failure, unexplained
from briefing.publish.pdf import typeset
from briefing.publish.pdf.escape import string


@dataclass(frozen=True)
class Card:
    """The words of a figure in one language as plain text, its drawing as SVG, and the template (card.typ)."""

    language: Language
    number: str
    title: str
    subtitle: str
    key: tuple[tuple[str, str], ...]
    note: str
    source: str
    reference: str
    drawing: str
    template: str


def png(card: Card) -> bytes:
    """Return the picture, 1600 pixels wide. Same card, same bytes. Raises Problems."""
    key = "".join(f"({string(look)}, {string(words)})," for look, words in card.key)
    words = ("number", "title", "subtitle", "note", "source", "reference")
    settings = ", ".join(f"{name}: {string(getattr(card, name))}" for name in words)
    body = f"#card(lang: {string(card.language)}, key: ({key}), {settings})"
    try:
        (picture,) = typeset.pictures([card.template], body, {"drawing": card.drawing})
    except typeset.TypesettingError as error:
        log = f"typst-{card.language}-cards.log"
        what = Message('Typst cannot make the card of "{title}".', title=card.title)
        raise Failure([unexplained(Place(f"build/{card.language}/figures"), what, log)], {log: f"{error}\n"}) from None
    return picture
