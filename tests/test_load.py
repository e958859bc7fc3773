"""Reading data/ and docs/: no mistake of an author ends in a traceback, and the fixes in messages are accepted.

The table of single edits with their exact messages is tests/edits.yml.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import mini_briefing
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem
from briefing.languages import LANGUAGES
from briefing.model import BASES, Briefing, Invalid, Period, Text
from briefing.model.strings import labels, texts
from briefing.source import load
from briefing.source.kinds import FILES, keys_at
from briefing.source.written import WRITE_PERIOD, number, period
from mini_briefing import Edit

YEARS, CLAIMS, TERMS = "data/facts/years.yml", "data/claims.yml", "data/terms.yml"
SHEET, TABLE, SERIES = "data/series/months.csv", "data/tables/cycle.yml", "data/series.yml"
LEAP_YEAR = "derive: {add: [common-year.days, leap-day]}"
APRIL = "april,四月,April,short,30"
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
Path_ = tuple[str | int, ...]


def problems(root: Path) -> tuple[Problem, ...]:
    """Return the problems of reading a briefing."""
    return mini_briefing.problems(root, load)


def messages_of(root: Path) -> list[str]:
    """Return the messages of reading a briefing."""
    return mini_briefing.messages(root, load)


# Wrong values in every field.


@dataclass(frozen=True)
class Block:
    """A block of keys in a file of the mini briefing."""

    kind: str
    file: str
    path: Path_

    def __str__(self) -> str:
        return f"{self.kind}:{'.'.join(map(str, self.path))}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that the schema accepts here."""
        return keys_at(self.kind, self.path)


BLOCKS = [
    Block("briefing", "data/briefing.yml", ()),
    Block("briefing", "data/briefing.yml", ("title",)),
    Block("units", "data/units.yml", ("days",)),
    Block("facts", YEARS, ("leap-day",)),
    Block("facts", YEARS, ("leap-year.days", "derive")),
    Block("claims", CLAIMS, ("k02",)),
    Block("sources", "data/sources.yml", ("bull",)),
    Block("systems", "data/systems.yml", ()),
    Block("systems", "data/systems.yml", ("systems", "leap-year")),
    Block("terms", TERMS, ("leap-year",)),
    Block("terms", TERMS, ("leap-year", "not")),
    Block("rules", "data/rules.yml", ()),
    Block("rules", "data/rules.yml", ("allow", 0)),
    Block("argument", "data/argument.yml", ("a.1",)),
    Block("findings", "data/findings.yml", ("f1",)),
    Block("verification", "data/verification.yml", ("k02",)),
    Block("changes", "data/changes.yml", ("months",)),
    Block("series", SERIES, ("months",)),
    Block("series", SERIES, ("months", "columns", "days")),
    Block("figures", "data/figures/month-lengths.yml", ()),
    Block("figures", "data/figures/month-lengths.yml", ("colour",)),
    Block("figures", "data/figures/month-lengths.yml", ("stages", 0)),
    Block("tables", TABLE, ()),
    Block("grids", "data/grids/halves.yml", ("first",)),
]
WRONG: tuple[Any, ...] = (
    None,
    "",
    "x",
    "12",
    [],
    [""],
    [[]],
    {},
    {"x": "y"},
    {"zh": "x", "en": " "},
    {"zh": [""], "en": {}},
)


def content(root: Path, file: str) -> dict[str, Any]:
    """Return the content of a YAML file with every scalar as text."""
    found: dict[str, Any] = yaml.load((root / file).read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def write(root: Path, file: str, new: Any) -> None:
    (root / file).write_text(yaml.dump(new, Dumper=DUMPER, allow_unicode=True, sort_keys=False), encoding="utf-8")


def block_in(whole: Any, path: Path_) -> Any:
    """Return the block at a path, created if it does not exist."""
    for step in path:
        if isinstance(step, int):
            whole[:] = whole or [{}]
            whole = whole[step]
        else:
            whole = whole.setdefault(step, [{}] if step == "stages" else {})
    return whole


def test_every_kind_of_entry_is_tested() -> None:
    assert {block.kind for block in BLOCKS} == set(FILES) - {"words", "confirmed"}


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_wrong_value_in_any_field_is_reported_with_its_place(block: Block, root: Path) -> None:
    """It may also be accepted, but never ends in a traceback."""
    as_written = content(root, block.file)
    for key in block.keys:
        for wrong in WRONG:
            whole = deepcopy(as_written)
            block_in(whole, block.path)[key] = wrong
            write(root, block.file, whole)
            for problem in problems(root):
                assert problem.where.file.startswith("data/"), (key, wrong)
                assert 0 < problem.where.line <= len((root / problem.where.file).read_text().splitlines()) or (
                    problem.where.line == 1
                )
                assert str(problem.fix), f"no fix: {problem}"


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.path], ids=str)
def test_a_wrong_value_in_place_of_a_block_is_reported(block: Block, root: Path) -> None:
    as_written = content(root, block.file)
    for wrong in WRONG:
        whole = deepcopy(as_written)
        block_in(whole, block.path)
        block_in(whole, block.path[:-1])[block.path[-1]] = wrong
        write(root, block.file, whole)
        assert {problem.where.file.split("/")[0] for problem in problems(root)} <= {"data"}


@pytest.mark.parametrize("file", sorted({block.file for block in BLOCKS}))
@pytest.mark.parametrize("wrong", ["", "x", "- x", "[]", "{}", "null", "''", "a: null", "a: []", "a: {b: {c: d}}"])
def test_a_file_of_another_structure_causes_no_traceback(file: str, wrong: str, root: Path) -> None:
    (root / file).write_text(wrong)
    problems(root)


# Misspelt keys.


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_suggested_key_is_accepted(block: Block, root: Path) -> None:
    as_written = content(root, block.file)
    for key in block.keys:
        whole = deepcopy(as_written)
        entry = block_in(whole, block.path)
        value = entry.pop(key, "x")
        typo = f"{key}{key[-1]}"
        entry[typo] = value
        write(root, block.file, whole)
        found = [problem for problem in problems(root) if f'"{typo}"' in str(problem)]
        assert [str(problem.fix) for problem in found] == [f'Did you mean "{key}"?'], key
        assert not any(f'"{key}" is missing' in message for message in messages_of(root)), "reported twice"
        del entry[typo]
        entry[key] = value
        write(root, block.file, whole)
        assert not any("nknown" in message for message in messages_of(root)), key


# Single mistakes.

NO_NUMBER = "is not a number. Write it as 175e9 or 0.12. Leave the cell empty if nothing is known."
WORD = "  en: leap year\n"
CASES: dict[str, tuple[list[Edit], list[str]]] = {
    "a key of another kind of entry, which is not suggested": (
        [(TERMS, "  means:", "  valu: x\n  means:")],
        [f'{TERMS}:4: Unknown key "valu". Remove it, or use "not".'],
    ),
    "a key that is there already, which is not suggested": (
        [(YEARS, "  value: 400", "  value: 400\n  valu: 500")],
        [
            f'{YEARS}:25: Unknown key "valu". '
            'Remove it, or use "bound", "low", "high", "cell", "derive", "digits", "decimals" or "claims".'
        ],
    ),
    **{
        f"a field that only the engine uses: {key}": (
            [(YEARS, "  value: 400", f"  {key}: x\n  value: 400")],
            [f'{YEARS}:24: Unknown key "{key}". Remove it.'],
        )
        for key in ("id", "where", "lines")
    },
    "an empty half of a term": (
        [(TERMS, WORD, "  en: ''\n")],
        [f"{TERMS}:3: The English text is empty. Write it."],
    ),
    "an empty word that a term rules out": (
        [(TERMS, WORD, f"{WORD}  not: {{en: ['']}}\n")],
        [f"{TERMS}:4: A word is empty. Write it, or remove it from the list."],
    ),
    "a term that rules itself out": (
        [(TERMS, WORD, f"{WORD}  not: {{zh: [年], en: [Leap Year]}}\n")],
        [f'{TERMS}:4: "leap year" is the agreed word itself. Remove it from "not".'],
    ),
    "a term that rules another one out": (
        [(TERMS, WORD, f"{WORD}  not: {{en: [leaping year, common year]}}\n")],
        [f'{TERMS}:4: "common year" is the agreed word of the term "common-year". Remove it from "not".'],
    ),
    "a word in place of a list of words": (
        [(TERMS, WORD, f"{WORD}  not: {{en: leaping year}}\n")],
        [f'{TERMS}:4: "en" must be a list. Write ["leaping year"].'],
    ),
    "an invisible character in a number": (
        [(SHEET, APRIL, APRIL.replace("30", "\u200b30"))],
        [f'{SHEET}:5: "U+200B30" {NO_NUMBER}'],
    ),
    "a cell that refers to itself": (
        [(SHEET, APRIL, APRIL.replace("30", "cell:months/april/days"))],
        [
            f"{SHEET}:5: Circular computation: months/april/days → months/april/days. "
            "Compute one of them from other values."
        ],
    ),
    **{
        f"a value with {end} too": (
            [(YEARS, "  value: 400", f"  value: 400\n  {end}: 300")],
            [f'{YEARS}:22: A fact must have exactly one origin. Give "value", "low" with "high", "cell" or "derive".'],
        )
        for end in ("low", "high")
    },
    "a derived value with an end of a range": (
        [(YEARS, LEAP_YEAR, f"{LEAP_YEAR}\n  high: 400")],
        [f'{YEARS}:17: A fact must have exactly one origin. Give "value", "low" with "high", "cell" or "derive".'],
    ),
    **{
        f"a derived value with its own {name}": (
            [(YEARS, LEAP_YEAR, f"{LEAP_YEAR}\n  {name}: {given}")],
            [
                f'{YEARS}:20: "{name}" is only for a stored value. '
                "Delete it; this value has the date and the sources of its origin."
            ],
        )
        for name, given in (("as_of", "2020"), ("sources", "[bull]"))
    },
    "a row without an id": (
        [(SHEET, APRIL, APRIL.removeprefix("april"))],
        [f'{SHEET}:5: The row has no id. Write one in the column "id".'],
    ),
    "a sheet without ids": (
        [
            (SHEET, "id,month.zh", "code,month.zh"),
            (SERIES, "    month: {label", "    code: {label: {zh: 代码, en: Code}}\n    month: {label"),
        ],
        [f'{SHEET}:1: The column "id" is missing. Add it to the header row.'],
    ),
    "two columns of one name": (
        [(SHEET, "id,month.zh,month.en", "id,month.zh,month.zh")],
        [
            f'{SHEET}:1: The column "month.en" is missing. Add it to the header row, or remove it from {SERIES}.',
            f'{SHEET}:1: The header row names the column "month.zh" more than once. Rename or remove one of the two.',
        ],
    ),
    "a publisher of an unknown kind": (
        [("data/briefing.yml", "licence:", "publisher: {name: A, kind: office}\nlicence:")],
        ['data/briefing.yml:8: "office" is not a valid value of "kind". Write "person" or "organisation".'],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), CASES.values(), ids=CASES)
def test_a_mistake_is_reported(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.messages(root) == messages


# Numbers and the basis of a row.

TOO_LARGE = "is too large or too precise. Use at most 28 digits before and after the decimal point."
OTHER_VALUES = "Write a number as 175e9 or 0.12, a date as 2020-05-28 or 2020-Q2, or a period as 2019–2021."
NUMBERS = {
    "NaN": f'"NaN" {NO_NUMBER}',
    "Infinity": f'"Infinity" {NO_NUMBER}',
    "sNaN": f'"sNaN" {NO_NUMBER}',
    "1_000": f'"1_000" {NO_NUMBER}',
    "1e400": f"The number 1e400 {TOO_LARGE}",
    "1e28": f"The number 1e28 {TOO_LARGE}",
    "1e-400": f"The number 1e-400 {TOO_LARGE}",
    "0.12345678901234567890123456789": f"The number 0.12345678901234567890123456789 {TOO_LARGE}",
    "12%": '"12%" is not a number. Write 12.',
    "3 600": '"3 600" is not a number. Write 3600.',
    "(35.20)": '"(35.20)" is not a number. Write -35.20.',
    "0.30000000000000004": "The last digits of 0.30000000000000004 are a rounding error of a computer. Write 0.3.",
    "-99.99999999999999": "The last digits of -99.99999999999999 are a rounding error of a computer. Write -100.",
}


@pytest.mark.parametrize(("raw", "message"), NUMBERS.items())
def test_a_number_that_cannot_be_computed_is_reported_once(raw: str, message: str, root: Path) -> None:
    """The facts that use the cell are not reported too."""
    mini_briefing.edit(root, SHEET, APRIL, APRIL.replace("30", raw))
    assert messages_of(root) == [f"{SHEET}:5: {message}"]


@pytest.mark.parametrize(("raw", "message"), NUMBERS.items())
def test_the_same_number_is_reported_in_yaml(raw: str, message: str, root: Path) -> None:
    or_date = f'"{raw}" is neither a number nor a date. {OTHER_VALUES}'
    mini_briefing.edit(root, YEARS, "value: 400", f"value: '{raw}'")
    assert messages_of(root) == [f"{YEARS}:24: {or_date if message.endswith(NO_NUMBER) else message}"]


@pytest.mark.parametrize("raw", ["-0", "-0.0", "+0", "0e5"])
def test_zero_has_no_sign(raw: str) -> None:
    assert number(raw).is_signed() is False
    assert number(raw) == 0


@pytest.mark.parametrize(
    ("raw", "value"), [("175e9", "175e9"), ("+3.6E+03", "3600"), (".5", "0.5"), ("３６００", "3600")]
)
def test_ways_to_write_a_number(raw: str, value: str) -> None:
    assert number(raw) == Decimal(value)


def test_full_width_digits_are_read_in_dates_as_in_numbers() -> None:
    assert period("２０２０-０５") == Period(2020, 5)


def test_the_ids_of_rows_may_be_in_any_column(root: Path) -> None:
    before = load(root).series["months"]
    cells = [line.split(",") for line in (root / SHEET).read_text(encoding="utf-8").splitlines()]
    moved = [",".join([name, f" {id} ", *others]) for id, name, *others in cells]
    moved[0] = moved[0].replace(" id ", "id")
    (root / SHEET).write_text("\n".join(moved) + "\n", encoding="utf-8")
    assert load(root).series["months"] == before


def with_basis(root: Path, april: str, of_series: str = "published") -> None:
    """Add a column `basis` to the months, filled for April alone."""
    text = (root / SHEET).read_text(encoding="utf-8").splitlines()
    rows = [f"{line},{april if line.startswith('april') else ''}" for line in text[1:]]
    (root / SHEET).write_text("\n".join([f"{text[0]},basis", *rows, ""]), encoding="utf-8")
    column = "    basis: {label: {zh: 依据, en: Basis}}\n"
    mini_briefing.edit(root, SERIES, "    days: {unit", f"{column}    days: {{unit")
    mini_briefing.edit(root, SERIES, "as_of: 2019-02", f"as_of: 2019-02\n  basis: {of_series}")


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("of_series", BASES)
def test_the_basis_of_a_row_overrides_that_of_its_series(basis: str, of_series: str, root: Path) -> None:
    with_basis(root, basis, of_series)
    rows = load(root).series["months"].rows
    found = {id: getattr(rows[id].cells["days"], "basis", None) for id in ("march", "april")}
    assert found == {"march": of_series, "april": basis}


# Authors and publisher.


def test_names_are_written_once_or_in_both_languages(root: Path) -> None:
    authors = "authors: [{name: 'Brown, Tom B.', kind: person}]"
    publisher = "publisher: {name: {zh: 历法局, en: Calendar Office}, kind: organisation}"
    about = f"{authors}\n{publisher}\n"
    mini_briefing.edit(root, "data/briefing.yml", "licence:", f"{about}licence:")
    briefing = load(root)
    (author,) = briefing.authors
    assert (author.name.zh, author.kind, author.url) == ("Brown, Tom B.", "person", "")
    assert briefing.publisher and briefing.publisher.name.en == "Calendar Office"


# The date and the sources of a row or a column.


def with_column(root: Path, name: str, **cells: str) -> None:
    """Add a column to the months that data/series.yml does not describe, with cells by row."""
    head, *rows = (root / SHEET).read_text(encoding="utf-8").splitlines()
    rows = [f"{row},{cells.get(row.partition(',')[0], '')}" for row in rows]
    (root / SHEET).write_text("\n".join([f"{head},{name}", *rows, ""]), encoding="utf-8")


def test_the_date_and_sources_of_a_row_apply_to_its_facts_only(root: Path) -> None:
    with_column(root, "as_of", january="2021-03")
    with_column(root, "sources", january="bull iso-8601")
    facts = load(root).facts
    january, april = facts["long-month.days"].quantity, facts["short-month.days"].quantity
    assert (january.as_of, january.sources) == (Period(2021, 3), ("bull", "iso-8601"))
    assert (april.as_of, april.sources) == (Period(2019, 2), ("iso-8601",))


@pytest.mark.parametrize(("line", "date"), [("", "2024-02-29"), ("claims_date: 1582-02\n", "1582-02")])
def test_a_claimed_value_has_the_date_of_the_source_document(line: str, date: str, root: Path) -> None:
    mini_briefing.edit(root, "data/briefing.yml", "sections:\n", f"{line}sections:\n")
    quantity = load(root).claims["k02"].quantity
    assert quantity and str(quantity.as_of) == date


def test_the_date_and_sources_of_a_column_apply_where_the_row_has_none(root: Path) -> None:
    with_column(root, "as_of", january="2021-03")
    mini_briefing.edit(root, SERIES, "{unit: days, ", "{unit: days, as_of: 1582, sources: [bull], ")
    facts = load(root).facts
    january, april = facts["long-month.days"].quantity, facts["short-month.days"].quantity
    assert (january.as_of, january.sources) == (Period(2021, 3), ("bull",))
    assert (april.as_of, april.sources) == (Period(1582), ("bull",))


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("as_of", "2021-3", f'{SHEET}:5: "2021-3" is not a date. {WRITE_PERIOD}'),
        ("as_of", "2021-13", f'{SHEET}:5: There is no date "2021-13". Check its month and day.'),
        ("sources", "iso8601", f'{SHEET}:5: No entry "iso8601" in data/sources. Did you mean "iso-8601"?'),
        (
            "source",
            "bull",
            f'{SHEET}:1: The column "source" is not described in data/series.yml. Describe it there, or remove it.',
        ),
    ],
)
def test_a_wrong_date_or_source_of_a_row_is_reported_at_its_line(
    column: str, cell: str, message: str, root: Path
) -> None:
    with_column(root, column, april=cell)
    assert mini_briefing.messages(root) == [message]


def test_an_unknown_basis_of_a_row_is_reported_at_its_line(root: Path) -> None:
    with_basis(root, "estimat")
    assert messages_of(root) == [
        f'{SHEET}:5: "estimat" is not a valid value of "basis". Write "published", "derived" or "estimate".'
    ]


STORED = "unit: items, sources: [bull]"
PARTS = f"""few: {{what: {{zh: 甲, en: A}}, low: 2, high: 3, as_of: 1582, basis: published, {STORED}}}
many: {{what: {{zh: 乙, en: B}}, low: 10, high: 20, as_of: 2019-02, basis: estimate, {STORED}}}
below: {{what: {{zh: 丙, en: C}}, low: -3, high: -2, as_of: 1582, basis: published, {STORED}}}
"""


@pytest.mark.parametrize(
    ("rule", "low", "high"),
    [
        ("multiply: [few, many]", 20, 60),
        ("multiply: [many], divide: [few]", Decimal(10) / 3, 10),
        ("add: [few, many]", 12, 23),
        ("add: [many], subtract: [few]", 7, 18),
        ("between: [many, few]", 2, 20),
        ("multiply: [below, many]", -60, -20),
        ("multiply: [many], divide: [below]", -10, Decimal(-10) / 3),
    ],
)
def test_a_derived_range_includes_every_value_that_its_parts_allow(
    rule: str, low: Decimal, high: Decimal, root: Path
) -> None:
    derived = f"derived: {{what: {{zh: 丁, en: D}}, unit: items, derive: {{{rule}}}}}\n"
    mini_briefing.edit(root, YEARS, "leap-day:\n", f"{PARTS}{derived}leap-day:\n")
    found = load(root).facts["derived"].quantity
    assert (found.low, found.high) == (low, high)
    assert (found.basis, found.as_of) == ("estimate", Period(2019, 2)), "the weakest and latest of its parts"


def test_a_value_computed_from_published_numbers_is_derived(root: Path) -> None:
    assert load(root).facts["leap-year.days"].quantity.basis == "derived"


# Places.


def test_every_text_has_the_line_of_each_language(root: Path) -> None:
    for file in root.glob("data/**/*.yml"):  # each language on a line of its own
        write(root, file.relative_to(root).as_posix(), content(root, file.relative_to(root).as_posix()))
    briefing = load(root)
    read = [*texts(briefing), *labels(briefing)]
    assert len(read) > 60
    for entry in read:
        for words, where in ((entry.text[language], entry.at(language)) for language in LANGUAGES):
            line = (root / where.file).read_text(encoding="utf-8").splitlines()[where.line - 1]
            assert words[:10] in line or words[:10] in yaml.safe_load(f"- {line.strip()}\n")[0].values(), (entry, where)


def test_every_text_of_data_is_listed_for_checks_and_confirmation(root: Path) -> None:
    """A difference between the languages in a text that is not listed would not be noticed."""
    mini_briefing.edit(root, "data/sources.yml", "publisher: Rome", "publisher: {zh: 罗马, en: Rome}")
    mini_briefing.edit(root, "data/sources.yml", "[Gregory XIII]", "[{zh: 格列高利十三世, en: Gregory XIII}]")
    briefing = load(root)
    listed = {id(each.text) for each in (*texts(briefing), *labels(briefing))}
    counted = {fact.id for fact in briefing.facts.values() if fact.counts}
    own = replace(briefing, words={}, facts={id: fact for id, fact in briefing.facts.items() if id not in counted})
    found = [(path, text) for path, text in mini_briefing.texts_in(own) if text.zh != text.en]
    assert len(found) > 60
    assert [path for path, text in found if id(text) not in listed] == []


def test_the_line_of_a_field_is_found_by_its_name() -> None:
    briefing = mini_briefing.loaded()
    figure = briefing.figures["month-lengths"]
    assert figure.at("values") == Place("data/figures/month-lengths.yml", 12)
    assert figure.at("values", 0).line == 12
    assert figure.at("note") == figure.where == Place("data/figures/month-lengths.yml", 1)
    assert figure.alt.at("en") == Place("data/figures/month-lengths.yml", 7)
    assert briefing.facts["leap-day"].at("basis") == Place(YEARS, 8)
    assert briefing.at("print") == Place("data/briefing.yml", 12)
    assert briefing.series["months"].at("columns", "kind", "label").line == 8
    april = briefing.series["months"].rows["april"]
    assert april.where == Place(SHEET, 5)
    assert isinstance(april.cells["month"], Text) and april.cells["month"].at("en") == Place(SHEET, 5)


def test_a_fact_that_the_engine_counts_has_no_line_of_a_file() -> None:
    briefing: Briefing = mini_briefing.loaded()
    assert briefing.facts["claims.disputed"].what.where is None


def test_texts_are_equal_by_their_words() -> None:
    assert Text("甲", "A") == Text("甲", "A", places={"zh": Place("a", 1), "en": Place("a", 2)})
    with pytest.raises(Invalid):
        Text("甲", " ")


# Several mistakes at once.


def test_all_mistakes_are_reported_at_once_by_file_and_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mini_briefing.edit(root, YEARS, "unit: weeks", "unit: weaks")
    mini_briefing.edit(root, YEARS, LEAP_YEAR, LEAP_YEAR.replace("common", "comon"))
    mini_briefing.edit(root, CLAIMS, 'section: "2"', 'section: "3"')
    mini_briefing.edit(root, SHEET, APRIL, APRIL.replace("short", "shrot"))
    mini_briefing.edit(root, TABLE, "length", "lenght")
    assert mini_briefing.refused(root, capsys, ["site", "--root", str(root)]) == [
        'data/claims.yml:38: No section "3" in data/briefing.yml. Add it there under "sections".',
        'data/facts/years.yml:19: No fact "comon-year.days". Did you mean "common-year.days"?',
        'data/facts/years.yml:76: No unit "weaks". Did you mean "weeks"?',
        'data/series/months.csv:5: "shrot" is not a code of the column "kind". Did you mean "short"?',
        'data/tables/cycle.yml:3: Series "cycle" has no column "lenght". Did you mean "length"?',
        "Found 5 errors.",
    ]


def test_mistakes_of_syntax_in_several_files_are_reported_at_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mini_briefing.edit(root, YEARS, "  value: 400", "  valeu: 400")
    mini_briefing.edit(root, CLAIMS, "verdict: opinion", "verdict: opinon")
    mini_briefing.edit(root, SHEET, APRIL, "april,四月,April,short")
    (root / "docs/en/extra.md").write_text("# Extra {#extra}\n")
    assert [line.split(": ")[0] for line in mini_briefing.refused(root, capsys, ["site", "--root", str(root)])] == [
        "data/claims.yml:39",
        "data/facts/years.yml:24",
        "data/series/months.csv:5",
        "docs/en/extra.md:1",
        "Found 4 errors.",
    ]


# Files as editors save them.


@pytest.mark.parametrize(
    "saved",
    [lambda content: b"\xef\xbb\xbf" + content, lambda content: content.replace(b"\n", b"\r\n")],
    ids=["byte-order mark", "CRLF"],
)
def test_files_as_windows_saves_them_are_read_alike(root: Path, saved: Callable[[bytes], bytes]) -> None:
    for file in [*root.glob("data/**/*.*"), *root.glob("docs/**/*.md")]:
        file.write_bytes(saved(file.read_bytes()))
    assert load(root) == mini_briefing.loaded()


def test_empty_lines_of_a_csv_are_ignored(root: Path) -> None:
    with (root / SHEET).open("a") as file:
        file.write("\n\n")
    assert load(root) == mini_briefing.loaded()


@pytest.mark.parametrize(("listed", "place"), [(True, "mkdocs.yml:8"), (False, "docs/en/more/months.md:1")])
def test_a_page_in_a_subfolder_is_refused(root: Path, listed: bool, place: str) -> None:
    for language in LANGUAGES:
        page = root / "docs" / language / "more" / "months.md"
        page.parent.mkdir()
        page.write_text("# A {#a}\n", encoding="utf-8")
    if listed:
        mini_briefing.edit(root, "mkdocs.yml", "  - calendar.md", "  - calendar.md\n  - more/months.md")
    refused = (
        '"more/months.md" is in another folder than the other pages. '
        "Move it to docs/zh and docs/en, and write its file name alone in nav."
    )
    places = [place] if listed else [place, place.replace("/en/", "/zh/")]
    assert messages_of(root) == [f"{each}: {refused}" for each in places]


OWN_FACT = "{}: {{what: {{zh: 甲, en: A}}, value: 3, unit: items, as_of: 1582, basis: published, sources: [bull]}}\n"


def test_only_the_engine_s_own_counts_count_entries(root: Path) -> None:
    mini_briefing.edit(root, YEARS, "leap-day:\n", OWN_FACT.format("claims.received") + "\nleap-day:\n")
    facts = load(root).facts
    assert facts["claims.received"].counts == ""
    assert facts["claims.total"].counts == "claims"
    assert facts["systems.total"].counts == "systems"


def test_a_fact_with_the_id_of_a_count_is_refused(root: Path) -> None:
    """The value of the count would replace its own."""
    mini_briefing.edit(root, YEARS, "leap-day:\n", OWN_FACT.format("claims.total") + "\nleap-day:\n")
    assert messages_of(root) == [
        f'{YEARS}:3: "claims.total" is the id of a number that the engine counts. '
        "Give the entry another id, or remove it."
    ]


def test_unquoted_words_and_numbers_of_yaml_stay_text(root: Path) -> None:
    mini_briefing.edit(root, TERMS, "en: leap year", "en: no")
    mini_briefing.edit(root, "data/briefing.yml", 'version: "1.0"', "version: 1.10")
    read = load(root)
    assert (read.terms["leap-year"].word.en, read.version) == ("no", "1.10")


def test_tags_in_yaml_execute_nothing(root: Path) -> None:
    made = root / "made"
    mini_briefing.edit(root, YEARS, "value: 400", f'value: !!python/object/apply:os.mkdir ["{made}"]')
    assert problems(root)
    assert not made.exists()


def test_a_date_is_as_precise_as_it_is_written(root: Path) -> None:
    assert load(root).sources["iso-8601"].date == Period(2019, 2)


@pytest.mark.parametrize("file", ["docs/en/.#calendar.md", "docs/zh/._calendar.md", "data/facts/._months.yml"])
def test_hidden_files_are_not_read(file: str, root: Path) -> None:
    (root / file).write_bytes(b"\x00\x05\x16\x07 no text")
    assert problems(root) == ()


SUPPORTED = (
    "Supported are admonition, attr_list, def_list, footnotes, md_in_html, pymdownx.caret, pymdownx.details, "
    "pymdownx.tilde, sane_lists."
)
# An edit of mkdocs.yml, and the message at the line of its key.
SETTINGS: dict[str, tuple[str, str, str]] = {
    "a key without effect": (
        "plugins: []",
        "copyright: Free",
        ':16: The setting "copyright" has no effect. Remove it.',
    ),
    "a style sheet": ("plugins: []", "extra_css: [a.css]", ':16: The setting "extra_css" has no effect. Remove it.'),
    "a misspelt key": (
        "validation:",
        "validations:",
        ':32: The setting "validations" has no effect. Did you mean "validation"?',
    ),
    "a plugin": (
        "plugins: []",
        "plugins: [search]",
        ':16: The setting "plugins" has another value than []. Write plugins: [].',
    ),
    "addresses without .html": (
        "use_directory_urls: false",
        "use_directory_urls: true",
        ':3: The setting "use_directory_urls" has another value than false. Write use_directory_urls: false.',
    ),
    "a key of the theme": (
        "  font: false",
        "  palette: red",
        ':14: The setting "theme.palette" has no effect. Remove it.',
    ),
    "another theme": (
        "  name: material",
        "  name: mkdocs",
        ':13: The setting "theme.name" has another value than material. Write name: material.',
    ),
    "an extension": ("  - toc", "  - abbr", f':30: The Markdown extension "abbr" is not supported. {SUPPORTED}'),
    "a misspelt extension": (
        "  - tables",
        "  - table",
        ':29: The Markdown extension "table" is not supported. Did you mean "tables"?',
    ),
    "an extension with settings": (
        "  - toc",
        "  - codehilite:\n      noclasses: true",
        f':30: The Markdown extension "codehilite" is not supported. {SUPPORTED}',
    ),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_a_setting_of_mkdocs_yml_that_would_be_ignored_is_reported(case: str, root: Path) -> None:
    old, new, message = SETTINGS[case]
    mini_briefing.edit(root, "mkdocs.yml", old, new)
    assert f"mkdocs.yml{message}" in mini_briefing.messages(root)
