"""What the site gives to those who cite it, link to it, follow it or take its data away; with a host and without."""

import io
import json
import re
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser
from pypdf import PdfReader

import mini_briefing
from briefing import cite, extents
from briefing.build import build
from briefing.cli import main
from briefing.load import load
from briefing.model import LANGUAGES, VERDICTS, Language
from conftest import HOST, PROJECT

BRIEFING = load(PROJECT)


def page(site: Path, name: str) -> html.HtmlElement:
    """A page of the site, by its path there."""
    return html.document_fromstring((site / name).read_bytes(), ensure_head_body=True)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


# How to cite it.

REFERENCES: dict[Language, dict[str, str]] = {
    "zh": {
        "GB/T 7714": f"{BRIEFING.title.zh}[EB/OL]. 1.0版.（2026-11-23）.",
        "APA": f"{BRIEFING.title.zh} [{BRIEFING.title.en}] (Version 1.0). (2026).",
    },
    "en": {
        "APA": f"{BRIEFING.title.en} (Version 1.0). (2026).",
        "GB/T 7714 (Chinese standard)": f"{BRIEFING.title.en}[EB/OL]. Version 1.0.（2026-11-23）.",
    },
}
WHERE = ["//article", "//footer"]


@pytest.mark.parametrize("name", ["index", "china"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_once_how_to_cite_the_briefing_in_both_styles(language: Language, name: str, site: Path) -> None:
    found = page(site, f"{language}/{name}.html")
    shown = {words(each.find("b")): words(each.find("span")) for each in found.xpath("//p[@class='how-to-cite']")}
    assert shown == REFERENCES[language]
    assert list(shown) == list(REFERENCES[language]), "the language's own style is first"
    assert len(found.xpath("//p[@class='how-to-cite']")) == 2
    in_text = found.xpath("boolean(//article//p[@class='how-to-cite'])")
    assert in_text == (name == "index"), "the footer says it where the text does not"
    files = found.xpath("//details[contains(@class, 'cite-files')]//pre")
    assert [each.text_content().splitlines()[0][:5] for each in files] == ["@misc", "TY  -"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citation_holds_the_address_where_one_is_known(language: Language, hosted: Path) -> None:
    address = f"{HOST}/{language}/"
    found = page(hosted, f"{language}/china.html")
    assert [words(each) for each in found.xpath("//p[@class='how-to-cite']/span")] == [
        f"{said} {address}" for said in REFERENCES[language].values()
    ]
    assert f"  url = {{{address}}}," in (hosted / language / "data" / "cite.bib").read_text("utf-8")
    ris = (hosted / language / "data" / "cite.ris").read_text("utf-8").splitlines()
    assert ris[-2:] == [f"UR  - {address}", "ER  - "]
    printed = "".join(PdfReader(hosted / language / "brief.pdf").pages[0].extract_text().split())
    assert address in printed


@pytest.mark.parametrize("path", ["index.html", "china.html"])
def test_every_form_of_the_citation_is_copied_by_a_button_that_says_which(
    path: str, address: str, browser: Browser
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="en-GB")
    tab = context.new_page()
    tab.goto(f"{address}en/{path}")
    tab.locator(".cite-files summary").click()
    wanted = [
        *REFERENCES["en"].values(),
        cite.bibtex(BRIEFING, "en").rstrip("\n"),
        cite.ris(BRIEFING, "en").rstrip("\n"),
    ]
    for of, text in zip([*REFERENCES["en"], "BibTeX", "RIS"], wanted, strict=True):
        tab.get_by_role("button", name=f"Copy {of}", exact=True).click()
        tab.get_by_role("button", name=f"Copied {of}", exact=True).wait_for()
        assert tab.evaluate("navigator.clipboard.readText()") == text
    context.close()


# How long and how large what can be downloaded is.

SAID: dict[Language, str] = {"zh": "（{pages}页，{size} MB）", "en": " ({pages} {word}, {size} MB)"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pdf_is_offered_with_its_pages_and_its_size(language: Language, site: Path) -> None:
    folder = site / language
    said = {}
    for file in ("briefing.pdf", "brief.pdf"):
        pages = len(PdfReader(folder / file).pages)
        size = f"{(folder / file).stat().st_size / 1e6:.1f}"
        said[file] = SAID[language].format(pages=pages, size=size, word="page" if pages == 1 else "pages")
    for path in sorted(folder.glob("*.html")):
        places = page(folder, path.name).xpath("//span[@data-file]")
        assert {each.get("data-file") for each in places} == {*said, "data/all.zip"}
        assert [each for each in places if (each.text or "") != said.get(each.get("data-file"), each.text)] == []
        assert all(each.getprevious().get("href").endswith(each.get("data-file")) for each in places)
    cover = page(site, "index.html")
    assert cover.xpath(f"//section[.//a[@href='{language}/briefing.pdf']]//span[@class='extent']/text()") == [
        said["briefing.pdf"]
    ]


def test_what_is_said_of_a_file_is_said_anew_when_the_file_changes() -> None:
    empty = f"<p>{extents.place('a.pdf')}, {extents.place('b.zip')}</p>"
    once = extents.filled(empty, {"a.pdf": " (1 page, 0.1 MB)", "b.zip": " (ZIP, 1 kB)"})
    assert html.fromstring(once).text_content() == " (1 page, 0.1 MB),  (ZIP, 1 kB)"
    again = extents.filled(once, {"a.pdf": " (2 pages, 0.1 MB)", "b.zip": " (ZIP, 1 kB)"})
    assert html.fromstring(again).text_content() == " (2 pages, 0.1 MB),  (ZIP, 1 kB)"
    assert extents.emptied(again) == empty


def test_only_the_pdfs_made_again_leave_pages_that_say_so(tmp_path: Path) -> None:
    """And the pages that were there are not changed in place: the site that stood keeps its own until the swap."""
    root = mini_briefing.copy(tmp_path)
    assert main(["site", "--root", str(root)]) == 0
    before = mini_briefing.files(root / "site")
    assert main(["pdf", "--root", str(root)]) == 0
    assert mini_briefing.files(root / "site") == before
    assert main(["site", "--root", str(root)]) == 0
    assert mini_briefing.files(root / "site") == before


# The data as a package.


def package(site: Path, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / language / "data" / "datapackage.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_package_says_of_every_file_what_it_is(language: Language, site: Path) -> None:
    """What Data Package 2 asks for; its own profile and readers of it were content with the result."""
    found = package(site, language)
    assert {"$schema", "name", "title", "description", "version", "created", "licenses", "sources"} <= set(found)
    assert "homepage" not in found
    folder = site / language / "data"
    files = {file.name for ending in ("csv", "json") for file in folder.glob(f"*.{ending}")} - {"datapackage.json"}
    assert {each["path"] for each in found["resources"]} == files
    for each in found["resources"]:
        assert {"name", "title", "description", "format", "mediatype", "encoding", "bytes", "hash"} <= set(each)
        assert re.fullmatch(r"[a-z0-9._-]+", each["name"])
        assert each["hash"] == f"sha256:{sha256((folder / each['path']).read_bytes()).hexdigest()}"
        assert ("schema" in each) == (each["format"] == "csv")
    named = [tuple(source.values()) for source in found["sources"]]
    assert len(named) == len(set(named)) > 50
    assert {tuple(source.values()) for each in found["resources"] for source in each.get("sources", [])} == set(named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codes_of_a_register_are_told_in_words(language: Language, site: Path) -> None:
    (claims,) = [each for each in package(site, language)["resources"] if each["name"] == "claims"]
    fields = {field["name"]: field for field in claims["schema"]["fields"]}
    assert claims["schema"]["primaryKey"] == ["id"]
    assert fields["id"]["constraints"] == {"required": True, "unique": True}
    assert fields["verdict"]["categories"] == [
        {"value": verdict, "label": BRIEFING.words[verdict][language]} for verdict in VERDICTS
    ]
    assert [field["title"] for field in fields.values()].count("") == 0


def test_the_package_knows_its_address_where_one_is_known(hosted: Path) -> None:
    assert [package(hosted, language)["homepage"] for language in LANGUAGES] == [f"{HOST}/zh/", f"{HOST}/en/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_data_travel_as_one_zip(language: Language, site: Path) -> None:
    folder = site / language / "data"
    with zipfile.ZipFile(folder / "all.zip") as found:
        held = {name: found.read(name) for name in found.namelist()}
        dates = {entry.date_time[:3] for entry in found.infolist()}
    assert dates == {(2026, 11, 23)}
    assert held == {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in (".csv", ".json")}
    assert page(site, f"{language}/index.html").xpath("//article//a[@href='data/all.zip']")


def test_the_zip_is_the_same_from_run_to_run(tmp_path: Path) -> None:
    made = [build(mini_briefing.MINI, mini_briefing.Memory()).trees["en"]["data/all.zip"] for _ in range(2)]
    assert made[0] == made[1]
    assert zipfile.ZipFile(io.BytesIO(made[0])).testzip() is None
