"""Chinese for messages about docs/: Markdown, calls, headings."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {}
