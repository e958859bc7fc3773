"""The page at /, which leads to both languages."""

from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing.languages import LANGUAGES, TAGS, Language
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary
from briefing.paths import TEMPLATES


def cover(references: References, extents: Mapping[Language, Mapping[str, str]]) -> bytes:
    """Return the page in both languages, without JavaScript. `extents` is the length and size of each download."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    writers = {language: Vocabulary(references, language, form=PLAIN) for language in LANGUAGES}
    template = environment.get_template("cover.html.j2")
    return template.render(briefing=references.briefing, writers=writers, tags=TAGS, extents=extents).encode()
