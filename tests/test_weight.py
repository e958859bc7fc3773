"""What pages weigh, how often they ask, and whether they hold still while they load: the budgets of reading.md."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Response

from briefing.outputs import page_weight
from conftest import LOCALES, Open, Visit

REQUESTS, SHIFT = 25, 0.05
CHAPTERS = ["milestone", "china", "recommendations"]
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 800_000, "uploadThroughput": 90_000}
"""A phone on a slow network: milliseconds, and bytes a second, four times those of the network, since the pages are not
compressed here."""


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_keeps_to_its_budgets(language: str, site: Path) -> None:
    weights = page_weight.weigh(site / language)
    assert {each.page for each in weights} == {file.name for file in (site / language).glob("*.html")} - {"404.html"}
    assert [each for each in weights if each.first > page_weight.FIRST or each.whole > page_weight.WHOLE] == []
    assert {each.page for each in weights if each.figures} >= {f"{name}.html" for name in CHAPTERS}


def test_the_pages_that_come_nearest_to_each_budget_are_named(tmp_path: Path) -> None:
    (tmp_path / "look.css").write_bytes(b" " * 1_000)
    (tmp_path / "drawing.svg").write_bytes(b" " * 300_000)
    look, drawing = '<link rel="stylesheet" href="look.css">', '<img src="drawing.svg">'
    for name, content in (("long", look + "x" * 99_000), ("drawn", look + drawing * 2), ("404", "x" * 200_000)):
        (tmp_path / f"{name}.html").write_text(content)
    said = "heaviest pages: long.html 100 of 170 kB before figures, drawn.html 301 of 400 kB with figures"
    assert str(page_weight.heaviest(tmp_path)) == said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("language", LOCALES)
def test_a_browser_loads_what_is_counted_and_asks_seldom(
    language: str, name: str, scheme: str, site: Path, visits: Open
) -> None:
    """Drawings for paper come when somebody prints, and no sooner."""
    (counted,) = (each for each in page_weight.weigh(site / language) if each.page == f"{name}.html")
    tab = visits(scheme=scheme, locale=LOCALES[language])
    answers: list[Response] = []
    tab.page.on("response", lambda answer: answers.append(answer))
    tab.open(f"{language}/{name}.html")
    assert tab.drawings(f"-wide-{scheme}.svg") == []
    tab.settle()
    got = {answer.url: len(answer.body()) for answer in answers}
    drawings = sum(size for address, size in got.items() if "/figures/" in address)
    icon = sum(size for address, size in got.items() if address.endswith("icon.svg"))
    assert (sum(got.values()) - drawings - icon, drawings) == (counted.first, counted.figures)
    assert len(answers) <= REQUESTS


WATCH = """
    window.shifts = []
    new PerformanceObserver(list => {
        const name = ({ node }) => `${node?.nodeName}.${node?.className}`
        for (const { hadRecentInput, value, sources } of list.getEntries())
            if (!hadRecentInput) window.shifts.push([value, sources.map(name).join(" ")])
    }).observe({ type: "layout-shift", buffered: true })
"""


def scroll_through(tab: Visit) -> None:
    """Scroll from the page's beginning to its end, a screen at a time, as fast as drawings load."""
    tab.page.evaluate(
        """async () => {
            for (let at = 0; at < document.body.scrollHeight; at += innerHeight * 0.8) {
                scrollTo({ top: at, behavior: "instant" })
                for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame)
            }
        }"""
    )
    tab.settle()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    ("language", "name"), [("en", "../index"), ("zh", "index"), ("en", "china"), ("zh", "china"), ("en", "claims")]
)
def test_nothing_jumps_while_a_page_loads_and_is_read(language: str, name: str, width: int, visits: Open) -> None:
    tab = visits(width, locale=LOCALES[language])
    tab.page.context.new_cdp_session(tab.page).send("Network.emulateNetworkConditions", SLOW)
    tab.page.add_init_script(WATCH)
    tab.open(f"{language}/{name}.html")
    scroll_through(tab)
    shifts = tab.page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) <= SHIFT, shifts


def test_what_jumps_is_found(visits: Open) -> None:
    """The control: a box that comes late, at the top."""
    tab = visits()
    tab.page.add_init_script(WATCH)
    page = tab.open("en/china.html")
    page.evaluate("document.querySelector('article').style.paddingTop = '300px'")
    scroll_through(tab)
    assert sum(value for value, _ in page.evaluate("window.shifts")) > SHIFT


def test_the_style_sheet_has_no_comments_or_spare_spaces_but_keeps_strings(site: Path) -> None:
    style = (site / "en" / "assets" / "briefing.css").read_text(encoding="utf-8")
    assert re.search(r"/\*| [{};]|[{};:] ", re.sub(r'"[^"]*"', '""', style)) is None
    assert 'content:" (" attr(href) ")"' in style
