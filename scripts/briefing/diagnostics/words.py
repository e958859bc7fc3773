"""Words that fill messages of several stages."""

from collections.abc import Mapping

from briefing.diagnostics.message import Message
from briefing.languages import Language

LANGUAGE_NAMES: Mapping[Language, Message] = {"zh": Message("Chinese"), "en": Message("English")}
