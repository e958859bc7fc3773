"""Builds the JSON Schemas of data/, with which text editors complete, validate and explain the fields."""

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
    """Return the JSON Schema of each kind of file in data/, by file name, such as "facts.json"."""
    descriptions = read_yaml(ENGINE, TEMPLATES / "fields.yml").value
    return {
        f"{name}.json": (json.dumps(_schema(name, descriptions), ensure_ascii=False, indent=1) + "\n").encode()
        for name in FILES
    }


def _schema(kind: str, descriptions: Mapping[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"$schema": DIALECT} | copy.deepcopy(bare_schema(kind))
    for found in objects(schema):
        if "properties" in found:
            _describe(found, descriptions[found["title"]])
        if "patternProperties" in found:
            found["additionalProperties"] = False  # keys that are not ids are rejected, as pydantic does
    return schema


def _describe(entry: dict[str, Any], descriptions: Mapping[str, Any]) -> None:
    """Add descriptions and examples from `descriptions`, a block of templates/fields.yml, to the schema of an entry."""
    entry["description"] = _both(descriptions[ITSELF])
    for name, field in entry["properties"].items():
        field.pop("title", None)  # repeats the name of the field
        field["description"] = _both(descriptions[name])
        if example := descriptions[name].get("example"):
            field["examples"] = [example]


def _both(description: Mapping[str, str]) -> str:
    """Return the texts of both languages in one, a paragraph each, since an editor shows only one description."""
    return "\n\n".join(description[language] for language in LANGUAGES)
