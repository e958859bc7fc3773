"""Builds the cover: the page at / that links to both languages."""

from collections.abc import Mapping

from briefing.languages import LANGUAGES, TAGS, Language
from briefing.page import blocks
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary


def cover(references: References, downloads: Mapping[Language, Mapping[str, str]]) -> bytes:
    """Return the cover as HTML, in both languages and without JavaScript.

    `downloads` gives, by language and file name, the length and size of each file (see outputs/downloads.py).
    """
    writers = {language: Vocabulary(references, language, form=PLAIN) for language in LANGUAGES}
    return blocks.document("cover", references, writers=writers, tags=TAGS, downloads=downloads).encode()
