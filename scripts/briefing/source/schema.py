"""The JSON Schema of every file of data/, by which editors complete, check and explain it in both languages."""

import copy
import json
from collections.abc import Mapping
from typing import Any

from briefing.languages import LANGUAGES
from briefing.paths import ENGINE, TEMPLATES
from briefing.source.kinds import FILES, bare_schema, objects
from briefing.source.yaml import read_yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ITSELF = "itself"
"""The key under which templates/fields.yml describes an entry as a whole."""


def schemas() -> dict[str, bytes]:
    """Return one schema for each kind of file in data/: "facts.json"."""
    words = read_yaml(ENGINE, TEMPLATES / "fields.yml").value
    return {
        f"{name}.json": (json.dumps(_schema(name, words), ensure_ascii=False, indent=1) + "\n").encode()
        for name in FILES
    }


def _schema(kind: str, words: Mapping[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"$schema": DIALECT} | copy.deepcopy(bare_schema(kind))
    for found in objects(schema):
        if "properties" in found:
            _describe(found, words[found["title"]])
        if "patternProperties" in found:
            found["additionalProperties"] = False  # what is no id is refused, as pydantic does
    return schema


def _describe(entry: dict[str, Any], said: Mapping[str, Any]) -> None:
    """Add the descriptions and examples of an entry and its fields."""
    entry["description"] = _both(said[ITSELF])
    for name, field in entry["properties"].items():
        field.pop("title", None)  # the field's name again
        field["description"] = _both(said[name])
        if example := said[name].get("example"):
            field["examples"] = [example]


def _both(said: Mapping[str, str]) -> str:
    """Return both languages, one below the other: an editor shows one description."""
    return "\n\n".join(said[language] for language in LANGUAGES)
