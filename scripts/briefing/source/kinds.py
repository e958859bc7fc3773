"""The kinds of file in data/: the type of each, its JSON Schema, and the keys that it accepts."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from briefing.languages import LANGUAGES
from briefing.model import Finding, Point, Text, Unit
from briefing.source.briefing_entry import BriefingEntry
from briefing.source.entries import (
    ATerm,
    ChangeEntry,
    ClaimEntry,
    FactEntry,
    RulesFile,
    SourceEntry,
    SystemEntry,
    SystemsFile,
    TermEntry,
    VerificationEntry,
)
from briefing.source.figure_entries import FigureEntry, SeriesEntry, TableEntry, TileEntry
from briefing.source.types import GIVEN, STRICT, AConfirmed, Id

FILES: Mapping[str, Any] = {
    "briefing": BriefingEntry,
    "units": dict[Id, Unit],
    "facts": dict[Id, FactEntry],
    "claims": dict[Id, ClaimEntry],
    "systems": SystemsFile,
    "sources": dict[Id, SourceEntry],
    "terms": dict[Id, ATerm],
    "rules": RulesFile,
    "confirmed": dict[str, AConfirmed],
    "argument": dict[Id, Point],
    "findings": dict[Id, Finding],
    "verification": dict[Id, VerificationEntry],
    "changes": dict[Id, ChangeEntry],
    "series": dict[Id, SeriesEntry],
    "figures": FigureEntry,
    "tables": TableEntry,
    "grids": dict[Id, TileEntry],
    "words": dict[Id, Text],
}
"""The type of the content of each kind of file.

"figures" and "tables" are folders with one entry in each file, and "grids" is a folder with one grid in each. A kind
of type dict[…] that `files.read` reads with `entries`, such as "facts", is one file or a folder of several.
"""


@cache
def adapter(kind: str) -> TypeAdapter[Any]:
    """Return the pydantic adapter that validates a kind of file."""
    type_ = FILES[kind]
    return TypeAdapter(type_) if is_dataclass(type_) else TypeAdapter(type_, config=STRICT)


@cache
def bare_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file as authors write it, without the descriptions in fields.yml.

    It is cached and must not be modified.
    """
    schema = adapter(kind).json_schema()
    for entry in objects(schema):
        properties = entry.get("properties", {})
        if "lines" in properties:  # the reader adds these fields; authors do not write them
            for name in GIVEN:
                properties.pop(name, None)
            entry["required"] = [name for name in entry.get("required", []) if name not in GIVEN]
        if entry.get("title") == SystemEntry.__name__:
            entry["additionalProperties"] = properties.pop("attributes")["additionalProperties"]
        if entry.get("title") == TermEntry.__name__:
            del properties["word"]
            entry["properties"] = {**{language: {"type": "string"} for language in LANGUAGES}, **properties}
            entry["required"] = [*LANGUAGES, *(name for name in entry["required"] if name != "word")]
    schema.get("$defs", {}).pop("Place", None)
    return schema


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema of an object within a schema, at any depth, the schema itself included."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for below in node.values():
            yield from objects(below)
    elif isinstance(node, list):
        for below in node:
            yield from objects(below)


def keys_at(kind: str, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys that are accepted in the block at `path` of a file of this kind.

    Keys that authors choose, such as ids, are not listed. The result is empty if no block is accepted there.
    """
    whole = bare_schema(kind)
    nodes = [*_ways(whole, whole)]
    for step in path:
        nodes = [way for node in nodes for below in _below(node, step) for way in _ways(below, whole)]
    return tuple(dict.fromkeys(key for node in nodes for key in node.get("properties", {})))


def _ways(node: dict[str, Any], whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the alternatives of a schema, with "$ref" and "anyOf" resolved. `whole` is the schema that contains it."""
    if "$ref" in node:
        yield from _ways(whole["$defs"][node["$ref"].removeprefix("#/$defs/")], whole)
    elif "anyOf" in node:
        for way in node["anyOf"]:
            yield from _ways(way, whole)
    else:
        yield node


def _below(node: dict[str, Any], step: str | int) -> Iterator[dict[str, Any]]:
    """Yield the schemas of the value at a key or index of a schema."""
    if isinstance(step, int):
        found = [node.get("items")]
    elif step in node.get("properties", {}):
        found = [node["properties"][step]]
    else:
        found = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
    yield from (below for below in found if isinstance(below, dict))
