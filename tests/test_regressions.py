"""Mistakes that once ended in a traceback, passed unnoticed or were reported badly."""

from pathlib import Path

import pytest

import mini_briefing
from briefing.cli import main
from briefing.language import numbers
from briefing.source import load
from mini_briefing import Edit

YEARS, EN, ZH = "data/facts/years.yml", "docs/en/calendar.md", "docs/zh/calendar.md"
BARS, MATRIX = "data/figures/month-lengths.yml", "data/figures/leap-rule.yml"
UNITS, CLAIMS = "data/units.yml", "data/claims.yml"
NO_PLACE = 'The pattern must contain {} exactly once. Write {} once, as in "{} km".'
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "a day that its month does not have": (  # ValueError
        [(YEARS, "value: 1582-10-15", "value: 1582-02-30")],
        [f'{YEARS}:83: There is no date "1582-02-30". Check its month and day.'],
    ),
    "a day that the month of a source does not have": (  # ValueError
        [("data/sources.yml", "date: 2019-02", "date: 2019-02-30")],
        ['data/sources.yml:15: There is no date "2019-02-30". Check its month and day.'],
    ),
    "a pattern with half of its brackets": (
        [(UNITS, "items: {kind: count, ", "items: {kind: count, pattern: {zh: '{', en: '{}'}, ")],
        [f"{UNITS}:4: {NO_PLACE}"],
    ),
    "a pattern without its number": (
        [(UNITS, "items: {kind: count, ", "items: {kind: count, pattern: {zh: 个, en: x}, ")],
        [f"{UNITS}:4: {NO_PLACE}"],
    ),
    "an empty half of a text": (  # passed
        [(YEARS, "{zh: 闰年多出的天数, en", "{zh: '', en")],
        [f"{YEARS}:4: The Chinese text is empty. Write it."],
    ),
    "a range of years with the unit of a date": (  # passed, and printed 1582 alone
        [(YEARS, "  value: 1582-10-15\n", "  low: 1582\n  high: 1600\n")],
        [f'{YEARS}:85: The value does not fit the unit "date". Write a date, or change the unit.'],
    ),
    "a sum and a product in one derivation": (
        [(YEARS, "{add: [common-year.days, leap-day]}", "{add: [common-year.days], multiply: [leap-day]}")],
        [
            f"{YEARS}:19: A derived value must be computed in exactly one way. "
            'Give "multiply" with "divide", or "add" with "subtract", or "between".'
        ],
    ),
    "a division by a fact that is zero": (
        [
            (
                YEARS,
                "divide: [cycle.years]}\n  unit: days",
                "divide: [cycle.none]}\n  unit: days\n\ncycle.none:\n  what: {zh: 零, en: Nought}\n  value: 0\n"
                "  unit: items\n  as_of: 2000\n  basis: published\n  sources: [bull]",
            )
        ],
        [f'{YEARS}:61: The divisor is or may be zero. Change the facts under "divide".'],
    ),
    "an unknown fact in the finding": (  # passed, and left a hole
        [("data/briefing.yml", 'fact("cycle.days")', 'fact("cycle.dayz")')],
        ['data/briefing.yml:4: No fact "cycle.dayz". Did you mean "cycle.days"?'],
    ),
    "an unknown fact in the findings": (  # passed
        [("data/findings.yml", 'fact("leap.share")', 'fact("leap.shar")')],
        ['data/findings.yml:4: No fact "leap.shar". Did you mean "leap.share"?'],
    ),
    "an unknown fact in a text of data": (  # reported with two line numbers
        [(CLAIMS, 'fact("cycle.years")', 'fact("cycle.yeers")')],
        [f'{CLAIMS}:17: No fact "cycle.yeers". Did you mean "cycle.years"?'],
    ),
    "an unknown colour": (  # KeyError
        [(BARS, "february: orange}", "february: ornage}")],
        [f'{BARS}:13: No colour "ornage". Did you mean "orange"?'],
    ),
    "a colour of an unknown code": (  # passed, and drew blue
        [(BARS, "february: orange}", "februray: orange}")],
        [f'{BARS}:13: No row has the code "februray" in column "kind". Did you mean "february"?'],
    ),
    "bars of words": (  # ValueError
        [(BARS, "values: [days]", "values: [kind]")],
        [f'{BARS}:12: Column "kind" contains words, not numbers. List columns of numbers.'],
    ),
    "a matrix of no columns": (  # ZeroDivisionError
        [(MATRIX, "values: [by-4, by-100, by-400, leap]", "values: []")],
        [f'{MATRIX}:10: "values" is empty. List the columns to draw.'],
    ),
    "a scatter against words": (  # ValueError
        [(BARS, "kind: bars", "kind: scatter\nagainst: kind")],
        [f'{BARS}:2: Column "kind" contains words, not numbers or dates. Name a column of numbers or dates.'],
    ),
    "a timeline of numbers": (  # AssertionError
        [(BARS, "kind: bars", "kind: timeline\nagainst: days\nlanes: kind")],
        [
            f'{BARS}:2: Column "days" contains no dates. Name a column whose unit is a date.',
            f"data/rules.yml:5: The exception to figures.period in {BARS} is not needed. Remove it.",
        ],
    ),
    "claims that refer to each other": (  # RecursionError
        [(CLAIMS, '{{ term("common-year") }} unless', '{{ claim("k02") }} unless')],
        [f"{CLAIMS}:{line}: This text refers to itself. Remove the call that leads back to it." for line in (18, 21)],
    ),
    # Reported in the terms of the program, not in those of the author.
    "words for a number": (
        [(YEARS, "value: 400", "value: many")],
        [
            f'{YEARS}:24: "many" is neither a number nor a date. '
            "Write a number as 175e9 or 0.12, a date as 2020-05-28 or 2020-Q2, or a period as 2019–2021."
        ],
    ),
    "one text for both languages": (
        [(YEARS, "{zh: 闰年多出的天数, en: Days that a leap year has more}", "Days that a leap year has more")],
        [f"{YEARS}:4: This text is needed in both languages. Write {{zh: …, en: …}}."],
    ),
    "a text in place of a list": (
        [(YEARS, "sources: [iso-8601]", "sources: iso-8601")],
        [f'{YEARS}:79: "sources" must be a list. Write ["iso-8601"].'],
    ),
    "a list in place of a number": (
        [(YEARS, "value: 400", "value: [400]")],
        [f"{YEARS}:24: A single value is needed here, not a list or a block. Write it as 175e9 or 0.12."],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_mistake_is_reported_once_in_the_authors_terms(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.build_messages(root) == messages


def test_an_unknown_span_of_a_duration_is_reported(root: Path) -> None:
    mini_briefing.edit(root, UNITS, "of: week", "of: wek")
    (message,) = mini_briefing.build_messages(root)
    assert message.startswith(f'{UNITS}:2: "wek" is not a valid value of "of".')


def test_an_empty_file_of_units_is_reported(root: Path) -> None:
    (root / UNITS).write_text("")
    assert f'{CLAIMS}:9: No unit "days". Add it to {UNITS}.' in mini_briefing.build_messages(root)


def test_a_figure_and_a_table_cannot_have_the_same_id(root: Path) -> None:
    (root / "data/tables/cycle.yml").rename(root / "data/tables/leap-rule.yml")
    for file in (EN, ZH):
        mini_briefing.edit(root, file, 'table("cycle")', 'table("leap-rule")')
        mini_briefing.edit(root, file, '{{ ref("cycle") }}', "x")
    assert mini_briefing.build_messages(root) == [
        'data/tables/leap-rule.yml:1: "leap-rule" is both a figure and a table. Give one of them another name.'
    ]


def test_a_derived_percentage_has_no_zeros_that_nobody_declared(root: Path) -> None:
    mini_briefing.edit(root, YEARS, "  digits: 4\n", "")
    assert numbers.write(load(root).facts["leap.share"].quantity, "en") == "24.25%"


@pytest.mark.parametrize(
    ("file", "old", "new", "shows"),
    [
        ("data/briefing.yml", "en: The calendar}", "en: The almanac}", "html"),
        ("data/briefing.yml", 'has {{ fact("cycle.leap-years") }} leap years', "has some leap years", "pdf"),
        ("data/briefing.yml", "print: [index, calendar]", "print: [index]", "pdf"),
    ],
)
def test_an_edit_of_briefing_yml_changes_the_products(
    built_root: Path, file: str, old: str, new: str, shows: str
) -> None:
    def product() -> bytes:
        return (built_root / "site" / "en" / ("index.html" if shows == "html" else "briefing.pdf")).read_bytes()

    before = product()
    mini_briefing.edit(built_root, file, old, new)
    assert main(["site", "--root", str(built_root)]) == 0
    assert product() != before
