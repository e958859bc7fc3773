"""YAML as plain dicts and lists of text, with the line of every key, so that messages can name it.

Every scalar stays text: `no`, `2020-05` and `12:30` mean what they look like, and the entry's type decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefing.errors import Problem

NOTHING = {"", "~", "null"}
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where it is there: it reads data/ about eight times as fast."""
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Located:
    """What a YAML file holds, and where. `value` is dicts, lists, text and None."""

    name: str
    value: Any
    lines: Mapping[Path_, int]
    problems: tuple[Problem, ...]

    def where(self, path: Path_ = ()) -> str:
        """The file and line of the nearest enclosing key: "data/facts/data.yml:12"."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def read_text(root: Path, file: Path) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file, with or without a byte-order mark, with line feeds only."""
    name = file.relative_to(root).as_posix()
    try:
        return file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return "", [Problem(f"{name}:{line}", "the file is not UTF-8 text.", "Save it as UTF-8.")]
    except FileNotFoundError:
        return "", [Problem(f"{name}:1", "the file is missing.")]


def read_yaml(root: Path, file: Path) -> Located:
    """Read one YAML file; what is wrong with it stands in `problems` and never raises."""
    name = file.relative_to(root).as_posix()
    text, problems = read_text(root, file)
    if problems:
        return Located(name, {}, {}, tuple(problems))
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or "this cannot be read"
        return Located(name, {}, {}, (Problem(f"{name}:{line}", f"not valid YAML: {what}."),))
    reader = _Reader(name)
    value = reader.read(node, (), ()) if node is not None else {}
    return Located(name, value, reader.lines, tuple(reader.problems))


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node, path: Path_, above: tuple[int, ...]) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in above:
            self.problems.append(Problem(f"{self.name}:{line}", "an alias (*) refers to a block that contains it."))
            return None
        above = (*above, id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, above)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index), above) for index, child in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in NOTHING else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path_, above: tuple[int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                first = self.lines[(*path, key)]
                self.problems.append(Problem(f"{self.name}:{line}", f'"{key}" stands twice, first on line {first}.'))
                continue
            self.lines[(*path, key)] = line
            found[key] = self.read(value_node, (*path, key), above)
        return found
