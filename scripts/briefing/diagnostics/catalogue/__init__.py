"""The templates of messages in the languages other than English, by their English."""

from collections.abc import Mapping

from briefing.diagnostics.catalogue import zh
from briefing.languages import Language

CATALOGUES: Mapping[Language, Mapping[str, str]] = {"zh": zh.TEMPLATES}
