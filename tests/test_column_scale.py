"""Figures of columns that have a scale: bare numbers in the drawing, scale and unit in the subtitle."""

import pytest

from briefing.languages import Language
from drawings import boxes, dashed, marks, paths
from mini_briefing import messages
from test_figure_parts import Request
from test_figure_parts import request_of as request_of

UNIT = "tonnes: {kind: count, name: {zh: 吨, en: tonnes}, pattern: {zh: '{}吨', en: '{} tonnes'}}\n"
DATES = "    date: {unit: date, label: {zh: 日期, en: Date}}\n"
COLUMN = "    mass: {unit: tonnes, scale: {zh: 亿, en: million}, label: {zh: 量, en: Mass}}\n"
ROWS = ["2001,1000000000", "2002,9800000000"]


@pytest.fixture
def scaled(request_of: Request) -> Request:
    units = request_of.root / "data/units.yml"
    units.write_text(units.read_text(encoding="utf-8") + UNIT, encoding="utf-8")
    return request_of


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", {"20", "100", "量 98"}), ("en", {"2,000", "10,000", "Mass 9,800"})],
)
def test_axis_and_values_are_bare_numbers_in_the_scale_of_the_column(
    scaled: Request, language: Language, words: set[str]
) -> None:
    scaled.write("date,mass", ROWS, "values: [mass]\n", DATES + COLUMN)
    assert words <= {found for found, _ in boxes(scaled.draw(language))}


def test_a_reference_line_is_in_the_scale_too(scaled: Request) -> None:
    line = "reference_lines: [{value: 9800000000, text: {zh: 参考, en: Reference}}]\n"
    scaled.write("date,mass", ROWS, f"values: [mass]\n{line}", DATES + COLUMN)
    canvas = scaled.draw()
    assert dashed(canvas)[0][0][1] == pytest.approx(paths(canvas)[0][1][1])


def test_a_reference_line_at_a_place_is_in_the_scale_of_the_horizontal_axis(scaled: Request) -> None:
    line = "reference_lines: [{at: 5400000000, text: {zh: 参考, en: Reference}}]\n"
    rows = [f"{row},{at}" for at, row in enumerate(ROWS)]
    fields = f"kind: scatter\nvalues: [a]\nagainst: mass\nlabel: date\n{line}"
    scaled.write("date,mass,a", rows, fields, DATES + COLUMN)
    canvas = scaled.draw()
    first, second = ((mark.x0 + mark.x1) / 2 for mark in marks(canvas))
    assert dashed(canvas)[0][0][0] == pytest.approx((first + second) / 2)


def test_the_subtitle_must_name_scale_and_unit(scaled: Request) -> None:
    scaled.write("date,mass", ROWS, "values: [mass]\n", DATES + COLUMN)
    scaled.on_page("en")
    assert [message.partition(": ")[2] for message in messages(scaled.root)] == [
        'The Chinese subtitle does not name the unit. Add "亿吨".',
        'The English subtitle does not name the unit. Add "million tonnes".',
    ]


def test_a_data_table_of_many_rows_is_cut_with_a_hint(scaled: Request) -> None:
    scaled.write("date,a", [f"{1800 + at},{at}" for at in range(150)], "values: [a]\n")
    (table,) = scaled.on_page("en").xpath(".//details[.//table]")
    assert len(table.xpath(".//tbody/tr")) == 100
    assert "the CSV file has all of them" in table.text_content()
