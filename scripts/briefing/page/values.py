"""Finds the values of data/ in finished HTML, each of which carries the id of its fact or claim."""

from typing import Any, TypeAlias

Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here
VALUES = ".//*[contains(concat(' ', @class, ' '), ' fact ')]"
"""The XPath expression of all elements that contain a value."""


def fact_of(value: Element) -> str:
    """Return the id of the fact or claim whose value an element contains.

    The id is in `data-fact`; a link to the entry of the fact or claim has it only in its address, after the #.
    """
    return value.get("data-fact") or (value.get("href") or "").rpartition("#")[2]
