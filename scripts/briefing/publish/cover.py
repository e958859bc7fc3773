"""The page at /, which leads to both languages."""

from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, TAGS, Language
from briefing.model import Briefing
from briefing.page.context import Author, Book
from briefing.paths import TEMPLATES


def cover(briefing: Briefing, extents: Mapping[Language, Mapping[str, str]]) -> bytes:
    """The page at /, in both languages, without JavaScript. `extents` is what is said of each file to download."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    authors = {
        language: Author(Book(briefing), language, "", Place("data/briefing.yml"), "plain") for language in LANGUAGES
    }
    template = environment.get_template("cover.html.j2")
    return template.render(briefing=briefing, authors=authors, tags=TAGS, extents=extents).encode()
