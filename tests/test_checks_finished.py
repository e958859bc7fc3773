"""What a reader sees of numbers on finished pages: each is linked to where it comes from, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest

import mini_briefing
from briefing.checks import finished_pages, finished_pdfs
from briefing.commands import site as making
from briefing.diagnostics.problem import Problems
from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing
from briefing.page import render
from briefing.page.parse import rendered
from briefing.publish.pdf.read import text
from briefing.source import load

PROJECT = Path(__file__).parents[1]


def shown(briefing: Briefing) -> list[tuple[Language, str, str]]:
    written = render.write_all(render.book(briefing))
    return [
        (language, f"{name}.html", f"<main><article>{rendered(page.markdown)}</article></main>")
        for language in LANGUAGES
        for name, page in written[language].items()
    ]


@pytest.mark.parametrize("root", [mini_briefing.MINI, PROJECT], ids=["mini", "this briefing"])
def test_every_number_in_running_prose_is_linked_or_allowed(root: Path) -> None:
    briefing = load(root)
    assert finished_pages.check(briefing, shown(briefing)) == []
    assert len(finished_pages.check(replace(briefing, allowed=()), shown(briefing))) > 5, (
        "the names with digits are found"
    )


def test_a_number_that_leads_nowhere_is_told() -> None:
    briefing = load(mini_briefing.MINI)
    number, linked = "<p>About 97 days, or</p>", '<p><a class="fact" href="#a">97 days</a> in <code>97</code></p>'
    told = finished_pages.check(briefing, [("en", "a.html", linked + number), ("zh", "a.html", linked)])
    assert [str(problem) for problem in told] == [
        'site/en/a.html: the finished page has the number "97": About 97 days, or. '
        'Write it with {{ fact("…") }}, or allow it in data/rules.yml.'
    ]


def test_a_value_that_no_page_lists_may_stand(root: Path) -> None:
    for language in LANGUAGES:
        for file in (root / "docs" / language).glob("*.md"):
            text = file.read_text(encoding="utf-8")
            for name in ("numbers", "claims"):
                text = text.replace(f'{{{{ register("{name}") }}}}', "")
            file.write_text(text, encoding="utf-8")
    briefing = load(root)
    made = shown(briefing)
    assert 'class="fact"' not in "".join(page for _, _, page in made)
    assert finished_pages.check(briefing, made) == []
    told = finished_pages.check(briefing, [("en", "a.html", "<div><p>About 97,001 days</p></div>")])
    assert [str(problem.where) for problem in told] == ["site/en/a.html"]


def test_a_check_that_finds_no_number_at_all_says_so() -> None:
    briefing = load(mini_briefing.MINI)
    told = finished_pages.check(briefing, [("en", "a.html", "<p>Nothing.</p>"), ("zh", "a.html", "<p>没有。</p>")])
    assert [str(problem) for problem in told] == [
        f"site/{language}/: no number was found on any finished page." for language in LANGUAGES
    ]


PAGES = {
    "a": "About [45 TB](numbers.md#x){ .fact }, [10¹⁵ steps](numbers.md#y){ .fact }, in 2020.",
    "b": "1,150 are named here.",
}


def test_print_has_every_value_of_its_pages_and_no_other_number() -> None:
    fine = "A 7\nAbout 45\nTB, 1015 steps, in 2020.[12]\nPage 3 of 129"
    assert finished_pdfs.check("site/en/briefing.pdf", fine, PAGES, ["a"]) == []
    assert finished_pdfs.check("site/en/briefing.pdf", fine.replace("2020", "1,150"), PAGES, ["a"]) == []
    told = finished_pdfs.check("site/en/briefing.pdf", fine.replace("45\nTB", "45.5 TB"), PAGES, ["a"])
    assert [str(problem) for problem in told] == [
        'site/en/briefing.pdf: the number "45 TB" of the page a is not in print.',
        'site/en/briefing.pdf: the printed number "45.5" stands on no page of the site.',
    ]


def test_a_pdf_without_its_numbers_is_not_put_in_place(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "text", lambda _: "97,001 days")
    with pytest.raises(Problems) as raised:
        making.make(root, lambda _: None, pages=True)
    told = [str(problem) for problem in raised.value.problems]
    assert any("is not in print" in line for line in told)
    assert 'site/en/briefing.pdf: the printed number "97,001" stands on no page of the site.' in told
    assert not (root / "site").exists() and not (root / "build").exists()


def test_the_text_of_a_pdf_is_what_its_reader_finds(site: Path) -> None:
    said = text((site / "zh" / "brief.pdf").read_bytes())
    assert "人工智能" in text((site / "zh" / "briefing.pdf").read_bytes()).replace("\n", "")
    assert finished_pdfs.check("site/zh/brief.pdf", said, {"brief": "[9,999 days](numbers.md#x){ .fact }"}, ["brief"])
