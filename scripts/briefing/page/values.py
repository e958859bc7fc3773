"""Finds the values of data/ in finished HTML, each of which has the id of its fact or claim."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VALUES = ".//*[contains(concat(' ', @class, ' '), ' fact ')]"
"""The XPath expression of all elements that contain a value.

The id is in `data-fact`; a link to the entry of the fact or claim has it only in its address, after the #.
"""


def id_of(value: "HtmlElement") -> str:
    """Return the id of the fact or claim whose value an element of VALUES contains; "" if it has none."""
    return value.get("data-fact") or (value.get("href") or "").partition("#")[2]
