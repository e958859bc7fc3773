"""Checks of finished pages and PDFs: each number links to its source."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

import mini_briefing
from briefing.build import build
from briefing.checks import findings_in_finished, finished_pages, finished_pdfs
from briefing.checks.subjects import Finished, Html, Pdf
from briefing.cli import main
from briefing.commands import pdfs as making
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import Briefing
from briefing.page import render
from briefing.page.dialect import converted
from briefing.page.references import references
from briefing.publish.pdf.read import text
from briefing.source import load
from conftest import PROJECT
from mini_briefing import loaded

TYPED = (("zh", "合计见", "这里有77人，合计见"), ("en", "The mean year has", "Here 77 people live. The mean year has"))


def shown(briefing: Briefing) -> Finished:
    """Return a briefing with its pages, as a publisher without a theme would make them."""
    pages = render.write_all(references(briefing))
    return Finished(
        briefing,
        pages=tuple(
            Html(language, f"{name}.html", f"<main><article>{converted(page.body, briefing.dialect)}</article></main>")
            for language in LANGUAGES
            for name, page in pages[language].items()
        ),
    )


def in_pages(briefing: Briefing, en: str, zh: str = "<p>。</p>") -> list[Problem]:
    return finished_pages.check(Finished(briefing, pages=(Html("en", "a.html", en), Html("zh", "a.html", zh))))


@pytest.mark.parametrize("root", [mini_briefing.MINI, PROJECT], ids=["mini", "this briefing"])
def test_every_number_in_prose_has_a_link_or_is_typed(root: Path) -> None:
    finished = shown(load(root))
    assert finished_pages.check(finished) == []
    in_prose = './/a[@class="fact"][not(ancestor::small[@class="calculation"] or ancestor::table)]'
    links = sum(len(html.fromstring(page.html).xpath(in_prose)) for page in finished.pages)
    unlinked = [
        replace(page, html=page.html.replace('class="fact"', "").replace("<a ", "<b ")) for page in finished.pages
    ]
    found = finished_pages.check(replace(finished, pages=tuple(unlinked)))
    assert len(found) > links / 2, "numbers without links are found"


def test_the_date_in_the_notice_of_an_outdated_page_needs_no_link(root: Path) -> None:
    assert main(["confirm", "--root", str(root)]) == 0
    confirmed = root / "data" / "confirmed.yml"
    confirmed.write_text(
        re.sub(r"\d{4}-\d\d-\d\d", "2024-01-31", confirmed.read_text(encoding="utf-8")), encoding="utf-8"
    )
    mini_briefing.edit(root, "docs/zh/index.md", "## ", "新的一段。\n\n## ")
    finished = shown(load(root))
    (page,) = [page for page in finished.pages if (page.language, page.name) == ("en", "index.html")]
    (notice,) = html.fromstring(page.html).find_class("outdated")
    assert "31 January 2024" in notice.text_content()
    assert finished_pages.check(finished) == []


def test_a_number_without_a_link_is_reported() -> None:
    linked = '<p><a class="fact" href="#a">97 days</a> in <code>97</code></p>'
    found = in_pages(loaded(), f"{linked}<p>About 97 days.</p>", linked)
    assert [str(problem) for problem in found] == [
        'site/en/a.html: In "About 97 days.", the number "97" has no link to its source. '
        'Write it with {{ fact("…") }}, or list it in data/rules.yml.'
    ]


@pytest.mark.parametrize(
    "block",
    [
        "<ul><li>{}<ul><li>Nothing.</li></ul></li></ul>",
        "<ul><li>{}<p>Nothing.</p></li></ul>",
        "<blockquote>{}<p>Nothing.</p></blockquote>",
        "<ul><li><ul><li>Nothing.</li></ul>{}</li></ul>",
        "<dl><dd>Nothing.<div><p>{}</p></div></dd></dl>",
    ],
)
def test_text_beside_a_nested_block_is_checked_once(block: str) -> None:
    linked = '<p><a class="fact" href="#a">97 days</a></p>'
    found = in_pages(loaded(), linked + block.format("About 97 days."), linked)
    assert [str(problem.what) for problem in found] == [
        'In "About 97 days.", the number "97" has no link to its source.'
    ]


def test_data_that_a_list_item_contains_is_not_prose() -> None:
    linked = '<p><a class="fact" href="#a">97 days</a></p>'
    table = "<ul><li>As follows:<table><tr><td>97</td></tr></table></li></ul>"
    assert in_pages(loaded(), linked + table, linked) == []


def test_a_value_that_no_page_lists_needs_no_link(root: Path) -> None:
    for language in LANGUAGES:
        for file in (root / "docs" / language).glob("*.md"):
            text = file.read_text(encoding="utf-8")
            for name in ("numbers", "claims"):
                text = text.replace(f'{{{{ register("{name}") }}}}', "")
            file.write_text(text, encoding="utf-8")
    briefing = load(root)
    made = shown(briefing)
    assert '<a class="fact"' not in "".join(page.html for page in made.pages)
    assert finished_pages.check(made) == []
    found = in_pages(briefing, "<div><p>About 97,001 days</p></div>")
    assert [str(problem.where) for problem in found] == ["site/en/a.html"]


def test_a_site_without_linked_numbers_is_reported() -> None:
    found = in_pages(loaded(), "<p>Nothing.</p>")
    assert [str(problem) for problem in found] == [
        f"site/{language}/: No number on the finished pages links to its source. "
        'Keep the class "fact" on the links of values in templates/.'
        for language in ("en", "zh")
    ]


PAGES = {
    "a": "About [45 TB](numbers.md#x){ .fact }, [10¹⁵ steps](numbers.md#y){ .fact }, in 2020.",
    "b": "1,150 are named here.",
}


def in_print(words: str, where: str = "site/en/briefing.pdf") -> list[str]:
    pdf = Pdf(Place(where), words, PAGES, {"a": converted(PAGES["a"], loaded().dialect)})
    return [str(problem) for problem in finished_pdfs.check(Finished(loaded(), pdfs=(pdf,)))]


def test_missing_and_extra_numbers_of_a_pdf_are_reported() -> None:
    fine = "A 7\nAbout 45\nTB, 1015 steps, in 2020.[12]\nPage 3 of 129"
    assert in_print(fine) == []
    assert in_print(fine.replace("2020", "1,150")) == []
    assert in_print(fine.replace("45\nTB", "45.5 TB")) == [
        'site/en/briefing.pdf: The PDF lacks the number "45 TB" of page "a". '
        "Check how templates/print/ sets it, or allow it in data/rules.yml.",
        'site/en/briefing.pdf: The PDF has the number "45.5", which is on no page of the site. '
        "Remove it from templates/print/, or allow it in data/rules.yml.",
    ]


def type_a_number(root: Path) -> None:
    for language, old, new in TYPED:
        mini_briefing.edit(root, f"docs/{language}/calendar.md", old, new)


SEVERITIES = {
    "a warning": "severity: {numbers.typed: warning}\nallow:",
    "off": 'severity: {numbers.typed: "off"}\nallow:',
    "allowed on these pages": "allow:\n"
    "  - {rule: numbers.typed, where: docs/en/calendar.md, texts: ['77'], why: A guess.}\n"
    "  - {rule: numbers.typed, where: docs/zh/calendar.md, texts: ['77'], why: A guess.}",
}


@pytest.mark.parametrize("rules", SEVERITIES.values(), ids=SEVERITIES)
def test_an_accepted_typed_number_is_not_reported_on_finished_pages(root: Path, rules: str) -> None:
    type_a_number(root)
    mini_briefing.edit(root, "data/rules.yml", "allow:", rules)
    finished = shown(load(root))
    assert any("77" in page.html for page in finished.pages)
    assert findings_in_finished(finished) == []
    elsewhere = tuple(replace(page, html=page.html.replace("<h1", "<p>78 of 79</p><h1")) for page in finished.pages)
    assert len(findings_in_finished(replace(finished, pages=elsewhere))) == 2 * len(elsewhere)


def test_severities_and_exceptions_apply_to_finished_files(root: Path) -> None:
    page, pdf = (
        Html("en", "a.html", "<main><p>Here 77 days.</p></main>"),
        Pdf(Place("site/en/briefing.pdf"), "1,971", PAGES, {}),
    )

    def found() -> list[tuple[str, str]]:
        finished = Finished(replace(load(root), facts={}), pages=(page,), pdfs=(pdf,))
        return [(problem.rule, problem.severity) for problem in findings_in_finished(finished)]

    assert found() == [("finished-pages.number", "error"), ("finished-pdfs.unknown", "error")]
    mini_briefing.edit(root, "data/rules.yml", "allow:", "severity: {finished-pages.number: warning}\nallow:")
    allowed = "allow:\n  - {rule: finished-pdfs.unknown, texts: ['1,971'], why: The year.}\n"
    mini_briefing.edit(root, "data/rules.yml", "allow:\n", allowed)
    assert found() == [("finished-pages.number", "warning")]
    assert mini_briefing.messages(root) == [], "`make check` does not know which exceptions finished files need"


def test_severities_apply_to_a_whole_build(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_LANG", "en")
    type_a_number(root)
    site = ["site", "--root", str(root)]
    monkeypatch.setattr(making, "text", lambda _: "97,001 days")
    mini_briefing.edit(root, "data/rules.yml", "allow:", "severity: {numbers.typed: warning}\nallow:")
    assert main(site) == 1
    errors = capsys.readouterr().err
    assert "The PDF lacks the number" in errors
    unknown = 'site/en/briefing.pdf: The PDF has the number "97,001", which is on no page of the site. '
    assert any(line.startswith(unknown) and line.endswith("[finished-pdfs.unknown]") for line in errors.splitlines())
    assert not (root / "site").exists() and not (root / "build").exists(), "an error in a PDF stops the build"
    rules = "severity: {finished-pdfs.unknown: warning, finished-pdfs.missing: 'off', "
    mini_briefing.edit(root, "data/rules.yml", "severity: {", rules)
    assert main(site) == 0
    errors = capsys.readouterr().err
    assert (
        errors.count("[numbers.typed, warning]") == errors.count("[finished-pdfs.unknown, warning]") == len(LANGUAGES)
    )
    files = [line.partition(":")[0] for line in errors.splitlines() if line.endswith(", warning]")]
    assert files == sorted(files), "warnings of all stages are in one order"
    assert "77 people" in (root / "site" / "en" / "calendar.html").read_text(encoding="utf-8")


def test_numbers_of_the_cover_are_known(root: Path, tmp_path: Path) -> None:
    publisher = "publisher: {name: Bureau 2049, kind: organisation}\nsections:"
    mini_briefing.edit(root, "data/briefing.yml", "sections:", publisher)
    memo = mini_briefing.memo()
    built = build(root, memo)
    pdf = making.printed(built, "en", "briefing.pdf", making.pdf(built, "en", "briefing.pdf", False, memo, tmp_path))
    assert "2049" in pdf.text
    unknown = findings_in_finished(Finished(built.briefing, pdfs=(replace(pdf, pages={}, printed={}),)))
    assert unknown and all("2049" not in str(problem.what) for problem in unknown)


def test_the_text_of_a_pdf_can_be_extracted(site: Path) -> None:
    words = text((site / "zh" / "brief.pdf").read_bytes())
    assert "人工智能" in text((site / "zh" / "briefing.pdf").read_bytes()).replace("\n", "")
    assert any("The PDF lacks the number" in line for line in in_print(words, "site/zh/brief.pdf"))
