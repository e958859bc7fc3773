"""Parts of nav, pages outside it, annexes, and the order of printed pages."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from briefing.cli import main
from briefing.languages import LANGUAGES, Language
from built_pages import read_page, words
from conftest import once
from mini_briefing import copy, edit, messages

PARTS = """parts:
  basics: {zh: 第一部分：基础, en: "Part one: basics"}
  details: {zh: 细节, en: Details}
  annexes: {zh: 附录, en: Annexes}
print: [index, calendar, months, weeks]
annex: [notes, thanks]
"""
NAV = """  - index.md
  - basics:
      - calendar.md
      - months.md
      - details:
          - weeks.md
  - annexes:
      - notes.md
      - thanks.md
"""
PAGES = {
    "months": ("月", "Months"),
    "weeks": ("周", "Weeks"),
    "notes": ("注释", "Notes"),
    "thanks": ("致谢", "Thanks"),
    "imprint": ("版权", "Imprint"),
}
TITLES: dict[Language, list[str]] = {
    "zh": ["第一部分：基础", "细节", "附录"],
    "en": ["Part one: basics", "Details", "Annexes"],
}


def _divided(folder: Path) -> Path:
    """Return a copy of the mini briefing with parts in nav, an annex, and a page outside nav."""
    root = copy(folder)
    edit(root, "mkdocs.yml", "  - index.md\n  - calendar.md\n", NAV)
    edit(root, "mkdocs.yml", "  /system-*.md", "  /system-*.md\n  /imprint.md")
    edit(root, "data/briefing.yml", "print: [index, calendar]\n", PARTS)
    for name, titles in PAGES.items():
        for language, title, text in zip(LANGUAGES, titles, ("没有别的可说。", "No more to say."), strict=True):
            head = f"---\ntitle: {title}\ndescription: {title}\n---\n\n# {title} {{#{name}}}\n\n"
            (root / "docs" / language / f"{name}.md").write_text(f"{head}{text}\n", "utf-8")
    return root


@pytest.fixture
def divided(tmp_path: Path) -> Path:
    """A briefing with parts that may be edited."""
    return _divided(tmp_path)


@pytest.fixture(scope="session")
def site_in_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a briefing with parts. Tests only read it."""

    def make(folder: Path) -> None:
        assert main(["site", "--root", str(_divided(folder))]) == 0

    return once(tmp_path_factory, "parts of nav", make) / "mini" / "site"


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_list_the_pages_of_each_part_below_its_title(site_in_parts: Path, language: Language) -> None:
    page = read_page(site_in_parts, f"{language}/weeks.html")
    parts = {words(part.find("span")): part.xpath("./ul/li/a/@href") for part in page.xpath("//nav//li[@class='part']")}
    pages = [["calendar.html", "months.html"], ["weeks.html"], ["notes.html", "thanks.html"]]
    assert parts == dict(zip(TITLES[language], pages, strict=True))
    assert page.xpath("//nav//li[@class='part']//li[@class='part']/span/text()") == [TITLES[language][1]]
    assert page.xpath("//nav//a[@aria-current='page']/@href") == ["weeks.html"]


def test_previous_and_next_page_cross_the_borders_of_parts(site_in_parts: Path) -> None:
    page = read_page(site_in_parts, "en/weeks.html")
    assert page.xpath("//a[@rel='prev' or @rel='next']/@href") == ["months.html", "notes.html"]


def test_a_page_outside_nav_is_published_without_neighbours(site_in_parts: Path) -> None:
    page = read_page(site_in_parts, "zh/imprint.html")
    assert words(page.xpath("//h1")[0]) == "版权"
    assert not page.xpath("//a[@rel='prev' or @rel='next'] | //nav//a[@aria-current='page' or @href='imprint.html']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_the_title_of_each_part_before_its_chapters(site_in_parts: Path, language: Language) -> None:
    pdf = PdfReader(site_in_parts / language / "briefing.pdf")
    outline = [str(entry.title) for entry in pdf.outline if not isinstance(entry, list)]
    at = 0 if language == "zh" else 1
    months, weeks, notes, thanks, _ = (titles[at] for titles in PAGES.values())
    basics, details, annexes = TITLES[language]
    assert [title for title in outline if title in {*TITLES[language], months, weeks, notes, thanks}] == [
        basics,
        months,
        details,
        weeks,
        annexes,
        notes,
        thanks,
    ]
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "label(" not in text


NAV_ENTRY = "      - months.md\n"
CASES: dict[str, tuple[tuple[str, str, str], list[str]]] = {
    "a part without a title": (
        ("data/briefing.yml", "  details: {zh: 细节, en: Details}\n", ""),
        [
            'mkdocs.yml:10: The part "details" of nav has no title. '
            'Add it to data/briefing.yml under "parts": details: {zh: …, en: …}.'
        ],
    ),
    "a title without a part": (
        ("data/briefing.yml", "  details:", "  more: {zh: 更多, en: More}\n  details:"),
        ['data/briefing.yml:14: nav has no part "more". Add it to nav in mkdocs.yml, or remove it here.'],
    ),
    "a part that is divided": (
        ("mkdocs.yml", "  - annexes:\n", "  - basics:\n"),
        [
            'mkdocs.yml:12: The part "basics" is in nav twice. Put its pages together.',
        ],
    ),
    "a title of a page": (
        ("mkdocs.yml", NAV_ENTRY, "      - The months: months.md\n"),
        [
            'mkdocs.yml:9: The title "The months" in nav would be the same in both languages. '
            "Write - months.md; its title is that of the page."
        ],
    ),
    "a page that is listed twice": (
        ("mkdocs.yml", NAV_ENTRY, NAV_ENTRY + NAV_ENTRY),
        ['mkdocs.yml:10: "months.md" is in nav twice. Remove one of the two.'],
    ),
    "an address of another site": (
        ("mkdocs.yml", NAV_ENTRY, NAV_ENTRY + "      - https://example.org/\n"),
        ["mkdocs.yml:10: nav lists an address of another site. Link to it from a page."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_in_nav_is_reported(divided: Path, case: str) -> None:
    change, expected = CASES[case]
    edit(divided, *change)
    assert messages(divided) == expected


def test_chapters_in_another_order_than_in_nav_are_reported(divided: Path) -> None:
    edit(divided, "data/briefing.yml", "print: [index, calendar,", "print: [calendar, index,")
    assert [message for message in messages(divided) if "links to" not in message] == [
        'data/briefing.yml:16: "index" is printed after "calendar", but before it in nav: numbers of figures and '
        "titles of parts would be out of order in the PDF. "
        "Put the pages in the same order in mkdocs.yml and in data/briefing.yml."
    ]


BRIEF = (
    "The brief has no section with text, and its two columns would be empty. "
    "Begin sections with ##, and write text below them."
)


@pytest.mark.parametrize(
    "section", ["", '## Section {#s}\n\n{{ figure("month-lengths") }}\n', "## Section {#s .screen-only}\n\nText.\n"]
)
def test_a_brief_without_sections_is_reported_by_the_checks(divided: Path, section: str) -> None:
    edit(divided, "data/briefing.yml", "annex:", "brief: imprint\nannex:")
    for language in LANGUAGES:
        with (divided / "docs" / language / "imprint.md").open("a", encoding="utf-8") as page:
            page.write(f"\n{section}" if section else "")
    found = [message for message in messages(divided) if "The brief" in message]
    assert found == [f"docs/{language}/imprint.md:1: {BRIEF}" for language in ("en", "zh")]
    with (divided / "docs" / "en" / "imprint.md").open("a", encoding="utf-8") as page:
        page.write("\n## More {#more}\n\nText.\n")
    assert [message for message in messages(divided) if "The brief" in message] == found[1:]
