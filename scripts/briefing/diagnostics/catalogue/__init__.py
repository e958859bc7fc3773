"""The message templates of every language except English, by their English template."""

from collections.abc import Mapping

from briefing.diagnostics.catalogue import zh
from briefing.languages import Language

CATALOGUES: Mapping[Language, Mapping[str, str]] = {"zh": zh.TEMPLATES}
