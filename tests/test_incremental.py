"""An incremental build gives the same bytes as a clean build, whatever was edited, renamed, moved or removed."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import mini_briefing
from briefing.commands import site
from briefing.console import Console
from briefing.languages import LANGUAGES
from briefing.settings import Settings

Change = Callable[[Path], None]
RENAMING = "a page with another name"


def change(file: str, old: str, new: str) -> Change:
    return lambda root: mini_briefing.edit(root, file, old, new)


def add_page(root: Path) -> None:
    pages = {
        "zh": "---\ntitle: 闰月\ndescription: 另一种历法。\n---\n\n# 闰月 {#extra}\n\n"
        "另见[历法](calendar.md#cycle)。\n",
        "en": "---\ntitle: Extra months\ndescription: Another calendar.\n---\n\n# Extra months {#extra}\n\n"
        "See [the calendar](calendar.md#cycle).\n",
    }
    for language in LANGUAGES:
        (root / "docs" / language / "extra.md").write_text(pages[language], encoding="utf-8")
    mini_briefing.edit(root, "mkdocs.yml", "  - index.md\n", "  - index.md\n  - extra.md\n")
    for language, words in (("zh", "还有[闰月](extra.md)。"), ("en", "There are also [extra months](extra.md).")):
        with (root / "docs" / language / "index.md").open("a", encoding="utf-8") as page:
            page.write(f"\n{words}\n")


def rename_page(root: Path) -> None:
    for language in LANGUAGES:
        folder = root / "docs" / language
        (folder / "calendar.md").rename(folder / "almanac.md")
    for file in [*root.glob("docs/*/*.md"), root / "mkdocs.yml", root / "data" / "briefing.yml"]:
        text = file.read_text(encoding="utf-8")
        text = text.replace("calendar.md", "almanac.md").replace("[index, calendar]", "[index, almanac]")
        file.write_text(text, encoding="utf-8")


def remove_table(root: Path) -> None:
    """Remove the table from its page and data/, which changes nothing else but the register of downloads."""
    for file in root.glob("docs/*/*.md"):
        text = file.read_text(encoding="utf-8").replace('{{ table("cycle") }}\n\n', "")
        file.write_text(text.replace('{{ ref("cycle") }}', '{{ fact("leap-year.days") }}'), encoding="utf-8")
    (root / "data" / "tables" / "cycle.yml").unlink()


EDITS: Mapping[str, Change] = {
    "a paragraph": change("docs/zh/index.md", "## ", "新的一段。\n\n## "),
    "a paragraph in English": change("docs/en/index.md", "## Months", "A new paragraph.\n\n## Months"),
    "a title": change("docs/en/index.md", "title: Home", "title: The calendar"),
    "a description": change("docs/zh/index.md", "description: ", "description: 说明，"),
    "a heading": change("docs/en/index.md", "## Months {#months}", "## The months {#months}"),
    "a value": change("data/facts/years.yml", "value: 97", "value: 96"),
    "a cell of a series": change("data/series/months.csv", "february,28", "february,27"),
    "a term": change("data/terms.yml", "en: leap year\n", "en: longer year\n"),
    "a verdict": change("data/claims.yml", "verdict: close", "verdict: confirmed"),
    "a figure": change("data/figures/month-lengths.yml", "kind: bars", "kind: dots"),
    "the version": change("data/briefing.yml", "short_title: {zh: 公历", "short_title: {zh: 新公历"),
    "a setting": change("mkdocs.yml", "omitted_files: warn", "omitted_files: info"),
    "a new page": add_page,
    RENAMING: rename_page,
    "a table without place": remove_table,
}


def built(root: Path) -> dict[str, bytes]:
    """Build the briefing, and return the files of site/ and build/."""
    site.make(root, Settings(), Console(), pages=True)
    return mini_briefing.products(root)


ORDER = random.Random(1582).sample(sorted(EDITS), len(EDITS))
GROUPS = [ORDER[at::3] for at in range(3)]
"""The edits in a fixed random order, in groups whose edits are made one after another."""


@pytest.mark.parametrize("names", GROUPS, ids=["first", "second", "third"])
def test_an_incremental_build_equals_a_clean_build(names: list[str], built_mini: Path, tmp_path: Path) -> None:
    root = mini_briefing.copy_built(built_mini, tmp_path)
    for name in sorted(names, key=RENAMING.__eq__):  # last, as other edits use the former name of the page
        EDITS[name](root)
        after = built(root)
    cold = built(mini_briefing.copy(tmp_path / "cold", root))
    assert sorted(after) == sorted(cold), names
    assert [name for name in after if after[name] != cold[name]] == [], names


def test_reverting_an_edit_restores_the_products(built_mini: Path, tmp_path: Path) -> None:
    root = mini_briefing.copy_built(built_mini, tmp_path)
    before = built(root)
    page = root / "docs" / "en" / "index.md"
    text = page.read_text(encoding="utf-8")
    EDITS["a heading"](root)
    assert built(root) != before
    page.write_text(text, encoding="utf-8")
    assert built(root) == before
