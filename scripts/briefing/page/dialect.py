"""Markdown → HTML outside the publisher: print, search and the checks of finished pages read the same HTML."""

from functools import lru_cache

import markdown

from briefing.model import Dialect


@lru_cache(maxsize=256)
def converted(text: str, dialect: Dialect) -> str:
    """Return a page's Markdown, without front matter, as HTML. A page is converted once, whoever asks."""
    settings = {name: dict(options) for name, options in dialect.settings}
    return markdown.markdown(text, extensions=list(dialect.extensions), extension_configs=settings)


def escaped(text: str) -> str:
    """Return a text that reads as typed wherever inline Markdown or HTML is expected."""
    return text.translate(ESCAPES)


ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", **{sign: f"&#{ord(sign)};" for sign in r"*_`[]|\~^"}})
