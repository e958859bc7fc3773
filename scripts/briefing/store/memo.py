"""One memory of results, for everything that is worth not making twice: pages, drawings, pictures, indexes, PDFs.

A unit is a result with a name. While it is made, all that it reads is recorded: each key with a digest of its value,
keys that were missed and lists of keys too. It is recalled while every one of these digests is as it was, and while
the toolchain is the same. Results are kept by their content, so that a damaged one is noticed and made again.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Protocol, TypeVar

Key = tuple[str, ...]
Digests = Callable[[Key], str]
"""Returns the digest of the present value of a key."""
Value = TypeVar("Value")
ALL = "*"
"""Ends the key of a list of keys: ("facts", "*")."""


class Store(Protocol):
    """Keeps bytes by a key; see `disk.Cache`."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""


class Memo:
    """What was made before, by one toolchain: the engine's code, its locked packages and the fonts."""

    def __init__(self, store: Store, toolchain: str) -> None:
        self.store, self.toolchain = store, toolchain

    def recall(self, unit: str, digests: Digests | None = None) -> bytes | None:
        """Return a unit's result if nothing that it read has changed; None if it must be made."""
        entry = self._entry(unit)
        if entry is None:
            return None
        reads: list[tuple[list[str], str]] = entry["reads"]
        if any(digests is None or digests(tuple(key)) != digest for key, digest in reads):
            return None
        content = self.store.get(entry["output"])
        return content if content is not None and _digest(content) == entry["output"] else None

    def keep(self, unit: str, content: bytes, reads: Mapping[Key, str] | None = None) -> None:
        """Keep a unit's result with what it read. A unit whose name contains all that it is made from reads nothing."""
        output = _digest(content)
        self.store.put(output, content)
        entry = {"reads": sorted((reads or {}).items()), "output": output}
        self.store.put(self._name(unit), json.dumps(entry, ensure_ascii=False).encode())

    def made(self, unit: str, make: Callable[[], bytes]) -> bytes:
        """Return the result of a unit whose name contains all that it is made from."""
        found = self.recall(unit)
        if found is None:
            found = make()
            self.keep(unit, found)
        return found

    def _entry(self, unit: str) -> dict[str, Any] | None:
        """Return what is known of a unit; None where nothing is, or where it is damaged."""
        raw = self.store.get(self._name(unit))
        try:
            entry = json.loads(raw) if raw is not None else None
        except ValueError:
            return None
        return entry if isinstance(entry, dict) and {"reads", "output"} <= entry.keys() else None

    def _name(self, unit: str) -> str:
        return _digest(f"{self.toolchain}\0{unit}".encode())


class Reads:
    """The record of one unit: the digest of everything that it has read so far."""

    def __init__(self, digests: Digests) -> None:
        self.digests = digests
        self.seen: dict[Key, str] = {}

    def note(self, key: Key) -> None:
        """Record that a key is read."""
        if key not in self.seen:
            self.seen[key] = self.digests(key)


class Recorded(Mapping[Any, Value]):
    """A mapping that records what is read of it: entries, entries that are missing, and the list of its keys."""

    def __init__(self, name: str, entries: Mapping[Any, Value], reads: Reads) -> None:
        self._name, self._entries, self._reads = name, entries, reads

    def __getitem__(self, key: Any) -> Value:
        """Return an entry, and record that it is read or missing."""
        self._reads.note((self._name, *as_key(key)))
        return self._entries[key]

    def __iter__(self) -> Iterator[Any]:
        """Go through the keys, and record that their list is read."""
        self._reads.note((self._name, ALL))
        return iter(self._entries)

    def __len__(self) -> int:
        """Return how many entries there are, and record that the list of keys is read."""
        self._reads.note((self._name, ALL))
        return len(self._entries)


def as_key(key: Any) -> Key:
    """Return the parts of a mapping's key, which is a string or a tuple of strings."""
    return key if isinstance(key, tuple) else (key,)


def digests_of(mappings: Mapping[str, Mapping[Any, object]], values: Callable[[str], object]) -> Digests:
    """Return the digests of entries of named mappings, and of single `values` by their names."""
    known: dict[Key, str] = {}

    def digest(key: Key) -> str:
        if key not in known:
            name, *rest = key
            if not rest:
                found: object = values(name)
            elif rest == [ALL]:
                found = list(mappings[name])
            else:
                found = mappings[name].get(rest[0] if len(rest) == 1 else tuple(rest))
            known[key] = _digest(repr(found).encode())
        return known[key]

    return digest


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
