"""The PDFs of chapters: made only on request, with the numbers of the whole briefing and links to the site."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

import mini_briefing
from briefing.build import build
from briefing.cli import main
from briefing.commands import pdfs
from briefing.languages import LANGUAGES, Language
from conftest import once
from mini_briefing import Edit
from test_pdf import Made, plain

HOST = "https://calendar.example"
ABOUT, PAGES = "data/briefing.yml", "print: [index, calendar]"
ASKED: Edit = (ABOUT, PAGES, f"{PAGES}\nchapter_pdfs: [calendar]")


def make_chapters(folder: Path) -> None:
    """Build the mini briefing, whose first page shows a figure too, with the PDF of its second page."""
    root = mini_briefing.copy(folder)
    mini_briefing.edit(root, *ASKED)
    for language, words in (("zh", "各月天数见"), ("en", "For the months see ")):
        mini_briefing.edit(
            root, f"docs/{language}/calendar.md", "{{ claim(", f'{words}{{{{ ref("month-lengths") }}}}.\n\n{{{{ claim('
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_HOST", HOST)
        assert main(["site", "--root", str(root)]) == 0


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This briefing with its products. Tests only read it."""
    return once(tmp_path_factory, "chapters", make_chapters) / "mini"


class Chapter(Made):
    """The PDF of the page Calendar in one language."""

    @property
    def path(self) -> Path:
        return self.site / self.language / "chapter-calendar.pdf"

    @property
    def addresses(self) -> set[str]:
        found = (link.get_object() for page in self.reader.pages for link in page.get("/Annots") or [])
        return {str(link["/A"]["/URI"]) for link in found if "/URI" in (link.get("/A") or {})}


@pytest.fixture(scope="module", params=LANGUAGES)
def chapter(request: pytest.FixtureRequest, chapters: Path) -> Chapter:
    return Chapter(chapters / "site", request.param)


FIRST: Mapping[Language, tuple[str, str, str]] = {
    "zh": ("历法 – 公历四百年", "《公历四百年》的一章", "版本 1.0 · 2024年2月29日"),
    "en": (
        "Calendar – Four centuries of the calendar",
        "A chapter of Four centuries",
        "Version 1.0 · 29 February 2024",
    ),
}


def test_it_begins_with_the_title_the_version_and_the_date(chapter: Chapter) -> None:
    title, whole, edition = FIRST[chapter.language]
    assert chapter.reader.metadata and chapter.reader.metadata.title == title
    assert plain(whole) in plain(chapter.texts[0]) and plain(edition) in plain(chapter.texts[0])
    assert [level for level, _, _ in chapter.outline].count(1) == 2, "the chapter and its references"
    assert "<pdfuaid:part>1</pdfuaid:part>" in chapter.poppler("pdfinfo", "-meta", str(chapter.path))


def test_figures_have_the_numbers_of_the_whole_briefing(chapter: Chapter) -> None:
    word = {"zh": "图", "en": "Figure"}[chapter.language]
    lines = [plain(line) for text in chapter.texts for line in text.splitlines()]
    captions = [line for line in lines if re.fullmatch(rf"{word}\d", line)]
    assert captions == [f"{word}2"], "the figure of the other page is the first"
    assert f"{word}1" in plain("".join(chapter.texts)), "it is referred to"


def test_references_to_other_pages_lead_to_the_site(chapter: Chapter) -> None:
    assert f"{HOST}/{chapter.language}/index.html#figure-month-lengths" in chapter.addresses
    assert not any("calendar.html" in address for address in chapter.addresses), "its own page is in the PDF"


def test_references_to_other_pages_are_plain_words_if_the_address_is_unknown(
    chapters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = mini_briefing.copy(tmp_path, chapters)
    built = build(root, mini_briefing.memo())
    made = tmp_path / "site" / "en" / "chapter-calendar.pdf"
    made.parent.mkdir(parents=True)
    made.write_bytes(pdfs.pdf(built, "en", made.name, False, mini_briefing.memo(), tmp_path))
    chapter = Chapter(tmp_path / "site", "en")
    assert not any("index" in address for address in chapter.addresses)
    assert "Figure 1" in "".join(chapter.texts)


def test_the_page_links_to_it_with_its_length_and_other_pages_do_not(chapters: Path) -> None:
    for language, words in (("zh", "本章PDF"), ("en", "This chapter (PDF)")):
        pages = {
            name: html.parse(chapters / "site" / language / f"{name}.html").getroot() for name in ("calendar", "index")
        }
        (link,) = pages["calendar"].xpath("//a[@href='./chapter-calendar.pdf' or @href='chapter-calendar.pdf']")
        assert link.text_content() == words
        count = len(PdfReader(chapters / "site" / language / "chapter-calendar.pdf").pages)
        assert re.search(rf"{count} ?(?:pages?|页)", link.getnext().text_content())
        assert not pages["index"].xpath("//a[contains(@href, 'chapter-')]")


def test_it_is_made_only_on_request_and_removed_if_no_longer_asked_for(
    chapters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "mini"
    shutil.copytree(chapters, root)
    monkeypatch.setenv("BRIEFING_HOST", HOST)
    mini_briefing.edit(root, ABOUT, "chapter_pdfs: [calendar]\n", "")
    assert main(["pdf", "--root", str(root)]) == 0, "it keeps the pages, which still have the link"
    assert sorted(file.name for file in (root / "site").rglob("*.pdf")) == ["briefing.pdf"] * 2


def test_it_is_remembered_until_its_page_changes(chapters: Path, tmp_path: Path) -> None:
    root, memo = mini_briefing.copy(tmp_path, chapters), mini_briefing.memo()

    def made() -> bytes:
        return pdfs.pdf(build(root, memo), "en", "chapter-calendar.pdf", False, memo, tmp_path)

    first = made()
    for file, old, new, same in (
        ("docs/en/index.md", "The calendar repeats", "This calendar repeats", True),
        ("docs/en/calendar.md", "The old calendar had", "That old calendar had", False),
    ):
        mini_briefing.edit(root, file, old, new)
        built = build(root, memo)
        found = pdfs.start(built, "en", "chapter-calendar.pdf", False, memo, Never()) if same else made()
        assert (found == first) == same


class Never:
    """Stands for workers, which must not be asked."""

    def submit(self, *_: object) -> None:
        raise AssertionError("the PDF is not made again")


def test_a_call_links_to_the_pdf_of_a_chapter(root: Path) -> None:
    mini_briefing.edit(root, *ASKED)
    for language in LANGUAGES:
        mini_briefing.edit(root, f"docs/{language}/index.md", "{{ pdf() }}", '{{ pdf("calendar") }}')
    assert mini_briefing.build_messages(root) == []
    page = build(root, mini_briefing.memo()).trees["en"]["index.md"].decode()
    assert '<a href="chapter-calendar.pdf">This chapter (PDF)</a>' in page


def test_an_unknown_page_is_reported(root: Path) -> None:
    mini_briefing.edit(root, ABOUT, PAGES, f"{PAGES}\nchapter_pdfs: [calender]")
    assert mini_briefing.messages(root) == ['data/briefing.yml:13: No page "calender". Did you mean "calendar"?']
