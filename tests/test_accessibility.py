"""What axe-core finds in the built pages, by the rules of WCAG 2.2 AA and its own best practice: nothing."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Visit

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "index",
    "brief",
    "summary",
    "china",
    "recommendations",
    "systems",
    "system-gpt-3",
    "claims",
    "numbers",
    "method",
    "sources",
    "glossary",
    "changes",
    "404",
]
PREPARE = """
    for (const folded of document.querySelectorAll("details")) folded.open = true
    document.querySelectorAll(".register :is(article, tbody tr)").forEach((entry, n) => n % 5 && entry.remove())
"""
"""Shows what is folded away, and leaves each fifth entry of the long registers: the entries are made alike."""
LANGUAGES = ["zh", "en"]
WIDTHS = [390, 1440]
Visits = Callable[[int, str], Visit]


@pytest.fixture
def visits(browser: Browser, address: str) -> Iterator[Visits]:
    """Opens tabs: `visits(390, "dark")`. They are closed after the test."""
    with ExitStack() as opened:

        def visit(width: int, scheme: Any) -> Visit:
            size = {"width": width, "height": 900}
            tab = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            opened.callback(tab.close)
            return Visit(tab.new_page(), address)

        yield visit


def violations(page: Page) -> list[str]:
    """What axe finds in the page as it stands: page, rule, element and what is to be done."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(
        """async rules => {
            const options = { runOnly: rules, resultTypes: ["violations"], preload: false }
            const { violations } = await axe.run(document, options)
            return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                `${location.pathname}: ${id}: ${target.join(" ")}: ${failureSummary.replace(/\\s+/g, " ")}`))
        }""",
        RULES,
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_kind_of_page(language: str, scheme: str, width: int, visits: Visits) -> None:
    tab = visits(width, scheme)
    found = violations(tab.open("index.html"))
    for name in PAGES:
        page = tab.open(f"{language}/{name}.html")
        page.evaluate(PREPARE)
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_while_searching(language: str, scheme: str, width: int, visits: Visits) -> None:
    page = visits(width, scheme).open(f"{language}/index.html")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("GPT")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_open_menu_of_a_phone(language: str, scheme: str, visits: Visits) -> None:
    page = visits(390, scheme).open(f"{language}/china.html")
    page.locator("label[for=__drawer]:visible").first.click()
    expect(page.locator(".md-nav--primary .md-nav__link[href]").first).to_be_in_viewport()
    assert violations(page) == []


def test_axe_does_find_what_is_wrong(visits: Visits) -> None:
    """The control: a page that was clean, and three faults put into it."""
    page = visits(1440, "light").open("en/index.html")
    assert violations(page) == []
    page.evaluate(
        """document.querySelector("article").insertAdjacentHTML("beforeend",
            '<img src="assets/icon.svg"><p style="color: #ccc">Pale</p><h6>Deep</h6>')"""
    )
    assert {each.split(": ")[1] for each in violations(page)} == {"image-alt", "color-contrast", "heading-order"}
