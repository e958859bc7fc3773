"""The record of later checks: data/verification.yml and its register."""

from pathlib import Path

import pytest
from lxml import html

import mini_briefing
from briefing.languages import LANGUAGES, Language
from briefing.page import render
from briefing.page.dialect import converted
from briefing.page.references import references
from briefing.source import load

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
def root(tmp_path: Path) -> Path:
    root = mini_briefing.copy(tmp_path)
    (root / "data" / "verification.yml").write_text(RECORD, encoding="utf-8")
    for language in LANGUAGES:
        page = root / "docs" / language / "calendar.md"
        heading = {"zh": "复查", "en": "Checks"}[language]
        lists = "\n\n".join(f'{{{{ register("{name}") }}}}' for name in ("checked-claims", "checked-numbers"))
        text = f"\n## {heading} {{#verification}}\n\n{lists}\n"
        page.write_text(page.read_text(encoding="utf-8") + text, encoding="utf-8")
    return root


def rows(root: Path, language: Language) -> list[list[str]]:
    """Return the text of each cell of the two registers."""
    briefing = load(root)
    page = render.write(references(briefing), briefing.pages[language]["calendar"])
    assert page.problems == ()
    shown = html.fromstring(f"<div>{converted(page.body, briefing.dialect)}</div>")
    found = []
    for name in ("checked-claims", "checked-numbers"):
        for row in shown.get_element_by_id(f"register-{name}").xpath(".//tbody/tr"):
            cells = [" ".join(cell.itertext()).replace("\u2060", "") for cell in row.iter("th", "td")]
            found.append([" ".join(cell.split()) for cell in cells])
    return found


@pytest.mark.parametrize(("language", "marked"), [("zh", ["en"]), ("en", [])])
def test_words_in_another_language_are_marked(root: Path, language: Language, marked: list[str]) -> None:
    """Their language selects the quotation marks of the font, and a screen reader's voice."""
    briefing = load(root)
    page = render.write(references(briefing), briefing.pages[language]["calendar"])
    shown = html.fromstring(f"<div>{converted(page.body, briefing.dialect)}</div>")
    words = shown.get_element_by_id("register-checked-claims").xpath(".//small[contains(., 'quarto quoque')]")
    assert [each.get("lang") for each in words] == (marked or [None])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_names_statement_source_words_and_result(root: Path, language: Language) -> None:
    first, second = rows(root, language)
    assert first[0].startswith("k02 ")
    assert "quarto quoque anno <bissextus>" in first[1]
    assert {"zh": "第9节", "en": "section 9"}[language] in first[1]
    assert {"zh": "原文如此。", "en": "The text says so."}[language] in first[1]
    assert {"zh": "读的是摘录", "en": "read in excerpt"}[language] in first[1]
    assert {"zh": "2024年2月29日", "en": "29 February 2024"}[language] in first[1]
    assert {"zh": ["成立"], "en": ["Holds"]}[language] == first[2:]
    assert {"zh": "365.2425天", "en": "365.2425 days"}[language] in second[0]
    assert {"zh": "验算", "en": "Calculation"}[language] in second[1]
    assert {"zh": "已更正", "en": "Corrected"}[language] in second[2]


def test_a_briefing_with_a_record_has_no_problems(root: Path) -> None:
    assert mini_briefing.told(root) == []


WRONG = [
    ("k02:\n", "k92:\n", 'No entry "k92" in data/facts. Did you mean "k02"?'),
    ("source: bull", "source: bulls", 'No entry "bulls" in data/sources. Did you mean "bull"?'),
    ("result: holds", "result: held", '"held" is not'),
]


@pytest.mark.parametrize(("old", "new", "told"), WRONG)
def test_a_record_of_something_else_is_refused_at_its_line(root: Path, old: str, new: str, told: str) -> None:
    mini_briefing.edit(root, "data/verification.yml", old, new)
    (line,) = mini_briefing.told(root)
    assert line.startswith("data/verification.yml:") and told in line
