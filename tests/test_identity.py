"""Whose briefing it is: authors with their affiliations, and the licence."""

import json
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from briefing.cli import main
from briefing.languages import LANGUAGES, Language
from built_pages import read_page, structured_data, words
from conftest import once
from mini_briefing import copy, edit, messages

ABOUT = "data/briefing.yml"
AUTHORS = """authors:
  - name: {zh: 张三, en: "Zhang, San"}
    kind: person
    affiliation: {zh: 天文台, en: Observatory}
  - {name: "Doe, Jane", kind: person}
publisher: {name: {zh: 历法局, en: Calendar Office}, kind: organisation}
licence: {zh: 使用条款, en: Terms of use}
licence_url: https://calendar.example/terms
"""
SIGNATURES: dict[Language, str] = {
    "zh": "作者：张三（天文台）、Doe, Jane · 发布者：历法局",
    "en": "Authors: Zhang, San (Observatory); Doe, Jane · Publisher: Calendar Office",
}
LICENCES: dict[Language, str] = {"zh": "许可：使用条款。", "en": "Licence: Terms of use."}
TITLES: dict[Language, str] = {"zh": "使用条款", "en": "Terms of use"}


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a briefing with authors, a publisher and terms of its own. Tests only read it."""

    def make(folder: Path) -> None:
        root = copy(folder)
        edit(root, ABOUT, "licence: CC0 1.0\n", AUTHORS)
        assert main(["site", "--root", str(root)]) == 0

    return once(tmp_path_factory, "signed", make) / "mini" / "site"


@pytest.mark.parametrize("language", LANGUAGES)
def test_authors_are_named_with_their_affiliations(signed: Path, language: Language) -> None:
    for path in (signed / language).glob("*.html"):
        footer = html.parse(path).getroot().find_class("colophon")[0]
        assert SIGNATURES[language] in words(footer)
    cover = PdfReader(signed / language / "briefing.pdf").pages[0].extract_text()
    assert "".join(SIGNATURES[language].split()) in "".join(cover.split())
    author, other = structured_data(read_page(signed, f"{language}/index.html"))["author"]
    assert author["affiliation"] == {"@type": "Organization", "name": {"zh": "天文台", "en": "Observatory"}[language]}
    assert "affiliation" not in other


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_of_its_own_are_named_and_linked(signed: Path, language: Language) -> None:
    page, address = read_page(signed, f"{language}/index.html"), "https://calendar.example/terms"
    (link,) = page.xpath("//footer//a[@rel='license']")
    assert (link.text, link.get("href")) == (TITLES[language], address)
    assert structured_data(page)["license"] == address
    package = json.loads((signed / language / "data" / "datapackage.json").read_text("utf-8"))
    assert package["licenses"] == [{"title": TITLES[language], "path": address}]
    assert f"{TITLES[language]} {address}" in (signed / language / "feed.xml").read_text("utf-8")
    contents = PdfReader(signed / language / "briefing.pdf").pages[1].extract_text()
    assert "".join(LICENCES[language].split()) in "".join(contents.split())


def test_a_licence_that_spdx_does_not_list_needs_an_address(root: Path) -> None:
    edit(root, ABOUT, "CC0 1.0", "CC BY 9.0")
    assert messages(root) == [
        'data/briefing.yml:8: "CC BY 9.0" is not in the list of SPDX licences. '
        'Write it as in "CC BY 4.0", or give the address of its text as "licence_url".'
    ]
