"""The preview in a real browser: saves of prose, data and templates update the page, and errors show their place."""

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import mini_briefing
from conftest import HANG, PROJECT, Run

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@dataclass
class Running:
    """`make serve` on a copy of the mini briefing."""

    root: Path
    address: str
    process: "subprocess.Popen[str]"

    def edit(self, name: str, old: str, new: str) -> None:
        mini_briefing.edit(self.root, name, old, new)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("serve")
    root = folder / "mini"
    mini_briefing.copy(folder)
    for name in ("scripts", "templates"):  # a copy of the engine, whose templates a test may change
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "requirements.lock", folder)
    process = run("serve", root, BRIEFING_PORT="0", PYTHONPATH=str(folder / "scripts"))
    assert process.stdout
    printed = process.stdout.readline()
    found = ADDRESS.match(printed)
    assert found, printed + process.communicate()[1]
    assert process.stdout.readline().startswith("Shown after ")
    yield Running(root, found[0], process)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=HANG)
    assert (process.returncode, errors) == (130, ""), "exit code after Ctrl+C"


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    tab.goto(f"{running.address}zh/calendar.html")
    yield tab
    tab.context.close()


def test_a_save_of_prose_updates_the_page_and_keeps_its_position(page: Page, running: Running) -> None:
    page.evaluate("scrollTo(0, 300)")
    was = page.evaluate("scrollY")
    running.edit("docs/zh/calendar.md", "\n## ", "\n刚刚写下的一句话。\n\n## ")
    expect(page.get_by_text("刚刚写下的一句话。")).to_be_attached()
    assert abs(page.evaluate("scrollY") - was) < 60
    running.edit("docs/zh/calendar.md", "刚刚写下的一句话。\n\n", "")
    expect(page.get_by_text("刚刚写下的一句话。")).not_to_be_attached()


def test_an_error_is_shown_above_the_last_good_page_until_it_is_fixed(page: Page, running: Running) -> None:
    heading = page.locator("h1").inner_text()
    running.edit("docs/zh/calendar.md", "\n## ", '\n{{ fact("year.legth") }}\n\n## ')
    wrong = page.locator("#preview-problems")
    expect(wrong).to_contain_text(re.compile(r"docs/zh/calendar\.md:\d+"))
    expect(wrong).to_contain_text("year.legth")
    expect(wrong.locator("em")).to_contain_text("data/facts/")
    expect(page.locator("h1")).to_have_text(heading)
    page.reload()
    expect(wrong).to_contain_text("year.legth")
    running.edit("docs/zh/calendar.md", '{{ fact("year.legth") }}\n\n', "")
    expect(wrong).not_to_be_attached()


def test_a_warning_that_was_closed_stays_closed(page: Page, running: Running) -> None:
    running.edit("docs/en/calendar.md", "\n## ", "\nSee [there](http://example.org/).\n\n## ")
    warnings = page.locator("#preview-problems")
    expect(warnings.locator("summary")).to_have_text("Warnings: 1")
    expect(warnings.get_by_text("http://example.org")).to_be_hidden()
    warnings.locator("summary").click()
    expect(warnings.get_by_text("http://example.org")).to_be_visible()
    warnings.get_by_role("button", name="Close").click()
    running.edit("docs/zh/calendar.md", "\n## ", "\n又是一句话。\n\n## ")
    expect(page.get_by_text("又是一句话。")).to_be_attached()
    expect(warnings).not_to_be_attached()
    running.edit("docs/en/calendar.md", "\n## ", '\n{{ fact("year.legth") }}\n\n## ')
    expect(warnings.locator("h2")).to_contain_text("has errors")
    expect(warnings.locator("> ul")).to_contain_text("year.legth")
    expect(warnings.locator("summary")).to_have_text("Warnings: 1")
    running.edit("docs/en/calendar.md", '{{ fact("year.legth") }}\n\n', "")
    running.edit("docs/en/calendar.md", "See [there](http://example.org/).\n\n", "")
    running.edit("docs/zh/calendar.md", "又是一句话。\n\n", "")
    expect(page.get_by_text("又是一句话。")).not_to_be_attached()
    expect(warnings).not_to_be_attached()


def test_an_error_is_shown_in_the_view_of_both_languages(page: Page, running: Running) -> None:
    page.goto(f"{running.address}-/both/calendar.html")
    zh = page.frame_locator("iframe[data-language=zh]")
    expect(zh.locator("h1")).to_be_visible()
    expect(zh.locator(".arrival")).to_be_hidden()
    running.edit("docs/zh/calendar.md", "\n## ", '\n{{ fact("year.legth") }}\n\n## ')
    expect(page.locator("#preview-problems")).to_contain_text("year.legth")
    expect(zh.locator("#preview-problems")).not_to_be_attached()
    running.edit("docs/zh/calendar.md", '{{ fact("year.legth") }}', "刚刚改好的一句话。")
    expect(zh.get_by_text("刚刚改好的一句话。")).to_be_attached()
    expect(page.locator("#preview-problems")).not_to_be_attached()
    running.edit("docs/zh/calendar.md", "刚刚改好的一句话。\n\n", "")
    expect(zh.get_by_text("刚刚改好的一句话。")).not_to_be_attached()


def test_a_save_of_data_updates_the_page(browser: Browser, page: Page, running: Running) -> None:
    title = re.search(r"zh: ([^,}\n]+)", (running.root / "data" / "figures" / "leap-rule.yml").read_text("utf-8"))
    assert title
    running.edit("data/figures/leap-rule.yml", title[1], "闰年的规则一览")
    expect(page.get_by_text("闰年的规则一览").first).to_be_attached()
    running.edit("data/figures/leap-rule.yml", "闰年的规则一览", title[1])
    expect(page.get_by_text(title[1]).first).to_be_attached()


def test_a_save_of_a_template_updates_the_page(page: Page, running: Running) -> None:
    expect(page.locator("figure .figure-title").first).to_be_visible()
    block = "../templates/blocks/figure.html.j2"
    running.edit(block, '<p class="figure-title">', '<p class="figure-title">★ ')
    expect(page.locator("figure .figure-title").first).to_contain_text("★")
    running.edit(block, '<p class="figure-title">★ ', '<p class="figure-title">')
    expect(page.locator("figure .figure-title").first).not_to_contain_text("★")
    running.edit("../templates/theme/partials/turn.html", "<small>", "<small>☆ ")
    expect(page.locator(".turn small").first).to_contain_text("☆")
    running.edit("../templates/theme/partials/turn.html", "<small>☆ ", "<small>")
    expect(page.locator(".turn small").first).not_to_contain_text("☆")


def test_both_languages_are_shown_side_by_side_and_scroll_together(page: Page, running: Running) -> None:
    page.get_by_role("link", name="中英对照").click()
    page.wait_for_url("**/-/both/calendar.html")
    zh, en = (page.frame_locator(f"iframe[data-language={language}]") for language in ("zh", "en"))
    expect(zh.locator("h1")).to_be_visible()
    expect(en.locator("h1")).to_be_visible()
    last = zh.locator("article h2[id]").last
    id = last.get_attribute("id")
    page.locator("iframe[data-language=zh]").hover()
    last.evaluate("heading => { window.dispatchEvent(new Event('wheel')); heading.scrollIntoView() }")
    expect(en.locator(f"#{id}")).to_be_in_viewport()


def test_the_preview_serves_the_other_language_and_pdfs(page: Page, running: Running) -> None:
    page.locator("a.twin").first.click()
    page.wait_for_url("**/en/calendar.html*")
    answer = page.request.get(f"{running.address}en/briefing.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_addresses_in_the_guide_exist(language: str, page: Page, running: Running) -> None:
    named = re.findall(r"`(/-/\S+?\.\w+)`", (PROJECT / "guide" / f"{language}.md").read_text(encoding="utf-8"))
    assert len(named) == 2
    for address in named:
        answer = page.goto(running.address.rstrip("/") + address)
        assert answer and answer.ok, address


def test_nothing_is_built_again_without_a_save(page: Page, running: Running) -> None:
    """Files that a build reads and writes must not start another build."""

    def stamps() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (running.root / ".cache" / "preview").rglob("*.html")}

    assert stamps()
    for _ in range(HANG):
        before = stamps()
        page.wait_for_timeout(1000)
        if stamps() == before:
            return
    pytest.fail("the preview is built again and again")


def test_the_status_page_follows_every_save(page: Page, running: Running) -> None:
    page.get_by_role("link", name="状态").click()
    page.wait_for_url("**/-/status.html")
    failing = page.get_by_role("heading", name="Failing checks")
    expect(failing).to_contain_text("0")
    running.edit("docs/en/calendar.md", "\n## ", '\n{{ fact("year.legth") }}\n\n## ')
    expect(page.get_by_text('no fact "year.legth"')).to_be_visible()
    expect(failing).not_to_contain_text("0")
    running.edit("docs/en/calendar.md", '{{ fact("year.legth") }}\n\n', "")
    expect(failing).to_contain_text("0")
