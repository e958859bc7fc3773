"""Words that fill messages of several stages."""

from collections.abc import Mapping

from briefing.diagnostics.message import Message
from briefing.languages import Language

LANGUAGE_NAMES: Mapping[Language, Message] = {"zh": Message("Chinese"), "en": Message("English")}
TOP = Message("the top of the page")
"""The text of a page before its first heading."""


def section(id: str) -> Message:
    """Return the name of the text below the heading with this id; of the top of the page if it is empty."""
    return Message("section {id}", id=f"{{#{id}}}") if id else TOP
