"""Checks of claims, terms, links and unused entries: edits → these exact messages."""

from pathlib import Path

import pytest

import mini_briefing
from briefing.checks.run import check
from briefing.language import numbers
from briefing.languages import LANGUAGES
from briefing.source import load
from conftest import PROJECT
from mini_briefing import Edit

ZH, EN = "docs/zh/calendar.md", "docs/en/calendar.md"
HERE, THERE = "合计见", "The mean year has"
YEARS, CLAIMS, TERMS, SOURCES = "data/facts/years.yml", "data/claims.yml", "data/terms.yml", "data/sources.yml"
K02 = '{{ fact("k02") }}'
OTHER = (
    "other:\n  title: Other\n  authors: [A]\n  publisher: B\n"
    "  kind: web\n  tier: weak\n  read_as: original\n  language: en\n"
)

CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "the value of a disputed claim without its mark": (
        [(ZH, HERE, f"不是{K02}，{HERE}"), (EN, THERE, f"It is not {K02}. {THERE}")],
        [
            f'{EN}:26: The disputed value of "k02" is not marked as disputed. Add {{{{ ref("k02") }}}} after it.',
            f'{ZH}:27: The disputed value of "k02" is not marked as disputed. Add {{{{ ref("k02") }}}} after it.',
        ],
    ),
    "an estimate hedged twice": (
        [
            (
                YEARS,
                "  value: 10\n  unit: days\n  as_of: 1582-02\n  basis: published",
                "  value: 10\n  unit: days\n  as_of: 1582-02\n  basis: estimate",
            ),
            (ZH, "略去{{", "略去约{{"),
            (EN, "left out {{", "left out about {{"),
        ],
        [
            f'{EN}:10: "about" is redundant: "skipped.days" is already printed with "about". Delete "about".',
            f'{ZH}:10: "约" is redundant: "skipped.days" is already printed with "约". Delete "约".',
        ],
    ),
    "a bound that is also in the words before it": (
        [
            (YEARS, "  value: 10\n  unit: days\n", "  value: 10\n  bound: over\n  unit: days\n"),
            (ZH, "略去{{", "略去至少{{"),
            (EN, "left out {{", "left out more than {{"),
        ],
        [
            f'{EN}:10: "more than" is redundant: "skipped.days" is already printed with "over". Delete "more than".',
            f'{ZH}:10: "至少" is redundant: "skipped.days" is already printed with "超过". Delete "至少".',
        ],
    ),
    "a verdict without a source": (
        [(CLAIMS, "  sources: [bull]\n", "")],
        [
            f'{CLAIMS}:26: Claim "k03" has a verdict but no source. '
            'Name its "sources", or change its verdict to "unverified".'
        ],
    ),
    "a word that is not the agreed one": (
        [
            (TERMS, "  en: leap year\n", "  en: leap year\n  not: {zh: [闰岁], en: [bissextile]}\n"),
            (ZH, HERE, f"闰岁{HERE}"),
            (EN, THERE, f"Bissextiles count. {THERE}"),
            (CLAIMS, "The bull of 1582", "The bissextile bull of 1582"),
        ],
        [
            f'{CLAIMS}:21: In the English of "note": "bissextile" is not the agreed term. '
            'Write "leap year", or {{ term("leap-year") }} on a page.',
            f'{EN}:26: "Bissextile" is not the agreed term. '
            f'Write "leap year", or {{{{ term("leap-year") }}}} on a page.',
            f'{ZH}:27: "闰岁" is not the agreed term. Write "闰年", or {{{{ term("leap-year") }}}} on a page.',
        ],
    ),
    "broken links": (
        [
            (EN, THERE, f"[a](indx.md) [b](index.md#month) [c](#cycl) [d](http://e.org/) [e](index.html). {THERE}"),
            (SOURCES, "url: https://www.iso", "url: http://www.iso"),
        ],
        [
            f"{SOURCES}:12: Address without encryption: http://www.iso.org/iso-8601-date-and-time-format.html. "
            "Use https:// if the site supports it.",
            f'{EN}:26: "calendar.md" has no id "#cycl". Did you mean "cycle"?',
            f'{EN}:26: "index.md" has no id "#month". Did you mean "months"?',
            f"{EN}:26: Address without encryption: http://e.org/. Use https:// if the site supports it.",
            f'{EN}:26: Link to a missing page: "index.html". Did you mean "index.md"?',
            f'{EN}:26: Link to a missing page: "indx.md". Did you mean "index.md"?',
        ],
    ),
    "entries that are not used": (
        [
            (
                YEARS,
                "skipped.days:",
                "more.days:\n  what: {zh: 多, en: More}\n  derive: {add: [leap-day]}\n  unit: days\n\nskipped.days:",
            ),
            (TERMS, "leap-year:", "week:\n  zh: 周\n  en: week\n  means: {zh: 七天。, en: Seven days.}\nleap-year:"),
            (
                SOURCES,
                "bull:",
                OTHER + "bull:",
            ),
            (
                "data/series.yml",
                "months:\n",
                "spare:\n  title: {zh: 余, en: Spare}\n  sources: [bull]\n  as_of: 1582\n  columns: {}\nmonths:\n",
            ),
        ],
        [
            f'{YEARS}:89: Fact "more.days" is not used. Write it with {{{{ fact("…") }}}}, or remove it.',
            'data/series.yml:1: Series "spare" is not used. Show it in a figure or table, or remove it.',
            f'{SOURCES}:1: Source "other" is not used. Cite it, or remove it.',
            f'{TERMS}:1: Term "week" is not used. Write it with {{{{ term("…") }}}}, or remove it.',
        ],
    ),
    "a table on no page": (
        [
            (ZH, '{{ table("cycle") }}', ""),
            (EN, '{{ table("cycle") }}', ""),
            (ZH, '合计见{{ ref("cycle") }}。', ""),
            (EN, '{{ ref("cycle") }} adds them up.', ""),
        ],
        ['data/tables/cycle.yml:1: Table "cycle" is not used. Place it with {{ table("…") }}, or remove it.'],
    ),
    "a table on no page, to which pages refer": (
        [(ZH, '{{ table("cycle") }}', ""), (EN, '{{ table("cycle") }}', "")],
        [
            f'{EN}:26: "cycle" is not shown on any page. Show it with {{{{ table("cycle") }}}}.',
            f'{ZH}:27: "cycle" is not shown on any page. Show it with {{{{ table("cycle") }}}}.',
            'data/tables/cycle.yml:1: Table "cycle" is not used. Place it with {{ table("…") }}, or remove it.',
        ],
    ),
}


@pytest.fixture
def root(root: Path) -> Path:
    """A copy of the mini briefing with a CSV file that no series uses."""
    (root / "data" / "series" / "spare.csv").write_text("id\na\n")
    return root


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_mistake_is_reported(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert sorted(mini_briefing.messages(root)) == sorted(messages)


def test_a_page_without_incoming_links_is_reported(root: Path) -> None:
    for language, title in (("zh", "附录"), ("en", "Annex")):
        (root / f"docs/{language}/annex.md").write_text(
            f"---\ntitle: {title}\ndescription: {title}\n---\n\n# {title} {{#annex}}\n", encoding="utf-8"
        )
    mini_briefing.edit(root, "mkdocs.yml", "  - calendar.md\n", "  - calendar.md\n  - annex.md\n")
    assert [problem.rule for problem in check(root)] == ["links.orphan"]
    mini_briefing.edit(root, ZH, HERE, f"见[附录](annex.md)，{HERE}")
    assert check(root) == ()


@pytest.mark.briefing
def test_every_estimate_is_printed_with_about_or_as_a_bound() -> None:
    briefing = load(PROJECT)
    estimates = [fact.quantity for fact in briefing.facts.values() if fact.quantity.basis == "estimate"]
    assert len([quantity for quantity in estimates if not quantity.bound]) > 5
    for quantity in estimates:
        for language in LANGUAGES:
            hedge = numbers.BOUNDS[quantity.bound][language] if quantity.bound else numbers.ABOUT[language]
            assert numbers.write(quantity, language).startswith(hedge)
