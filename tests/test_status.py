"""The status board: what waits, what nobody could verify, what weighs too much; in a terminal and for programs."""

import json
import re
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.commands.status import HEADS, MOST, status


def test_each_list_names_what_is_there(root: Path) -> None:
    before = status(root)
    assert before.failing == ()
    assert before.counts["pages"] == 2
    claims = root / "data" / "claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("verdict: confirmed", "verdict: unverified"), "utf-8")
    sources = root / "data" / "sources.yml"
    lines = [line for line in sources.read_text("utf-8").splitlines() if not line.startswith(("  url:", "  date:"))]
    sources.write_text("\n".join(lines) + "\n", "utf-8")
    after = status(root)
    assert len(after.unverified) > len(before.unverified)
    assert after.unreachable and after.undated
    assert all(item.where.startswith("data/sources.yml:") for item in after.undated)


def test_a_mistake_is_on_the_board_and_raises_nothing(root: Path) -> None:
    page = root / "docs" / "en" / "calendar.md"
    page.write_text(page.read_text("utf-8") + '\n{{ fact("nothing") }}\n', "utf-8")
    (failing,) = status(root).failing
    assert failing.where.startswith("docs/en/calendar.md:")
    assert "nothing" in failing.what


def test_it_speaks_the_editors_language(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_LANG", "zh")
    for number in range(MOST + 3):
        (root / "docs" / "en" / f"more-{number}.md").write_text("# More {#more}\n", "utf-8")
    assert main(["status", "--root", str(root)]) == 0
    said = capsys.readouterr().out
    assert "未通过的检查" in said and re.search(r"另有\d+项。", said)
    assert not re.search(r"more-0\.md.*\b(?:is|has|the)\b", said), said


def test_it_is_printed_as_lines_and_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--root", str(root)]) == 0
    said = capsys.readouterr().out
    assert all(head in said for head in HEADS.values())
    assert main(["status", "--json", "--root", str(root)]) == 0
    board = json.loads(capsys.readouterr().out)
    assert set(HEADS) < set(board)
