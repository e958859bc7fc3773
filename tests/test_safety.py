"""What a build leaves behind when nothing changed, when it fails, when it is killed, and when two run at once."""

import os
import runpy
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

import mini_briefing
from briefing.cli import main
from briefing.settings import Settings
from briefing.store.disk import write_whole
from conftest import HANG, PROJECT, Run

Tree = dict[str, bytes]
PRODUCTS = ("site", "build")
SCRIPTS = PROJECT / "scripts"
KILLED = PROJECT / "tests" / "killed"
CHANGE = ("data/series/months.csv", "february,28", "february,27")
"""A value that stands in the text of both languages, in a drawing and in both PDFs."""


def stamps(root: Path) -> dict[str, tuple[int, bytes]]:
    """Date and content of every file that is made."""
    files = (path for product in PRODUCTS for path in (root / product).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def strays(root: Path) -> list[str]:
    """Folders of .cache besides the one of remembered results, and files beside their place."""
    work = root / ".cache"
    folders = [path.name for path in work.iterdir() if path.is_dir() and path.name != "made"]
    return folders + [path.name for path in work.rglob(".*")]


def finish(run: Run, root: Path) -> tuple[int, str]:
    """Run to the end: exit code, and what was said of problems."""
    process = run("site", root)
    try:
        _, said = process.communicate(timeout=HANG)
    finally:
        end(process.pid)
    return process.returncode, said


def end(group: int) -> None:
    """End what is left of a build's processes."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


@dataclass(frozen=True)
class Change:
    """A briefing built before a change and after it; `root` holds the sources and products before."""

    root: Path
    old: Tree
    new: Tree

    def begin(self, folder: Path) -> Path:
        """A built briefing whose sources have just been changed."""
        root = folder / "changed"
        shutil.copytree(self.root, root, symlinks=True)
        mini_briefing.edit(root, *CHANGE)
        return root


@pytest.fixture(scope="module")
def change(built_mini: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Change:
    before = mini_briefing.copy_built(built_mini, tmp_path_factory.mktemp("before"))
    after = mini_briefing.copy_built(built_mini, tmp_path_factory.mktemp("after"))
    mini_briefing.edit(after, *CHANGE)
    assert finish(run, after) == (0, "")
    old, new = (mini_briefing.files(root / "site") for root in (before, after))
    assert {name for name in old if old[name] != new[name]} >= {"zh/index.html", "zh/briefing.pdf", "en/briefing.pdf"}
    return Change(before, old, new)


def test_a_second_build_changes_no_file(site: Path, tmp_path: Path, run: Run) -> None:
    root = tmp_path / "again"
    shutil.copytree(site.parent, root, ignore=shutil.ignore_patterns("built"))
    before = stamps(root)
    assert finish(run, root) == (0, "")
    assert stamps(root) == before


NOTHING = "Nothing has changed since the last build."
CHANGES: dict[str, Callable[[Path], object]] = {
    "a value": lambda root: mini_briefing.edit(root, *CHANGE),
    "a new page that is not in the navigation": lambda root: (root / "docs" / "zh" / "more.txt").write_text("x"),
    "the navigation": lambda root: mini_briefing.edit(root, "mkdocs.yml", "site_name", "# \nsite_name"),
    "a file beside mkdocs.yml": lambda root: (root / "base.yml").write_text("x"),
    "a page of the site": lambda root: write_whole(root / "site" / "zh" / "index.html", b"x"),  # its copies stay
    "a file of the site that is gone": lambda root: (root / "site" / "en" / "briefing.pdf").unlink(),
    "a file that is too many": lambda root: (root / "build" / "en" / "more.md").write_text("x"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_build_begins_only_if_something_has_changed(
    what: str, built_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = ["site", "--root", str(built_root)]
    assert main(site) == 0
    capsys.readouterr()
    before = stamps(built_root)
    assert main(site) == 0
    assert NOTHING in capsys.readouterr().out
    assert stamps(built_root) == before
    CHANGES[what](built_root)
    assert main(site) == 0
    assert NOTHING not in capsys.readouterr().out
    products = {name: content for name, (_, content) in stamps(built_root).items()}
    if what != "a value":
        assert products == {name: content for name, (_, content) in before.items()}
    else:
        assert "27天".encode() in products["site/zh/index.html"]


def test_a_build_reads_folders_that_are_links_and_skips_broken_links(
    built_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built_root / "chinese").mkdir()
    (built_root / "docs" / "zh").rename(built_root / "chinese" / "pages")
    (built_root / "docs" / "zh").symlink_to(built_root / "chinese" / "pages")
    (built_root / "docs" / "en" / "again").symlink_to(built_root / "docs")  # a loop
    (built_root / "docs" / "en" / ".#index.md").symlink_to("somebody@somewhere.1234")  # the lock of an editor
    site = ["site", "--root", str(built_root)]
    assert main(site) == 0
    mini_briefing.edit(built_root, "chinese/pages/calendar.md", "合计见", "总数见")
    capsys.readouterr()
    assert main(site) == 0
    assert NOTHING not in capsys.readouterr().out
    assert "总数见" in (built_root / "site" / "zh" / "calendar.html").read_text(encoding="utf-8")


SETTINGS = {
    "BRIEFING_HOST": "https://example.org",
    "BRIEFING_PDF_A": "1",
    "BRIEFING_PORT": "8001",
    "BRIEFING_LANG": "zh",
}


@pytest.mark.parametrize(("name", "value"), SETTINGS.items(), ids=SETTINGS)
def test_a_build_begins_if_a_setting_has_changed(
    name: str, value: str, built_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(SETTINGS) == len(fields(Settings)), "every setting is tried"
    site, record = ["site", "--root", str(built_root)], built_root / ".cache" / "built"
    assert main(site) == 0
    before = record.read_text()
    monkeypatch.setenv(name, value)
    assert main(site) == 0
    assert record.read_text() != before


def test_a_build_with_warnings_is_repeated(built_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mini_briefing.edit(built_root, "data/rules.yml", "allow:", "severity: {numbers.typed: warning}\nallow:")
    mini_briefing.edit(built_root, "docs/en/calendar.md", "The mean year has", "In 77 places, the mean year has")
    for _ in range(2):
        assert main(["site", "--root", str(built_root)]) == 0
        assert "[numbers.typed, warning]" in capsys.readouterr().err


SLIPS = {
    "a page that calls an unknown fact": ("docs/zh/index.md", 'fact("cycle.days")', 'fact("cycle.dayz")'),
    "a page with HTML": ("docs/en/index.md", "A month has", "<b>A</b> month has"),
    "a page that lacks a figure of its twin": ("docs/en/index.md", '{{ figure("month-lengths") }}', ""),
    "a datum that is no number": ("data/series/months.csv", "January,long,31", "January,long,many"),
    "a datum without its source": ("data/facts/months.yml", "sources: [iso-8601]", "sources: [iso-8602]"),
    "a text in one language only": ("data/terms.yml", "en: ", "eng: "),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_stops_the_build_and_leaves_everything_as_it_was(
    slip: str, change: Change, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = change.begin(tmp_path)
    before = stamps(root)
    mini_briefing.edit(root, *SLIPS[slip])
    assert main(["site", "--root", str(root)]) == 1
    assert SLIPS[slip][0] in capsys.readouterr().err
    assert stamps(root) == before
    assert strays(root) == []


MOMENTS = list(runpy.run_path(str(KILLED / "sitecustomize.py"))["MOMENTS"])


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_goes_on(change: Change, tmp_path: Path, run: Run) -> None:
    """One build after the other is killed with all its processes, each later than the one before, and each begins
    where that one left off."""
    root = change.begin(tmp_path)
    for moment in MOMENTS:
        process = run("site", root, PYTHONPATH=f"{KILLED}:{SCRIPTS}", KILLED_AT=moment, KILLED_ROOT=str(root))
        process.communicate(timeout=HANG)
        assert process.returncode == -signal.SIGKILL, f"the build does not come to this moment: {moment}"
        left = mini_briefing.files(root / "site")
        assert left in (change.old, change.new), f"a mixture was left by a build that was killed {moment}"
    assert left == change.new, "the last one was killed after the new site was in place"
    assert finish(run, root) == (0, "")
    assert mini_briefing.files(root / "site") == change.new
    assert strays(root) == []


def test_two_builds_at_once_end_with_one_whole_site(change: Change, tmp_path: Path, run: Run) -> None:
    root = change.begin(tmp_path)
    both = [run("site", root) for _ in range(2)]
    try:
        said = [process.communicate(timeout=HANG)[1] for process in both]
    finally:
        for process in both:
            end(process.pid)
    assert ([process.returncode for process in both], said) == ([0, 0], ["", ""])
    assert mini_briefing.files(root / "site") == change.new
    assert strays(root) == []
