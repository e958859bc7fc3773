"""Makes social cards: pictures with a page's title and description that other sites show with links (Open Graph)."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import sha256

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, Language
from briefing.model import Head, Media
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.render import RenderedPage
from briefing.page.vocabulary import Vocabulary
from briefing.publish.failure import Failure, unexplained
from briefing.publish.pdf import typeset
from briefing.publish.pdf.escape import string, text
from briefing.store.memo import Memo

SIZE = 1200, 630
"""Width and height in pixels, as recommended by the sites that show the cards."""
TEMPLATES = ("print/card.typ", "print/social-card.typ")
"""The templates of a card; card.typ defines the colours and fonts, shared with the figure cards."""
HOME = "index"
Pictures = dict[tuple[Language, str], bytes]


@dataclass(frozen=True)
class SocialCard:
    """The content of one card: its texts, as plain text, and the templates that typeset it.

    `title` is that of the page or, for the home page, of the briefing; `finding` is the description of the page.
    """

    language: Language
    short: str
    title: str
    finding: str
    edition: str
    brand: str
    templates: tuple[str, ...]
    logo: Media | None = None


def pictures(
    references: References,
    pages: Mapping[Language, Mapping[str, RenderedPage]],
    memo: Memo,
    workers: Executor | None,
) -> Pictures:
    """Return the card of each page as PNG, by language and page name, from the memo or newly made.

    Without a host there are none, since Open Graph requires an absolute address. Raises Failure if Typst fails.
    """
    if not references.briefing.host:
        return {}
    cards = {
        (language, name): _social_card(references, language, name, page.head)
        for language in LANGUAGES
        for name, page in pages[language].items()
    }
    units = {place: f"social card {sha256(repr(card).encode()).hexdigest()}" for place, card in cards.items()}
    found = {place: memo.recall(unit) for place, unit in units.items()}
    # The cards of a language are made together, so that Typst starts only once.
    runs = [[place for place, made in found.items() if made is None and place[0] == each] for each in LANGUAGES]
    wanted = [[cards[place] for place in run] for run in runs if run]
    results = workers.map(pngs, wanted) if workers else map(pngs, wanted)
    for run, made in zip((run for run in runs if run), results, strict=True):
        for place, picture in zip(run, made, strict=True):
            memo.keep(units[place], picture)
            found[place] = picture
    return {place: picture for place, picture in found.items() if picture is not None}


def _social_card(references: References, language: Language, name: str, head: Head) -> SocialCard:
    writer, briefing = Vocabulary(references, language, form=PLAIN), references.briefing
    return SocialCard(
        language=language,
        short=writer.say(briefing.short_title),
        title=writer.say(briefing.title) if name == HOME else head.title,
        finding=head.description,
        edition=f"{writer.word('version')} {briefing.version} · {writer.version_date()}",
        brand=briefing.brand.light,
        templates=tuple(references.templates[each] for each in TEMPLATES),
        logo=briefing.media[briefing.logo.file] if briefing.logo else None,
    )


def pngs(cards: Sequence[SocialCard]) -> list[bytes]:
    """Return each card as PNG, in order; equal cards give identical bytes.

    There must be at least one card, and all must be in the same language. They are typeset as the pages of one
    document, so that Typst starts only once. Raises Failure if Typst fails.
    """
    try:
        pictures = typeset.pictures(
            cards[0].templates, "\n".join(map(_markup, cards)), {typeset.BRAND: cards[0].brand}, _images(cards[0])
        )
    except typeset.TypesettingError as error:
        language = cards[0].language
        log = f"typst-{language}-social-cards.log"
        what = Message("Typst cannot make the social cards.")
        raise Failure([unexplained(Place(f"build/{language}/previews"), what, log)], {log: f"{error}\n"}) from None
    assert len(pictures) == len(cards)
    return pictures


def _images(card: SocialCard) -> Mapping[str, bytes]:
    return {card.logo.address: card.logo.content()} if card.logo else {}


def _markup(card: SocialCard) -> str:
    words = ("language", "short", "finding", "edition")
    settings = ", ".join(f"{name}: {string(getattr(card, name))}" for name in words)
    settings += f", logo: {string(f'/{card.logo.address}' if card.logo else '')}"
    return f"#social-card({settings}, title: [{text(card.title)}])"
