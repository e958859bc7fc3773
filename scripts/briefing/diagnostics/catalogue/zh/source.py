"""Chinese for messages about data/ and mkdocs.yml: files, keys, values, references."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {}
