"""The picture of every page for link previews (Open Graph): its title and its finding."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import sha256

import typst

from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, Language
from briefing.page.context import Author, Book
from briefing.page.parse import front_matter
from briefing.page.render import Written
from briefing.paths import ENGINE, TEMPLATES
from briefing.publish.pdf.escape import string, text
from briefing.store.disk import Memory

SIZE = 1200, 630
"""Width and height in pixels, as those who show previews ask (Open Graph)."""
PIXELS_PER_INCH = 144.0
"""Of pages 600 points wide."""
PARTS = ("card", "sharing")
"""Of templates/print: colours and type are those of the figures' pictures."""
MADE_BY = (
    "scripts/briefing/publish/social_cards.py",
    *(f"templates/print/{name}.typ" for name in PARTS),
    "requirements.lock",
)
HOME = "index"
Pictures = dict[tuple[Language, str], bytes]


@dataclass(frozen=True)
class Picture:
    """The words on one picture, as plain text."""

    language: Language
    short: str
    title: str
    finding: str
    edition: str


def pictures(
    book: Book, written: Mapping[Language, Mapping[str, Written]], memory: Memory, workers: Executor | None
) -> Pictures:
    """(language, page) → its picture. None without a host: a preview is named by its whole address, or not at all."""
    if not book.briefing.host:
        return {}
    engine = sha256(b"".join((ENGINE / name).read_bytes() for name in MADE_BY)).hexdigest()
    wanted = {
        (language, name): _preview(book, language, name, page)
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


def _preview(book: Book, language: Language, name: str, page: Written) -> Picture:
    author = Author(book, language, "", Place("data/briefing.yml"), "plain")
    briefing, head = book.briefing, front_matter(page.markdown)
    return Picture(
        language,
        author.say(briefing.short_title),
        author.say(briefing.title) if name == HOME else head["title"],
        head["description"],
        f"{author.word('version')} {briefing.version} · {author.version_date()}",
    )


def pngs(previews: Sequence[Picture]) -> list[bytes]:
    """A picture each, as the pages of one document: Typst starts but once. Same words, same bytes."""
    folder = TEMPLATES / "print"
    templates = "\n".join((folder / f"{name}.typ").read_text(encoding="utf-8") for name in PARTS)
    source = "\n".join([templates, *map(_call, previews)])
    made = typst.compile(source.encode(), format="png", ppi=PIXELS_PER_INCH)
    found = [made] if isinstance(made, bytes) else list(made or ())
    assert len(found) == len(previews)
    return found


def _call(preview: Picture) -> str:
    words = ("language", "short", "finding", "edition")
    settings = ", ".join(f"{name}: {string(getattr(preview, name))}" for name in words)
    return f"#preview({settings}, title: [{text(preview.title)}])"
