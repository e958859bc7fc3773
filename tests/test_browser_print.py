"""A page of the built site on paper, as the browser prints it: white, without navigation, whole."""

import io
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route
from pypdf import PdfReader

from conftest import Open as Visits
from conftest import Visit

LANGUAGES = ["zh", "en"]
FRAME = {"width": 642, "height": 959}
"""A4 within the margins of the style sheet, in the pixels of a browser."""
NAMES = ["index", "brief", "milestone", "china", "recommendations", "systems", "system-gpt-3"]
NAMES += ["claims", "numbers", "sources", "glossary"]
CHAPTER = "china.html"
DARK_GROUND = "rgb(18, 24, 31)"
DARK_INK, LIGHT_BLUE, DARK_BLUE = "#e9edf0", "#12408c", "#67a0fd"
"""Colours of the drawings: words on a dark ground, the first series in light and in dark."""
TWINS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳戶‒〜",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐齿龙龟户–~",
)
"""The browser's PDFs name a character as another one that the font draws with the same glyph."""
Open = Callable[[str, str], Visit]
Paper = Callable[[str], tuple[Page, list[str]]]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page: `visit("zh/china.html", "dark")`."""
    tabs = []

    def go(path: str, scheme: str) -> Visit:
        tab = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        tabs.append(tab)
        there = Visit(tab.new_page(), address)
        there.open(path)
        return there

    yield go
    for tab in tabs:
        tab.close()


def printed(page: Page) -> PdfReader:
    """What comes out of the printer, at the settings a browser begins with: no backgrounds."""
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def texts(pdf: PdfReader) -> list[str]:
    """The text of each sheet."""
    return [unicodedata.normalize("NFKC", sheet.extract_text()).translate(TWINS) for sheet in pdf.pages]


def bare(text: str) -> str:
    """Without spaces and line ends, which printing adds."""
    return re.sub(r"[\s\u2060]", "", unicodedata.normalize("NFKC", text).translate(TWINS))


@pytest.fixture(scope="module")
def paper(browser: Browser, address: str) -> Iterator[Paper]:
    """A page of the site, and the text of each of its sheets: printed once for all tests."""
    tab = browser.new_context(viewport={"width": 1440, "height": 900})
    page = tab.new_page()
    done: dict[str, list[str]] = {}

    def take(path: str) -> tuple[Page, list[str]]:
        page.goto(address + path)
        if path not in done:
            done[path] = texts(printed(page))
        return page, done[path]

    yield take
    tab.close()


def colours(pdf: PdfReader) -> set[str]:
    """The colours of fills in everything that is drawn, as #rrggbb."""
    found = set()
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        streams = [page.get_contents(), *(form.get_object() for form in resources.get("/XObject", {}).values())]
        for stream in streams:
            content = b"" if stream is None else stream.get_data()
            for parts in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg\b", content):
                found.add("#" + "".join(f"{round(float(part) * 255):02x}" for part in parts))
    return found


@pytest.mark.parametrize("name", ["index", "china", "claims", "systems", "numbers", "sources"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_ink_is_dark_on_white_even_from_a_dark_page(language: str, name: str, visit: Open) -> None:
    page = visit(f"{language}/{name}.html", "dark").page
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == DARK_GROUND
    page.emulate_media(media="print")
    for ground in ("html", "body"):
        assert page.evaluate("of => getComputedStyle(document.querySelector(of)).backgroundColor", ground) in (
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        )
    used = page.evaluate(
        """[...new Set([...document.querySelectorAll('article *, .colophon *')].filter(e => e.checkVisibility())
            .map(e => getComputedStyle(e).color))]"""
    )
    assert {colour: ratio for colour in used if (ratio := contrast_with_white(colour)) < 4.5} == {}


def contrast_with_white(colour: str) -> float:
    parts = [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.mark.parametrize("scrolled", [False, True], ids=["at once", "after reading"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_come_in_the_colours_of_paper(scheme: str, scrolled: bool, visit: Open) -> None:
    there = visit(f"en/{CHAPTER}", scheme)
    if scrolled:
        assert there.drawings(f"-wide-{scheme}.svg") == []
    used = colours(printed(there.page))
    assert LIGHT_BLUE in used
    assert used & {DARK_INK, DARK_BLUE} == set()
    there.page.emulate_media(media="print")
    assert there.drawings("-wide-light.svg") == []
    assert there.wrong == []


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_printing_waits_for_figures_that_come_slowly(script: bool, visits: Visits) -> None:
    there = visits(scheme="dark", java_script_enabled=script)
    late: list[str] = []

    def slowly(route: Route) -> None:
        late.append(route.request.url)
        time.sleep(0.3)
        route.continue_()

    there.page.route("**/*-light.svg", slowly)
    used = colours(printed(there.open(f"en/{CHAPTER}")))
    assert late and LIGHT_BLUE in used
    assert used & {DARK_INK, DARK_BLUE} == set()


def test_figures_of_a_reader_who_chose_dark_come_in_the_colours_of_paper(visit: Open) -> None:
    there = visit(f"zh/{CHAPTER}", "light")
    while there.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != DARK_GROUND:
        there.page.locator("button.scheme").click()
    assert there.drawings("-wide-dark.svg") == []
    there.page.wait_for_load_state("networkidle")
    used = colours(printed(there.page))
    assert LIGHT_BLUE in used
    assert used & {DARK_INK, DARK_BLUE} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_kept_and_what_is_pressed_is_left_out(language: str, paper: Paper) -> None:
    page, sheets = paper(f"{language}/{CHAPTER}")
    lines = {bare(line) for sheet in sheets for line in sheet.splitlines()}
    text = bare("".join(sheets))
    kept = page.locator("article :is(h1, h2, h3, .figure-title, .claim-head), .colophon p").all_inner_texts()
    assert [part for part in kept if bare(part) not in text] == []
    pressed = page.locator(
        ".contents a, .masthead :is(a, button), .turn a, .skip, .figure-files a, .figure-tools summary, .search button"
    ).all_text_contents()
    assert len(pressed) > 20
    assert {bare(name) for name in pressed} - {bare(part) for part in kept} & lines - {""} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_filter_and_no_closed_table_is_printed(language: str, visit: Open) -> None:
    page = visit(f"{language}/claims.html", "light").page
    assert page.locator("form.filter").is_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    frame = (".masthead", ".contents", ".arrival", ".turn", ".search")
    for hidden in ("form.filter", ".figure-data", ".figure-files", *frame, ".print-only"):
        assert [found for found in page.locator(hidden).all() if found.is_visible()] == [], hidden
    assert page.locator("article.claim").first.is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_paper(language: str, visit: Open) -> None:
    there = visit(f"{language}/index.html", "light")
    there.page.set_viewport_size(FRAME)  # type: ignore[arg-type]
    there.page.emulate_media(media="print")
    for name in NAMES:
        there.page.goto(f"{there.base}{language}/{name}.html")
        wide = there.page.evaluate(
            """width => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()).filter(e =>
                e.getBoundingClientRect().right > width + 1 ||
                getComputedStyle(e).overflowX !== 'visible' && e.clientWidth && e.scrollWidth > e.clientWidth + 1
            ).map(e => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)""",
            FRAME["width"],
        )
        assert wide == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_in_the_references_is_printed_once_and_one_inside_never(language: str, paper: Paper) -> None:
    page, sheets = paper(f"{language}/{CHAPTER}")
    text = bare("".join(sheets))
    addresses = [bare(link) for link in page.locator(".references a").all_inner_texts()]
    assert len(addresses) > 10
    for address in addresses:
        assert text.count(address) == sum(other.startswith(address) for other in addresses), address
    for other in ("method.html", "claims.html", "numbers.html", "glossary.html", "127.0.0.1"):
        assert other not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_elsewhere_gives_its_address(language: str, visit: Open) -> None:
    page = visit(f"{language}/changes.html", "light").page
    page.evaluate(
        """document.querySelector('article > p, article li').insertAdjacentHTML('beforeend',
            ' <a href="https://example.org/a-report">report</a> <a href="method.html">method</a>')"""
    )
    text = bare("".join(texts(printed(page))))
    assert "report(https://example.org/a-report)method" in text
    assert text.count("https://example.org/a-report") == 1
    assert "method.html" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_table_repeats_its_head_and_keeps_its_rows(language: str, paper: Paper) -> None:
    page, sheets = paper(f"{language}/numbers.html")
    head = page.locator("thead th").all_inner_texts()
    rows = page.locator("tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
    found = [bare(sheet) for sheet in sheets]
    assert len(found) > 3
    last = max(at for at, text in enumerate(found) if bare(rows[-1][1]) in text)
    assert [text[:60] for text in found[: last + 1] if not all(bare(cell) in text for cell in head)] == []
    for value, what, *_ in rows:
        assert any(bare(value) in text and bare(what) in text for text in found), (value, what)


@pytest.mark.parametrize("name", ["china", "claims", "glossary"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_ends_a_sheet(language: str, name: str, paper: Paper) -> None:
    page, sheets = paper(f"{language}/{name}.html")
    headings = {bare(text) for text in page.locator("article :is(h2, h3, dt)").all_inner_texts()}
    ends = [[bare(line) for line in sheet.splitlines() if bare(line)][-1] for sheet in sheets]
    assert headings & set(ends) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_is_not_split(language: str, paper: Paper) -> None:
    page, sheets = paper(f"{language}/claims.html")
    found = [bare(sheet) for sheet in sheets]
    for claim in page.locator("article.claim").all_inner_texts():
        lines = [bare(line) for line in claim.splitlines() if bare(line)]
        assert any(all(line in text for line in lines) for text in found), lines[0]
