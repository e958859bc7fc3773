"""Checks the settings in mkdocs.yml: what the engine does not use is reported by name, since it would be ignored."""

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.source.dialect import BUILTIN
from briefing.source.yaml import Located

KEYS: Mapping[str, str] = {
    "site_name": "",
    "nav": "",
    "not_in_nav": "",
    "use_directory_urls": "false",
    "theme": "",
    "plugins": "[]",
    "markdown_extensions": "",
    "validation": "",
}
"""The keys of mkdocs.yml that the engine uses or that MkDocs requires, with their only value, if there is one."""
THEME: Mapping[str, str] = {"name": "material", "font": "false"}
"""The keys of `theme`, with their only values: the look is in templates/theme/."""
EXTENSIONS = frozenset(
    (
        *BUILTIN,
        *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists"),
        *("pymdownx.caret", "pymdownx.details", "pymdownx.tilde"),
    )
)
"""The Markdown extensions whose notation the site, the PDFs and the search index show alike."""


def problems(located: Located) -> Iterator[Problem]:
    """Yield the settings that would be ignored, or that would make the site differ from the PDFs."""
    settings = located.value if isinstance(located.value, dict) else {}
    yield from _unused(located, settings, KEYS, ())
    theme = settings.get("theme")
    if isinstance(theme, dict):
        yield from _unused(located, theme, THEME, ("theme",))
    extensions = settings.get("markdown_extensions")
    for at, entry in enumerate(extensions if isinstance(extensions, list) else [extensions or {}]):
        path = ("markdown_extensions", at) if isinstance(extensions, list) else ("markdown_extensions",)
        for name in entry if isinstance(entry, dict) else [entry]:
            if str(name) not in EXTENSIONS:
                what = Message('The Markdown extension "{name}" is not supported.', name=str(name))
                known = Message("Supported are {names}.", names=several(sorted(EXTENSIONS - {*BUILTIN})))
                yield Problem(located.where(path), what, did_you_mean(str(name), EXTENSIONS, known))


def _unused(
    located: Located, given: Mapping[str, Any], known: Mapping[str, str], path: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield the keys that are not in `known`, or that have another value than the only one that is used."""
    for key, value in given.items():
        name = ".".join((*path, key))
        where = located.where((*path, key))
        if key not in known:
            what = Message('The setting "{name}" has no effect.', name=name)
            yield Problem(where, what, did_you_mean(key, known, Message("Remove it.")))
        elif known[key] and _written(value) != known[key]:
            what = Message('The setting "{name}" has another value than {value}.', name=name, value=known[key])
            yield Problem(where, what, Message("Write {name}: {value}.", name=key, value=known[key]))


def _written(value: Any) -> str:
    """Return a value as it is written in YAML, if it is a word, a switch or an empty list."""
    return "[]" if value == [] else str(value).lower()
