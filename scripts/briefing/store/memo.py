"""Memoises results that are expensive to make: pages, drawings, pictures, indexes and PDFs.

A unit is a named result. While it is made, each key that it reads is recorded with a digest of its value, including
missing keys and lists of keys. The result is reused as long as all these digests and the toolchain are unchanged.
Results are stored under the digest of their content, so that a damaged one is detected and recomputed.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Protocol, TypeVar

Key = tuple[str, ...]
Digests = Callable[[Key], str]
"""A function that returns the digest of the present value of a key."""
Value = TypeVar("Value")
ALL = "*"
"""The last part of a key that means all keys of a mapping: ("facts", "*")."""


class Store(Protocol):
    """A store of bytes by key; `disk.Cache` implements it."""

    def get(self, key: str) -> bytes | None:
        """Return the value of a key, or None if there is none."""

    def put(self, key: str, value: bytes) -> None:
        """Store a value under a key."""


class Memo:
    """The stored results of one toolchain, which is the engine's code, its locked packages and the fonts."""

    def __init__(self, store: Store, toolchain: str) -> None:
        self.store, self.toolchain = store, toolchain

    def recall(self, unit: str, digests: Digests | None = None) -> bytes | None:
        """Return a unit's result if nothing that it read has changed, or None if it must be recomputed.

        Without `digests`, only the result of a unit that was stored without reads is returned.
        """
        entry = self._entry(unit)
        if entry is None:
            return None
        reads: list[tuple[list[str], str]] = entry["reads"]
        if any(digests is None or digests(tuple(key)) != digest for key, digest in reads):
            return None
        content = self.store.get(entry["output"])
        return content if content is not None and _digest(content) == entry["output"] else None

    def keep(self, unit: str, content: bytes, reads: Mapping[Key, str] | None = None) -> None:
        """Store the result of a unit and the digests of its reads.

        `reads` may be left out if the name of the unit contains a hash of all its inputs.
        """
        output = _digest(content)
        self.store.put(output, content)
        entry = {"reads": sorted((reads or {}).items()), "output": output}
        self.store.put(self._name(unit), json.dumps(entry, ensure_ascii=False).encode())

    def made(self, unit: str, make: Callable[[], bytes]) -> bytes:
        """Return the result of a unit, from the store or by calling `make` and storing what it returns.

        The name of the unit must contain a hash of all its inputs.
        """
        found = self.recall(unit)
        if found is None:
            found = make()
            self.keep(unit, found)
        return found

    def _entry(self, unit: str) -> dict[str, Any] | None:
        """Return the record of a unit, or None if there is none or it is damaged."""
        raw = self.store.get(self._name(unit))
        try:
            entry = json.loads(raw) if raw is not None else None
        except ValueError:
            return None
        return entry if isinstance(entry, dict) and {"reads", "output"} <= entry.keys() else None

    def _name(self, unit: str) -> str:
        return _digest(f"{self.toolchain}\0{unit}".encode())


class Table:
    """Small results by the digest of their input, stored together. Those that a run does not use are dropped."""

    def __init__(self, memo: Memo, unit: str) -> None:
        self._memo, self._unit = memo, unit
        found = memo.recall(unit)
        self._before: dict[str, Any] = json.loads(found) if found else {}
        self._now: dict[str, Any] = {}

    def get(self, digest: str) -> Any:
        """Return the result for an input, or None if there is none."""
        if digest in self._before:
            self._now[digest] = self._before[digest]
        return self._now.get(digest)

    def put(self, digest: str, result: Any) -> None:
        """Add a result, which must be serialisable as JSON."""
        self._now[digest] = result

    def keep(self) -> None:
        """Store the results that this run used or added."""
        self._memo.keep(self._unit, json.dumps(self._now).encode())


class Reads:
    """The recorded reads of one unit: the digest of each key that it has read so far."""

    def __init__(self, digests: Digests) -> None:
        self.digests = digests
        self.seen: dict[Key, str] = {}

    def note(self, key: Key) -> None:
        """Record a read of a key."""
        if key not in self.seen:
            self.seen[key] = self.digests(key)


class Recorded(Mapping[Any, Value]):
    """A mapping that records reads of its entries, of missing entries, and of the list of its keys."""

    def __init__(self, name: str, entries: Mapping[Any, Value], reads: Reads) -> None:
        self._name, self._entries, self._reads = name, entries, reads

    def __getitem__(self, key: Any) -> Value:
        """Record a read and return the entry. Raises KeyError, after recording the read, if the entry is missing."""
        self._reads.note((self._name, *as_key(key)))
        return self._entries[key]

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the keys, and record a read of their list."""
        self._reads.note((self._name, ALL))
        return iter(self._entries)

    def __len__(self) -> int:
        """Return the number of entries, and record a read of the list of keys."""
        self._reads.note((self._name, ALL))
        return len(self._entries)


def as_key(key: Any) -> Key:
    """Return a mapping's key, which is a string or a tuple of strings, as a tuple."""
    return key if isinstance(key, tuple) else (key,)


def digests_of(mappings: Mapping[str, Mapping[Any, object]], values: Callable[[str], object]) -> Digests:
    """Return a function that computes, and caches, the digest of a key.

    A key is the name of a mapping with the key of one of its entries or ALL, or the name of a single value, which
    `values` returns. A missing entry has the same digest as None.
    """
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
