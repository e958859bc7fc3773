"""`make new`: new pages, figures and briefings pass every check and build, and no existing file is overwritten."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import mini_briefing
from briefing import figures
from briefing.build import build
from briefing.cli import main
from briefing.commands.new.figure import placed
from briefing.commands.new.page import in_nav
from briefing.languages import LANGUAGES
from briefing.paths import ENGINE
from briefing.source import load

NEW = ENGINE / "templates" / "new"
TARGET = re.compile(r"(?:^|`)make (?:-C \S+ )?([a-z]+)", re.MULTILINE)
Make = Callable[..., "subprocess.CompletedProcess[str]"]


SAMPLE = "Sample text is still here:"


def page_samples(page: str) -> list[str]:
    """Return the messages about a new page: it contains sample text, and no page links to it."""
    return [
        f'docs/en/{page}.md:3: {SAMPLE} "Say in one sentence what this page is about; search results and link previews '
        'show it". Replace it with your own.',
        f"docs/zh/{page}.md:1: No other page links to this one. Link to it where readers will need it.",
        f'docs/zh/{page}.md:3: {SAMPLE} "用一句话说明本页讲什么；搜索结果和链接预览会显示这句话". '
        "Replace it with your own.",
    ]


def samples(*figures: str) -> list[str]:
    """Return the messages about new figures and their series, which contain sample text."""
    messages = [f'data/figures/{figure}.yml:4: {SAMPLE} "title". Replace it with your own.' for figure in figures]
    return messages + [f'data/series.yml: {SAMPLE} "title". Replace it with your own.'] * len(figures)


def messages_of(root: Path) -> list[str]:
    """Return the messages, without lines of data/series.yml, which depend on what was created before."""
    return [re.sub(r"(series\.yml):\d+", r"\1", line) for line in mini_briefing.messages(root)]


def nav(root: Path) -> list[str]:
    return [line for line in (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines() if ".md" in line]


def test_a_new_page_is_in_both_languages_and_has_only_warnings(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "page", "seasons", "--root", str(root)]) == 0
    assert capsys.readouterr().out.splitlines() == ["docs/zh/seasons.md:1", "docs/en/seasons.md:1", "mkdocs.yml:8"]
    assert mini_briefing.messages(root) == page_samples("seasons")
    assert nav(root)[:3] == ["  - index.md", "  - calendar.md", "  - seasons.md"]
    assert "{#seasons}" in (root / "docs" / "en" / "seasons.md").read_text(encoding="utf-8")


def test_a_new_page_is_listed_before_the_annex(root: Path) -> None:
    mini_briefing.edit(root, "data/briefing.yml", "print: [index, calendar]", "print: [index]\nannex: [calendar]")
    assert main(["new", "page", "seasons", "--root", str(root)]) == 0
    assert nav(root)[:3] == ["  - index.md", "  - seasons.md", "  - calendar.md"]
    assert mini_briefing.messages(root) == page_samples("seasons")


NAVS = [  # mkdocs.yml, the page before which the new one is added, and the result
    (
        "nav:\n  - a.md # first\n  # the annex\n  - b.md\n\nx: 1\n",
        "b",
        "nav:\n  - a.md # first\n  - new.md\n  # the annex\n  - b.md\n\nx: 1\n",
    ),
    ("nav:\n- a.md\n- b.md\n# more\nx: 1\n", "", "nav:\n- a.md\n- b.md\n- new.md\n# more\nx: 1\n"),
    ("x: [q.md]\nnav:\n    - 'A title': a.md", "", "x: [q.md]\nnav:\n    - 'A title': a.md\n    - new.md\n"),
    ("\ufeffnav:\r\n  - a.md\r\nx: 1\r\n", "", "\ufeffnav:\r\n  - a.md\r\n  - new.md\r\nx: 1\r\n"),
]


@pytest.mark.parametrize(("before", "annex", "after"), NAVS)
def test_a_new_page_changes_nothing_else_in_mkdocs_yml(before: str, annex: str, after: str) -> None:
    assert in_nav(before, "new", annex)[0] == after


def test_every_kind_of_new_figure_is_drawn_in_both_languages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {path.name for path in (NEW / "figure").iterdir()} == set(figures.KINDS)
    for kind in figures.KINDS:
        assert main(["new", "figure", f"a-{kind}", "--kind", kind, "--page", "index", "--root", str(root)]) == 0
    assert "{{" not in capsys.readouterr().out
    assert messages_of(root) == samples(*(f"a-{kind}" for kind in sorted(figures.KINDS)))
    trees = build(root, mini_briefing.memo()).trees
    for language, sample in (("zh", "示例甲"), ("en", "Sample A")):
        for kind in figures.KINDS:
            assert b"<svg" in trees[language][f"figures/a-{kind}-wide-light.svg"]
            assert b"<svg" in trees[language][f"figures/a-{kind}-phone-dark.svg"]
            assert sample in trees[language][f"data/a-{kind}.csv"].decode()


def test_a_figure_without_a_page_prints_what_to_paste(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "figure", "rain", "--root", str(root)]) == 0
    *files, call = capsys.readouterr().out.splitlines()
    assert files == ["data/figures/rain.yml:1", "data/series/rain.csv:1", "data/series.yml:38"]
    assert call == '{{ figure("rain") }}'
    for language in LANGUAGES:
        mini_briefing.edit(root, f"docs/{language}/index.md", "{{ figure(", f"{call}\n\n{{{{ figure(")
    assert messages_of(root) == samples("rain")
    assert load(root).figures["rain"].kind == "dots"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_figure_is_put_above_the_last_section_on_how_to_cite(end: str) -> None:
    above = "# A {#a}\n\n```\n{{ how_to_cite() }}\n```\n\n"
    below = "## Cite {#cite}\n\n{{ how_to_cite() }}\n"
    page = mini_briefing.page_of(above + below)
    expected = f"{above}{{{{ figure() }}}}\n\n{below}".replace("\n", end)
    assert placed((above + below).replace("\n", end), "{{ figure() }}", page) == (expected, 7)


def test_a_unit_that_is_missing_is_added(root: Path) -> None:
    units = root / "data" / "units.yml"
    lines = units.read_text(encoding="utf-8").splitlines(keepends=True)
    units.write_text("".join(line for line in lines if not line.startswith("share:")), encoding="utf-8")
    mini_briefing.edit(root, "data/facts/years.yml", "unit: share\n", "unit: items\n")
    mini_briefing.edit(root, "data/claims.yml", "unit: share\n", "unit: items\n")
    assert main(["new", "figure", "parts", "--kind", "share-grid", "--page", "index", "--root", str(root)]) == 0
    assert load(root).series["parts"].columns["share"].unit == load(root).units["percent"]
    assert messages_of(root) == samples("parts")


def test_the_id_of_a_new_unit_is_not_that_of_another_unit(root: Path) -> None:
    """A unit with a pattern would give the sample numbers a meaning, so another unit is added beside it."""
    old, new = "items: {kind: count,", "count: {kind: count, pattern: {zh: '{}个', en: '{} items'},"
    mini_briefing.edit(root, "data/units.yml", old, new)
    for file in ("data/facts/months.yml", "data/facts/years.yml", "data/series.yml"):
        text = (root / file).read_text(encoding="utf-8")
        (root / file).write_text(text.replace("unit: items", "unit: count"), encoding="utf-8")
    assert main(["new", "figure", "parts", "--kind", "bars", "--page", "index", "--root", str(root)]) == 0
    briefing = load(root)
    unit = briefing.series["parts"].columns["amount"].unit
    assert unit and (unit.id, unit.kind, unit.pattern) == ("count-2", "count", None)
    assert briefing.units["count"].pattern


def test_entries_kept_in_a_folder_get_a_file_of_their_own(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("units", "series"):
        (root / "data" / name).mkdir(exist_ok=True)
        (root / "data" / f"{name}.yml").rename(root / "data" / name / "all.yml")
    mini_briefing.edit(
        root,
        "data/units/all.yml",
        "items: {kind: count,",
        "items: {kind: count, pattern: {zh: '{}件', en: '{} items'},",
    )
    assert main(["new", "figure", "parts", "--kind", "bars", "--page", "index", "--root", str(root)]) == 0
    assert {"data/series/parts.yml:1", "data/units/parts.yml:1"} < set(capsys.readouterr().out.splitlines())
    assert load(root).series["parts"].columns["amount"].unit == load(root).units["count"]


def test_sample_text_is_reported_until_it_is_replaced(root: Path) -> None:
    assert main(["new", "figure", "rain", "--page", "index", "--root", str(root)]) == 0
    figure = "data/figures/rain.yml"
    mini_briefing.edit(root, figure, "在这里写图的结论", "二月下雨最少")
    assert messages_of(root) == samples("rain"), "sample text in one language is reported too"
    mini_briefing.edit(root, figure, "State the finding of the figure here", "February has the least rain")
    assert messages_of(root)[0] == f'{figure}:5: {SAMPLE} "subtitle". Replace it with your own.'


OTHER = "Choose another name."
NO_NAME = "cannot be a name. Use lower-case letters, digits and hyphens, for example supply-chain."
THERE = f"This file already exists. {OTHER}"
KINDS = f"Use {', '.join([*figures.KINDS][:-1])} or {[*figures.KINDS][-1]}."
REFUSED = [
    (["page", "index"], [f"docs/en/index.md:1: {THERE}", f"docs/zh/index.md:1: {THERE}", "Found 2 errors."]),
    (["page", "Data Sources"], [f'page: "Data Sources" {NO_NAME}']),
    (["page", "../up"], [f'page: "../up" {NO_NAME}']),
    (["figure", "gr.1"], [f'figure: "gr.1" {NO_NAME}']),
    (["page", "system-x"], [f'page: "system-x" is the name of a generated page. {OTHER}']),
    (
        ["figure", "month-lengths"],
        [f'data/figures/month-lengths.yml:1: "month-lengths" already exists. {OTHER}'],
    ),
    (
        ["figure", "cycle"],
        [
            *(f'{file}: "cycle" already exists. {OTHER}' for file in ("data/series.yml:15", "data/tables/cycle.yml:1")),
            "Found 2 errors.",
        ],
    ),
    (["figure", "claims"], [f'figure: "claims" is the name of a register. {OTHER}']),
    (
        ["figure", "x", "--kind", "dot", "--page", "indx"],
        [
            f'kind: No kind of figure "dot". {KINDS}',
            'page: No page "indx". Did you mean "index"?',
            "Found 2 errors.",
        ],
    ),
    (["figure", "rain", "--kind", "pizza"], [f'kind: No kind of figure "pizza". {KINDS}']),
]


@pytest.mark.parametrize(("words", "messages"), REFUSED, ids=lambda value: " ".join(value[:2]))
def test_invalid_names_are_reported_and_nothing_is_written(
    root: Path, words: list[str], messages: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert mini_briefing.refused(root, capsys, ["new", *words, "--root", str(root)]) == messages


def test_a_nav_on_one_line_is_reported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mini_briefing.edit(root, "mkdocs.yml", "nav:\n  - index.md\n  - calendar.md\n", "nav: [index.md, calendar.md]\n")
    assert mini_briefing.refused(root, capsys, ["new", "page", "seasons", "--root", str(root)]) == [
        "mkdocs.yml:5: The nav of mkdocs.yml does not list one page per line. "
        "Write each page on a line of its own below nav:, for example  - index.md"
    ]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new briefing, built whole, in a folder whose name has a space."""
    folder = tmp_path_factory.mktemp("elsewhere") / "my briefing"
    assert main(["new", "briefing", str(folder)]) == 0
    assert main(["check", "--root", str(folder)]) == 0
    assert main(["site", "--root", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_briefing_builds_at_once(fresh: Path, language: str) -> None:
    site = fresh / "site"
    assert (site / "index.html").is_file()
    assert "86" in (site / language / "index.html").read_text(encoding="utf-8")
    assert (site / language / "briefing.pdf").read_bytes().startswith(b"%PDF")
    assert (site / language / "figures" / "seconds-wide-light.svg").is_file()


def test_a_new_briefing_has_one_of_each(fresh: Path) -> None:
    briefing = load(fresh)
    assert len(briefing.pages["zh"]) == len(briefing.pages["en"]) == len(briefing.figures) == len(briefing.sources) == 1
    assert [fact.id for fact in briefing.facts.values() if not fact.counts] == ["day.seconds"]
    assert briefing.claims == briefing.systems == {}


def test_pages_and_figures_can_be_added_to_a_new_briefing(fresh: Path, tmp_path: Path) -> None:
    root = tmp_path / "grown"
    shutil.copytree(fresh, root, ignore=shutil.ignore_patterns("site", ".cache"))
    assert main(["new", "page", "more", "--root", str(root)]) == 0
    for kind in figures.KINDS:
        assert main(["new", "figure", kind, "--kind", kind, "--page", "more", "--root", str(root)]) == 0
    assert main(["confirm", "--root", str(root)]) == 0
    assert messages_of(root) == sorted([*samples(*figures.KINDS), *page_samples("more")])


def test_a_new_briefing_reports_a_translation_that_is_out_of_date(fresh: Path, tmp_path: Path) -> None:
    root = tmp_path / "edited"
    shutil.copytree(fresh, root, ignore=shutil.ignore_patterns("site", ".cache"))
    confirmed = (root / "data" / "confirmed.yml").read_bytes()
    assert main(["confirm", "--root", str(root)]) == 0
    assert (root / "data" / "confirmed.yml").read_bytes() == confirmed, "make new confirms what it writes"
    mini_briefing.edit(root, "docs/en/index.md", "Everything can be printed", "All of this can be printed")
    (line,) = messages_of(root)
    assert line.startswith("docs/zh/index.md:")


@pytest.fixture
def make(fresh: Path, tmp_path: Path) -> Make:
    """Run a target of a new briefing's Makefile; the engine runs on the Python of the tests, and installs nothing."""
    engine, root = tmp_path / "the engine", tmp_path / "the briefing"
    python = engine / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    for name in ("Makefile", "scripts", "templates", "requirements.lock"):
        (engine / name).symlink_to(ENGINE / name)
    (engine / ".venv" / "site").touch()
    shutil.copytree(fresh, root)

    # Flags that `make test` passes on would make this make print the folders that it enters.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(["make", f"ENGINE={engine}", *words], cwd=root, env=own, capture_output=True, text=True)

    return run


def test_every_target_that_the_guide_names_works_in_a_new_briefing(make: Make) -> None:
    named = {
        name
        for language in LANGUAGES
        for name in TARGET.findall((ENGINE / "guide" / f"{language}.md").read_text("utf-8"))
    }
    ran = {
        "check": make("check"),
        "confirm": make("confirm", "PAGES=index"),
        "status": make("status", "JSON=1"),
        "new": make("new", "page=more"),
        "site": make("site"),
    }
    assert {name: done.stderr for name, done in ran.items() if done.returncode} == {}
    assert ran["confirm"].stdout == "data/confirmed.yml\n"
    assert json.loads(ran["status"].stdout)["counts"]["pages"] == 1
    assert ran["new"].stdout.splitlines()[0] == "docs/zh/more.md:1"
    assert "/the briefing/site/index.html" in ran["site"].stdout
    assert 'PORT: "abc" is not a port.' in make("serve", "PORT=abc").stderr
    assert named - {"serve"} <= set(ran)
    listed = make().stdout
    assert all(re.search(rf"^{name} ", listed, re.MULTILINE) for name in named)


def test_make_passes_on_figure_kind_and_page(make: Make) -> None:
    done = make("new", "figure=rain", "kind=bars", "page=index")
    assert done.stdout.splitlines()[-2:] == ["docs/zh/index.md:21", "docs/en/index.md:21"], done.stderr
    assert "make new figure=ID kind=KIND" in make("new").stderr


@pytest.mark.parametrize("name", ['x"; touch ran; echo "', "$(shell touch ran)", "`touch ran`", "$$(touch ran)"])
def test_make_does_not_execute_its_arguments(name: str, make: Make, tmp_path: Path) -> None:
    assert "cannot be a name" in make("new", f"page={name}").stderr
    assert "No page or entry" in make("confirm", f"PAGES={name}").stderr
    assert list(tmp_path.rglob("ran")) == []


def test_a_new_briefing_refers_to_its_engine_and_its_schemas(fresh: Path) -> None:
    printed = subprocess.run(["make", "-n", "site"], cwd=fresh, capture_output=True, text=True, check=True).stdout
    assert f'root="{fresh}"' in printed
    for file in (fresh / "data").rglob("*.yml"):
        mark = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert (file.parent / mark).resolve().is_file(), file
    assert (fresh / ".gitignore").read_text(encoding="utf-8").split() == ["/build/", "/site/", "/.cache/"]


def test_a_folder_with_files_is_not_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert mini_briefing.refused(tmp_path, capsys, ["new", "briefing", str(tmp_path)]) == [
        f"{tmp_path}: This folder is not empty. Name a folder that is empty or does not exist yet."
    ]


def test_a_new_briefing_has_the_settings_of_the_others() -> None:
    """All of mkdocs.yml but its pages and comments."""

    def settings(file: Path) -> list[str]:
        lines = file.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if not line.startswith("#") and not line.endswith(".md")]

    assert settings(NEW / "briefing" / "mkdocs.yml") == settings(ENGINE / "mkdocs.yml")
