"""From located YAML to entries, with pydantic's complaints put in an author's words."""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from briefing.diagnostics.problem import Problem, nearest
from briefing.source.entries import FILES
from briefing.source.yaml import Located, Path_

SHOWN = 60
"""Characters of a wrong value that a message repeats."""


def validate(located: Located, kind: str) -> tuple[Any, list[Problem]]:
    """The file's entries, or None and why not. `kind` is a key of FILES."""
    if located.problems:
        return None, list(located.problems)
    try:
        return TypeAdapter(FILES[kind]).validate_python(located.value or {}), []
    except ValidationError as error:
        return None, [_problem(located, details) for details in error.errors()]


def _problem(located: Located, error: ErrorDetails) -> Problem:
    path: Path_ = tuple(error["loc"])
    while path and path not in located.lines and error["type"] != "missing":
        path = path[:-1]
    name = str(path[-1]) if path else "the file"
    given = _short(error["input"])
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            owner = ".".join(str(step) for step in path[:-1])
            what, hint = f'"{name}" is missing from {owner}.' if owner else f'"{name}" is missing.', ""
        case "extra_forbidden" | "unexpected_keyword_argument":
            what, hint = f'unknown key "{name}".', nearest(name, _siblings(error, located, path))
        case "string_type":
            what, hint = f'"{name}" is one text, no list and no block.', ""
        case "literal_error":
            expected = str(context.get("expected", ""))
            what, hint = f'"{given}" is not a {name}.', f"Write {expected.replace(chr(39), chr(34))}."
        case "string_pattern_mismatch":
            what = f'"{given}" cannot stand here.'
            hint = (
                "Write an address with http:// or https://."
                if name == "url"
                else ("Ids are lower-case letters, digits, hyphens and full stops.")
            )
        case "value_error":
            what, hint = f"{name}: {error['msg'].removeprefix('Value error, ')}.", ""
        case "tuple_type" | "list_type":
            what, hint = f'"{name}" is a list.', f"Write [{given}]." if isinstance(error["input"], str) else ""
        case "dataclass_type" | "model_type" | "dict_type" | "model_attributes_type" | "dataclass_exact_type":
            text = "Text" in str(context.get("class_name", ""))
            what = f'"{name}" needs two halves, zh and en.' if text else f'"{name}" is not a block of keys.'
            what = what if path else "the file is not a block of keys."
            hint = "Write {zh: …, en: …}." if text else ""
        case kind if kind.startswith(("decimal", "is_instance_of", "int", "float", "bool")):
            what, hint = f'{name}: "{given}" is not a number.', "Write it as 175e9 or 0.12."
        case _:
            what, hint = f"{name}: {error['msg'][0].lower()}{error['msg'][1:]}.", ""
    return Problem(located.where(path), what, hint)


def _short(given: object) -> str:
    """What was written, no longer than a line can show."""
    text = str(given)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _siblings(error: ErrorDetails, located: Located, path: Path_) -> list[str]:
    """The keys that could have been meant: all field names of the entry types of this kind of file."""
    from briefing.model import Text
    from briefing.source import entries

    models = [m for m in vars(entries).values() if isinstance(m, type) and hasattr(m, "model_fields")]
    return sorted({field for model in models for field in model.model_fields} | set(Text.__annotations__))
