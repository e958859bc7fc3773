"""Reference lines across the plot of a figure, and annotations beside its points."""

import pytest

import mini_briefing
from briefing import figures
from briefing.diagnostics.problem import Problems
from briefing.figures.kinds import KINDS
from briefing.languages import LANGUAGES
from briefing.source import load
from drawings import boxes, dashed, outside, overlapping, paths
from test_figure_parts import YML, Request, bars
from test_figure_parts import request_of as request_of

TEXT = "text: {zh: 参考, en: Reference}"
ROWS = ["2001,1", "2002,4", "2003,2"]


def test_a_line_at_a_value_is_at_its_height_with_its_text(request_of: Request) -> None:
    request_of.write("date,a", ROWS, f"values: [a]\nreference_lines: [{{value: 4, {TEXT}}}]\n")
    canvas = request_of.draw()
    ((left, y), (right, other)) = dashed(canvas)[0]
    ((_, top), *_) = sorted(paths(canvas)[0], key=lambda point: point[1])
    assert y == other == pytest.approx(top), "the second value is 4"
    text = dict(boxes(canvas))["Reference"]
    assert left < text.x0 and text.x1 < right
    assert abs(canvas.height - (text.y0 + text.y1) / 2 - y) < 20


def add_limit(request_of: Request) -> None:
    """Add a fact in the unit of the columns drawn."""
    facts = request_of.root / "data/facts/years.yml"
    limit = "\nlimit: {what: {zh: 上限, en: Limit}, value: 3, unit: score, as_of: 2019, basis: published, "
    limit += "sources: [iso-8601]}\n"
    facts.write_text(facts.read_text(encoding="utf-8") + limit, encoding="utf-8")


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if "reference_lines" in kind.takes])
def test_the_axis_contains_the_value_of_a_line(request_of: Request, kind: str) -> None:
    values = "[a]" if kind == "scatter" else "[a, b]"
    fields = f"kind: {kind}\nvalues: {values}\nlabel: date\nreference_lines: [{{value: 90, {TEXT}}}]\n"
    fields += "against: date\n" if "annotations" in KINDS[kind].takes else ""  # type: ignore[index]
    request_of.write("date,a,b", [f"{row},3" for row in ROWS], fields)
    canvas = request_of.draw()
    (line,) = dashed(canvas)
    assert all(0 < x < canvas.width and 0 < y < canvas.height for x, y in line)
    assert {"80", "100"} & set(dict(boxes(canvas))) and outside(canvas) == []


def test_a_line_may_be_at_the_value_of_a_fact_whose_sources_are_given(request_of: Request) -> None:
    add_limit(request_of)
    fields = "values: [a]\nreference_lines: [{fact: limit, text: {zh: 上限, en: \"Limit {{ fact('limit') }}\"}}]\n"
    request_of.write("date,a", ROWS, fields)
    figure = request_of.figure()
    assert figure.sources == ("bull", "iso-8601")
    assert figure.levels == [3]


def test_a_fact_that_only_a_line_shows_is_used(request_of: Request) -> None:
    add_limit(request_of)
    request_of.write("date,a", ROWS, f"values: [a]\nreference_lines: [{{fact: limit, {TEXT}}}]\n")
    request_of.on_page("en")
    assert not [message for message in mini_briefing.messages(request_of.root) if '"limit"' in message]


@pytest.mark.parametrize("kind", ["line", "area", "scatter"])
def test_a_line_at_a_place_is_vertical_with_its_text_above(request_of: Request, kind: str) -> None:
    values = "[a, b]" if kind == "area" else "[a]"
    rows = [f"{row},1" for row in ROWS]
    fields = f"kind: {kind}\nvalues: {values}\nagainst: date\nlabel: date\nreference_lines: [{{at: 2002, {TEXT}}}]\n"
    request_of.write("date,a,b", rows, fields)
    canvas = request_of.draw()
    (((x, top), (other, _)),) = dashed(canvas)
    text = dict(boxes(canvas))["Reference"]
    (year,) = (box for words, box in boxes(canvas) if words == "2002" and box.y1 < 40)
    assert x == other == pytest.approx((year.x0 + year.x1) / 2, abs=2)
    assert text.x0 == pytest.approx(x + 4, abs=2) and canvas.height - text.y1 < 40 and top < 60


@pytest.mark.parametrize("kind", ["bars", "dots", "dumbbell"])
def test_a_line_across_rows_has_its_text_below_them(request_of: Request, kind: str) -> None:
    values = "[a, b]" if kind == "dumbbell" else "[a]"
    rows = [f"{row},3" for row in ROWS]
    fields = f"kind: {kind}\nvalues: {values}\nreference_lines: [{{value: 4, {TEXT}}}]\nlabel: date\n"
    request_of.write("date,a,b", rows, fields)
    for language in LANGUAGES:
        for size in figures.SIZES:
            canvas = request_of.draw(language, size)
            (((x, _), (other, bottom)),) = dashed(canvas)
            assert x == other
            assert canvas.height - dict(boxes(canvas))["参考" if language == "zh" else "Reference"].y1 > bottom - 4
            assert outside(canvas) == [] == overlapping(canvas)
            if kind == "bars":
                assert bars(canvas)[1][2] == pytest.approx(x, abs=1)


@pytest.mark.parametrize("size", figures.SIZES)
def test_an_annotation_is_beside_its_point(request_of: Request, size: str) -> None:
    rows = [f"{1950 + at},{33 - abs(at - 30)},{5 + at % 2}" for at in range(60)]
    note = "annotations: [{row: r30, column: a, text: {zh: 最高的一年, en: The highest year of all}}]\n"
    request_of.write("date,a,b", rows, f"values: [a, b]\n{note}")
    for language in LANGUAGES:
        canvas = request_of.draw(language, size)
        words = "最高的一年" if language == "zh" else "The highest year of all"
        (text,) = (box for found, box in boxes(canvas) if found.replace("\n", " ") == words)
        x, y = paths(canvas)[0][30]
        assert max(text.x0 - x, x - text.x1, 0) < 30 and abs(canvas.height - (text.y0 + text.y1) / 2 - y) < 60
        assert outside(canvas) == [] == overlapping(canvas)


def test_an_annotation_without_space_is_reported(request_of: Request) -> None:
    long = "word " * 200
    request_of.write("date,a", ROWS, f"values: [a]\nannotations: [{{row: r0, text: {{zh: 长, en: {long}}}}}]\n")
    assert request_of.draw("en", "phone").unlabelled == [long.strip()]


REFUSED: dict[str, tuple[str, list[str]]] = {
    "no row": (
        "annotations: [{row: r9, text: {zh: 注, en: Note}}]\n",
        [f'{YML}:10: Row "r9" is not drawn. Name a row of the figure.'],
    ),
    "no column": (
        "annotations: [{row: r0, column: x, text: {zh: 注, en: Note}}]\n",
        [f'{YML}:10: Column "x" is not drawn. Name one of: "a".'],
    ),
    "an empty cell": (
        "annotations: [{row: r3, text: {zh: 注, en: Note}}]\n",
        [f'{YML}:10: Row "r3" has nothing in column "a". Name a row that has a value.'],
    ),
    "a place outside": (
        f"reference_lines: [{{at: 1990, {TEXT}}}]\n",
        [f"{YML}:10: 1990 is not on the horizontal axis. Name a place between the first and the last."],
    ),
    "a negative line on a logarithmic axis": (
        f"scale: log\nreference_lines: [{{value: -1, {TEXT}}}]\n",
        [f'{YML}:11: A logarithmic scale cannot show zero or negative values. Remove "scale: log", or the line.'],
    ),
    "a fact in another unit": (
        f"reference_lines: [{{fact: leap-day, {TEXT}}}]\n",
        [f'{YML}:10: The fact is in "days", the columns are in score. Name a fact in the unit of the columns.'],
    ),
}


@pytest.mark.parametrize(("fields", "messages"), REFUSED.values(), ids=REFUSED)
def test_lines_and_annotations_that_cannot_be_drawn_are_refused(
    request_of: Request, fields: str, messages: list[str]
) -> None:
    request_of.write("date,a", [*ROWS, "2004,"], f"values: [a]\n{fields}")
    assert request_of.messages() == messages


UNREADABLE: dict[str, tuple[str, str]] = {
    "two values": (
        f"reference_lines: [{{value: 1, at: 2002, {TEXT}}}]\n",
        "A reference line is at one value or at one place.",
    ),
    "an unknown fact": (f"reference_lines: [{{fact: limits, {TEXT}}}]\n", 'No fact "limits".'),
    "a number on an axis of dates": (
        f"reference_lines: [{{at: 3, {TEXT}}}]\n",
        'The value does not fit the unit "date".',
    ),
}


@pytest.mark.parametrize(("fields", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_line_that_cannot_be_read_is_reported(request_of: Request, fields: str, message: str) -> None:
    request_of.write("date,a", ROWS, f"values: [a]\n{fields}")
    with pytest.raises(Problems) as raised:
        load(request_of.root)
    assert message in str(raised.value) and f"{YML}:10" in str(raised.value)
