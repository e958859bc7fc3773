"""Chinese for what checks/ finds/."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {}
