"""Chinese for messages about requests for figures, and drawing."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {}
