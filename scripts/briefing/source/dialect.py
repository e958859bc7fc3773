"""The Markdown dialect of a briefing: the extensions in mkdocs.yml, and those that MkDocs always adds."""

from collections.abc import Mapping
from typing import Any

import yaml

from briefing.model import Dialect

BUILTIN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to every site (mkdocs.config.defaults). A test compares this list with MkDocs."""
NUMBER_OR_SWITCH = (bool, int)


def dialect(config: Mapping[str, Any]) -> Dialect:
    """Return the Markdown dialect that a mkdocs.yml configures.

    As in MkDocs, the extensions are a list of names and of {name: {setting: value}}, or one mapping of names to
    settings. Anything else is ignored here, and reported by MkDocs.
    """
    names = list(BUILTIN)
    settings: dict[str, tuple[tuple[str, str | bool | int], ...]] = {}
    given = config.get("markdown_extensions")
    listed = [given] if isinstance(given, dict) else given
    for entry in listed if isinstance(listed, list) else ():
        for name, options in entry.items() if isinstance(entry, dict) else [(entry, None)]:
            if isinstance(name, str) and name not in names:
                names.append(name)
            if isinstance(options, dict):
                settings[name] = tuple((str(key), _typed(value)) for key, value in options.items())
    return Dialect(tuple(names), tuple(settings.items()))


def _typed(value: object) -> str | bool | int:
    """Return a setting as a bool or an int if YAML reads it as one, and otherwise as text."""
    found = yaml.safe_load(str(value))
    return found if isinstance(found, NUMBER_OR_SWITCH) else str(value)
