"""Caches of the preview: a save gives the same pages and messages as a new process."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

import mini_briefing
from briefing.build import Files, build
from briefing.commands import pdfs
from briefing.languages import LANGUAGES
from mini_briefing import Edit


class Shown:
    """A briefing that is saved repeatedly in one process, as in a preview."""

    def __init__(self, root: Path) -> None:
        self.root, self.memo = root, mini_briefing.memo()

    @contextmanager
    def saved(self, edits: Sequence[Edit]) -> Iterator[None]:
        """Save edits of a file, and take them back at the end."""
        before = {file: (self.root / file).read_text(encoding="utf-8") for file, _, _ in edits}
        mini_briefing.edit_all(self.root, edits)
        try:
            yield
        finally:
            for file, text in before.items():
                (self.root / file).write_text(text, encoding="utf-8")

    def trees(self) -> dict[str, Files]:
        return dict(build(self.root, self.memo).trees)

    def messages(self) -> list[str]:
        return mini_briefing.messages(self.root, lambda root: build(root, self.memo).warnings)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return Shown(mini_briefing.copy(tmp_path_factory.mktemp("shown")))


def forget() -> None:
    """Clear all caches, as in a new process."""
    for each in caches():
        each.cache_clear()


def caches() -> Iterator["_lru_cache_wrapper[object]"]:
    for name, module in list(sys.modules.items()):
        if name.startswith("briefing"):
            yield from (found for found in vars(module).values() if isinstance(found, _lru_cache_wrapper))


# A save of one file, and a page or data file that it changes.
SAVES = [
    ("docs/en/index.md", "\n## ", "\nA sentence that is new.\n\n## ", "index.md"),
    ("docs/zh/calendar.md", "title: 历法", "title: 历法规则", "calendar.md"),
    ("data/facts/years.yml", "value: 97", "value: 96", "calendar.md"),
    ("data/series/months.csv", "february,28", "february,27", "data/month-lengths.csv"),
    ("data/terms.yml", "en: leap year\n", "en: longer year\n", "calendar.md"),
    ("data/claims.yml", "verdict: close", "verdict: disputed", "index.md"),
    ("data/figures/leap-rule.yml", "title: {zh: ", "title: {zh: 新", "calendar.md"),
    ("data/units.yml", "en: days}", "en: Days}", "data/datapackage.json"),
    ("data/briefing.yml", "公历四百年", "公历四个世纪", "calendar.md"),
]


@pytest.mark.parametrize(("file", "old", "new", "where"), SAVES, ids=[save[0] for save in SAVES])
def test_a_save_gives_the_same_pages_as_a_new_process(shown: Shown, file: str, old: str, new: str, where: str) -> None:
    before = shown.trees()
    with shown.saved([(file, old, new)]):
        after = shown.trees()
        assert any(before[language].get(where) != after[language][where] for language in LANGUAGES)
        forget()
        assert after == build(shown.root, mini_briefing.memo()).trees
    assert shown.trees() == before


# Saves that introduce a mistake, and the messages that they cause.
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "a heading that another page links": (
        [("docs/en/index.md", "[Calendar](calendar.md)", "[Calendar](calendar.md#nowhere)")],
        ['docs/en/index.md:19: "calendar.md" has no id "#nowhere". Link to the id of a heading there.'],
    ),
    "a word that the glossary now rules out, on unchanged pages": (
        [("data/terms.yml", "  en: common year\n", "  en: common year\n  not: {en: [ordinary]}\n")],
        [
            'data/systems.yml:9: In the English of "groups": "ordinary" is not the agreed term. '
            'Write "common year", or {{ term("common-year") }} on a page.',
            'docs/en/index.md:23: "ordinary" is not the agreed term. '
            'Write "common year", or {{ term("common-year") }} on a page.',
        ],
    ),
    "a number that is no longer allowed, in an unchanged file": (
        [("data/rules.yml", "4 divides, ", "")],
        [
            'data/figures/leap-rule.yml:5: In the English of "alt": Number typed in text: "4". '
            'Write {{ fact("short-months.count") }} or {{ fact("claims.total") }}, or list it in data/rules.yml.'
        ],
    ),
    "a repeated word": (
        [("docs/en/calendar.md", "The old calendar had", "The old old calendar had")],
        ['docs/en/calendar.md:10: Repeated word: "old old". Delete one.'],
    ),
    "an entry that a page uses": (
        [("data/facts/years.yml", "skipped.days:", "skipped-days:")],
        [
            f'docs/{language}/calendar.md:10: No fact "skipped.days". Did you mean "skipped-days"?'
            for language in ("en", "zh")
        ]
        + ['data/facts/years.yml:89: Fact "skipped-days" is not used. Write it with {{ fact("…") }}, or remove it.'],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_mistake_is_reported_at_each_save_until_it_is_corrected(
    shown: Shown, edits: list[Edit], messages: list[str]
) -> None:
    for _ in range(2):
        assert shown.messages() == []
        with shown.saved(edits):
            assert shown.messages() == messages
    assert shown.messages() == []


def test_a_mistake_is_reported_at_the_line_where_it_is_now(shown: Shown) -> None:
    """The checks read the same words once, and report them at the line where they are now."""
    with shown.saved([("docs/en/calendar.md", "The old calendar had", "The old old calendar had")]):
        assert shown.messages() == ['docs/en/calendar.md:10: Repeated word: "old old". Delete one.']
        with shown.saved([("docs/en/calendar.md", "## Leap years", "A first line.\n\n## Leap years")]):
            assert shown.messages() == ['docs/en/calendar.md:12: Repeated word: "old old". Delete one.']


BRIEFING = "data/briefing.yml"
# A change of each field of data/briefing.yml, and whether the PDF of the mini briefing contains it.
FIELDS: dict[str, tuple[list[Edit], bool]] = {
    "title": ([(BRIEFING, "en: Four centuries", "en: Five centuries")], True),
    "short title": ([(BRIEFING, "en: The calendar}", "en: The almanac}")], True),
    "finding": ([(BRIEFING, "leap years in {{", "leap years within {{")], True),
    "version": ([(BRIEFING, 'version: "1.0"', 'version: "1.1"')], True),
    "date": ([(BRIEFING, "2024-02-29", "2024-03-01")], True),
    "licence": ([(BRIEFING, "CC0 1.0", "CC BY 4.0")], True),
    "terms of use": ([(BRIEFING, "CC0 1.0", "Free to use\nlicence_url: https://example.org/terms")], True),
    "address of the licence": ([(BRIEFING, "CC0 1.0", "CC0 1.0\nlicence_url: https://example.org/terms")], False),
    "colour": ([(BRIEFING, "sections:", 'colour: "#0b5394"\nsections:')], True),
    "publisher": ([(BRIEFING, "sections:", "publisher: {name: Observatory, kind: organisation}\nsections:")], True),
    "authors": ([(BRIEFING, "sections:", 'authors: [{name: "Doe, Jane", kind: person}]\nsections:')], True),
    "affiliation of an author": (
        [(BRIEFING, "sections:", "authors: [{name: A, kind: person, affiliation: Observatory}]\nsections:")],
        True,
    ),
    "parts": (
        [
            ("mkdocs.yml", "  - calendar.md", "  - rules:\n      - calendar.md"),
            (BRIEFING, "sections:", "parts: {rules: {zh: 规则, en: Rules}}\nsections:"),
        ],
        True,
    ),
    "name of a section": ([(BRIEFING, "en: Years}", "en: The years}")], False),
    "date of the source document": ([(BRIEFING, "sections:", "claims_date: 1582-02\nsections:")], False),
    "PDFs of chapters": ([(BRIEFING, "calendar]", "calendar]\nchapter_pdfs: [calendar]")], False),
    "pages": ([(BRIEFING, "print: [index, calendar]", "print: [index]\nannex: [calendar]")], True),
}


@pytest.mark.parametrize(("edits", "printed"), FIELDS.values(), ids=FIELDS)
def test_a_pdf_is_made_again_if_a_field_of_the_briefing_changes_it(
    shown: Shown, edits: list[Edit], printed: bool, tmp_path: Path
) -> None:
    def pdf() -> bytes:
        return pdfs.pdf(build(shown.root, shown.memo), "en", "briefing.pdf", False, shown.memo, tmp_path)

    with shown.saved([("data/rules.yml", "allow:", "severity: {changes.missing: warning}\nallow:")]):
        before = pdf()
        with shown.saved(edits):
            cached = pdf()
            built = build(shown.root, shown.memo)
            made = pdfs.make_pdf("briefing.pdf", pdfs.content(built, "en", "briefing.pdf")).content
    assert cached == made
    assert (made != before) == printed


def test_all_caches_of_the_process_are_cleared() -> None:
    """Otherwise the tests above would not compare with a new process."""
    assert {"blanked", "located", "pieces", "parse", "converted"} <= {each.__name__ for each in caches()}
