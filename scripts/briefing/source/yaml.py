"""YAML as plain dicts and lists of text, with the line of every key, so that messages can name it.

Every scalar stays text: `no`, `2020-05` and `12:30` mean what they look like, and the entry's type decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem

NOTHING = {"", "~", "null"}
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where it is there: it reads data/ about eight times as fast."""
LARGEST = 1_000_000
"""Bytes of one file: all are read whole, and what people read and mend by hand is far smaller."""
DEEPEST = 50
"""Levels of blocks in a YAML file; libyaml itself would crash on very many."""
MOST = 200_000
"""Keys and values of a YAML file with its aliases spelt out: a few lines of them can mean billions."""
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters, which no editor shows and no browser prints; the engine itself uses some as marks."""
MEANT = {
    "found character that cannot start any token": "Indent with spaces, and put what begins with @, ` or % in quotes."
}
"""What would be right, where the parser's words alone do not tell."""
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Located:
    """What a YAML file holds, and where. `value` is dicts, lists, text and None, which nobody may change."""

    name: str
    value: Any
    lines: Mapping[Path_, int]
    problems: tuple[Problem, ...]

    def where(self, path: Path_ = ()) -> Place:
        """The file and line of the nearest enclosing key: data/facts/data.yml:12."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.name, self.lines.get(path, 1))


def read_text(root: Path, file: Path) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file, with or without a byte-order mark, with line feeds only."""
    name = file.relative_to(root).as_posix()
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            hint = "Put the file itself here."
            return "", [Problem(Place(name, 1), "this link leads out of the briefing's folder.", hint)]
        if (size := file.stat().st_size) > LARGEST:
            return "", [
                Problem(Place(name, 1), f"the file has {size / 1e6:.1f} MB.", f"At most {LARGEST / 1e6:.0f} MB.")
            ]
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return "", [Problem(Place(name, line), "the file is not UTF-8 text.", "Save it as UTF-8.")]
    except FileNotFoundError:
        return "", [Problem(Place(name, 1), "the file is missing.")]
    except OSError as error:
        return "", [Problem(Place(name, 1), f"the file cannot be read: {error.strerror}.")]
    if unseen := UNSEEN.search(text):
        line, sign = text[: unseen.start()].count("\n") + 1, f"U+{ord(unseen.group()):04X}"
        return "", [Problem(Place(name, line), f"a character that cannot be seen stands here: {sign}.", "Delete it.")]
    return text, []


def read_yaml(root: Path, file: Path) -> Located:
    """Read one YAML file; what is wrong with it stands in `problems` and never raises."""
    name = file.relative_to(root).as_posix()
    text, problems = read_text(root, file)
    return Located(name, {}, {}, tuple(problems)) if problems else located(name, text)


@lru_cache(maxsize=1024)
def located(name: str, text: str) -> Located:
    """What a text says is read once: a preview reads all of data/ at each save, of which one file has changed."""
    try:
        if line := _too_deep(text):
            what = "blocks lie too deep within one another."
            return Located(name, {}, {}, (Problem(Place(name, line), what, f"At most {DEEPEST} levels."),))
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        unended = str(getattr(error, "context", "")).startswith("while scanning")  # what began there did not end
        marks = ("context_mark", "problem_mark") if unended else ("problem_mark",)
        mark: Any = next((found for name in marks if (found := getattr(error, name, None))), None)
        line = int(mark.line) + 1 if mark else 1
        what = getattr(error, "problem", None) or "this cannot be read"
        return Located(name, {}, {}, (Problem(Place(name, line), f"not valid YAML: {what}.", MEANT.get(what, "")),))
    reader = _Reader(name)
    value = reader.read(node, (), ()) if node is not None else {}
    return Located(name, value, reader.lines, tuple(reader.problems))


def _too_deep(text: str) -> int:
    """The line where blocks lie more than DEEPEST levels within one another; 0 where they do not."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return int(event.start_mark.line) + 1 if event.start_mark else 1
    return 0


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.read_so_far = 0
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node, path: Path_, above: tuple[int, ...]) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in above:
            self.problems.append(Problem(Place(self.name, line), "an alias (*) refers to a block that contains it."))
            return None
        self.read_so_far += 1
        if self.read_so_far > MOST:
            if self.read_so_far == MOST + 1:
                self.problems.append(Problem(Place(self.name, line), "aliases (*) make the file too large."))
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
                self.problems.append(Problem(Place(self.name, line), f'"{key}" stands twice, first on line {first}.'))
                continue
            self.lines[(*path, key)] = line
            found[key] = self.read(value_node, (*path, key), above)
        return found
