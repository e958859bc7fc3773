"""One slip in a tiny briefing → this exact message, exit code 1, no traceback, and nothing written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import mini_briefing
from briefing.cli import main
from briefing.source import load

YEARS, MONTHS = "data/facts/years.yml", "data/facts/months.yml"
CLAIMS, SOURCES, TERMS = "data/claims.yml", "data/sources.yml", "data/terms.yml"
SHEET, CYCLE = "data/series/months.csv", "data/series/cycle.csv"
BARS, MATRIX, TABLE = "data/figures/month-lengths.yml", "data/figures/leap-rule.yml", "data/tables/cycle.yml"
LEAP_YEAR = "derive: {add: [common-year.days, leap-day]}"
LEAP_DAY = "{zh: 闰年多出的天数, en: Days that a leap year has more}"
JANUARY, APRIL = "cell: months/january/days", "april,四月,April,short,30"


@dataclass(frozen=True)
class Slip:
    """One edit of one file, and what its author is told."""

    name: str
    file: str
    old: str
    new: str
    told: tuple[str, ...]


def slip(name: str, file: str, old: str, new: str, *told: str) -> Slip:
    return Slip(name, file, old, new, told)


SLIPS = [
    # YAML.
    slip(
        "bad YAML",
        YEARS,
        LEAP_YEAR,
        LEAP_YEAR.replace("]", ""),
        "data/facts/years.yml:19: not valid YAML: did not find expected ',' or ']'.",
    ),
    slip(
        "a tab for spaces",
        YEARS,
        "  value: 400",
        "\tvalue: 400",
        "data/facts/years.yml:24: not valid YAML: found character that cannot start any token. "
        "Indent with spaces, and put what begins with @, ` or % in quotes.",
    ),
    slip(
        "a number allowed without a reason",
        "data/rules.yml",
        "allow:\n",
        "allow:\n  - {rule: numbers.typed, texts: [A4]}\n",
        'data/rules.yml:2: "why" is missing from allow.0.',
    ),
    slip(
        "a text without a character, which would be allowed everywhere",
        "data/rules.yml",
        "allow:\n",
        "allow:\n  - {rule: numbers.typed, why: A name., texts: [A4, '']}\n",
        "data/rules.yml:2: 0: the reason or a text is empty.",
    ),
    slip(
        "a second document",
        TERMS,
        "leap-year:",
        "---\n---\nleap-year:",
        "data/terms.yml:2: not valid YAML: but found another document.",
    ),
    slip(
        "a key twice",
        YEARS,
        "  value: 400",
        "  value: 400\n  value: 500",
        'data/facts/years.yml:25: "value" stands twice, first on line 24.',
    ),
    slip(
        "an alias that contains itself",
        "data/findings.yml",
        "f1:\n  claims: [k02, k03]",
        "f1: &all\n  claims: *all",
        "data/findings.yml:1: an alias (*) refers to a block that contains it.",
    ),
    # Keys and their values.
    slip(
        "a key missing",
        YEARS,
        "  what: {zh: 历法循环一次的年数, en: Years after which the calendar repeats}\n",
        "",
        'data/facts/years.yml:22: "what" is missing from cycle.years.',
    ),
    slip(
        "an unknown key",
        YEARS,
        "  value: 400",
        "  valeu: 400",
        'data/facts/years.yml:24: unknown key "valeu". Did you mean "value"?',
    ),
    slip(
        "a value that is no number",
        YEARS,
        "digits: 4",
        "digits: four",
        'data/facts/years.yml:69: digits: "four" is not a number. Write it as 175e9 or 0.12.',
    ),
    slip(
        "a text in one language only",
        YEARS,
        LEAP_DAY,
        "{en: Days that a leap year has more}",
        'data/facts/years.yml:4: "zh" is missing from leap-day.what.',
    ),
    slip(
        "an unknown verdict",
        CLAIMS,
        "verdict: disputed",
        "verdict: wrong",
        'data/claims.yml:14: "wrong" is not a verdict. '
        'Write "confirmed", "close", "disputed", "unverified" or "opinion".',
    ),
    slip(
        "an id with capitals",
        TERMS,
        "leap-year:",
        "Leap_Year:",
        'data/terms.yml:1: "Leap_Year" cannot stand here. Ids are lower-case letters, digits, hyphens and full stops.',
    ),
    slip(
        "an address without http",
        SOURCES,
        "https://www.iso.org",
        "www.iso.org",
        'data/sources.yml:17: "www.iso.org/iso-8601-date-and-time-format.html" cannot stand here. '
        "Write an address with http:// or https://.",
    ),
    slip(
        "a date that no calendar has",
        YEARS,
        "value: 1582-10-15",
        "value: 1582-13-15",
        "data/facts/years.yml:83: value: this date does not exist.",
    ),
    slip(
        "a date in another order",
        SOURCES,
        "date: 2019-02",
        "date: 02/2019",
        "data/sources.yml:15: date: write a date as 2020, 2020-05 or 2020-05-28.",
    ),
    slip(
        "an unknown kind of unit",
        "data/units.yml",
        "kind: percent",
        "kind: percentage",
        'data/units.yml:5: "percentage" is not a kind. '
        'Write "count", "plain", "percent", "bytes", "duration" or "date".',
    ),
    # Facts and where their values come from.
    slip(
        "low above high",
        YEARS,
        "low: 52\n  high: 53",
        "low: 53\n  high: 52",
        'data/facts/years.yml:72: iso-year.weeks: "low" is larger than "high".',
    ),
    slip(
        "a range without its end",
        YEARS,
        "low: 52\n  high: 53",
        "low: 52",
        'data/facts/years.yml:72: iso-year.weeks: give exactly one of "value", "low" with "high", "cell" or "derive".',
    ),
    slip(
        "two origins of a value",
        YEARS,
        LEAP_YEAR,
        f"value: 366\n  {LEAP_YEAR}",
        'data/facts/years.yml:17: leap-year.days: give exactly one of "value", "low" with "high", "cell" or "derive".',
    ),
    slip(
        "a stored value without its unit",
        YEARS,
        "value: 400\n  unit: years\n",
        "value: 400\n",
        'data/facts/years.yml:22: cycle.years: a stored value needs "unit".',
    ),
    slip(
        "a stored value without its source",
        YEARS,
        "basis: published\n  sources: [bull]\n\ncommon",
        "basis: published\n\ncommon",
        'data/facts/years.yml:3: leap-day: a stored value needs "sources".',
    ),
    slip(
        "an id twice in two files",
        MONTHS,
        "long-months.count:",
        "leap-day:",
        'data/facts/years.yml:3: "leap-day" stands twice, first at data/facts/months.yml:3.',
    ),
    slip(
        "facts computed from each other",
        YEARS,
        "derive: {add: [long-months.days, short-months.days, february.days]}",
        "derive: {add: [leap-year.days, leap-day]}",
        "data/facts/years.yml:17: these facts are computed from each other: "
        "common-year.days → leap-year.days → common-year.days.",
    ),
    slip(
        "a derivation from nothing",
        YEARS,
        LEAP_YEAR,
        "derive: {}",
        'data/facts/years.yml:19: derive: give "multiply" with "divide", or "add" with "subtract", or "between".',
    ),
    slip(
        "a derivation from an unknown fact",
        YEARS,
        LEAP_YEAR,
        LEAP_YEAR.replace("common", "comon"),
        'data/facts/years.yml:17: no fact "comon-year.days". Did you mean "common-year.days"?',
    ),
    slip(
        "a number with the unit of a date",
        YEARS,
        "value: 400\n  unit: years",
        "value: 400\n  unit: date",
        'data/facts/years.yml:22: the value does not fit the unit "date".',
    ),
    slip(
        "an unknown unit",
        YEARS,
        "unit: weeks",
        "unit: weaks",
        'data/facts/years.yml:72: no unit "weaks". Did you mean "weeks"?',
    ),
    slip(
        "an unknown source",
        YEARS,
        "sources: [iso-8601]",
        "sources: [iso-8610]",
        'data/facts/years.yml:72: no entry "iso-8610" in data/sources. Did you mean "iso-8601"?',
    ),
    slip(
        "an unknown claim",
        YEARS,
        "claims: [k03]",
        "claims: [k30]",
        'data/facts/years.yml:59: no entry "k30" in data/claims. Did you mean "k04"?',
    ),
    slip(
        "an unknown series",
        MONTHS,
        JANUARY,
        "cell: month/january/days",
        'data/facts/months.yml:19: no series "month". Did you mean "months"?',
    ),
    slip(
        "an unknown row",
        MONTHS,
        JANUARY,
        "cell: months/janury/days",
        'data/facts/months.yml:19: series "months" has no row "janury". Did you mean "january"?',
    ),
    slip(
        "an unknown column",
        MONTHS,
        JANUARY,
        "cell: months/january/day",
        'data/facts/months.yml:19: series "months" has no column of numbers "day". Did you mean "days"?',
    ),
    slip(
        "a column of words as a number",
        MONTHS,
        JANUARY,
        "cell: months/january/kind",
        'data/facts/months.yml:19: series "months" has no column of numbers "kind".',
    ),
    slip(
        "a cell without its column",
        MONTHS,
        JANUARY,
        "cell: months/january",
        'data/facts/months.yml:19: "months/january" is no cell. Write series/row/column.',
    ),
    slip(
        "an empty cell as a fact",
        MONTHS,
        JANUARY,
        "cell: cycle/all/length",
        'data/facts/months.yml:19: the cell "cycle/all/length" is empty.',
    ),
    # Series.
    slip("a short row", SHEET, APRIL, "april,四月,April,short", f"{SHEET}:5: 4 cells, but the head has 5."),
    slip(
        "a column missing",
        SHEET,
        "kind,days",
        "kind,day",
        f'{SHEET}:1: column "day" is not described in data/series.yml. Did you mean "days"?',
        f'{SHEET}:1: no column "days". Did you mean "day"?',
    ),
    slip("a row twice", SHEET, "june,", "may,", f'{SHEET}:7: row "may" stands twice, first on line 6.'),
    slip(
        "an unknown code",
        SHEET,
        APRIL,
        APRIL.replace("short", "shrot"),
        f'{SHEET}:5: "shrot" is no kind. Did you mean "short"?',
    ),
    slip(
        "words for a number",
        SHEET,
        APRIL,
        APRIL.replace("30", "thirty"),
        f'{SHEET}:5: "thirty" is not a number. Write it as 175e9 or 0.12.',
    ),
    slip(
        "a cell that names an unknown fact",
        CYCLE,
        "fact:cycle.common-years",
        "fact:cycle.comon-years",
        f'{CYCLE}:2: no fact "cycle.comon-years". Did you mean "cycle.common-years"?',
    ),
    # Claims, figures, tables and the argument.
    slip(
        "an unknown section",
        CLAIMS,
        'section: "2"',
        'section: "3"',
        f'{CLAIMS}:37: no section "3" in data/briefing.yml.',
    ),
    slip(
        "a claim's value without its unit",
        CLAIMS,
        "value: 25\n  unit: share",
        "value: 25",
        f'{CLAIMS}:12: claim "k02" has no value and unit.',
    ),
    slip(
        "a figure of an unknown series",
        BARS,
        "series: months",
        "series: month",
        f'{BARS}:1: no series "month". Did you mean "months"?',
    ),
    slip(
        "a figure of an unknown column",
        BARS,
        "values: [days]",
        "values: [dais]",
        f'{BARS}:1: series "months" has no column "dais". Did you mean "days"?',
    ),
    slip(
        "a figure of an unknown row",
        MATRIX,
        "series: leap-rule",
        "series: leap-rule\nrows: [y1900, y200]",
        f'{MATRIX}:1: series "leap-rule" has no row "y200". Did you mean "y2100"?',
    ),
    slip(
        "a figure of an unknown kind",
        BARS,
        "kind: bars",
        "kind: bar",
        f'{BARS}:1: No kind of figure "bar". Did you mean "bars"?',
    ),
    slip(
        "a table of an unknown column",
        TABLE,
        "length",
        "lenght",
        f'{TABLE}:1: series "cycle" has no column "lenght". Did you mean "length"?',
    ),
    slip(
        "a point under an unknown point",
        "data/argument.yml",
        "parent: a\n",
        "parent: b\n",
        'data/argument.yml:4: no entry "b" in data/argument.',
    ),
    # Pages.
    slip(
        "a page in the nav that nobody wrote",
        "mkdocs.yml",
        "  - calendar.md",
        "  - calendar.md\n  - more.md",
        'mkdocs.yml:5: "more.md" is in nav, but docs/en/more.md is missing.',
        'mkdocs.yml:5: "more.md" is in nav, but docs/zh/more.md is missing.',
    ),
    slip(
        "a printed page that is not there",
        "data/briefing.yml",
        "print: [index, calendar]",
        "print: [index, calender]",
        'data/briefing.yml:1: print lists no page "calender". Did you mean "calendar"?',
    ),
]

Change = Callable[[Path], object]
BREAKS: list[tuple[str, Change, tuple[str, ...]]] = [
    (
        "a file in another encoding",
        lambda root: (root / TERMS).write_bytes("# 术语\nleap-year:\n".encode("gbk")),
        ("data/terms.yml:1: the file is not UTF-8 text. Save it as UTF-8.",),
    ),
    (
        "a page in another encoding",
        lambda root: (root / "docs/zh/index.md").write_bytes("# 首页 {#home}\n".encode("gbk")),
        ("docs/zh/index.md:1: the file is not UTF-8 text. Save it as UTF-8.",),
    ),
    (
        "an empty table",
        lambda root: (root / TABLE).write_bytes(b""),
        tuple(f'data/tables/cycle.yml:1: "{key}" is missing.' for key in ("columns", "series", "title")),
    ),
    ("a file gone", lambda root: (root / SOURCES).unlink(), ("data/sources.yml:1: the file is missing.",)),
    ("a sheet gone", lambda root: (root / CYCLE).unlink(), (f"{CYCLE}:1: the file is missing.",)),
    (
        "a page in one language only",
        lambda root: (root / "docs/zh/calendar.md").unlink(),
        ('mkdocs.yml:5: "calendar.md" is in nav, but docs/zh/calendar.md is missing.',),
    ),
    (
        "a page outside the nav",
        lambda root: (root / "docs/en/calender.md").write_text("# Calendar {#calendar}\n"),
        ('docs/en/calender.md:1: this page is not in the nav of mkdocs.yml. Did you mean "calendar"?',),
    ),
]


def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `make site` says of a briefing that it refuses, having written nothing but its own lock."""
    before = mini_briefing.files(root)
    assert main(["site", "--root", str(root)]) == 1
    after = mini_briefing.files(root)
    assert {name: content for name, content in after.items() if not name.startswith(".cache/")} == before
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    return said.err.splitlines()


def expected(told: tuple[str, ...]) -> list[str]:
    return [*told, *([f"Found {len(told)} errors."] if len(told) > 1 else [])]


@pytest.mark.parametrize("made", SLIPS, ids=lambda made: made.name)
def test_a_slip_is_told_in_its_authors_terms_and_nothing_is_written(
    root: Path, made: Slip, capsys: pytest.CaptureFixture[str]
) -> None:
    mini_briefing.edit(root, made.file, made.old, made.new)
    assert refused(root, capsys) == expected(made.told)


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in BREAKS], ids=[case[0] for case in BREAKS])
def test_a_broken_file_is_named_and_nothing_is_written(
    root: Path, change: Change, told: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    change(root)
    assert refused(root, capsys) == expected(told)


def test_all_slips_are_told_at_once_in_the_order_of_files_and_lines(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mini_briefing.edit(root, YEARS, "unit: weeks", "unit: weaks")
    mini_briefing.edit(root, YEARS, LEAP_YEAR, LEAP_YEAR.replace("common", "comon"))
    mini_briefing.edit(root, CLAIMS, 'section: "2"', 'section: "3"')
    mini_briefing.edit(root, SHEET, APRIL, APRIL.replace("short", "shrot"))
    mini_briefing.edit(root, TABLE, "length", "lenght")
    assert refused(root, capsys) == expected(
        (
            'data/claims.yml:37: no section "3" in data/briefing.yml.',
            'data/facts/years.yml:17: no fact "comon-year.days". Did you mean "common-year.days"?',
            'data/facts/years.yml:72: no unit "weaks". Did you mean "weeks"?',
            'data/series/months.csv:5: "shrot" is no kind. Did you mean "short"?',
            'data/tables/cycle.yml:1: series "cycle" has no column "lenght". Did you mean "length"?',
        )
    )


def test_slips_in_the_form_of_several_files_are_told_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mini_briefing.edit(root, YEARS, "  value: 400", "  valeu: 400")
    mini_briefing.edit(root, CLAIMS, "verdict: opinion", "verdict: opinon")
    mini_briefing.edit(root, SHEET, APRIL, "april,四月,April,short")
    (root / "docs/en/extra.md").write_text("# Extra {#extra}\n")
    assert [line.split(": ")[0] for line in refused(root, capsys)] == [
        "data/claims.yml:39",
        "data/facts/years.yml:24",
        "data/series/months.csv:5",
        "docs/en/extra.md:1",
        "Found 4 errors.",
    ]


@pytest.mark.parametrize(
    "saved",
    [lambda content: b"\xef\xbb\xbf" + content, lambda content: content.replace(b"\n", b"\r\n")],
    ids=["byte-order mark", "CRLF"],
)
def test_files_saved_as_windows_does_read_the_same(root: Path, saved: Callable[[bytes], bytes]) -> None:
    for file in [*root.glob("data/**/*.*"), *root.glob("docs/**/*.md")]:
        file.write_bytes(saved(file.read_bytes()))
    assert load(root) == load(mini_briefing.MINI)


def test_plain_words_of_yaml_stay_words(root: Path) -> None:
    mini_briefing.edit(root, TERMS, "en: leap year", "en: no")
    mini_briefing.edit(root, "data/briefing.yml", 'version: "1.0"', "version: 1.10")
    read = load(root)
    assert (read.terms["leap-year"].word.en, read.version) == ("no", "1.10")


def test_yaml_cannot_make_objects(root: Path) -> None:
    made = root / "made"
    mini_briefing.edit(root, YEARS, "value: 400", f'value: !!python/object/apply:os.mkdir ["{made}"]')
    assert mini_briefing.told(root) != []
    assert not made.exists()
