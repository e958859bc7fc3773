"""Chinese for messages about MkDocs, Typst and downloads."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {}
