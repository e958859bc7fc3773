"""Small multiples: panels with the same axes, one for each code of a column."""

import pytest

from briefing import figures
from briefing.languages import LANGUAGES, Language
from drawings import boxes, outside, overlapping, paths
from test_figure_parts import YML, Request, bars
from test_figure_parts import request_of as request_of

PLACES = "    place: {label: {zh: 地方, en: Place}, values: {x: {zh: 东, en: East}, y: {zh: 西, en: West}}}\n"
DATES = "    date: {unit: date, label: {zh: 日期, en: Date}}\n"
ROWS = ["2001,x,1,2", "2002,x,2,3", "2001,y,8,1", "2002,y,16,1"]


def test_panels_have_the_same_axis_below_the_names_of_their_codes(request_of: Request) -> None:
    request_of.write("date,place,a", [row[:-2] for row in ROWS], "values: [a]\nfacets: place\n", DATES + PLACES)
    canvas = request_of.draw()
    small, great = sorted(paths(canvas), key=lambda path: path[0])
    one, two = (abs(path[1][1] - path[0][1]) for path in (small, great))
    assert two / one == pytest.approx(8, rel=0.01), "1 to 2 rises an eighth of 8 to 16"
    at = dict(boxes(canvas))
    assert at["East"].x0 < small[0][0] < small[1][0] < at["West"].x0 < great[0][0]
    assert at["East"].y0 > canvas.height - small[1][1], "the name is above its panel"


@pytest.mark.parametrize("kind", ["line", "area", "bars", "dots", "dumbbell", "scatter"])
def test_panels_of_every_kind_have_no_labels_that_overlap(request_of: Request, kind: str) -> None:
    values = "[a]" if kind == "scatter" else "[a, b]"
    fields = f"kind: {kind}\nvalues: {values}\nfacets: place\nlabel: date\n"
    fields += "against: date\n" if kind in ("line", "area", "scatter") else ""
    request_of.write("date,place,a,b", ROWS, fields, DATES + PLACES)
    for language in LANGUAGES:
        for size in figures.SIZES:
            canvas = request_of.draw(language, size)
            assert outside(canvas) == [] == overlapping(canvas)
            words = [words for words, _ in boxes(canvas)]
            assert {"East", "West"} <= set(words) or {"东", "西"} <= set(words)


def test_bars_of_panels_have_the_same_scale(request_of: Request) -> None:
    fields = "kind: bars\nvalues: [a]\nfacets: place\n"
    request_of.write("date,place,a", [row[:-2] for row in ROWS], fields, DATES + PLACES)
    one, two, eight, sixteen = (right - left for _, left, right, _ in bars(request_of.draw()))
    assert [two / one, eight / one, sixteen / one] == [pytest.approx(each, rel=0.05) for each in (2, 8, 16)]


def test_the_colours_of_lines_in_panels_are_explained_by_the_key(request_of: Request) -> None:
    request_of.write("date,place,a,b", ROWS, "values: [a, b]\nfacets: place\n", DATES + PLACES)
    legend = request_of.figure().legend
    assert {look: text.en for look, text in legend.items()} == {"blue": "Line A", "orange": "Line B"}
    assert not any("Line" in words for words, _ in boxes(request_of.draw()))


@pytest.mark.parametrize(
    ("language", "note"), [("zh", "注 缺数据：东 甲2002年。"), ("en", "Note No data: East Line A 2002.")]
)
def test_the_note_names_the_panel_of_a_gap(request_of: Request, language: Language, note: str) -> None:
    rows = ["2001,x,1,2", "2002,x,,3", "2003,x,2,3", "2001,y,1,1", "2003,y,1,1"]
    rows[4:] = ["2002,y,1,1", "2003,y,1,1"]
    request_of.write("date,place,a,b", rows, "values: [a, b]\nfacets: place\n", DATES + PLACES)
    assert request_of.note(language) == note


MANY = "    place: {label: {zh: 地方, en: Place}, values: {"
MANY += ", ".join(f"c{at}: {{zh: 东{at}, en: East {at}}}" for at in range(25)) + "}}\n"
REFUSED: dict[str, tuple[list[str], str, list[str]]] = {
    "a column without codes": (
        ["2001,x,1,2"],
        "    place: {label: {zh: 地方, en: Place}}\n",
        [
            f'{YML}:10: Column "place" has no codes, and so no panels. '
            'Describe its codes under "values" in data/series.yml.'
        ],
    ),
    "too many panels": (
        [f"2001,c{at},1,2" for at in range(25)],
        MANY,
        [f'{YML}:10: There are 25 panels. Show at most 24: name the rows to draw under "rows".'],
    ),
}


@pytest.mark.parametrize(("rows", "places", "messages"), REFUSED.values(), ids=REFUSED)
def test_panels_that_cannot_be_drawn_are_refused(
    request_of: Request, rows: list[str], places: str, messages: list[str]
) -> None:
    request_of.write("date,place,a,b", rows, "values: [a]\nfacets: place\n", DATES + places)
    assert request_of.messages() == messages
