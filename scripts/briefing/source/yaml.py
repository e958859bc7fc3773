"""Reads YAML as dicts and lists of text, with the line numbers that messages need.

Every scalar remains text, so `no`, `2020-05` and `12:30` are read as written; the type of the entry's field converts
it later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.model import FieldPath
from briefing.source.text import read_text
from briefing.source.wording import YAML_FAULTS

NOTHING = {"", "~", "null"}
TOO_DEEP_TO_SCAN = "exceeded maximum nesting depth"
"""The error of libyaml for thousands of nested brackets, which it raises before it yields any event for them."""
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The loader of libyaml, if it is installed, since it reads data/ about eight times as fast."""
DEEPEST = 50
"""The maximum depth of nested blocks in a YAML file; very deep ones would crash libyaml."""
MOST = 200_000
"""The maximum number of values in a YAML file with its aliases expanded, since a few aliases can make billions."""
NEAR = 30
"""The maximum number of characters of a line that a message quotes."""


class Scalar(str):
    """A scalar of a YAML file, as text with its place."""

    where: Place


class Block(dict[str, Any]):
    """A mapping in a YAML file, with its own key, its place, and the line of everything that it contains.

    The key of a whole file is its name without the extension: "months" for data/figures/months.yml.
    """

    key: str
    where: Place
    lines: Mapping[FieldPath, int]

    def with_content(self, content: Mapping[str, Any]) -> "Block":
        """Return a block with the given content and this block's key, place and lines."""
        found = Block(content)
        found.key, found.where, found.lines = self.key, self.where, self.lines
        return found


@dataclass(frozen=True)
class Located:
    """The content of a YAML file, its lines and its problems.

    `value` consists of Block, list, Scalar and None. It must not be modified, since it is cached.
    """

    name: str
    value: Any
    lines: Mapping[FieldPath, int]
    problems: tuple[Problem, ...]

    def where(self, path: FieldPath = ()) -> Place:
        """Return the place, such as data/facts/data.yml:12, of the field at `path` or of its nearest enclosing key.

        If neither has a known line, the place is line 1 of the file.
        """
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.name, self.lines.get(path, 1))


def read_yaml(root: Path, file: Path) -> Located:
    """Return the content of a YAML file, {} if it cannot be read. Problems are in the result; none is raised."""
    name = file.relative_to(root).as_posix()
    text, problems = read_text(root, file)
    return Located(name, {}, {}, tuple(problems)) if problems else located(name, text)


@lru_cache(maxsize=4096)
def located(name: str, text: str) -> Located:
    """Return the content of a YAML text, {} if it is not valid YAML. `name` is the path of its file, for places.

    Problems are in the result; none is raised. Cached for previews, which read all of data/ again at each save.
    """
    try:
        if line := _too_deep(text):
            return Located(name, {}, {}, (_nested_too_deeply(Place(name, line)),))
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return Located(name, {}, {}, (_unreadable(name, text, error),))
    reader = _Reader(name)
    value = reader.read(node, (), ()) if node is not None else reader.block({}, Path(name).stem, (), 1, 0)
    return Located(name, value, dict(reader.trail), tuple(reader.problems))


def _unreadable(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the problem of a text that is not valid YAML, reworded for authors."""
    scanning = str(getattr(error, "context", "")).startswith("while scanning")  # unclosed construct
    marks = ("context_mark", "problem_mark") if scanning else ("problem_mark",)
    mark: Any = next((found for each in marks if (found := getattr(error, each, None))), None)
    line = int(mark.line) + 1 if mark else 1
    fault = YAML_FAULTS.get(str(getattr(error, "problem", "")))
    if getattr(error, "problem", "") == TOO_DEEP_TO_SCAN:
        return _nested_too_deeply(Place(name, line))
    if fault is None:
        near = text.split("\n")[line - 1].strip()[:NEAR]
        what = Message('This YAML cannot be read near "{near}".', near=near)
        return Problem(Place(name, line), what, Message("Check the quotes, brackets and indentation of this line."))
    return Problem(Place(name, line), *fault.messages())


def _nested_too_deeply(where: Place) -> Problem:
    fix = Message("Use at most {most} levels.", most=DEEPEST)
    return Problem(where, Message("Blocks are nested too deeply."), fix)


def _too_deep(text: str) -> int:
    """Return the first line on which blocks are nested more than DEEPEST levels deep, or 0 if there is none."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return int(event.start_mark.line) + 1 if event.start_mark else 1
    return 0


class _Reader:
    """Converts YAML nodes to Block, list and Scalar. `trail` has the path and line of everything read, in order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.read_so_far = 0
        self.trail: list[tuple[FieldPath, int]] = []
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node, path: FieldPath, above: tuple[int, ...], line: int = 0) -> Any:
        """Return the content of a node. `above` has the ids of its enclosing nodes; `line` is that of its key, or 0."""
        own_line = node.start_mark.line + 1
        if not line:
            line = own_line
            self.trail.append((path, line))
        if id(node) in above:
            what = Message("This alias (*) refers to a block that contains it.")
            self._problem(own_line, what, Message("Write the content out instead."))
            return None
        self.read_so_far += 1
        if self.read_so_far > MOST:
            if self.read_so_far == MOST + 1:
                fix = Message("Write the content out instead, without aliases.")
                self._problem(own_line, Message("Aliases (*) make the file too large."), fix)
            return None
        above = (*above, id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, above, line)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index), above) for index, child in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and not node.style and node.value in NOTHING:
            return None
        scalar = Scalar(node.value)
        scalar.where = Place(self.name, line)
        return scalar

    def _mapping(self, node: yaml.MappingNode, path: FieldPath, above: tuple[int, ...], line: int) -> Block:
        start = len(self.trail)
        found: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, key_line = str(key_node.value), key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                fix = Message("Write key: value, with a half-width colon and a space.")
                self._problem(key_line, Message("A key must be text, not a list or a block."), fix)
                continue
            if key in found:
                what = Message('"{key}" is written twice, first on line {line}.', key=key, line=first_lines[key])
                self._problem(key_line, what, Message("Remove one of them."))
                continue
            first_lines[key] = key_line
            self.trail.append(((*path, key), key_line))
            found[key] = self.read(value_node, (*path, key), above, key_line)
        return self.block(found, str(path[-1]) if path else Path(self.name).stem, path, line, start)

    def block(self, content: Mapping[str, Any], key: str, path: FieldPath, line: int, start: int) -> Block:
        """Return a block at `path`, with the lines of its content, which is on the trail from index `start`."""
        block = Block(content)
        block.key, block.where = key, Place(self.name, line)
        block.lines = {below[len(path) :]: at for below, at in self.trail[start:]}
        return block

    def _problem(self, line: int, what: Message, fix: Message) -> None:
        self.problems.append(Problem(Place(self.name, line), what, fix))
