"""Chinese for messages about the command line, the preview and the status board."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {}
