"""What axe-core finds in the built pages, by the rules of WCAG 2.2 AA and its own best practice: nothing."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from conftest import KINDS, LOCALES, Open

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THIN = 'document.querySelectorAll(":is(.register article, tbody tr)").forEach((entry, n) => n % 12 && entry.remove())'
"""Keeps every twelfth claim and row of a table, since they are made alike."""
UNFOLD = 'for (const folded of document.querySelectorAll("details")) folded.open = true'
SCHEMES: dict[Literal["light", "dark"], list[str]] = {"light": RULES, "dark": ["color-contrast", "link-in-text-block"]}
"""What is asked of a page in each scheme: in dark only what depends on colours, since nothing else changes."""
FONTS = {
    "Noto Sans CJK SC": (1.45, ""),
    "low": (1.02, 'src: local("Liberation Sans"); ascent-override: 80%; descent-override: 22%; line-gap-override: 0%'),
}
"""The highest and the lowest font that readers may have: their height as a multiple of their size, and the rule that
makes one up."""
LEAST = 26
"""So many pixels a target has, and its neighbours' distance: 2 more than WCAG 2.2 asks for, since what is rounded
differs from system to system."""
WIDTHS = [390, 1440]


@pytest.fixture
def reads(visits: Open) -> Open:
    """Opens the tab of a reader of a language: `reads(390, "zh")`."""
    return lambda width, language: visits(width, locale=LOCALES[language], reduced_motion="reduce")


def violations(page: Page, schemes: Sequence[Literal["light", "dark"]] = ("light", "dark")) -> list[str]:
    """Return what axe finds in the page in each scheme: the page, the rule, the element and the fix."""
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {each}" for each in faults(page, SCHEMES[scheme])]
    return found


def faults(page: Page, rules: list[str]) -> list[str]:
    """Return what axe finds in the page with its present colours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(
        """async ([rules, least]) => {
            const checks = [["target-size", "minSize"], ["target-offset", "minOffset"]]
            axe.configure({ checks: checks.map(([id, option]) => ({ id, options: { [option]: least } })) })
            const options = { runOnly: rules, resultTypes: ["violations"], preload: false }
            const { violations } = await axe.run(document, options)
            return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
                `${location.pathname}: ${id}: ${target.join(" ")}: ${failureSummary.replace(/\\s+/g, " ")}`))
        }""",
        [rules, LEAST],
    )
    return found


@pytest.mark.parametrize(("language", "width", "schemes"), [("zh", 390, ["light"]), ("en", 1440, ["light", "dark"])])
def test_axe_finds_nothing_on_any_kind_of_page(
    language: str, width: int, schemes: list[Literal["light", "dark"]], reads: Open
) -> None:
    """Open each page once. Colours are the same in both languages and at all widths.

    Only sizes of targets differ by language and width: see the next test.
    """
    tab = reads(width, language)
    found = []
    for path in ["index.html", *(f"{language}/{name}.html" for name in KINDS)]:
        tab.page.goto(tab.base + path)
        tab.page.evaluate(f"{THIN}; {UNFOLD}")
        found += violations(tab.page, schemes)
    assert found == []


@pytest.mark.parametrize(("language", "width"), [("zh", 390), ("en", 390), ("en", 1440)])
def test_targets_are_large_enough_in_any_font(language: str, width: int, reads: Open) -> None:
    """As a page opens, and with everything shown that is folded away: sizes and distances change.

    Chinese at 1440 px is left out: its letters are all in the high font, and its words are shorter than the English.
    """
    tab = reads(width, language)
    found = []
    for path in ["index.html", *(f"{language}/{name}.html" for name in KINDS)]:
        page = tab.open(path)
        page.evaluate(THIN)
        folded = page.locator("details:not([open])").count() > 0
        for prepare in ("", UNFOLD) if folded else ("",):
            page.evaluate(prepare)
            for font in FONTS:
                set_in(page, font)
                found += [f"{font}: {each}" for each in faults(page, ["target-size"])]
    assert found == []


def set_in(page: Page, font: str) -> None:
    """Show all text of the page in this font."""
    rule = f'@font-face {{ font-family: "{font}"; {FONTS[font][1]} }}' if FONTS[font][1] else ""
    page.evaluate(
        """async ([rule, font]) => {
            const style = document.getElementById("font") ?? document.head.appendChild(document.createElement("style"))
            style.id = "font"
            style.textContent = `${rule} *, ::before, ::after { font-family: "${font}" !important }`
            await document.fonts.load(`16px "${font}"`)
        }""",
        [rule, font],
    )


def test_the_fonts_are_there_and_as_high_as_is_said(reads: Open) -> None:
    page = reads(1440, "en").open("en/404.html")
    for font, (height, _) in FONTS.items():
        set_in(page, font)
        measured = page.evaluate(
            """font => {
                const pen = Object.assign(document.createElement("canvas").getContext("2d"), {font: `100px "${font}"`})
                const { fontBoundingBoxAscent, fontBoundingBoxDescent } = pen.measureText("[1]")
                return (fontBoundingBoxAscent + fontBoundingBoxDescent) / 100
            }""",
            font,
        )
        assert measured == pytest.approx(height, abs=0.02), font


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
    page = reads(390, language).open(f"{language}/method.html")
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
    assert found == {
        *(("light", rule) for rule in ("image-alt", "color-contrast", "heading-order")),
        ("dark", "color-contrast"),
    }
