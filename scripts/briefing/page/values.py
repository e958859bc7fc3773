"""Values of data/ in finished HTML: each keeps the id of its fact, from the call on a page to the PDF."""

from typing import Any, TypeAlias

Element: TypeAlias = Any  # an lxml element; its published types are too loose to help here
VALUES = ".//*[contains(concat(' ', @class, ' '), ' fact ')]"
"""XPath of every value."""


def fact_of(value: Element) -> str:
    """Return the id of the fact or claim whose value this is.

    A link to the entry of the value has it in its address; another link, and a value without one, in `data-fact`.
    """
    return value.get("data-fact") or (value.get("href") or "").rpartition("#")[2]
