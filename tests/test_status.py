"""`make status`: the entries of each list, as text and as JSON."""

import json
import random
import re
from pathlib import Path

import pytest

import mini_briefing
from briefing.cli import main
from briefing.commands.status import SHOWN, TITLES, status
from briefing.console import Console

ENGLISH = Console()


def test_a_briefing_without_problems_shows_only_counts(root: Path) -> None:
    board = status(root, ENGLISH)
    assert (board.failing, board.warned, board.lagging) == ((), (), ())
    assert board.counts["pages"] == 2
    assert min(board.counts.values()) > 0


def test_unverified_claims_are_listed(root: Path) -> None:
    before = status(root, ENGLISH).unverified
    claims = root / "data" / "claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("verdict: confirmed", "verdict: unverified"), "utf-8")
    assert len(status(root, ENGLISH).unverified) > len(before)


def test_sources_without_an_address_or_a_date_are_listed(root: Path) -> None:
    sources = root / "data" / "sources.yml"
    lines = [line for line in sources.read_text("utf-8").splitlines() if not line.startswith(("  url:", "  date:"))]
    sources.write_text("\n".join(lines) + "\n", "utf-8")
    board = status(root, ENGLISH)
    assert [item.what for item in board.unreachable] == [item.what for item in board.undated] == ["bull", "iso-8601"]
    assert all(item.where.startswith("data/sources.yml:") for item in board.undated)


def test_sources_whose_address_was_not_checked_are_listed(root: Path) -> None:
    assert [item.what for item in status(root, ENGLISH).unchecked] == ["iso-8601"], "the bull has no address"
    mini_briefing.edit(
        root, "data/sources.yml", "iso-8601-date-and-time-format.html", "iso-8601.html\n  url_checked: true"
    )
    assert status(root, ENGLISH).unchecked == ()


def test_numbers_with_weak_sources_only_are_listed(root: Path) -> None:
    assert status(root, ENGLISH).weak == ()
    mini_briefing.edit(root, "data/sources.yml", "tier: primary", "tier: weak")
    weak = {item.what for item in status(root, ENGLISH).weak}
    assert "cycle.years" in weak, "its only source is weak now"
    assert "iso-year.weeks" not in weak, "its source is another one"


def test_pages_and_figures_over_their_budgets_are_listed(root: Path) -> None:
    assert status(root, ENGLISH).heavy == ()
    for name, content in {
        "build/en/figures/heavy-wide-light.svg": random.Random(1).randbytes(70_000),
        "build/en/figures/light-wide-light.svg": b"<svg/>" * 100_000,  # compresses well
        "site/zh/heavy.html": b"<p>" + b"x" * 200_000,
        "site/zh/light.html": b"<p>x",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    heavy = [(item.where, item.what) for item in status(root, ENGLISH).heavy]
    assert heavy == [("zh/heavy.html", "200 kB"), ("en/figures/heavy-wide-light.svg", "70 kB")]


def test_a_translation_that_is_out_of_date_is_listed(root: Path) -> None:
    assert main(["confirm", "--root", str(root)]) == 0
    mini_briefing.edit(root, "docs/zh/index.md", "一个月有", "一个月会有")
    board = status(root, ENGLISH)
    assert [item.where.partition(":")[0] for item in board.lagging] == ["docs/en/index.md"]
    assert board.warned == ()


def test_an_error_is_listed_and_not_raised(root: Path) -> None:
    mini_briefing.edit(root, "docs/en/calendar.md", "\n## ", '\n{{ fact("nothing") }}\n\n## ')
    (failing,) = status(root, ENGLISH).failing
    assert failing.where.startswith("docs/en/calendar.md:")
    assert "nothing" in failing.what


def test_data_that_cannot_be_read_leaves_its_lists_empty(root: Path) -> None:
    (root / "data" / "facts" / "years.yml").write_text("{")
    board = status(root, ENGLISH)
    assert board.failing and not board.counts and not board.unreachable


def test_the_status_is_in_the_language_of_the_editor(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_LANG", "zh")
    for number in range(SHOWN + 3):
        (root / "docs" / "en" / f"more-{number}.md").write_text("# More {#more}\n", "utf-8")
    assert main(["status", "--root", str(root)]) == 0
    printed = capsys.readouterr().out
    assert "未通过的检查" in printed and re.search(r"另有\d+项", printed)
    assert not re.search(r"more-0\.md.*\b(?:is|has|the)\b", printed), printed


def test_the_status_is_printed_as_text_and_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--root", str(root)]) == 0
    printed = capsys.readouterr().out
    assert all(str(title) in printed for title in TITLES.values())
    assert main(["status", "--json", "--root", str(root)]) == 0
    board = json.loads(capsys.readouterr().out)
    assert set(TITLES) < set(board)
