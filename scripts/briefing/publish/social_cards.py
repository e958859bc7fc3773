"""Social cards: a picture of each page with its title and finding, which sites show beside links to it (Open Graph)."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import sha256

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, Language
from briefing.page.context import Author, Book
from briefing.page.parse import front_matter
from briefing.page.render import Written
from briefing.paths import ENGINE
from briefing.publish.failure import Failure, unexplained
from briefing.publish.pdf import typeset
from briefing.publish.pdf.escape import string, text
from briefing.store.disk import Memory

SIZE = 1200, 630
"""Width and height in pixels, the size that the sites ask for."""
PARTS = ("card", "social-card")
"""Of templates/print: colours and type are those of the figure cards."""
MADE_BY = (
    "scripts/briefing/publish/social_cards.py",
    *(f"templates/print/{name}.typ" for name in PARTS),
    "requirements.lock",
)
HOME = "index"
Pictures = dict[tuple[Language, str], bytes]


@dataclass(frozen=True)
class SocialCard:
    """The words on one card, as plain text."""

    language: Language
    short: str
    title: str
    finding: str
    edition: str


def pictures(
    book: Book, written: Mapping[Language, Mapping[str, Written]], memory: Memory, workers: Executor | None
) -> Pictures:
    """Return the card of each page. None without a host: a page can name its card by a whole address only."""
    if not book.briefing.host:
        return {}
    engine = sha256(b"".join((ENGINE / name).read_bytes() for name in MADE_BY)).hexdigest()
    wanted = {
        (language, name): _social_card(book, language, name, page)
        for language in LANGUAGES
        for name, page in written[language].items()
    }
    keys = {place: sha256((engine + repr(preview)).encode()).hexdigest() for place, preview in wanted.items()}
    missing = [place for place in wanted if memory.get(keys[place]) is None]
    runs = [run for run in ([place for place in missing if place[0] == language] for language in LANGUAGES) if run]
    requests = [[wanted[place] for place in run] for run in runs]
    for run, made in zip(runs, workers.map(pngs, requests) if workers else map(pngs, requests), strict=True):
        for place, picture in zip(run, made, strict=True):
            memory.put(keys[place], picture)
    return {place: memory.get(key) or b"" for place, key in keys.items()}


def _social_card(book: Book, language: Language, name: str, page: Written) -> SocialCard:
    author = Author(book, language, "", Place("data/briefing.yml"), "plain")
    briefing, head = book.briefing, front_matter(page.markdown)
    return SocialCard(
        language,
        author.say(briefing.short_title),
        author.say(briefing.title) if name == HOME else head["title"],
        head["description"],
        f"{author.word('version')} {briefing.version} · {author.version_date()}",
    )


def pngs(cards: Sequence[SocialCard]) -> list[bytes]:
    """Return the picture of each card, as the pages of one document: Typst starts only once. Same words, same bytes.

    Raises Problems.
    """
    try:
        pictures = typeset.pictures(PARTS, "\n".join(map(_markup, cards)), {})
    except typeset.TypesettingError as error:
        language = cards[0].language
        log = f"typst-{language}-social-cards.log"
        what = Message("Typst cannot make the social cards.")
        raise Failure([unexplained(Place(f"build/{language}/previews"), what, log)], {log: f"{error}\n"}) from None
    assert len(pictures) == len(cards)
    return pictures


def _markup(card: SocialCard) -> str:
    words = ("language", "short", "finding", "edition")
    settings = ", ".join(f"{name}: {string(getattr(card, name))}" for name in words)
    return f"#social-card({settings}, title: [{text(card.title)}])"
