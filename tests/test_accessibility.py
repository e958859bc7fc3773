"""What axe-core finds in the built pages, by the rules of WCAG 2.2 AA and its own best practice: nothing."""

from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from conftest import KINDS, LOCALES, Open

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PREPARE = """
    for (const folded of document.querySelectorAll("details")) folded.open = true
    document.querySelectorAll(":is(.register article, tbody tr)").forEach((entry, n) => n % 5 && entry.remove())
"""
"""Shows what is folded away, and leaves each fifth claim and row of a table: they are made alike."""
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
WIDTHS = [390, 1440]


@pytest.fixture
def reads(visits: Open) -> Open:
    """Opens the tab of a reader of a language: `reads(390, "zh")`."""
    return lambda width, language: visits(width, locale=LOCALES[language], reduced_motion="reduce")


def violations(page: Page) -> list[str]:
    """What axe finds in the page as it stands, in light and in dark: page, rule, element and what is to be done."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {each}" for each in faults(page)]
    return found


def faults(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe finds in the page as it stands and is coloured."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(
        """async rules => {
            const options = { runOnly: rules, resultTypes: ["violations"], preload: false }
            const { violations } = await axe.run(document, options)
            return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                `${location.pathname}: ${id}: ${target.join(" ")}: ${failureSummary.replace(/\\s+/g, " ")}`))
        }""",
        rules,
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LOCALES)
def test_axe_finds_nothing_on_any_kind_of_page(language: str, width: int, reads: Open) -> None:
    """Each page is opened once, and looked at in both schemes."""
    tab = reads(width, language)
    found = []
    for path in ["index.html", *(f"{language}/{name}.html" for name in KINDS)]:
        tab.page.goto(tab.base + path)
        found += faults(tab.page, ["target-size"])  # which changes when what is folded away is shown
        tab.page.evaluate(PREPARE)
        found += violations(tab.page)
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LOCALES)
def test_axe_finds_nothing_while_searching(language: str, width: int, reads: Open) -> None:
    page = reads(width, language).open(f"{language}/index.html")
    page.keyboard.press("/")
    expect(page.locator(".search input")).to_be_focused()
    page.keyboard.type("GPT")
    expect(page.locator(".search li a").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("language", LOCALES)
def test_axe_finds_nothing_in_the_open_contents_of_a_phone(language: str, reads: Open) -> None:
    page = reads(390, language).open(f"{language}/china.html")
    page.locator("button.menu").click()
    expect(page.locator(".contents a").first).to_be_in_viewport()
    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "reader"), [("zh", "en"), ("en", "zh")])
def test_axe_finds_nothing_when_a_reader_is_told_of_the_other_language(
    language: str, reader: str, width: int, reads: Open
) -> None:
    page = reads(width, reader).open(f"{language}/summary.html")
    expect(page.locator(".arrival")).to_be_visible()
    assert violations(page) == []


def test_axe_does_find_what_is_wrong(reads: Open) -> None:
    """The control: a page that was clean, and three faults put into it."""
    page = reads(1440, "en").open("en/index.html")
    assert violations(page) == []
    page.evaluate(
        """document.querySelector("article").insertAdjacentHTML("beforeend",
            '<img src="assets/icon.svg"><p style="color: light-dark(#ccc, #333)">Pale</p><h6>Deep</h6>')"""
    )
    found = {tuple(each.split(": ")[:3:2]) for each in violations(page)}
    assert found == {(scheme, rule) for scheme in SCHEMES for rule in ("image-alt", "color-contrast", "heading-order")}
