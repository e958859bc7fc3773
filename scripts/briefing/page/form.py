"""The output forms of a page: Markdown for publishers, HTML for blocks, and plain text where links are impossible."""

import html
import re
from typing import Protocol

from markupsafe import Markup

from briefing.page.dialect import escaped


class Form(Protocol):
    """An output form, which determines how text and links are written."""

    def safe(self, text: str) -> str:
        """Escape a text, so that it is shown as typed, and return it."""

    def marked(self, markup: str) -> str:
        """Mark a string as markup of this form, so that it is not escaped again, and return it."""

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return a link from the page `page` to an `address` such as "other.md#anchor".

        If the address is "", the text is returned without a link, and marked as a value if there is a `fact`. `css`
        lists classes, separated by spaces. `fact` is the id of the value that the text shows, or "" if it shows none.
        """


class Markdown:
    """Markdown with attribute lists, which every publisher supports."""

    def safe(self, text: str) -> str:
        """Return the text with the special characters of Markdown and HTML escaped."""
        return escaped(text)

    def marked(self, markup: str) -> str:
        """Return the Markdown unchanged."""
        return markup

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return the link in Markdown, with an attribute list.

        If the address is "", return a `span` element if there is a `fact`, and otherwise the escaped text.
        """
        if not address:
            return f'<span class="{css}" data-fact="{fact}">{escaped(text)}</span>' if fact else escaped(text)
        classes = " ".join(f".{name}" for name in css.split())
        value = f' data-fact="{fact}"' if fact else ""
        return f"[{escaped(text)}]({relative(address, page)}){{ {classes}{value} }}"


class Html:
    """HTML, for the blocks of templates/blocks."""

    def safe(self, text: str) -> str:
        """Return the text as Markup with &, < and > escaped.

        Quotation marks are not escaped, so the result must not be used in an attribute.
        """
        return Markup(html.escape(text, quote=False))

    def marked(self, markup: str) -> str:
        """Return the HTML as Markup, which templates do not escape again."""
        return Markup(markup)

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return the link as an `a` element, with .html in its address in place of .md.

        If the address is "", return a `span` element if there is a `fact`, and otherwise the escaped text.
        """
        value = Markup(' data-fact="{}"').format(fact) if fact else ""
        if address:
            name, mark, anchor = relative(address, page).partition("#")
            href = re.sub(r"\.md$", ".html", name) + mark + anchor
            kind = Markup(' class="{}"').format(css) if css else ""
            return Markup('<a{} href="{}"{}>{}</a>').format(kind, href, value, text)
        return Markup('<span class="{}"{}>{}</span>').format(css, value, text) if fact else self.safe(text)


class Plain:
    """Plain text, for alternative texts, drawings and CSV."""

    def safe(self, text: str) -> str:
        """Return the text unchanged."""
        return text

    def marked(self, markup: str) -> str:
        """Return the text unchanged."""
        return markup

    def link(self, text: str, page: str, address: str, css: str, fact: str) -> str:
        """Return the text of the link."""
        return text


def relative(address: str, page: str) -> str:
    """Return an address as it is written in a link on `page`: only "#anchor" if it leads to an anchor on that page."""
    name, mark, anchor = address.partition("#")
    return f"{mark}{anchor}" if anchor and name.removesuffix(".md") == page else address


MARKDOWN, HTML, PLAIN = Markdown(), Html(), Plain()
