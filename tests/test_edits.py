"""Runs tests/edits.yml: one edit of a built briefing → exit code 1 and these exact messages in each language, while
build/ and site/ do not change.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import mini_briefing
from briefing.cli import main
from briefing.languages import LANGUAGES, Language


@dataclass(frozen=True)
class Case:
    """`old` is replaced by `new` in `file`, or the file is changed by `made` of MADE; then the command `run` is run."""

    name: str
    file: str
    en: list[str]
    zh: list[str]
    old: str = ""
    new: str = ""
    made: str = ""
    run: str = "check"

    def do(self, root: Path) -> None:
        if self.made:
            MADE[self.made](root / self.file)
        else:
            mini_briefing.edit(root, self.file, self.old, self.new)

    def messages(self, language: Language) -> list[str]:
        return self.zh if language == "zh" else self.en


CASES = [Case(**entry) for entry in yaml.safe_load((Path(__file__).parent / "edits.yml").read_text(encoding="utf-8"))]


def recoded(encoding: str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))


def large(path: Path) -> None:
    """Add five megabytes: one long paragraph, or many rows."""
    rows = (f"r{number},四月,April,short,30\n" for number in range(180_000))
    more = "闰年，" * 600_000 if path.suffix == ".md" else "".join(rows)
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def aliases(path: Path) -> None:
    """Write nine lines of aliases that expand to 9⁹ words."""
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    lines = [f"{own}: &{own} [{', '.join([f'*{other}'] * 9)}]" for other, own in pairs]
    path.write_text("\n".join([f"a: &a [{', '.join('x' * 9)}]", *lines]))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link(path: Path) -> None:
    """Replace the page by a link to a file outside the folder of the briefing."""
    outside = path.parents[3] / "outside.md"
    path.rename(outside)
    path.symlink_to(outside)


MADE: dict[str, Callable[[Path], object]] = {
    "GBK": recoded("gbk"),
    "UTF-16": recoded("utf-16"),
    "BOM": recoded("utf-8-sig"),
    "CRLF": lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n")),
    "picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "empty": lambda path: path.write_bytes(b""),
    "large": large,
    "aliases": aliases,
    "brackets": lambda path: path.write_text("a: " + "[" * 100_000),
    "list": lambda path: path.write_text("- 闰年\n", encoding="utf-8"),
    "deleted": lambda path: path.unlink(),
    "new page": lambda path: path.write_text("# 历法 {#calendar}\n", encoding="utf-8"),
    "folder": folder,
    "link": link,
}


def test_the_table_is_large_and_its_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 100
    assert {case.made for case in CASES} - {""} == set(MADE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_is_reported_in_both_languages_and_changes_no_products(
    case: Case, built_root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mini_briefing.products(built_root)
    case.do(built_root)
    capsys.readouterr()
    for language in LANGUAGES:
        monkeypatch.setenv("BRIEFING_LANG", language)
        code = main([case.run, "--root", str(built_root)])
        assert capsys.readouterr().err.splitlines() == case.messages(language)
        assert code == (1 if case.messages(language) else 0)
    assert mini_briefing.products(built_root) == before
