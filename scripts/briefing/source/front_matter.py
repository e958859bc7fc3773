"""Reads the front matter of a page (title, description and settings) as YAML, as MkDocs does."""

import re
from dataclasses import fields

from briefing.diagnostics.message import Message, several
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.model import Head
from briefing.source.yaml import located

FRONT_MATTER = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""The pattern by which MkDocs finds front matter (mkdocs.utils.meta)."""
KEYS = tuple(field.name for field in fields(Head))
SWITCHES = {"true": True, "false": False}


def read(text: str, file: Place) -> tuple[Head, int, list[Problem]]:
    """Return the front matter of a page, the line on which the body begins, and the problems of the front matter.

    Settings that are missing or invalid have their default values.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        return Head(), 1, []
    # An empty line replaces the opening "---", so that line numbers agree with the file.
    yaml = located(file.file, f"\n{found[1]}")
    body = text.count("\n", 0, found.end()) + 1
    if yaml.problems or not isinstance(yaml.value, dict):
        what = Message("The front matter is not a block of keys.")
        fix = Message("Write a key and its value on each line, such as title: Summary.")
        return Head(), body, list(yaml.problems) or [Problem(file.at(2), what, fix)]
    head, problems = Head(), list[Problem]()
    values: dict[str, str | bool] = {}
    for key, value in yaml.value.items():
        place = yaml.where((key,))
        if key not in KEYS:
            known = Message("Known keys are {keys}.", keys=several(KEYS))
            problems.append(Problem(place, Message('Unknown key "{key}".', key=key), did_you_mean(key, KEYS, known)))
        elif isinstance(getattr(head, key), bool) and value not in SWITCHES:
            what = Message('"{key}" is neither true nor false.', key=key)
            problems.append(Problem(place, what, Message("Write {key}: true, or remove the line.", key=key)))
        elif isinstance(getattr(head, key), bool):
            values[key] = SWITCHES[value]
        elif not isinstance(value, str):
            what = Message('"{key}" is not text.', key=key)
            problems.append(Problem(place, what, Message('Write {key}: "…".', key=key)))
        else:
            values[key] = value
    return Head(**values), body, problems  # type: ignore[arg-type]
