"""Converts Markdown to HTML for the PDFs and the search index, as the publisher does for the pages."""

from functools import lru_cache

import markdown

from briefing.model import Dialect


@lru_cache(maxsize=256)
def converted(text: str, dialect: Dialect) -> str:
    """Convert a page's Markdown, without its front matter, to HTML. Results are cached by text and dialect."""
    settings = {name: dict(options) for name, options in dialect.settings}
    return markdown.markdown(text, extensions=list(dialect.extensions), extension_configs=settings)


def escaped(text: str) -> str:
    """Return a text escaped for inline Markdown and HTML, so that it is displayed as typed.

    Quotation marks are not escaped, so the result must not be used in an attribute.
    """
    return text.translate(ESCAPES)


ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", **{sign: f"&#{ord(sign)};" for sign in r"*_`[]{}|\~^"}}
)
