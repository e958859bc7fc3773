"""The picture of every page for link previews: what stands on it, and which of them must be drawn anew."""

from collections.abc import Mapping
from concurrent.futures import Executor
from hashlib import sha256

from briefing.author import Author, Book
from briefing.disk import Memory
from briefing.load.files import ENGINE
from briefing.markdown import front_matter
from briefing.model import LANGUAGES, Language
from briefing.pages import Written
from briefing.print.sharing import TEMPLATES, Picture, pngs

MADE_BY = (
    "scripts/briefing/print/sharing.py",
    *(f"templates/print/{name}.typ" for name in TEMPLATES),
    "requirements.lock",
)
HOME = "index"
Pictures = dict[tuple[Language, str], bytes]


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
    author = Author(book, language, "", "data/briefing.yml", "plain")
    briefing, head = book.briefing, front_matter(page.markdown)
    return Picture(
        language,
        author.say(briefing.short_title),
        author.say(briefing.title) if name == HOME else head["title"],
        head["description"],
        f"{author.word('version')} {briefing.version} · {author.version_date()}",
    )
