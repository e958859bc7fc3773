"""Whose briefing it is: authors with their affiliations, and the licence."""

import json
from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader

from briefing.cli import main
from briefing.languages import LANGUAGES, Language
from built_pages import read_page, structured_data, words
from conftest import HOST, once
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


# The brand colour.

BLUE, PALE = "#0b5394", "#ffcc00"
WRONG: dict[str, tuple[str, str]] = {
    "too pale on a light background": (
        f'colour: "{PALE}"',
        f"{PALE} has a contrast of 1.4 with the background #f6f7f4; text needs 4.5. "
        'Use "#8a6e00", the nearest colour that can be read there.',
    ),
    "too dark on a dark background": (
        f'colour_dark: "{BLUE}"',
        f"{BLUE} has a contrast of 2.0 with the background #1a222b; text needs 4.5. "
        'Use "#1a8aee", the nearest colour that can be read there.',
    ),
    "a colour without quotes": (
        f"colour: {BLUE}",
        '"colour" is empty: in YAML, # begins a comment. Put the colour in quotes, as in colour: "#7a5600".',
    ),
    "three digits": (
        'colour: "#fff"',
        '"#fff" is not a colour. Write it in quotes with six digits, as in "#7a5600".',
    ),
    "a name": (
        "colour_dark: navy",
        '"navy" is not a colour. Write it in quotes with six digits, as in "#7a5600".',
    ),
}


@pytest.mark.parametrize(("line", "message"), WRONG.values(), ids=WRONG)
def test_a_colour_that_cannot_be_read_is_reported_with_the_nearest_that_can(
    line: str, message: str, root: Path
) -> None:
    edit(root, ABOUT, "licence:", f"{line}\nlicence:")
    assert messages(root) == [f"{ABOUT}:8: {message}"]


MARK = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">
<rect width="60" height="20" fill="#c81e5a"/></svg>"""
PINK = (0xC8, 0x1E, 0x5A)
LOGO = """publisher: {name: {zh: 历法局, en: Calendar Office}, kind: organisation}
logo: {file: assets/mark.svg, alt: {zh: 历法局标志, en: Mark of the Calendar Office}}
licence:"""
ALTERNATIVES: dict[Language, str] = {"zh": "历法局标志", "en": "Mark of the Calendar Office"}


@pytest.fixture(scope="session")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a briefing with a brand colour of its own and a logo, with a host. Tests only read it."""

    def make(folder: Path) -> None:
        root = copy(folder)
        edit(root, ABOUT, "licence:", f'colour: "{BLUE}"\nlicence:')
        (root / "docs" / "assets").mkdir()
        (root / "docs" / "assets" / "mark.svg").write_text(MARK, "utf-8")
        edit(root, ABOUT, "licence:", LOGO)
        edit(root, "data/figures/month-lengths.yml", "february: orange", "february: brand")
        edit(root, "data/figures/month-lengths.yml", "orange: {zh: 二月", "brand: {zh: 二月")
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("BRIEFING_HOST", HOST)
            assert main(["site", "--root", str(root)]) == 0

    return once(tmp_path_factory, "branded", make) / "mini" / "site"


def test_the_brand_colour_is_that_of_the_site_on_screen(branded: Path, browser: Browser) -> None:
    found = {}
    for scheme in ("light", "dark"):
        tab = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = tab.new_page()
        page.goto((branded / "en" / "index.html").as_uri())
        found[scheme] = page.locator(".key-number").first.evaluate("each => getComputedStyle(each).color")
        page.emulate_media(media="print")
        found[f"{scheme}, printed"] = page.locator(".key-number").first.evaluate("each => getComputedStyle(each).color")
        tab.close()
    assert found["light"] == "rgb(11, 83, 148)"
    assert found["dark"] not in (found["light"], "rgb(217, 180, 91)")
    assert found["light, printed"] == found["dark, printed"] == "rgb(22, 32, 42)"


def test_the_brand_colour_is_that_of_icon_drawings_and_pdf(branded: Path) -> None:
    folder = branded / "en"
    assert BLUE in (folder / "assets" / "icon.svg").read_text("utf-8")
    assert BLUE in (folder / "figures" / "month-lengths-wide-light.svg").read_text("utf-8")
    for path in [*folder.rglob("*.svg"), *folder.rglob("*.html")]:
        assert "#7a5600" not in path.read_text("utf-8"), path
    painted = {
        colour
        for page in pypdfium2.PdfDocument(folder / "briefing.pdf")
        for _, colour in page.render(scale=2).to_pil().convert("RGB").getcolors(1 << 24)
    }
    assert (0x0B, 0x53, 0x94) in painted
    assert (0x7A, 0x56, 0x00) not in painted


# The logo.


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_logo_is_at_the_top_of_every_page(branded: Path, language: Language) -> None:
    for path in (branded / language).glob("*.html"):
        (image,) = html.parse(path).getroot().xpath("//header//img[@class='logo plate']")
        assert image.get("alt") == ALTERNATIVES[language]
        assert image.get("src").endswith("media/assets/mark.svg")
    assert (branded / language / "media" / "assets" / "mark.svg").read_text("utf-8") == MARK
    assert read_page(branded, "index.html").xpath("//header//img/@src") == ["zh/media/assets/mark.svg"]


def _colours(picture: Image.Image) -> set[tuple[int, ...]]:
    return {colour for _, colour in picture.convert("RGB").getcolors(1 << 24)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_logo_is_on_the_cover_of_the_pdf_and_on_social_cards(branded: Path, language: Language) -> None:
    pages = [page.render(scale=1).to_pil() for page in pypdfium2.PdfDocument(branded / language / "briefing.pdf")]
    assert [PINK in _colours(page) for page in pages] == [True] + [False] * (len(pages) - 1)
    for card in (branded / language / "previews").glob("*.png"):
        assert PINK in _colours(Image.open(card)), card


def test_the_logo_is_that_of_the_publisher_in_structured_data(branded: Path) -> None:
    publisher = structured_data(read_page(branded, "en/index.html"))["publisher"]
    assert publisher["logo"] == f"{HOST}/en/media/assets/mark.svg"


def test_a_logo_that_is_missing_or_no_image_is_reported(root: Path) -> None:
    edit(root, ABOUT, "licence:", LOGO)
    assert messages(root) == [
        f'{ABOUT}:9: The file "docs/assets/mark.svg" is missing. '
        "Put the logo into docs/assets/, and write assets/ and its name here."
    ]
    (root / "docs" / "assets").mkdir()
    for content, message in (
        ("<svg", "The image is damaged. Save it again."),
        (
            '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "The SVG contains <script>, which could run code or load other files. Save it as a plain SVG, or as PNG.",
        ),
    ):
        (root / "docs" / "assets" / "mark.svg").write_text(content, "utf-8")
        assert messages(root)[0] == f"{ABOUT}:9: {message}"


def test_a_changed_logo_is_on_the_cover_of_the_next_pdf(built_root: Path) -> None:
    pdf = built_root / "site" / "en" / "briefing.pdf"
    (built_root / "docs" / "assets").mkdir()
    edit(built_root, ABOUT, "licence:", LOGO)
    for fill, colour in (("#c81e5a", PINK), ("#1e5ac8", (0x1E, 0x5A, 0xC8))):
        (built_root / "docs" / "assets" / "mark.svg").write_text(MARK.replace("#c81e5a", fill), "utf-8")
        assert main(["site", "--root", str(built_root)]) == 0
        assert colour in _colours(pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil())
