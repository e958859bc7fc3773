"""What a briefing does not have does not appear: a part of the mini briefing at a time is taken away."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from briefing.cli import main
from briefing.languages import LANGUAGES
from built_pages import read_page, structured_data, words
from conftest import once
from mini_briefing import copy, edit, messages

Cut = tuple[str, str]
"""A pattern, and what replaces it, in the pages and data files that are left."""
CLAIMS: list[Cut] = [
    (r"\n  claims: \[.*?\]", ""),
    (r"\{: #a-1 \}\n", ""),
    (r", so that \{\{ fact\(\"k03\"\) \}\} is close|，所以\{\{ fact\(\"k03\"\) \}\}只是相近", ""),
    (r" ?\{\{ (ref|claim)\(\"k0\d\"\) \}\}", ""),
    (r", \"claims.disputed\"", ""),
    (r"[：:，,] ?(见|see )(?=[。.])", ""),
    (r"## \S+ \{#all-claims\}\n\n\{\{ register\(\"claims\"\) \}\}\n\n", ""),
    (r"sections:\n(  .*\n)+", ""),
    ("every number and claim behind them", "every number behind them"),
    ("每个数字和说法", "每个数字"),
]
FIGURES: list[Cut] = [
    (r" ?\(\{\{ ref\(\"leap-rule\"\) \}\}\)|（\{\{ ref\(\"leap-rule\"\) \}\}）", ""),
    (r", as \{\{ ref\(\"month-lengths\"\) \}\} shows|，见\{\{ ref\(\"month-lengths\"\) \}\}", ""),
    (r"\{\{ figure\(\".*?\"\) \}\}\n\n", ""),
    (r"新增月份一图|A figure of the months", "初稿/First"),
    (r"\n  - rule: figures.period(\n    .*)+", ""),
]
TABLES: list[Cut] = [
    (r"合计见\{\{ ref\(\"cycle\"\) \}\}。|\{\{ ref\(\"cycle\"\) \}\} adds them up. ", ""),
    (r"\{\{ table\(\".*?\"\) \}\}\n\n", ""),
]
TERMS: list[Cut] = [
    (r"\{\{ term\(\"(leap|common)-year\"\) \}\}", "X"),
    (r"## \S+ \{#all-terms\}\n\n\{\{ register\(\"terms\"\) \}\}\n\n", ""),
]
PROFILES: list[Cut] = [(r"## .* \{#years\}\n\n.*\n\n\{\{ register\(\"systems\"\) \}\}\n\n", "")]
KEY_NUMBERS: list[Cut] = [(r"\{\{ key_numbers\(.*\) \}\}\n\n", "")]
TEXT = {
    "docs/en/index.md": "---\ntitle: Home\ndescription: A text.\n---\n\n# A text {#home}\n\nNothing else.\n",
    "docs/zh/index.md": "---\ntitle: 首页\ndescription: 一段文字。\n---\n\n# 文字 {#home}\n\n没有别的。\n",
}


def _cut(root: Path, removed: tuple[str, ...], cuts: list[Cut]) -> None:
    """Remove files of data/, and everything that the patterns of `cuts` match in the other files."""
    for name in removed:
        path = root / "data" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for file in [*root.rglob("*.md"), *root.rglob("*.yml")]:
        text = file.read_text("utf-8")
        for pattern, new in cuts:
            text = re.sub(pattern, new, text)
        file.write_text(text, "utf-8")


def _text(root: Path) -> None:
    """Leave two pages of text, and the title, version and date of the briefing."""
    for path in (root / "data").iterdir():
        if path.name not in ("briefing.yml", "changes.yml"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for file in root.rglob("calendar.md"):
        file.unlink()
    for name, text in TEXT.items():
        (root / name).write_text(text, "utf-8")
    (root / "data" / "changes.yml").write_text(
        'first:\n  version: "1.0"\n  date: 2024-02-29\n  kind: edition\n  text: {zh: 初稿。, en: First.}\n', "utf-8"
    )
    about = (root / "data" / "briefing.yml").read_text("utf-8")
    about = re.sub(r"finding:\n.*\n.*\n", "finding: {zh: 没有别的。, en: Nothing else.}\n", about)
    about = re.sub(r"sections:\n(  .*\n)+", "", about).replace("[index, calendar]", "[index]")
    (root / "data" / "briefing.yml").write_text(about, "utf-8")
    edit(root, "mkdocs.yml", "  - calendar.md\n", "")


EVIDENCE = ("claims.yml", "findings.yml", "argument.yml", "verification.yml")
PARTS: Mapping[str, Callable[[Path], None]] = {
    "claims": partial(_cut, removed=EVIDENCE, cuts=CLAIMS),
    "profiles": partial(_cut, removed=("systems.yml",), cuts=PROFILES),
    "key numbers": partial(_cut, removed=(), cuts=KEY_NUMBERS),
    "figures": partial(_cut, removed=("figures",), cuts=FIGURES),
    "figures and tables": partial(_cut, removed=("figures", "tables"), cuts=FIGURES + TABLES),
    "terms": partial(_cut, removed=("terms.yml",), cuts=TERMS),
    "everything but text": _text,
}
NO_CLAIMS = r"[Cc]laim|[Vv]erdict|论断|说法|核查|“有误”|Wrong"
NO_PROFILES = r"系统|\b[Ss]ystem"
NO_FIGURES = r"Figure|figure|图"
NO_EXHIBITS = rf"{NO_FIGURES}|\bTables?\b|\btables?\b|表目录|图表|表 ?\d"
NO_TERMS = r"Definition|术语"
ABSENT: Mapping[str, str] = {
    "claims": NO_CLAIMS,
    "profiles": NO_PROFILES,
    "key numbers": "key-number",
    "figures": NO_FIGURES,
    "figures and tables": NO_EXHIBITS,
    "terms": NO_TERMS,
    "everything but text": "|".join(
        (NO_CLAIMS, NO_PROFILES, NO_EXHIBITS, NO_TERMS, r"[Ss]ource|来源|出处|数据|\b[Dd]ata\b")
    ),
}
"""What readers must not find anywhere when a part is absent."""
HELD_IN = ("select", "ul", "ol", "dl", "tbody", "thead", "form")
"""Elements that are never empty."""


@pytest.fixture(scope="session", params=PARTS)
def part(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The name of a part, and the briefing without it, built. Tests only read it."""
    name = request.param

    def make(folder: Path) -> None:
        root = copy(folder)
        PARTS[name](root)
        assert main(["site", "--root", str(root)]) == 0

    return name, once(tmp_path_factory, f"without {name}", make) / "mini"


def _visible(page: html.HtmlElement) -> str:
    """Return the text of a page, and the hints and labels that are read out or shown in fields."""
    for unseen in page.xpath("//script | //style"):
        unseen.drop_tree()
    attributes = page.xpath("//@placeholder | //@aria-label | //@alt | //meta/@content | //@data-heads")
    return " · ".join([words(page), *attributes])


def _found(pattern: str, text: str) -> list[str]:
    return [text[max(0, found.start() - 30) : found.end() + 30] for found in re.finditer(pattern, text)]


def test_no_page_mentions_an_absent_part(part: tuple[str, Path]) -> None:
    name, root = part
    for file in sorted((root / "site").rglob("*.html")):
        assert _found(ABSENT[name], _visible(html.document_fromstring(file.read_bytes()))) == [], file


def test_no_page_has_empty_lists_headings_or_dead_links(part: tuple[str, Path]) -> None:
    for file in sorted((part[1] / "site").rglob("*.html")):
        page = html.document_fromstring(file.read_bytes())
        empty = page.xpath(" | ".join(f"//main//{tag}[not(.//*)]" for tag in HELD_IN))
        assert [html.tostring(each) for each in empty] == [], file
        headings = page.xpath("//main//*[self::h1 or self::h2 or self::h3]")
        followed = [each for each in headings if each.xpath("following::*[1][self::h1 or self::h2][name() = name(.)]")]
        assert [words(each) for each in followed if each.tag != "h1"] == [], file
        for address in page.xpath("//main//a/@href | //footer//a/@href"):
            if "://" not in address:
                target = file.parent / address.partition("#")[0]
                assert address.startswith("#") or target.exists(), f"{file}: {address}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pdf_mentions_an_absent_part(part: tuple[str, Path], language: str) -> None:
    name, root = part
    pdf = PdfReader(root / "site" / language / "briefing.pdf")
    assert _found(ABSENT[name], "\n".join(page.extract_text() for page in pdf.pages)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_for_programs_mentions_an_absent_part(part: tuple[str, Path], language: str) -> None:
    name, root = part
    folder = root / "site" / language
    files = [folder / "feed.xml", folder / "data" / "datapackage.json"]
    texts = {file.name: file.read_text("utf-8") for file in files if file.exists()}
    texts["index.html"] = json.dumps(structured_data(read_page(folder, "index.html")), ensure_ascii=False)
    for file, text in texts.items():
        shown = re.sub(r'"(\$schema|@type|type|kind|term|name|path)": "[^"]*"', "", text)
        assert _found(ABSENT[name], shown) == [], file
        assert "[]" not in shown, file


def test_the_status_has_no_lists_of_absent_parts(
    part: tuple[str, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, root = part
    for language in LANGUAGES:
        monkeypatch.setenv("BRIEFING_LANG", language)
        assert main(["status", "--root", str(root)]) == 0
        lists = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" " * 7)]
        assert _found(ABSENT[name], "\n".join(lists)) == []


EMPTY = "is empty. Remove the call and its heading, or write entries in data/"


def test_an_empty_register_is_reported_and_writes_nothing(root: Path) -> None:
    edit(root, "docs/en/index.md", "## How to cite", '{{ register("findings") }}\n\n## How to cite')
    edit(root, "docs/zh/index.md", "## 引用", '{{ register("findings") }}\n\n## 引用')
    (root / "data" / "findings.yml").unlink()
    assert messages(root) == [
        f'docs/en/index.md:27: The register "findings" {EMPTY}findings.yml.',
        f'docs/zh/index.md:28: The register "findings" {EMPTY}findings.yml.',
    ]


def test_an_absent_kind_of_entry_is_not_counted(root: Path) -> None:
    PARTS["claims"](root)
    edit(root, "docs/en/index.md", "## How to cite", '{{ fact("claims.total") }}\n\n## How to cite')
    edit(root, "docs/zh/index.md", "## 引用", '{{ fact("claims.total") }}\n\n## 引用')
    unknown = 'No fact "claims.total". Did you mean "systems.total"?'
    assert [message for message in messages(root) if "is not used" not in message] == [
        f"docs/en/index.md:27: {unknown}",
        f"docs/zh/index.md:28: {unknown}",
    ]


def test_a_briefing_without_data_has_no_link_to_it(root: Path) -> None:
    PARTS["everything but text"](root)
    edit(root, "docs/en/index.md", "Nothing else.", "Nothing else: {{ all_data() }}.")
    edit(root, "docs/zh/index.md", "没有别的。", "没有别的：{{ all_data() }}。")
    assert messages(root) == [
        f"docs/{language}/index.md:8: This briefing has no data to download. Remove the call."
        for language in LANGUAGES[::-1]
    ]
