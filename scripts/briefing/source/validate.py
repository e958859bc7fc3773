"""Converts YAML with line numbers to entries, and the errors of pydantic to problems in an author's terms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefing.diagnostics.message import Message, any_of, quoted
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.model import FieldPath, Invalid
from briefing.source.entries import SYSTEM_KEYS
from briefing.source.kinds import adapter, keys_at
from briefing.source.types import GIVEN
from briefing.source.written import shown
from briefing.source.yaml import Located

KEY = "[key]"
"""The last step of the path that pydantic gives for an invalid key."""
UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
BLOCK = ("dataclass_type", "dataclass_exact_type", "dict_type", "mapping_type", "model_type")
LIST = ("tuple_type", "list_type")


@dataclass(frozen=True)
class _Error:
    """An error reported by pydantic: its type, its path in the file, and the value there.

    `missing` is the key that is missing at the path, or "". `is_key` is True if the key is invalid, not the value.
    """

    type: str
    path: FieldPath
    missing: str
    given: Any
    context: Mapping[str, Any]
    is_key: bool

    @property
    def name(self) -> str:
        """Return the key that the value belongs to ("sources" for the first of several sources), or "" if none."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


def validate(located: Located, kind: str) -> tuple[Any, list[Problem]]:
    """Return the content of a file and an empty list or, if the file is invalid, None and its problems.

    `kind` is a key of `kinds.FILES`.
    """
    if located.problems:
        return None, list(located.problems)
    errors = [*_unknown_attributes(located)] if kind == "systems" else []
    content = None
    try:
        content = adapter(kind).validate_python(located.value)
    except ValidationError as error:
        errors += [_error(located, details) for details in error.errors(include_url=False)]
    if not errors:
        return content, []
    misspelt = {(each.path[:-1], _meant(located, kind, each)) for each in errors if each.type in UNKNOWN}
    kept = [each for each in errors if (each.path, each.missing) not in misspelt or not each.missing]
    return None, [_problem(located, kind, each) for each in kept]


def _error(located: Located, details: ErrorDetails) -> _Error:
    """Return an error with its path in the file, without the steps that pydantic adds for the types of the model."""
    node = located.value
    steps: FieldPath = tuple(details["loc"])
    found: list[str | int] = []
    for step in steps:
        in_block = isinstance(node, Mapping) and step in node
        if in_block or (isinstance(node, list) and isinstance(step, int)):
            node = node[step]
            found.append(step)
    return _Error(
        type=details["type"],
        path=tuple(found),
        missing=str(steps[-1]) if details["type"] == "missing" else "",
        given=details["input"],
        context=details.get("ctx", {}),
        is_key=KEY in steps,
    )


def _problem(located: Located, kind: str, error: _Error) -> Problem:
    invalid = error.context.get("error")
    if isinstance(invalid, Invalid):
        path = (*error.path, invalid.field) if invalid.field else error.path
        what, fix = _no_value(error) if error.given is None else (invalid.what, invalid.fix)
        return Problem(located.where(path), what, fix)
    return Problem(located.where(error.path), *_wording(located, kind, error))


def _wording(located: Located, kind: str, error: _Error) -> tuple[Message, Message]:
    """Return the description of an error and the fix, by the type of the error."""
    given, name = shown(error.given), error.name
    if error.type == "missing":
        return _missing(error), Message("Add it.")
    if error.type in UNKNOWN:
        return Message('Unknown key "{key}".', key=name), _accepted(located, kind, error)
    if error.given is None:
        return _no_value(error)
    if error.type == "string_pattern_mismatch" and error.is_key:
        return Message('"{given}" cannot be an id.', given=given), Message(
            "Use lower-case letters, digits, hyphens and full stops."
        )
    if error.type == "string_pattern_mismatch":
        return Message('"{given}" is not an address.', given=given), Message("Begin it with http:// or https://.")
    if error.type == "literal_error":
        choices = re.findall("'([^']*)'", str(error.context.get("expected", "")))
        fix = Message("Write {choices}.", choices=any_of(quoted(choice) for choice in choices if choice))
        if not isinstance(error.given, str):
            return Message('"{name}" must be text, not a list or a block.', name=name), fix
        return Message('"{given}" is not a valid value of "{name}".', given=given, name=name), fix
    if error.type == "string_type":
        return Message('"{name}" must be text, not a list or a block.', name=name), Message(
            "Write the text after the colon, in quotes if it contains punctuation."
        )
    if error.type in LIST:
        return Message('"{name}" must be a list.', name=name), _as_list(error.given)
    if error.type in BLOCK and error.path:
        return Message('"{name}" must be a block of keys.', name=name), Message(
            "Write its keys on the lines below, indented."
        )
    if error.type in BLOCK:
        return Message("The file must be a block of keys."), Message("Begin each entry with a key and a colon.")
    what = Message('"{name}" cannot have this value.', name=name)
    return what, Message("See its description in templates/fields.yml.")


def _missing(error: _Error) -> Message:
    owner = ".".join(str(step) for step in error.path)
    if owner:
        return Message('"{name}" is missing from {owner}.', name=error.missing, owner=owner)
    return Message('"{name}" is missing.', name=error.missing)


def _no_value(error: _Error) -> tuple[Message, Message]:
    return Message('"{name}" has no value.', name=error.name), Message("Write it.")


def _as_list(given: Any) -> Message:
    """Return the fix that writes a value as a list. Quotes preserve commas within it: "Li, Na" is one author."""
    if isinstance(given, str) and given and '"' not in given and "\\" not in given:
        return Message('Write ["{given}"].', given=given)
    return Message("Write its items in square brackets, each in quotes, with commas between them.")


def _unknown_attributes(located: Located) -> Iterator[_Error]:
    """Yield an error for each key of a system that is neither a field nor an attribute listed at the head of the file.

    pydantic cannot check this, since the attributes are listed in another part of the same file.
    """
    systems = located.value.get("systems") if isinstance(located.value, Mapping) else None
    for id, system in systems.items() if isinstance(systems, Mapping) else ():
        for key in system if isinstance(system, Mapping) else ():
            if key not in (*SYSTEM_KEYS, *GIVEN, *_attributes(located)):
                yield _Error(UNKNOWN[0], ("systems", id, key), "", system[key], {}, False)


def _attributes(located: Located) -> tuple[str, ...]:
    """Return the attributes that the head of data/systems.yml lists."""
    found = located.value.get("attributes")
    return tuple(found) if isinstance(found, Mapping) else ()


def _free(located: Located, kind: str, error: _Error) -> list[str]:
    """Return the keys that are accepted in the block of an unknown key and not yet written there."""
    block = located.value
    for step in error.path[:-1]:
        block = block[step]
    accepted = keys_at(kind, error.path[:-1])
    if kind == "systems" and error.path[0] == "systems":
        accepted = (*accepted, *_attributes(located))
    return [key for key in accepted if key not in block]


def _meant(located: Located, kind: str, error: _Error) -> str:
    """Return the accepted key that is most similar to an unknown one, or ""."""
    return next(iter(get_close_matches(error.name, _free(located, kind, error), n=1)), "")


def _accepted(located: Located, kind: str, error: _Error) -> Message:
    """Return the fix for an unknown key: the key that was probably meant or, if none is similar, the unused keys."""
    free = _free(located, kind, error)
    others = Message("Remove it, or use {keys}.", keys=any_of(map(quoted, free))) if free else Message("Remove it.")
    return did_you_mean(error.name, free, others)
