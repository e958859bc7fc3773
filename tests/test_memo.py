"""The cache returns what would be made now, after random edits, damage to the cache and changes of the toolchain."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefing.paths import ENGINE
from briefing.publish import toolchain
from briefing.store.memo import Memo, Reads, Recorded, digests_of
from mini_briefing import Store

Data = dict[str, int]


def page(data: Mapping[str, int], wanted: list[str]) -> str:
    """Return a page that reads some entries, one that may be missing, and sometimes the list of all."""
    lines = [f"{key}={data.get(key, 'none')}" for key in wanted]
    return "\n".join([*lines, str(list(data)) if "all" in wanted else ""])


class Build:
    """A build of pages from one mapping that makes a page again only if what it reads has changed."""

    def __init__(self) -> None:
        self.store, self.made = Store(), list[str]()

    def run(self, data: Data, pages: Mapping[str, list[str]], toolchain: str = "1") -> dict[str, str]:
        memo, digests = Memo(self.store, toolchain), digests_of({"data": data}, lambda name: name)
        self.made, found = [], {}
        for name, wanted in pages.items():
            unit = f"page {name} {wanted}"
            content = memo.recall(unit, digests)
            if content is None:
                reads = Reads(digests)
                content = page(Recorded("data", data, reads), wanted).encode()
                memo.keep(unit, content, reads.seen)
                self.made.append(name)
            found[name] = content.decode()
        return found


KEYS = some.sampled_from(["a", "b", "c", "d"])
DATA = some.dictionaries(KEYS, some.integers(0, 2))
PAGES = some.dictionaries(some.sampled_from(["x", "y", "z"]), some.lists(some.one_of(KEYS, some.just("all"))))


@given(some.lists(DATA, min_size=1, max_size=6), PAGES)
def test_cached_results_equal_those_of_a_clean_build(edits: list[Data], pages: dict[str, list[str]]) -> None:
    warm = Build()
    for data in edits:
        assert warm.run(data, pages) == Build().run(data, pages)


def test_only_results_that_read_a_changed_value_are_made_again() -> None:
    build, pages = Build(), {"x": ["a"], "y": ["b"], "z": ["missing"], "w": ["all"]}
    build.run({"a": 1, "b": 1}, pages)
    assert build.made == ["x", "y", "z", "w"]
    build.run({"a": 1, "b": 1}, pages)
    assert build.made == []
    build.run({"a": 2, "b": 1}, pages)
    assert build.made == ["x"]
    build.run({"a": 2, "b": 1, "missing": 1}, pages)
    assert build.made == ["z", "w"]


def test_another_toolchain_invalidates_the_whole_cache() -> None:
    build, pages = Build(), {"x": ["a"]}
    build.run({"a": 1}, pages)
    build.run({"a": 1}, pages, toolchain="2")
    assert build.made == ["x"]


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"\xff\xfe", b'{"reads": [], "output": "x"}', None])
def test_a_damaged_cache_is_made_again(damage: bytes | None) -> None:
    build, pages = Build(), {"x": ["a"]}
    good = build.run({"a": 1}, pages)
    for key in list(build.store):
        build.store[key] = build.store[key][: len(build.store[key]) // 2] if damage is None else damage
    assert build.run({"a": 1}, pages) == good
    assert build.made == ["x"]


@pytest.mark.parametrize("file", ["scripts/briefing/publish/pdf/escape.py", "requirements.lock"])
def test_the_toolchain_contains_all_code_and_the_locked_packages(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ENGINE / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ENGINE / "requirements.lock", tmp_path)
    monkeypatch.setattr(toolchain, "ENGINE", tmp_path)
    before = toolchain.toolchain.__wrapped__()
    with (tmp_path / file).open("a", encoding="utf-8") as opened:
        opened.write("# another\n")
    assert toolchain.toolchain.__wrapped__() != before
