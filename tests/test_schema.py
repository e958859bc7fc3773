"""JSON Schemas for editors: they accept what is read, and describe every field in both languages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import mini_briefing
from briefing.cli import main
from briefing.paths import ENGINE
from briefing.source.kinds import FILES
from briefing.source.schema import DIALECT, ITSELF, schemas
from briefing.source.yaml import read_yaml

SCHEMAS = {name: json.loads(content) for name, content in schemas().items()}
HAN = re.compile(r"[\u3400-\u9fff]")
ROOTS = (ENGINE, mini_briefing.MINI, ENGINE / "templates" / "new" / "briefing")
EVERY = sorted(file for root in ROOTS for file in root.glob("data/**/*.yml"))


class Editor(yaml.SafeLoader):
    """A YAML loader as in editors: the core schema of YAML 1.2, in which yes and 2020-05 are text."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
TYPES: dict[str, Any] = {
    "string": str,
    "object": dict,
    "array": list,
    "null": type(None),
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}
KEYWORDS = {
    "$schema", "$defs", "$ref", "title", "description", "default", "examples", "type", "enum", "pattern", "minimum",
    "maximum", "anyOf", "items", "properties", "required", "additionalProperties", "patternProperties",
}  # fmt: skip


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema within a schema."""
    yield node
    for key in ("$defs", "properties", "patternProperties"):
        for below in node.get(key, {}).values():
            yield from objects(below)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from objects(node[key])
    for below in node.get("anyOf", []):
        yield from objects(below)


def wrong(value: Any, schema: Any, whole: Any, place: str = "") -> Iterator[str]:
    """Yield the errors of a value by JSON Schema 2020-12, as far as our schemas use it."""
    if "$ref" in schema:
        yield from wrong(value, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole, place)
    if "anyOf" in schema and all(any(wrong(value, way, whole)) for way in schema["anyOf"]):
        yield f"{place}: {value!r} fits none"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is not of {schema['enum']}"
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind != "boolean" and isinstance(value, bool))):
        yield f"{place}: {value!r} is no {kind}"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{place}: {value!r} is not {schema['pattern']}"
    elif isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{place}: {value!r} is too small or large"
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from wrong(item, schema.get("items", {}), whole, f"{place}/{at}")
    elif isinstance(value, dict):
        yield from (f"{place}: no {name}" for name in schema.get("required", []) if name not in value)
        for key, item in value.items():
            patterns = [
                below for pattern, below in schema.get("patternProperties", {}).items() if re.search(pattern, key)
            ]
            below = schema.get("properties", {}).get(key) or next(
                iter(patterns), schema.get("additionalProperties", {})
            )
            if below is False:
                yield f"{place}: unknown key {key}"
            elif isinstance(below, dict):
                yield from wrong(item, below, whole, f"{place}/{key}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_json_schema_2020_12(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == DIALECT
    for found in objects(SCHEMAS[name]):
        assert set(found) <= KEYWORDS
        assert found.get("type", "null") in TYPES
        assert found.get("$ref", "#/$defs/").startswith("#/$defs/")
        assert found.get("$ref", "").removeprefix("#/$defs/") in {"", *SCHEMAS[name].get("$defs", {})}
        re.compile(found.get("pattern", ""))
        for example in found.get("examples", []):
            assert list(wrong(example, found, SCHEMAS[name])) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described_in_both_languages(name: str) -> None:
    for entry in objects(SCHEMAS[name]):
        for field, found in ({ITSELF: entry} | entry["properties"] if "properties" in entry else {}).items():
            zh, en = found["description"].split("\n\n")
            assert HAN.search(zh), field
            assert re.match(r"[A-Z].*\.$", en), field
            assert zh.endswith("。"), field


def test_every_description_belongs_to_a_field() -> None:
    described = read_yaml(ENGINE, ENGINE / "templates" / "fields.yml").value
    fields = {
        entry["title"]: {ITSELF, *entry["properties"]}
        for schema in SCHEMAS.values()
        for entry in objects(schema)
        if "properties" in entry
    }
    assert {name: set(entry) for name, entry in described.items()} == fields


@pytest.mark.parametrize("file", EVERY, ids=lambda file: file.relative_to(ENGINE).as_posix())
def test_every_file_of_data_is_valid(file: Path) -> None:
    parts = file.relative_to(next(parent for parent in file.parents if parent.name == "data")).with_suffix("").parts
    schema = SCHEMAS[f"{parts[0]}.json"]
    text = file.read_text(encoding="utf-8").replace("@today@", "2024-02-29")
    assert list(wrong(yaml.load(text, Editor) or {}, schema, schema)) == []


MISTAKES = [
    ("facts", "A-b: {what: {zh: 甲, en: A}}"),
    ("facts", "a: {what: {zh: 甲}}"),
    ("facts", "a: {waht: {zh: 甲, en: A}}"),
    ("units", "a: {kind: number, name: {zh: 甲, en: A}}"),
    ("sources", "a: {url: example.org}"),
    ("figures", "kind: pie"),
]


@pytest.mark.parametrize(("name", "text"), MISTAKES)
def test_a_mistake_is_invalid(name: str, text: str) -> None:
    schema = SCHEMAS[f"{name}.json"]
    assert list(wrong(yaml.load(text, Editor), schema, schema))


@pytest.mark.briefing
def test_every_file_refers_to_its_schema_in_its_first_line() -> None:
    for file in [*ENGINE.glob("data/**/*.yml"), *ENGINE.glob("templates/new/briefing/data/**/*.yml")]:
        comment = file.read_text(encoding="utf-8").splitlines()[0]
        data = next(parent for parent in file.parents if parent.name == "data")
        where = (file.parent / comment.removeprefix("# yaml-language-server: $schema=")).resolve()
        assert where.relative_to(data.parent).parent.as_posix() == "build/schema"
        assert where.stem == file.relative_to(data).with_suffix("").parts[0]


def test_check_writes_the_schemas_and_nothing_else(root: Path) -> None:
    before = mini_briefing.files(root)
    assert main(["check", "--root", str(root)]) == 0
    after = mini_briefing.files(root)
    assert set(after) - set(before) == {f"build/schema/{name}.json" for name in FILES}
    mini_briefing.edit(root, "data/units.yml", "kind: count", "kind: number")
    (root / "build" / "schema" / "facts.json").unlink()
    assert main(["check", "--root", str(root)]) == 1
    assert not (root / "build" / "schema" / "facts.json").exists()
