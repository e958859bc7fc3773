"""Errors of MkDocs, reported in the author's terms with their line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

import mini_briefing
from briefing.build import build
from briefing.commands.site import page_source
from briefing.console import Console
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES
from briefing.publish import mkdocs
from briefing.publish.failure import keep_logs
from briefing.publish.publisher import Published, Publisher, publish

BEFORE = "The old calendar had"
ADD_OR_LINK = "Add the file, or link to a page in this language by its file name, as in page.md."


def source_of(root: Path, calendar: Callable[[str], str] = lambda page: page) -> mkdocs.Source:
    """Return the input of MkDocs for the English mini briefing, with its calendar page edited after all checks."""
    built = build(mini_briefing.MINI, mini_briefing.memo())
    source = page_source(root, built, "en", root / "made" / "en")
    edited = calendar(source.pages["calendar"].decode()).encode()
    return replace(source, pages={**source.pages, "calendar": edited})


def problems_of(published: Published, work: Path) -> list[Problem]:
    """Return the problems of a publication that failed, and keep its logs."""
    if published.failure is None:
        return []
    keep_logs(published.failure, work)
    return list(Problems(published.failure.problems).problems)


def reported(root: Path, edit: Callable[[str], str], settings: str = "") -> list[Problem]:
    """Return the problems of the mini briefing when its English calendar page is edited after all checks."""
    work = root / ".cache"
    work.mkdir()
    page = root / "docs/en/calendar.md"
    page.write_text(edit(page.read_text("utf-8")), "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(settings)
    source = source_of(root, edit)
    return problems_of(publish(source, work, source.names(), {}), work)


LINKS = {
    "a page that is missing": (
        "[x](calender.md)",
        f'docs/en/calendar.md:10: The link "calender.md" points to a file that is not on the site. {ADD_OR_LINK}',
    ),
    "a picture that is missing": (
        "![x](moon.png)",
        f'docs/en/calendar.md:10: The link "moon.png" points to a file that is not on the site. {ADD_OR_LINK}',
    ),
    "an anchor of another page": (
        "[x](index.md#weeks)",
        'docs/en/calendar.md:10: The link "index.md#weeks" points to an id that does not exist. '
        "Use an id on the linked page, as in page.md#id.",
    ),
    "an anchor of this page": (
        "[x](#weeks)",
        'docs/en/calendar.md:10: The link "#weeks" points to an id that does not exist. '
        "Use an id on the linked page, as in page.md#id.",
    ),
    "an absolute address": (
        "[x](/index.md)",
        'docs/en/calendar.md:10: The link "/index.md" is not relative to this page. Did you mean "index.md"?',
    ),
    "a folder": (
        "[x](weeks/)",
        f'docs/en/calendar.md:10: The link "weeks/" points to a file that is not on the site. {ADD_OR_LINK}',
    ),
}


@pytest.mark.parametrize(("link", "message"), LINKS.values(), ids=LINKS)
def test_a_broken_link_is_reported_at_its_line(link: str, message: str, root: Path) -> None:
    problems = reported(root, lambda page: page.replace(BEFORE, f"{link} {BEFORE}"))
    assert [str(problem) for problem in problems] == [message]
    assert list((root / ".cache").glob("*.log")) == []


def test_an_error_of_mkdocs_is_one_message_and_its_log_is_kept(root: Path) -> None:
    problems = reported(root, lambda page: page.replace("title:", "template: nowhere.html\ntitle:", 1))
    log = ".cache/mkdocs-en.log"
    assert [Console(language).problem(problem) for problem in problems for language in LANGUAGES] == [
        f"docs/en: MkDocs做不出英文页面。请按报告修改：{log}。",
        f"docs/en: MkDocs cannot publish the English pages. Read its report and fix the cause: {log}.",
    ]
    report = (root / log).read_text("utf-8")
    assert "TemplateNotFound" in report and "nowhere.html" in report


def test_a_setting_that_mkdocs_refuses_is_reported(root: Path) -> None:
    (problem,) = reported(root, lambda page: page, "\nextra_css: 5\n")
    log = ".cache/mkdocs-en.log"
    assert str(problem) == (
        f'mkdocs.yml: MkDocs does not accept the setting "extra_css". Read its report and fix the cause: {log}.'
    )
    assert "extra_css" in (root / log).read_text("utf-8")


def test_publishing_succeeds_again_once_the_setting_is_corrected(root: Path) -> None:
    publisher = Publisher(root / ".cache")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\nextra_css: 5\n", "utf-8")
    refused = source_of(root)
    assert publisher.publish(refused, refused.names(), {}).failure
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    accepted = source_of(root)
    published = publisher.publish(accepted, accepted.names(), {})
    assert published.failure is None
    assert {"index", "calendar", "404"} <= published.pages.keys()


def test_a_link_on_an_unchanged_page_is_reported_when_its_target_is_removed(root: Path) -> None:
    publisher = Publisher(root / ".cache")
    first = source_of(root, lambda page: f"{page}\n## Weeks {{#weeks}}\n")
    linking = {**first.pages, "index": first.pages["index"] + b"\n[x](calendar.md#weeks)\n"}
    first = replace(first, pages=linking)
    published = publisher.publish(first, first.names(), {})
    assert published.failure is None
    second = replace(source_of(root), pages={**linking, "calendar": source_of(root).pages["calendar"]})
    stayed = {name: page for name, page in published.pages.items() if name != "calendar"}
    again = publisher.publish(second, ["calendar"], stayed)
    (problem,) = problems_of(again, root / ".cache")
    assert str(problem.what) == 'The link "calendar.md#weeks" points to an id that does not exist.'
    assert mkdocs.broken({**stayed, **again.pages}) == ["index"]


def test_a_long_list_of_pages_shows_the_first_page_and_nearby_ones(root: Path) -> None:
    names = [f"part-{number:03}" for number in range(100)]
    nav = "".join(f"  - {name}.md\n" for name in ["calendar", *names])
    mini_briefing.edit(root, "mkdocs.yml", "  - calendar.md\n", nav)
    source = source_of(root)
    pages = {**source.pages, **dict.fromkeys(names, b"---\ntitle: Part\n---\n\n# Part\n")}
    source = replace(source, pages=pages, titles={**source.titles, **dict.fromkeys(names, "Part")})
    published = Publisher(root / ".cache").publish(source, ["part-050", "part-000"], {})
    assert published.failure is None

    def listed(name: str) -> list[str]:
        page = html.document_fromstring(published.pages[name].text)
        items = page.xpath("//nav[@id='contents']/ul/li/a | //li[@class='gap']")
        return [item.get("href") or item.text for item in items]

    assert listed("part-050") == ["index.html", "…", *(f"{name}.html" for name in names[38:63]), "…"]
    assert listed("part-000") == ["index.html", "calendar.html", *(f"{name}.html" for name in names[:13]), "…"]


def test_pages_are_not_cached_if_a_setting_is_saved_during_their_build(root: Path) -> None:
    """Otherwise pages made with the new setting would come back when the old one does."""
    outdated = source_of(root)
    outdated.unit("index")  # computed before the save
    mini_briefing.edit(root, "mkdocs.yml", "site_name: Briefing", "site_name: Other")
    for source, cached in ((outdated, set()), (source_of(root), {"index"})):
        published = Publisher(root / ".cache").publish(source, ["index"], {})
        assert published.pages.keys() == {"index"}
        assert set(published.cacheable) == cached
