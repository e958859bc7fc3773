"""Columns whose head names the scale and the unit; numbers, ranges and dates as read from the files of data/."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html

import mini_briefing
from briefing.build import build
from briefing.figures import years
from briefing.language.columns import notation, notation_of
from briefing.languages import LANGUAGES, Language
from briefing.model import ColumnScale, Invalid, Period, Quantity, Unit
from briefing.source import load
from briefing.source.written import Written, cell, when
from mini_briefing import Edit
from test_numbers import BYTES, CELSIUS, COUNT, DATE, DAYS, DOLLAR, PERCENT, RENMINBI, TONNES, quantity

AUTO, BARE = ColumnScale(), ColumnScale("none", "none")
MILLIONS = ColumnScale("亿", "million")


def column(*values: str, of: Unit, decimals: int | None = None, digits: int | None = None) -> list[Quantity]:
    return [
        Quantity(
            found.low, found.high, of, digits, Period(2020), "published", (), decimals=decimals, margin=found.margin
        )
        for found in map(cell, values)
    ]


COLUMNS: list[tuple[str, list[Quantity], ColumnScale, str, str]] = [
    # cells, scale; the head and the cells in each language
    (
        "the largest number decides",
        column("1.1e9", "998e6", "35e6", of=TONNES),
        AUTO,
        "（亿吨）11.00 9.98 0.35",
        " (million tonnes)1,100 998 35",
    ),
    (
        "an explicit scale",
        column("35.2e9", "1.1e9", of=DOLLAR),
        MILLIONS,
        "（亿美元）352 11",
        " ($ million)35,200 1,100",
    ),
    ("a larger scale", column("35.2e9", "1.1e9", of=RENMINBI), AUTO, "（亿元）352 11", " (billion yuan)35.2 1.1"),
    ("no scale is needed", column("850", "12", of=TONNES), AUTO, "（吨）850 12", " (tonnes)850 12"),
    ("no scale is wanted", column("1.5e6", of=TONNES), BARE, "（吨）1500000", " (tonnes)1,500,000"),
    ("thousands on request", column("12e3", "850e3", of=TONNES), ColumnScale("auto", "thousand"), "（万吨）1.2 85.0",
     " (thousand tonnes)12 850"),
    ("a count without a word", column("2e6", "1e5", of=COUNT), AUTO, "（万）200 10", " (million)2.0 0.1"),
    ("nothing to name", column("7", "8", of=COUNT), AUTO, "7 8", "7 8"),
    # Decimals: given, or from the numbers.
    ("given decimals", column("7.5", "13.2", "11", of=PERCENT, decimals=2), AUTO, "（%）7.50 13.20 11.00",
     " (%)7.50 13.20 11.00"),
    ("as many as there are", column("7.5", "13.2", "11", of=PERCENT), AUTO, "（%）7.5 13.2 11.0", " (%)7.5 13.2 11.0"),
    ("one more if exact", column("352", "-12.5", of=PERCENT), AUTO, "（%）352.0 −12.5", " (%)352.0 −12.5"),
    ("significant figures", column("13.25", "7.125", of=PERCENT, digits=2), AUTO, "（%）13.3 7.1", " (%)13.3 7.1"),
    ("one more for the smallest", column("120", "0.25", of=PERCENT), AUTO, "（%）120.0 0.3", " (%)120.0 0.3"),
    ("below zero", column("-6.9", "0", of=CELSIUS), AUTO, "（℃）−6.9 0.0", " (°C)−6.9 0.0"),
    # Ranges, and units of other kinds.
    ("ranges", column("590e6–610e6", "1.1e9", of=TONNES), AUTO, "（亿吨）5.9～6.1 11.0",
     " (million tonnes)590–610 1,100"),
    ("margins", column("1.2±0.1", "-0.5±0.05", of=CELSIUS), AUTO, "（℃）1.20±0.10 −0.50±0.05",
     " (°C)1.20 ± 0.10 −0.50 ± 0.05"),
    ("negative ranges", column("-5–-2", of=PERCENT), AUTO, "（%）−5～−2", " (%)−5 to −2"),
    ("bytes", column("1.5e12", "45e9", of=BYTES), AUTO, "（GB）1500 45", " (GB)1,500 45"),
    ("durations", column("30", "1.5", of=DAYS), AUTO, "（天）30.0 1.5", " (days)30.0 1.5"),
    # A cell that refers to a value in another unit is written in full.
    ("another unit", [*column("2e6", of=TONNES), quantity("5", of=PERCENT)], AUTO, "（万吨）200 5%",
     " (million tonnes)2 5%"),
    ("an estimate", [quantity("2e6", of=TONNES, basis="estimate")], AUTO, "（万吨）约200", " (million tonnes)about 2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "scale", "zh", "en"), [each[1:] for each in COLUMNS], ids=[each[0] for each in COLUMNS]
)
def test_the_head_of_a_column_has_its_scale_and_unit(
    cells: list[Quantity], scale: ColumnScale, zh: str, en: str
) -> None:
    found = [notation(cells, cells[0].unit, language, scale) for language in LANGUAGES]
    assert [each.bracketed + " ".join(map(each.write, cells)) for each in found] == [zh, en]


def test_the_ticks_of_an_axis_have_one_scale() -> None:
    ticks = [Decimal(tick) for tick in ("0", "500e6", "1e9", "1.5e9")]
    axes = [notation_of(ticks, TONNES, language) for language in LANGUAGES]
    assert [(axis.head, *map(axis.number, ticks)) for axis in axes] == [
        ("亿吨", "0", "5", "10", "15"),
        ("million tonnes", "0", "500", "1,000", "1,500"),
    ]


def test_dates_have_no_scale() -> None:
    dates = [quantity(Period(2024, quarter=3), of=DATE)]
    assert notation(dates, PERCENT, "en").write(dates[0]) == "Q3 2024"


# As written in data/.

CELLS: dict[str, Written] = {
    "−3.5": Written(Decimal("-3.5"), Decimal("-3.5")),
    "－2e3": Written(Decimal(-2000), Decimal(-2000)),
    "590e6–610e6": Written(Decimal("590e6"), Decimal("610e6")),
    "590e6-610e6": Written(Decimal("590e6"), Decimal("610e6")),
    "5～6": Written(Decimal(5), Decimal(6)),
    "−5–−2": Written(Decimal(-5), Decimal(-2)),
    "1.2±0.1": Written(Decimal("1.1"), Decimal("1.3"), margin=True),
    "-1.2 ± 0.1": Written(Decimal("-1.3"), Decimal("-1.1"), margin=True),
    "1e-3": Written(Decimal("0.001"), Decimal("0.001")),
}


@pytest.mark.parametrize(("text", "found"), CELLS.items())
def test_a_cell_is_a_number_or_a_range(text: str, found: Written) -> None:
    assert cell(text) == found


DATES: dict[str, tuple[Period, str]] = {
    "2024-Q3": (Period(2024, quarter=3), "2024-Q3"),
    "2019–2021": (Period(2019, until=Period(2021)), "2019/2021"),
    "2019-2021": (Period(2019, until=Period(2021)), "2019/2021"),
    "2019-05/2020-02": (Period(2019, 5, until=Period(2020, 2)), "2019-05/2020-02"),
    "2019-Q1–2020-Q2": (Period(2019, quarter=1, until=Period(2020, quarter=2)), "2019-Q1/2020-Q2"),
}


@pytest.mark.parametrize(("text", "found", "iso"), [(text, *found) for text, found in DATES.items()])
def test_a_date_is_also_a_quarter_or_a_period(text: str, found: Period, iso: str) -> None:
    assert (when(text), str(found)) == (found, iso)


WRONG_DATES = {
    "2024 Q3": '"2024 Q3" is not a date. Write 2024-Q3.',
    "Q3 2024": '"Q3 2024" is not a date. Write 2024-Q3.',
    "2024年第三季度": '"2024年第三季度" is not a date. Write 2024-Q3.',
    "2021–2019": 'The period "2021–2019" does not end after its beginning. Write the earlier date first.',
    "2024-Q5": (
        '"2024-Q5" is not a date. Write a date as 2020, 2020-05, 2020-05-28 or 2020-Q2, or a period as 2019–2021.'
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG_DATES.items())
def test_a_wrong_quarter_or_period_is_reported(text: str, message: str) -> None:
    with pytest.raises(Invalid) as raised:
        when(text)
    assert f"{raised.value.what} {raised.value.fix}" == message


def test_dates_are_in_order_and_in_the_middle_of_their_period() -> None:
    dates = [
        when(text) for text in ("2023", "2023-12-31", "2024", "2024–2026", "2024-01", "2024-Q1", "2024-Q2", "2024-05")
    ]
    assert sorted(set(dates)) == dates
    assert when("2024-Q3").as_year == 2024.625
    assert when("2019–2021").as_year == pytest.approx(2020.5, abs=0.01)


def test_a_time_axis_has_room_for_a_whole_quarter_or_period() -> None:
    ends = {text: (years.start(when(text)), years.end(when(text))) for text in ("2024-Q1", "2024-Q3", "2019–2021")}
    assert ends == {"2024-Q1": (2024, 2024.25), "2024-Q3": (2024.5, 2024.75), "2019–2021": (2019, 2022)}


# In a briefing.

SHEET, SERIES, UNITS, YEARS = "data/series/cycle.csv", "data/series.yml", "data/units.yml", "data/facts/years.yml"
YEARS_COLUMN = "years: {unit: items, "
ITEMS = "items: {kind: count, "
TONNES_UNIT = 'items: {kind: count, pattern: {zh: "{}吨", en: "{} tonnes"}, '
MISTAKES: dict[str, tuple[list[Edit], list[str]]] = {
    "two precisions of a column": (
        [(SERIES, YEARS_COLUMN, YEARS_COLUMN + "digits: 2, decimals: 1, ")],
        [
            'data/series.yml:22: Both "digits" and "decimals" are given. Keep "decimals" for a constant number of '
            'decimals, or else "digits".'
        ],
    ),
    "two precisions of a fact": (
        [(YEARS, "digits: 4", "digits: 4\n  decimals: 1")],
        [
            'data/facts/years.yml:70: Both "digits" and "decimals" are given. Keep "decimals" for a constant number of '
            'decimals, or else "digits".'
        ],
    ),
    "too many decimals": (
        [(YEARS, "digits: 4", "decimals: 9")],
        ['data/facts/years.yml:69: "9" is not a number of decimals. Write a whole number from 0 to 8.'],
    ),
    "a scale of words": (
        [(SERIES, "kind: {label: {zh: 年份, en: Years}}", "kind: {scale: auto, label: {zh: 年份, en: Years}}")],
        ['data/series.yml:21: "scale" is only for a column of numbers. Add "unit", or remove it.'],
    ),
    "a scale in one language": (
        [(SERIES, YEARS_COLUMN, YEARS_COLUMN + "scale: million, ")],
        ['data/series.yml:22: "million" is not a scale of both languages. Write auto, none or {zh: 亿, en: million}.'],
    ),
    "an unknown scale": (
        [(SERIES, YEARS_COLUMN, YEARS_COLUMN + "scale: {zh: 亿, en: millions}, ")],
        [
            'data/series.yml:22: "millions" is not a valid value of "en". '
            'Write "auto", "none", "thousand", "million", "billion" or "trillion".'
        ],
    ),
    "a scale that durations lack": (
        [(SERIES, "length: {unit: days, ", "length: {unit: days, scale: {zh: 万, en: thousand}, ")],
        ['data/series.yml:23: Values of kind "duration" are not written in this scale. Write "scale: auto".'],
    ),
    "a currency without its code": (
        [(UNITS, ITEMS, "items: {kind: currency, ")],
        ['data/units.yml:4: A currency needs "code", its ISO code. Add "code: EUR", or another code.'],
    ),
    "an unknown currency": (
        [(UNITS, ITEMS, "items: {kind: currency, code: EURO, ")],
        [
            'data/units.yml:4: "EURO" is not the ISO 4217 code of a currency. '
            "Write three capital letters, such as EUR or CNY."
        ],
    ),
    "a pattern of a percentage": (
        [(UNITS, "share: {kind: percent, ", 'share: {kind: percent, pattern: {zh: "{}成", en: "{} parts"}, ')],
        ['data/units.yml:5: A unit of kind "percent" has no "pattern". Remove it, or change the kind.'],
    ),
    "a range that ends below": (
        [(SHEET, "400,,", "410–400,,")],
        ['data/series/cycle.csv:4: The range "410–400" ends below its beginning. Swap the two.'],
    ),
    "a quarter in another form": (
        [(SERIES, "as_of: 2019-02", "as_of: 2019 Q1")],
        ['data/series.yml:4: "2019 Q1" is not a date. Write 2019-Q1.'],
    ),
    "a quarter where a date is needed": (
        [("data/sources.yml", "date: 2019-02", "date: 2019-Q1")],
        ['data/sources.yml:15: "2019-Q1" is not a date. Write a date as 2020, 2020-05 or 2020-05-28.'],
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return mini_briefing.copy(tmp_path)


@pytest.mark.parametrize(("edits", "messages"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported(root: Path, edits: list[Edit], messages: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    assert mini_briefing.messages(root) == messages


def test_the_plural_of_one_is_reported(root: Path) -> None:
    mini_briefing.edit_all(root, [(UNITS, ITEMS, TONNES_UNIT), (SHEET, "400,,", "1,,")])
    assert mini_briefing.messages(root) == [
        'data/units.yml:4: The value 1 is printed as "1 tonnes". Add the pattern of one to the unit: singular: "{} …".'
    ]
    mini_briefing.edit(root, UNITS, TONNES_UNIT, TONNES_UNIT + 'singular: "{} tonne", ')
    assert mini_briefing.messages(root) == []


FIELDS: list[Edit] = [
    (UNITS, ITEMS, TONNES_UNIT),
    (SERIES, YEARS_COLUMN, YEARS_COLUMN + "scale: auto, "),
    (SERIES, "length: {unit: days, ", "length: {unit: days, decimals: 1, "),
    (SERIES, "as_of: 1582\n  basis: derived", "as_of: 2019–2021\n  basis: derived"),
    (SHEET, "400,,", "1.1e9±0.1e9,,"),
    (SHEET, "fact:cycle.common-years", "-998e6"),
]
TABLE = {
    "zh": [["年份", "个数（亿吨）", "每年天数", "合计天数"], ["平年", "−9.98", "365.0天"], ["合计", "11.00±1.00", "–"]],
    "en": [
        ["Years", "Number (million tonnes)", "Days in each", "Days in all"],
        ["Common years", "−998", "365.0 days"],
        ["All years", "1,100 ± 100", "–"],
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_the_scale_in_its_head_and_constant_decimals(language: Language, root: Path) -> None:
    mini_briefing.edit_all(root, FIELDS)
    page = html.fromstring(mini_briefing.write('{{ table("cycle") }}', language, of=load(root)).markdown)
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//table//tr")]
    head, common, together = TABLE[language]
    assert (rows[0], rows[1][:3], rows[3][:3]) == (head, common, together)


@pytest.mark.parametrize(("language", "written"), [("zh", "2024年第三季度"), ("en", "Q3 2024")])
def test_a_quarter_in_a_table_is_short(language: Language, written: str, root: Path) -> None:
    mini_briefing.edit_all(
        root,
        [
            (SERIES, "year: {label", "year: {unit: date, label"),
            ("data/series/leap-rule.csv", "y2024,2024,", "y2024,2024-Q3,"),
            ("data/tables/cycle.yml", "series: cycle", "series: leap-rule"),
            ("data/tables/cycle.yml", "columns: [kind, years, length, days]", "columns: [leap, year]"),
        ],
    )
    page = html.fromstring(mini_briefing.write('{{ table("cycle") }}', language, of=load(root)).markdown)
    assert written in [cell.text_content() for cell in page.xpath("//td")]


def test_data_files_have_plain_values_and_the_written_form(root: Path) -> None:
    mini_briefing.edit_all(root, FIELDS)
    mini_briefing.edit(root, YEARS, "digits: 4", "decimals: 1")
    built = build(root, mini_briefing.memo())
    table = built.trees["en"]["data/cycle.csv"].decode().splitlines()
    assert table[1].split(",")[1:5] == ["-998000000", "−998 million tonnes", "365", "365.0 days"]
    assert table[3].split(",")[1] == "1100000000±100000000"
    facts = {fact["id"]: fact for fact in json.loads(built.trees["en"]["data/numbers.json"])}
    assert facts["leap.share"]["written"] == {"zh-Hans": "24.3%", "en": "24.3%"}


@pytest.mark.parametrize(("zh", "en"), [("百分比", "per cent"), ("数（%）", "in %")])
def test_a_subtitle_names_per_cent_in_any_word(zh: str, en: str, root: Path) -> None:
    figure = "data/figures/month-lengths.yml"
    mini_briefing.edit_all(
        root,
        [
            (SERIES, "days: {unit: days, label: {zh: 天数", "days: {unit: share, label: {zh: 天数"),
            (figure, "zh: 平年各月的天数, en: Days in each month", f"zh: 平年各月的{zh}, en: Months {en}"),
        ],
    )
    found = mini_briefing.messages(root)
    assert found == []
