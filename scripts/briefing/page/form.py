"""The forms in which pages are written: Markdown for publishers, HTML for blocks, plain text where no link can be."""

import html
from typing import Protocol

from markupsafe import Markup

from briefing.page.dialect import escaped


class Form(Protocol):
    """How words and links are written in one form."""

    def safe(self, text: str) -> str:
        """Return a text that reads as it is typed."""

    def marked(self, markup: str) -> str:
        """Return what is written in this form already."""

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return a link to "page.md#anchor" on the page `page`; with address "" the words, marked as a value.

        `fact` is the id of the value that is written, "" for none.
        """


class Markdown:
    """Markdown with attribute lists, which any publisher can read."""

    def safe(self, text: str) -> str:
        """Return the text with the signs of Markdown and HTML escaped."""
        return escaped(text)

    def marked(self, markup: str) -> str:
        """Return the Markdown."""
        return markup

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return a link with its classes in an attribute list, or a span for a value without an address."""
        if not address:
            return f'<span class="{css}" data-fact="{fact}">{escaped(text)}</span>' if fact else escaped(text)
        classes = " ".join(f".{name}" for name in css.split())
        value = f' data-fact="{fact}"' if fact else ""
        return f"[{escaped(text)}]({relative(address, page)}){{ {classes}{value} }}"


class Html:
    """HTML, for the blocks of templates/blocks."""

    def safe(self, text: str) -> str:
        """Return the text with the signs of HTML escaped."""
        return Markup(html.escape(text, quote=False))

    def marked(self, markup: str) -> str:
        """Return the HTML, which templates do not escape again."""
        return Markup(markup)

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return a link, or a span for a value without an address."""
        value = Markup(' data-fact="{}"').format(fact) if fact else ""
        if address:
            href = relative(address, page).replace(".md", ".html", 1)
            return Markup('<a class="{}" href="{}"{}>{}</a>').format(css, href, value, text)
        return Markup('<span class="{}"{}>{}</span>').format(css, value, text) if fact else self.safe(text)


class Plain:
    """Plain text: alternative texts, drawings, CSV."""

    def safe(self, text: str) -> str:
        """Return the text."""
        return text

    def marked(self, markup: str) -> str:
        """Return the text."""
        return markup

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return the words of the link."""
        return text


def relative(address: str, page: str) -> str:
    """Return the address as the page `page` writes it: "#anchor" for its own."""
    name, mark, anchor = address.partition("#")
    return f"{mark}{anchor}" if anchor and name.removesuffix(".md") == page else address


MARKDOWN, HTML, PLAIN = Markdown(), Html(), Plain()
