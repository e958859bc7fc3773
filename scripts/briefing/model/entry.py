"""The base classes of the entries of data/, with an id, a place and the lines of the fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from briefing.diagnostics.place import Place

FieldPath: TypeAlias = tuple[str | int, ...]
"""The keys and list indices that lead from an entry to a field: ("stages", 0, "text")."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """An object read from a file of data/: its place, `where`, and the line of each of its fields, `lines`.

    Both are left out of the repr, which is part of the cache key of drawings, so that a figure that only moves within
    its file is not redrawn.
    """

    where: Place = field(repr=False)
    lines: Mapping[FieldPath, int] = field(default_factory=dict, repr=False, hash=False)

    def at(self, *path: str | int) -> Place:
        """Return the place of a field, given by its path: `at("title")`, `at("key", "blue")` or `at("stages", 0)`.

        If the field is not in the file, the place is that of the nearest enclosing field, or of the entry.
        """
        while path and path not in self.lines:
            path = path[:-1]
        return self.where.at(self.lines[path]) if path else self.where


@dataclass(frozen=True)
class Entry(Placed):
    """An entry with an `id`, by which others refer to it."""

    id: str
