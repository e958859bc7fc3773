"""The built site in a real browser: on wide screens and phones, light and dark, without scripts, from a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from briefing.languages import TAGS
from conftest import Open, Visit

TYPES = [
    "index",
    "summary",
    "milestone",
    "china",
    "claims",
    "numbers",
    "sources",
    "glossary",
    "systems",
    "system-gpt-3",
    "brief",
    "method",
]
CHAPTER = "china.html"
"""A page with figures, boxes, headings under headings and references."""
LOOKS = {390: "phone", 1440: "wide"}
GROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 31)"}


@pytest.fixture(scope="module")
def one_tab(browser: Browser, address: str) -> Iterator[Visit]:
    """One tab for all tests that change no setting of the site."""
    tab = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Visit(tab.new_page(), address)
    tab.close()


@pytest.fixture
def tab(one_tab: Visit) -> Visit:
    one_tab.wrong.clear()
    one_tab.page.emulate_media(color_scheme="light")
    return one_tab


def sideways(page: Page) -> int:
    """Return the number of pixels by which the page can be scrolled sideways."""
    page.evaluate("scrollTo(100, scrollY)")
    moved: int = page.evaluate("Math.max(scrollX, document.body.scrollLeft)")
    return moved


def await_look(tab: Visit, look: str, scheme: str) -> None:
    """Wait until the page has this colour scheme, and its drawings this scheme and size."""
    tab.page.wait_for_function(
        "is => getComputedStyle(document.documentElement).backgroundColor === is", arg=GROUND[scheme]
    )
    assert tab.drawings(f"-{look}-{scheme}.svg") == []


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("language", TAGS)
def test_a_page_loads_without_errors_at_both_widths_and_in_both_schemes(language: str, name: str, tab: Visit) -> None:
    page = tab.open(f"{language}/{name}.html")
    for width, look in LOOKS.items():
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in GROUND:
            page.emulate_media(color_scheme=scheme)
            await_look(tab, look, scheme)
            assert sideways(page) == 0, (width, scheme)
    assert tab.wrong == []


@pytest.mark.parametrize("scheme", GROUND)
@pytest.mark.parametrize(("width", "look"), LOOKS.items())
def test_figures_follow_the_colour_scheme_button(scheme: str, width: int, look: str, visits: Open) -> None:
    tab = visits(width, scheme)
    page = tab.open(f"zh/{CHAPTER}")
    await_look(tab, look, scheme)
    for chosen in ("light", "dark"):
        page.locator("button.scheme").click()
        await_look(tab, look, chosen)
    page.reload()
    await_look(tab, look, "dark")
    page.locator("button.scheme").click()
    await_look(tab, look, scheme)  # the scheme of the system again
    assert tab.wrong == []


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_the_language_switch_opens_the_same_heading(language: str, other: str, tab: Visit) -> None:
    page = tab.open(f"{language}/{CHAPTER}")
    heading = page.locator("article h2[id]").nth(2).get_attribute("id")
    page.locator(f".contents a[href='#{heading}']").click()
    page.locator(".masthead > a.twin").click()
    page.wait_for_url(f"**/{other}/{CHAPTER}#{heading}")
    assert page.locator("html").get_attribute("lang") == TAGS[other]
    page.wait_for_function("id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 200", arg=heading)
    assert tab.wrong == []


@pytest.mark.parametrize("scheme", GROUND)
@pytest.mark.parametrize("language", TAGS)
def test_a_page_works_without_scripts(language: str, scheme: str, visits: Open) -> None:
    tab = visits(390, scheme, java_script_enabled=False)
    page = tab.open("index.html")
    page.locator(f"section:lang({TAGS[language]}) a.open").click()
    page.wait_for_url(f"**/{language}/index.html")
    page.locator(f"article a[href='{CHAPTER}']").click()
    page.wait_for_url(f"**/{language}/{CHAPTER}")
    assert page.locator("article h1").is_visible()
    assert all(paragraph.is_visible() for paragraph in page.locator("article > p").all())
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == GROUND[scheme]
    shown = "[...document.querySelectorAll('picture img')].map(image => [image.currentSrc, image.naturalWidth])"
    pictures = page.evaluate(shown)
    assert pictures
    assert [name for name, width in pictures if not (width and name.endswith(f"-phone-{scheme}.svg"))] == []
    data = page.locator("figure details").nth(1)
    assert not data.locator("table").is_visible()
    data.locator("summary").click()
    assert data.locator("table").is_visible()
    assert (sideways(page), tab.wrong) == (0, [])


@pytest.mark.parametrize("language", TAGS)
def test_a_page_works_from_a_local_folder(language: str, site: Path, visits: Open) -> None:
    tab = visits(base=f"{site.as_uri()}/")
    page = tab.open("index.html")
    page.locator(f"section:lang({TAGS[language]}) a.open").click()
    page.wait_for_url(f"file://**/{language}/index.html")
    page.locator("button.menu").click()
    page.locator(f".contents a[href='{CHAPTER}']").click()
    page.wait_for_url(f"file://**/{language}/{CHAPTER}")
    assert page.locator("article > p").first.is_visible()
    await_look(tab, "wide", "light")
    page.locator(".masthead > a.twin").click()
    page.wait_for_url(f"file://**/{'en' if language == 'zh' else 'zh'}/{CHAPTER}")
    assert tab.wrong == []


def shown(tab: Visit) -> int:
    """Return the number of visible claims."""
    return tab.page.locator(".register article.claim:visible").count()


@pytest.mark.parametrize("language", TAGS)
def test_the_filter_of_claims_is_kept_in_the_address(tab: Visit, language: str) -> None:
    tab.open(f"{language}/claims.html")
    everything = tab.page.locator(".register article.claim").count()
    assert shown(tab) == everything
    tab.page.select_option("select[name=verdict]", "disputed")
    disputed = tab.page.locator("article.claim.disputed").count()
    assert 0 < shown(tab) == disputed < everything
    assert str(disputed) in tab.page.locator(".filter output").inner_text()
    tab.page.select_option("select[name=section]", "2.3a")
    assert 0 < shown(tab) < disputed
    headings = tab.page.locator("#register-claims h2:visible").count()
    assert headings == 1, "parts without a claim that fits are hidden"
    filtered_url = tab.page.url
    assert "verdict=disputed" in filtered_url
    tab.page.goto(filtered_url)
    assert shown(tab) < disputed


def test_a_link_to_a_claim_overrides_the_filter(tab: Visit) -> None:
    tab.open("en/claims.html?verdict=opinion")
    assert not tab.page.locator("#c001").is_visible()
    tab.page.evaluate("location.hash = 'c001'")
    tab.page.locator("#c001").wait_for(state="visible")


def test_all_claims_are_visible_without_scripts(visits: Open) -> None:
    tab = visits(java_script_enabled=False)
    tab.open("zh/claims.html?verdict=disputed")
    assert not tab.page.locator("form.filter").is_visible()
    assert shown(tab) == tab.page.locator(".register article.claim").count()


def test_a_figure_has_a_citation_and_a_png_download(tab: Visit) -> None:
    tab.open("en/china.html")
    figure = tab.page.locator("figure.figure").first
    figure.locator("summary").first.click()
    number = figure.locator(".figure-number").inner_text()
    assert number in figure.locator(".citation").inner_text()
    with tab.page.expect_download() as loading:
        figure.get_by_role("link", name="PNG").click()
    content = Path(loading.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 1600


def test_the_copy_button_copies_the_citation(visits: Open) -> None:
    tab = visits(permissions=["clipboard-read", "clipboard-write"])
    tab.open("en/china.html")
    figure = tab.page.locator("figure.figure").first
    figure.locator("summary").first.click()
    figure.get_by_role("button", name="Copy").click()
    figure.get_by_role("button", name="Copied").wait_for()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied in figure.locator(".citation").inner_text()
    assert figure.locator(".figure-title").inner_text() in copied


def test_the_number_of_a_figure_links_to_it(tab: Visit) -> None:
    tab.open("zh/china.html")
    number = tab.page.locator("figure.figure .figure-number a").first
    number.click()
    assert tab.page.url.endswith(number.get_attribute("href") or "nothing")
