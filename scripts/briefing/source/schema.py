"""The JSON Schema of every file of data/, by which editors complete, check and explain it in both languages."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from briefing.figures import KINDS
from briefing.languages import LANGUAGES
from briefing.paths import ENGINE, TEMPLATES
from briefing.source.entries import FILES
from briefing.source.yaml import read_yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CHOICES = {("FigureEntry", "kind"): KINDS}
ITSELF = "itself"
"""Where templates/fields.yml describes an entry as a whole."""


def schemas() -> dict[str, bytes]:
    """One schema for each kind of file in data/: "facts.json"."""
    words = read_yaml(ENGINE, TEMPLATES / "fields.yml").value
    return {
        f"{name}.json": (json.dumps(_schema(kind, words), ensure_ascii=False, indent=1) + "\n").encode()
        for name, kind in FILES.items()
    }


def _schema(kind: Any, words: Mapping[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"$schema": DIALECT} | TypeAdapter(kind).json_schema()
    for found in _objects(schema):
        if "properties" in found:
            _describe(found, words[found["title"]])
        if "patternProperties" in found:
            found["additionalProperties"] = False  # what is no id is refused, as pydantic does
    return schema


def _describe(entry: dict[str, Any], said: Mapping[str, Any]) -> None:
    """Put words to an entry and its fields, and the known choices to those that types leave open."""
    entry["description"] = _both(said[ITSELF])
    for name, field in entry["properties"].items():
        field.pop("title", None)  # the field's name again
        field["description"] = _both(said[name])
        if example := said[name].get("example"):
            field["examples"] = [example]
        if choices := CHOICES.get((entry["title"], name)):
            field["enum"] = list(choices)


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object that a schema describes, at any depth."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for below in node.values():
            yield from _objects(below)
    elif isinstance(node, list):
        for below in node:
            yield from _objects(below)


def _both(said: Mapping[str, str]) -> str:
    """Both languages, one below the other: an editor shows one description."""
    return "\n\n".join(said[language] for language in LANGUAGES)
