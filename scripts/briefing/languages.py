"""The two languages of a briefing, Chinese and English, and their language tags."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
TAGS: Mapping[Language, str] = {"zh": "zh-Hans", "en": "en"}
"""The language tags of HTML and PDF (BCP 47)."""
