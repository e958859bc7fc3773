"""The site as people read it who zoom, use a keyboard, want calm or high contrast, run no scripts, or read the other
language: what reading.md asks of access, seen in a real browser."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import KINDS, LOCALES, Open, Quiet, Visit

TAGS = {"zh": "zh-Hans", "en": "en"}
TWIN = {"zh": "en", "en": "zh"}
CHAPTER = "china.html"
"""A page with figures, boxes, marks of claims and many headings."""
MARKED = ["milestone", "china", "recommendations", "systems", "claims", "method"]
"""The pages whose text bears marks of claims."""


def goto(tab: Visit, path: str) -> Page:
    """Open a page without waiting until the network is idle."""
    tab.page.goto(tab.base + path)
    return tab.page


# Zoom


CUT = """() => {
    const cut = []
    const words = element => `${element.tagName} ${element.className} “${element.textContent.trim().slice(0, 30)}”`
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement
        const reached = element.closest(".scroll, .skip, script, style, option")
        if (reached || !walker.currentNode.data.trim() || !element.checkVisibility()) continue
        const range = document.createRange()
        range.selectNodeContents(walker.currentNode)
        for (const box of range.getClientRects())
            if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)) cut.push(`outside: ${words(element)}`)
    }
    for (const element of document.querySelectorAll("body *")) {
        const { overflowX, overflowY } = getComputedStyle(element)
        const hides = [overflowX, overflowY].some(how => how === "hidden" || how === "clip")
        const more = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
        if (hides && more && element.clientWidth && element.checkVisibility()) cut.push(`cut: ${words(element)}`)
    }
    return [...new Set(cut)]
}"""
"""Words that lie outside the window or are cut off by what holds them. Wide tables scroll in a region of their own."""


@pytest.mark.parametrize("width", [320, 640], ids=["a window of 320 pixels", "zoom to 200 %"])
@pytest.mark.parametrize("language", LOCALES)
def test_no_page_is_cut_or_moves_sideways(language: str, width: int, visits: Open) -> None:
    zoomed = visits(width, device_scale_factor=1280 / width, locale=LOCALES[TWIN[language]])
    wrong: dict[str, Any] = {}
    for path in ["index.html", *(f"{language}/{name}.html" for name in KINDS)]:
        page = goto(zoomed, path)
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        page.evaluate("scrollTo(200, 0)")
        moved = page.evaluate("Math.max(scrollX, document.body.scrollLeft)")
        found = [f"moves by {moved}"] * bool(moved) + page.evaluate(CUT)
        if found:
            wrong[path] = found
    assert wrong == {}


def test_what_is_cut_is_found(visits: Open) -> None:
    """The control: a page that was whole, and two faults put into it."""
    page = goto(visits(320), "en/summary.html")
    assert page.evaluate(CUT) == []
    page.evaluate(
        """document.querySelector("article").insertAdjacentHTML("beforeend",
            '<p style="white-space: nowrap">A line that is far longer than a window of this width</p>' +
            '<p style="height: 20px; overflow: hidden">Several lines<br>in the place<br>of one</p>')"""
    )
    assert [each.split(":")[0] for each in page.evaluate(CUT)] == ["outside", "cut"]


# Keyboard


def focused(page: Page) -> dict[str, Any]:
    """What has the focus: its place among all elements, its box, whether a ring shows it, how much a bar covers."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const element = document.activeElement, box = element.getBoundingClientRect()
            const style = getComputedStyle(element)
            const covered = [...document.querySelectorAll(".arrival:not([hidden])")].some(bar =>
                !bar.contains(element) && box.top >= bar.getBoundingClientRect().top - 1)
            return {
                at: [...document.querySelectorAll("*")].indexOf(element),
                what: `${element.tagName}.${element.className}`,
                words: element.textContent.trim().slice(0, 30),
                ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                covered,
            }
        }"""
    )
    return found


def stops(page: Page, most: int = 600) -> Iterator[dict[str, Any]]:
    """Each place that Tab comes to, from the page's beginning to its end."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop["what"].startswith("BODY"):
            return
        yield stop
    pytest.fail("Tab does not come to the page's end")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["index", "china", "claims"])
def test_tab_comes_to_everything_in_order_and_the_place_is_seen(name: str, width: int, visits: Open) -> None:
    """Also under the notice that the page is there in the reader's language. Of the claims, made alike, each fifth."""
    page = goto(visits(width, locale=LOCALES["zh"], reduced_motion="reduce"), f"en/{name}.html")
    expect(page.locator(".arrival")).to_be_visible()
    page.evaluate("document.querySelectorAll('.register article').forEach((claim, n) => n % 5 && claim.remove())")
    seen = list(stops(page))
    assert [stop for stop in seen if not stop["ring"] or not stop["seen"] or stop["covered"]] == []
    order = [stop["at"] for stop in seen]
    assert order == sorted(set(order))
    reached = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((element, at) => element.checkVisibility() &&
            element.matches("a[href], button, select, summary, [tabindex='0']") ? at : [])"""
    )
    assert order == reached


@pytest.mark.parametrize("language", LOCALES)
def test_the_first_stop_skips_to_the_text(language: str, visits: Open) -> None:
    page = goto(visits(), f"{language}/{CHAPTER}")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_contents_open_and_close_by_keyboard(key: str, visits: Open) -> None:
    page = goto(visits(390), f"en/{CHAPTER}")
    menu, contents = page.locator("button.menu"), page.locator(".contents")
    expect(contents).to_be_hidden()
    menu.focus()
    page.keyboard.press(key)
    expect(contents).to_be_visible()
    page.keyboard.press("Tab")
    expect(contents.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press(key)
    expect(contents).to_be_visible()
    page.keyboard.press(key)
    expect(contents).to_be_hidden()


def test_a_place_chosen_in_the_contents_closes_them(visits: Open) -> None:
    page = goto(visits(390), f"en/{CHAPTER}")
    page.locator("button.menu").press("Enter")
    chosen = page.locator(".contents a[href^='#']").nth(2)
    chosen.press("Enter")
    expect(page.locator(".contents")).to_be_hidden()
    expect(page.locator(f"[id='{(chosen.get_attribute('href') or '')[1:]}']")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "states"),
    [("zh", ["跟随系统", "浅色", "深色"]), ("en", ["system", "light", "dark"])],
)
def test_the_button_of_light_and_dark_says_which_it_is(language: str, states: list[str], visits: Open) -> None:
    page = goto(visits(390), f"{language}/{CHAPTER}")
    button = page.locator("button.scheme")
    button.focus()
    for state in [*states, states[0]]:
        name = button.get_attribute("aria-label") or ""
        assert state in name.split("（" if language == "zh" else " (")[0]
        assert button.get_attribute("title") == name
        expect(button).to_be_focused()
        page.keyboard.press("Enter")


@pytest.mark.parametrize("language", LOCALES)
def test_data_and_citation_of_a_figure_open_by_keyboard(language: str, visits: Open) -> None:
    page = goto(visits(), f"{language}/{CHAPTER}")
    for folded in page.locator("figure").first.locator("details").all():
        folded.locator("summary").press("Enter")
        expect(folded.locator("p").first).to_be_visible()
        folded.locator("summary").press("Space")
        expect(folded.locator("p").first).to_be_hidden()


@pytest.mark.parametrize("language", LOCALES)
def test_claims_are_narrowed_by_keyboard_and_their_number_is_said(language: str, visits: Open) -> None:
    page = goto(visits(), f"{language}/claims.html")
    verdict, told = page.locator("select[name=verdict]"), page.locator(".filter output")
    everything = told.inner_text()
    verdict.press("ArrowDown")
    expect(told).not_to_have_text(everything)
    shown = page.locator("article.claim:visible")
    chosen = verdict.input_value()
    assert shown.evaluate_all("(claims, verdict) => claims.every(each => each.classList.contains(verdict))", chosen)
    assert str(shown.count()) in told.inner_text()
    verdict.press("Home")
    expect(told).to_have_text(everything)


# Calm, and contrast


MOVING = """() => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].map(part => {
    const style = getComputedStyle(element, part || null)
    const still = [style.transitionDuration, style.animationDuration].every(time => /^(0s(, )?)+$/.test(time))
    return still && style.scrollBehavior === "auto" ? "" : element.tagName + part
})).filter(Boolean)"""
"""Elements that glide, fade or move by themselves."""


@pytest.mark.parametrize(("wish", "moving"), [("reduce", []), ("no-preference", ["HTML"])])
def test_nothing_moves_for_a_reader_who_wants_calm(wish: str, moving: list[str], visits: Open) -> None:
    """For the others the page glides to a place that was chosen, and nothing else."""
    tab = visits(390, reduced_motion=wish)
    for name in ("index", "china", "claims"):
        page = goto(tab, f"en/{name}.html")
        page.locator("button.menu").click()
        assert sorted(set(page.evaluate(MOVING))) == moving


def edges(element: Locator) -> list[tuple[str, str]]:
    """How each side of an element is drawn: top, right, bottom, left."""
    found: list[tuple[str, str]] = element.evaluate(
        """element => ["Top", "Right", "Bottom", "Left"].map(side => {
            const style = getComputedStyle(element)
            const there = style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`])
            return [there ? "line" : "", there ? style[`border${side}Color`] : ""]
        })"""
    )
    return [(what, colour) for what, colour in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes_and_places_are_told_apart_in_forced_colours(scheme: str, visits: Open) -> None:
    """The system's few colours stand in place of ours: what a ground or a colour alone said is said by lines."""
    page = goto(visits(1440, scheme, forced_colors="active"), f"en/{CHAPTER}")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    ink = page.locator("article > p").first.evaluate("text => getComputedStyle(text).color")
    assert {ground, ink} == {"rgb(255, 255, 255)", "rgb(0, 0, 0)"}
    for box in (page.locator("article > aside.claim").first, page.locator("article > .admonition").first):
        assert [what for what, colour in edges(box) if what and colour != ground] == ["line"] * 4
    (current,) = (edges(link)[3][1] for link in page.locator(".contents a").all() if edges(link)[3] != ("line", ground))
    assert current == edges(page.locator(".contents [aria-current=page]"))[3][1] != ""
    assert edges(page.locator(".masthead"))[2] == ("line", ink)
    for mark in page.locator("a.mark").all()[:9]:
        assert len(mark.inner_text().split()) == 2, "the verdict of a claim has a sign or a word"
    page.keyboard.press("Tab")
    assert focused(page)["ring"]


@pytest.mark.parametrize("chosen", ["auto", "light", "dark"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_keep_their_ground_in_forced_colours(scheme: str, chosen: str, visits: Open) -> None:
    """A drawing keeps its own colours, so it needs the ground that they were measured on."""
    tab = visits(1440, scheme, forced_colors="active")
    goto(tab, "index.html")
    tab.page.evaluate("chosen => localStorage.setItem('scheme', chosen)", chosen)
    goto(tab, f"en/{CHAPTER}")
    look = scheme if chosen == "auto" else chosen
    assert tab.drawings(f"-wide-{look}.svg") == []
    image = tab.page.locator("picture img").first
    ground = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 31)"}[look]
    assert image.evaluate("image => getComputedStyle(image).backgroundColor") == ground


# No scripts


@pytest.mark.parametrize("language", LOCALES)
def test_without_scripts_everything_is_read_and_nothing_dead_is_shown(language: str, visits: Open) -> None:
    with_scripts, without = visits(390), visits(390, java_script_enabled=False)
    for name in KINDS[:-1]:
        path = f"{language}/{name}.html"
        goto(with_scripts, path)
        goto(without, path)
        for page in (with_scripts.page, without.page):  # what only scripts can do
            page.evaluate("for (const own of document.querySelectorAll('form.filter, button.copy')) own.remove()")
        assert without.page.inner_text("article") == with_scripts.page.inner_text("article")
        dead = without.page.locator("button.find, button.scheme, .arrival, dialog, form.filter")
        assert [control for control in dead.all() if control.is_visible()] == []


@pytest.mark.parametrize("language", LOCALES)
def test_without_scripts_the_contents_open_and_the_twin_is_reached(language: str, visits: Open) -> None:
    page = goto(visits(390, java_script_enabled=False), f"{language}/index.html")
    page.locator("button.menu").click()
    page.locator(f".contents a[href='{CHAPTER}']").click()
    page.wait_for_url(f"**/{language}/{CHAPTER}")
    page.locator("button.menu").click()
    expect(page.locator(".contents [aria-current=page]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".contents")).to_be_hidden()
    page.locator(".masthead > a.twin").click()
    page.wait_for_url(f"**/{TWIN[language]}/{CHAPTER}")
    assert page.locator("html").get_attribute("lang") == TAGS[TWIN[language]]


# A host with folders


@pytest.fixture
def below(site: Path, tmp_path: Path) -> Iterator[str]:
    """The site's address on a host that keeps it in a folder: nothing of it lies at the host's root."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "path").symlink_to(site)
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/some/path/"
        server.shutdown()


@pytest.mark.parametrize("language", LOCALES)
def test_the_site_works_in_a_folder_of_a_host(language: str, below: str, visits: Open) -> None:
    tab = visits(base=below)
    page = tab.open("")
    page.locator(f"section:lang({TAGS[language]}) a.open").click()
    page.wait_for_url(f"{below}{language}/index.html")
    page.locator(f"article a[href='{CHAPTER}']").first.click()
    page.wait_for_url(f"{below}{language}/{CHAPTER}")
    assert tab.drawings("-wide-light.svg") == []
    page.locator(".masthead > a.twin").click()
    page.wait_for_url(f"{below}{TWIN[language]}/{CHAPTER}")
    links = page.locator(".figure-files a, .colophon a")
    files: list[str] = links.evaluate_all("links => links.map(link => link.href)")
    ours = [file for file in files if file.startswith(below)]
    assert len(ours) > 12
    assert [file for file in ours if not page.request.get(file).ok] == []
    assert tab.wrong == []


# Two languages


@pytest.mark.parametrize(
    ("reader", "chosen", "first"),
    [
        ("zh-CN", None, "zh"),
        ("en-GB", None, "en"),
        ("fr-FR", None, "zh"),
        ("zh-CN", "en", "en"),
        ("en-GB", "zh", "zh"),
    ],
)
def test_the_cover_begins_with_the_readers_language(reader: str, chosen: str | None, first: str, visits: Open) -> None:
    """With the one chosen there or on a page before, or else with the one that the browser prefers."""
    page = goto(visits(locale=reader), "index.html")
    if chosen:
        page.locator(f"section:lang({TAGS[chosen]}) a.open").click()
        page.wait_for_url(f"**/{chosen}/index.html")
        page.go_back()
    editions = page.locator("section")
    expect(editions).to_have_count(2)
    expect(editions.first).to_have_attribute("lang", TAGS[first])


READERS = [
    ("zh-CN", "en", True),
    ("zh-TW", "en", True),
    ("en-GB", "zh", True),
    ("zh-CN", "zh", False),
    ("en-US", "en", False),
    ("fr-FR", "zh", False),
    ("fr-FR", "en", False),
]


@pytest.mark.parametrize(("reader", "language", "told"), READERS)
def test_only_a_reader_of_the_other_language_is_told_of_it(
    reader: str, language: str, told: bool, visits: Open
) -> None:
    page = goto(visits(locale=reader), f"{language}/{CHAPTER}")
    bar = page.locator(".arrival")
    expect(bar).to_be_visible(visible=told)
    if told:
        words = {"zh": "本页有中文版", "en": "This page is also in English"}[TWIN[language]]
        expect(bar.locator("a.twin")).to_have_text(words)
        assert bar.get_attribute("lang") == TAGS[TWIN[language]]


@pytest.mark.parametrize("language", LOCALES)
def test_the_notice_is_closed_for_good(language: str, visits: Open) -> None:
    page = goto(tab := visits(locale=LOCALES[TWIN[language]]), f"{language}/{CHAPTER}")
    page.locator(".arrival button").press("Enter")
    expect(page.locator(".arrival")).to_be_hidden()
    for path in (f"{language}/{CHAPTER}", f"{language}/index.html"):
        goto(tab, path)
        expect(page.locator(".arrival")).to_be_hidden()


@pytest.mark.parametrize("language", LOCALES)
def test_a_reader_who_chose_a_language_is_not_told_again(language: str, visits: Open) -> None:
    page = goto(tab := visits(locale=LOCALES[language]), f"{language}/{CHAPTER}")
    page.locator(".masthead > a.twin").click()
    page.wait_for_url(f"**/{TWIN[language]}/{CHAPTER}")
    expect(page.locator(".arrival")).to_be_hidden()
    goto(tab, f"{TWIN[language]}/index.html")
    expect(page.locator(".arrival")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_notice_leaves_the_end_of_the_page_free(width: int, visits: Open) -> None:
    page = goto(visits(width, locale=LOCALES["zh"]), "en/summary.html")
    bar = page.locator(".arrival")
    expect(bar).to_be_visible()
    page.evaluate("scrollTo({ top: 1e6, behavior: 'instant' })")
    last = page.locator(".colophon a").last.bounding_box()
    over = bar.bounding_box()
    assert last and over
    assert last["y"] + last["height"] <= over["y"]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("language", LOCALES)
def test_the_twin_opens_at_the_heading_being_read(language: str, width: int, visits: Open) -> None:
    page = goto(visits(width), f"{language}/{CHAPTER}")
    heading = page.locator("article h2[id]").nth(3)
    id = heading.get_attribute("id")
    heading.evaluate("heading => scrollTo({ top: heading.offsetTop + 60, behavior: 'instant' })")
    page.locator(".masthead > a.twin").press("Enter")
    page.wait_for_url(f"**/{TWIN[language]}/{CHAPTER}#{id}")
    page.wait_for_function("id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 60", arg=id)


# Marks of claims


MARKS = """wide => {
    const box = element => element.getBoundingClientRect()
    const boxes = text => {
        const range = document.createRange()
        range.selectNodeContents(text)
        return [...range.getClientRects()]
    }
    const shares = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1
    const all = what => [...document.querySelectorAll(what)].filter(element => element.checkVisibility())
    const marks = all("article > :is(p, ul, ol):not(.lead) a.mark")
    const things = all("article > :not(p, ul, ol, dl, div, h1, h2, h3), article :is(figure, .scroll), .turn, .colophon")
    const words = all("article :is(h1, h2, h3, p, li, dd)")
    const wrong = []
    marks.forEach((mark, at) => {
        const own = mark.closest("p, li"), here = box(mark)
        const say = what => wrong.push(`${mark.textContent} of “${own.textContent.slice(0, 20)}” ${what}`)
        const hangs = here.left >= box(own).right
        if (hangs !== wide) say(hangs ? "hangs" : "stands in the text")
        if (here.right > innerWidth || here.left < 0) say("is outside")
        const crowded = at && own.contains(marks[at - 1]) && hangs ? here.height : 0
        if (here.top < box(own).top - 4 || here.top > box(own).bottom + crowded) say("is not beside its words")
        const near = hangs ? words.filter(text => !text.contains(mark)) : []
        for (const other of [...things, ...marks.slice(at + 1)])
            if (shares(here, box(other))) say(`lies on ${other.tagName} “${other.textContent.trim().slice(0, 20)}”`)
        for (const other of near)
            if (boxes(other).some(line => shares(here, line))) say(`lies on “${other.textContent.slice(0, 20)}”`)
    })
    return [marks.length, wrong]
}"""
"""How many marks stand in the running text, and those that are not where they belong. Where a paragraph has more marks
than lines, the last may follow it by one line."""


@pytest.mark.parametrize(("width", "wide"), [(390, False), (1180, False), (1220, True), (1440, True)])
@pytest.mark.parametrize("language", LOCALES)
def test_marks_of_claims_stand_beside_their_words_and_on_nothing(
    language: str, width: int, wide: bool, visits: Open
) -> None:
    """In the margin of a wide page, in the text of a narrow one."""
    tab = visits(width, locale=LOCALES[language])
    seen, wrong = 0, []
    for name in MARKED:
        page = goto(tab, f"{language}/{name}.html")
        number, found = page.evaluate(MARKS, wide)
        seen += number
        wrong += [f"{name}: {each}" for each in found]
        page.evaluate("scrollTo(200, 0)")
        wrong += [f"{name}: the page moves sideways"] * bool(page.evaluate("scrollX"))
    assert seen > 50
    assert wrong == []


@pytest.mark.parametrize("language", TAGS)
def test_a_list_of_links_says_of_which_figure_each_download_is(language: str, visits: Open) -> None:
    """A reader who hears them one by one, away from their figures, can tell them apart; what is seen comes first."""
    page = visits().open(f"{language}/{CHAPTER}")
    tools = page.locator("figure :is(.figure-files a, summary)")
    named: list[list[str]] = tools.evaluate_all("all => all.map(each => [each.ariaLabel, each.textContent])")
    assert len(named) > 12 and len({label for label, _ in named}) == len(named)
    assert all(label.startswith(f"{seen} ") for label, seen in named)
