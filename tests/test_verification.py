"""The record of later checks: data/verification.yml and its register."""

from pathlib import Path

import pytest
from lxml import html

import mini_briefing
from briefing.languages import LANGUAGES, Language
from briefing.page import render
from briefing.page.references import references
from briefing.source import load
from mini_briefing import Edit

RECORD = """
k02:
  checked: 2024-02-29
  reads:
    - source: bull
      locator: {zh: 第9节, en: section 9}
      words: "quarto quoque anno <bissextus>"
      read_as: excerpt
  result: holds
  finding: {zh: 原文如此。, en: The text says so.}

mean-year.days:
  checked: 2024-03
  reads:
    - words: "146097 / 400 = 365.2425"
  result: corrected
"""


@pytest.fixture
def root(root: Path) -> Path:
    """A copy of the mini briefing with a record of checks, and a page that shows it."""
    (root / "data" / "verification.yml").write_text(RECORD, encoding="utf-8")
    for language in LANGUAGES:
        page = root / "docs" / language / "calendar.md"
        heading = {"zh": "复查", "en": "Checks"}[language]
        lists = "\n\n".join(f'{{{{ register("{name}") }}}}' for name in ("checked-claims", "checked-numbers"))
        text = f"\n## {heading} {{#verification}}\n\n{lists}\n"
        page.write_text(page.read_text(encoding="utf-8") + text, encoding="utf-8")
    return root


def page_of(root: Path, language: Language) -> html.HtmlElement:
    """Return the page with the registers of checks, as the site shows it."""
    briefing = load(root)
    page = render.write(references(briefing), briefing.pages[language]["calendar"])
    assert page.problems == ()
    return mini_briefing.shown(page.body, briefing.dialect)


def rows(root: Path, language: Language) -> list[list[str]]:
    """Return the text of each cell of the two registers."""
    page = page_of(root, language)
    found = []
    for name in ("checked-claims", "checked-numbers"):
        for row in page.get_element_by_id(f"register-{name}").xpath(".//tbody/tr"):
            cells = [" ".join(cell.itertext()).replace("\u2060", "") for cell in row.iter("th", "td")]
            found.append([" ".join(cell.split()) for cell in cells])
    return found


@pytest.mark.parametrize(("language", "marked"), [("zh", ["en"]), ("en", [])])
def test_words_in_another_language_are_marked(root: Path, language: Language, marked: list[str]) -> None:
    """The language selects the quotation marks of the font, and the voice of a screen reader."""
    register = page_of(root, language).get_element_by_id("register-checked-claims")
    words = register.xpath(".//small[contains(., 'quarto quoque')]")
    assert [each.get("lang") for each in words] == (marked or [None])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_shows_statement_source_words_and_result(root: Path, language: Language) -> None:
    first, second = rows(root, language)
    assert first[0].startswith("k02 ")
    assert "quarto quoque anno <bissextus>" in first[1]
    assert {"zh": "第9节", "en": "section 9"}[language] in first[1]
    assert {"zh": "原文如此。", "en": "The text says so."}[language] in first[1]
    assert {"zh": "读的是摘录", "en": "read in excerpt"}[language] in first[1]
    assert {"zh": ["成立"], "en": ["Holds"]}[language] == first[2:]
    assert {"zh": "365.2425天", "en": "365.2425 days"}[language] in second[0]
    assert {"zh": "验算", "en": "Calculation"}[language] in second[1]
    assert {"zh": "已更正", "en": "Corrected"}[language] in second[2]


@pytest.mark.parametrize(
    ("language", "both", "one", "other"),
    [
        ("zh", "核查日期：2024年3月", "2024年3月", "2024年2月"),
        ("en", "Checked: March 2024", "March 2024", "February 2024"),
    ],
)
def test_the_date_of_checks_is_shown_once_unless_it_differs(
    language: Language, both: str, one: str, other: str, root: Path
) -> None:
    def register() -> str:
        return " ".join(page_of(root, language).get_element_by_id("register-checked-numbers").text_content().split())

    record = root / "data" / "verification.yml"
    second = '\ncycle.days:\n  checked: {}\n  reads:\n    - words: "400 × 365 + 97 = 146097"\n  result: holds\n'
    record.write_text(RECORD + second.format("2024-03"), encoding="utf-8")
    assert register().count(one) == 1 and both in register()
    record.write_text(RECORD + second.format("2024-02"), encoding="utf-8")
    assert (register().count(one), register().count(other), both in register()) == (1, 1, False)


def test_a_briefing_with_a_record_has_no_problems(root: Path) -> None:
    assert mini_briefing.messages(root) == []


RECORDS = "data/verification.yml"
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "an entry that does not exist": (
        [(RECORDS, "k02:\n", "k92:\n")],
        [f'{RECORDS}:2: No entry "k92" in data/facts. Did you mean "k02"?'],
    ),
    "a source that does not exist": (
        [(RECORDS, "source: bull", "source: bulls")],
        [f'{RECORDS}:5: No entry "bulls" in data/sources. Did you mean "bull"?'],
    ),
    "an unknown result": (
        [(RECORDS, "result: holds", "result: correct")],
        [f'{RECORDS}:9: "correct" is not a valid value of "result". Write "holds", "corrected" or "not-reached".'],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_wrong_entry_of_the_record_is_reported_at_its_line(
    root: Path, edits: list[Edit], messages: list[str]
) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.messages(root) == messages
