"""Words used as values in the messages of several packages."""

from collections.abc import Mapping

from briefing.diagnostics.message import Message
from briefing.languages import Language

LANGUAGE_NAMES: Mapping[Language, Message] = {"zh": Message("Chinese"), "en": Message("English")}
TOP = Message("the top of the page")
"""The name of the text of a page before its first heading."""


def section(id: str) -> Message:
    """Return the name of the section whose heading has this id; TOP if the id is empty."""
    return Message("section {id}", id=f"{{#{id}}}") if id else TOP
