"""What MkDocs reports of a rendered tree, by `make site` and in the preview: in the author's terms, with the line."""

from collections.abc import Callable
from pathlib import Path

import pytest

import mini_briefing
from briefing.build import Built, build
from briefing.commands.site import settings
from briefing.console import Console
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import LANGUAGES
from briefing.model import Period
from briefing.publish import mkdocs
from briefing.publish.failure import logs_kept
from briefing.publish.incremental import Pages
from briefing.store.disk import write_tree

BEFORE = "The old calendar had"
ADD_OR_LINK = "Add the file, or link a page of this language by its name, as in page.md."


def in_one_go(root: Path, date: Period, job: mkdocs.Job, work: Path) -> list[Problem]:
    """Publish as `make site` does."""
    try:
        with logs_kept(work):
            mkdocs.publish(root, date, [job], work)
    except Problems as found:
        return list(found.problems)
    return []


def page_by_page(root: Path, date: Period, job: mkdocs.Job, work: Path) -> list[Problem]:
    """Publish as the preview does."""
    config = mkdocs.configure(root, job, work, "preview")
    return list(Problems(Pages(root, job.language, config).everything([], lambda _: None)).problems)


Publish = Callable[[Path, Period, mkdocs.Job, Path], list[Problem]]
WAYS = (in_one_go, page_by_page)


def job_for(built: Built, root: Path) -> mkdocs.Job:
    return mkdocs.Job("en", settings(built, "en"), root / "build" / "en", root / "made" / "en")


def reported(publish: Publish, root: Path, edit: Callable[[str], str], settings: str = "") -> list[Problem]:
    """Return what is reported of the mini briefing when its English calendar page is edited after all checks."""
    built = build(mini_briefing.MINI, mini_briefing.memo())
    work = root / ".cache"
    work.mkdir()
    tree = dict(built.trees["en"])
    tree["calendar.md"] = edit(tree["calendar.md"].decode()).encode()
    write_tree(root / "build" / "en", tree)
    page = root / "docs/en/calendar.md"
    page.write_text(edit(page.read_text("utf-8")), "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(settings)
    return publish(root, built.briefing.date, job_for(built, root), work)


LINKS = {
    "a page that is missing": (
        "[x](calender.md)",
        f'docs/en/calendar.md:10: The link "calender.md" leads to no file of the site. {ADD_OR_LINK}',
    ),
    "a picture that is missing": (
        "![x](moon.png)",
        f'docs/en/calendar.md:10: The link "moon.png" leads to no file of the site. {ADD_OR_LINK}',
    ),
    "an anchor of another page": (
        "[x](index.md#weeks)",
        'docs/en/calendar.md:10: The link "index.md#weeks" leads to no heading or other id. '
        "Use an id of the page that it leads to, as in page.md#id.",
    ),
    "an anchor of this page": (
        "[x](#weeks)",
        'docs/en/calendar.md:10: The link "#weeks" leads to no heading or other id. '
        "Use an id of the page that it leads to, as in page.md#id.",
    ),
    "an absolute address": (
        "[x](/index.md)",
        'docs/en/calendar.md:10: The link "/index.md" is not relative to this page. Did you mean "index.md"?',
    ),
    "a folder": (
        "[x](weeks/)",
        f'docs/en/calendar.md:10: The link "weeks/" leads to no file of the site. {ADD_OR_LINK}',
    ),
}


@pytest.mark.parametrize("publish", WAYS)
@pytest.mark.parametrize(("link", "line"), LINKS.values(), ids=LINKS)
def test_a_link_that_leads_nowhere_is_reported_at_its_line(
    link: str, line: str, publish: Publish, tmp_path: Path
) -> None:
    root = mini_briefing.copy(tmp_path)
    problems = reported(publish, root, lambda page: page.replace(BEFORE, f"{link} {BEFORE}"))
    assert [str(problem) for problem in problems] == [line]
    assert list((root / ".cache").glob("*.log")) == []


@pytest.mark.parametrize("publish", WAYS)
def test_what_mkdocs_cannot_do_is_one_sentence_and_its_report_is_kept(publish: Publish, tmp_path: Path) -> None:
    root = mini_briefing.copy(tmp_path)
    problems = reported(publish, root, lambda page: page.replace("title:", "template: nowhere.html\ntitle:", 1))
    log = ".cache/mkdocs-en.log"
    assert [Console(language).problem(problem) for problem in problems for language in LANGUAGES] == [
        f"docs/en: MkDocs做不出英文页面。请按报告修改：{log}。",
        f"docs/en: MkDocs cannot publish the English pages. Fix what its report names: {log}.",
    ]
    report = (root / log).read_text("utf-8")
    assert "TemplateNotFound" in report and "nowhere.html" in report


def test_a_setting_that_mkdocs_refuses_is_named(tmp_path: Path) -> None:
    root = mini_briefing.copy(tmp_path)
    (problem,) = reported(in_one_go, root, lambda page: page, "\nextra_css: 5\n")
    log = ".cache/mkdocs-en.log"
    assert str(problem) == (
        f'mkdocs.yml: MkDocs does not accept the setting "extra_css". Fix what its report names: {log}.'
    )
    assert "extra_css" in (root / log).read_text("utf-8")


def test_the_preview_recovers_when_the_reason_is_gone(tmp_path: Path) -> None:
    root = mini_briefing.copy(tmp_path)
    built = build(mini_briefing.MINI, mini_briefing.memo())
    (root / ".cache").mkdir()
    write_tree(root / "build" / "en", built.trees["en"])
    job = job_for(built, root)
    pages = Pages(root, "en", mkdocs.configure(root, job, root / ".cache", "preview"))
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\nextra_css: 5\n", "utf-8")
    assert pages.everything([], lambda _: None)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    written: list[str] = []
    assert pages.some(["index"], written.append) == []
    assert "en/calendar.html" in written
