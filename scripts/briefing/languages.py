"""The languages of a briefing."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
TAGS: Mapping[Language, str] = {"zh": "zh-Hans", "en": "en"}
"""The language tags of HTML and PDF (BCP 47)."""
