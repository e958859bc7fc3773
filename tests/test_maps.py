"""Heat maps and maps of tiles, whose colours are classes of values."""

from pathlib import Path

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from briefing import figures
from briefing.diagnostics.problem import Problems
from briefing.figures.canvas import Canvas
from briefing.figures.style import PLACEHOLDERS, SCHEMES
from briefing.languages import LANGUAGES, Language
from briefing.source import load
from drawings import boxes, outside, overlapping
from test_figure_parts import SHEET, YML, Request
from test_figure_parts import request_of as request_of
from test_palette import contrast

HEAT = "kind: heatmap\nlabel: name\n"
TILES = "kind: tiles\nlabel: name\nvalues: [a]\ngrid: china-provinces\n"
NAME = "    name: {label: {zh: 名称, en: Name}}\n"
GRID = "p: {name: {zh: 东, en: East}, short: {zh: 东, en: E}, row: 1, column: 2}\n"
GRID += "q: {name: {zh: 西, en: West}, short: {zh: 西, en: W}, row: 1, column: 1}\n"


def cells(canvas: Canvas) -> list[tuple[str, float, float]]:
    """Return the role and the upper left corner of each cell below the key, in pixels."""
    roles = {colour: role for role, colour in PLACEHOLDERS.items()}
    found = [patch for patch in canvas.axes.patches if isinstance(patch, Rectangle) and patch.get_y() > 40]
    return [(roles[to_hex(patch.get_facecolor())], patch.get_x(), patch.get_y()) for patch in found]


def test_cells_have_the_colour_of_their_class(request_of: Request) -> None:
    request_of.write("name.zh,name.en,a,b", ["甲,One,0,10", "乙,Two,20,60"], f"{HEAT}values: [a, b]\n", NAME)
    canvas = request_of.draw()
    assert [role for role, _, _ in cells(canvas)] == ["seq1", "seq2", "seq3", "seq6"]
    assert {"0", "10", "20", "60"} <= {words for words, _ in boxes(canvas)}


def test_values_below_zero_have_colours_of_their_own(request_of: Request) -> None:
    request_of.write("name.zh,name.en,a,b", ["甲,One,-5,5", "乙,Two,-1,1"], f"{HEAT}values: [a, b]\n", NAME)
    low, high, below, above = (role for role, _, _ in cells(request_of.draw()))
    assert (low[:3], below[:3], above[:4], high[:4]) == ("seq", "seq", "warm", "warm")
    assert low > below and high > above, "values far from zero are darker"


def test_an_empty_cell_is_neither_a_class_nor_zero(request_of: Request) -> None:
    request_of.write("name.zh,name.en,a,b", ["甲,One,5,", "乙,Two,0,1"], f"{HEAT}values: [a, b]\n", NAME)
    assert [role for role, _, _ in cells(request_of.draw())].count("surface") == 1


def test_a_cell_has_its_number_without_the_unit(request_of: Request) -> None:
    units = request_of.root / "data/units.yml"
    pattern = "km: {kind: plain, name: {zh: 公里, en: km}, pattern: {zh: '{}公里', en: '{} km'}}\n"
    units.write_text(units.read_text(encoding="utf-8") + pattern, encoding="utf-8")
    described = NAME + "    far: {unit: km, label: {zh: 远, en: Far}}\n"
    request_of.write("name.zh,name.en,far", ["甲,One,15"], f"{HEAT}values: [far]\n", described)
    assert "15" in dict(boxes(request_of.draw()))


@pytest.mark.parametrize("size", figures.SIZES)
def test_a_large_heat_map_has_some_names_and_no_values(request_of: Request, size: str) -> None:
    rows = [f"第{at}行,Row number {at},{at},{at * 2},{-at}" for at in range(175)]
    request_of.write("name.zh,name.en,a,b,c", rows, f"{HEAT}values: [a, b, c]\n", NAME)
    for language in LANGUAGES:
        canvas = request_of.draw(language, size)
        assert canvas.height < 800 and len(boxes(canvas)) < 60
        assert outside(canvas) == [] == overlapping(canvas)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_on_every_class_can_be_read(scheme: str) -> None:
    from briefing.figures.classes import ABOVE, UP, text_role

    colours = next(colours for name, colours in SCHEMES.items() if name == scheme)
    assert [role for role in (*UP, *ABOVE) if contrast(colours[role], colours[text_role(role)]) < 4.5] == []


def test_a_tile_is_at_its_place_with_its_name_and_value(request_of: Request) -> None:
    folder = request_of.root / "data/grids"
    folder.mkdir(exist_ok=True)
    (folder / "two.yml").write_text(GRID, encoding="utf-8")
    sheet = "kind: tiles\nlabel: name\nvalues: [a]\ngrid: two\ntile: name\n"
    request_of.write("name,a", ["p,4", "Q,8"], sheet, NAME)
    canvas = request_of.draw()
    (_, right, _), (_, left, _) = cells(canvas)
    at = dict(boxes(canvas))
    assert left < at["West"].x0 < right < at["East"].x0
    assert at["8"].y1 <= at["West"].y0 + 3 and at["4"].x0 > right


@pytest.mark.parametrize("size", figures.SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_provinces_are_drawn_also_on_phones(request_of: Request, language: Language, size: str) -> None:
    grid = Path(figures.__file__).parents[3] / "templates/grids/china-provinces.yml"
    ids = [line.partition(":")[0] for line in grid.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    request_of.write("name.zh,name.en,a", [f"省,Place,{at}" for at in range(34)], TILES, NAME)
    sheet = request_of.root / SHEET
    lines = sheet.read_text(encoding="utf-8").splitlines()
    renamed = [f"{id},{line.partition(',')[2]}" for id, line in zip(ids, lines[1:], strict=True)]
    sheet.write_text("\n".join([lines[0], *renamed]) + "\n", encoding="utf-8")
    canvas = request_of.draw(language, size)
    assert len({(x, y) for _, x, y in cells(canvas)}) == 34
    assert outside(canvas) == [] == overlapping(canvas)


@pytest.mark.parametrize(("language", "note"), [("zh", "注 缺数据：西。"), ("en", "Note No data: West.")])
def test_the_note_names_the_tiles_without_a_value(request_of: Request, language: Language, note: str) -> None:
    (request_of.root / "data/grids").mkdir(exist_ok=True)
    (request_of.root / "data/grids/two.yml").write_text(GRID, encoding="utf-8")
    request_of.write("name,a", ["p,4"], "kind: tiles\nlabel: name\nvalues: [a]\ngrid: two\ntile: name\n", NAME)
    assert request_of.note(language) == note


REFUSED: dict[str, tuple[list[str], str, list[str]]] = {
    "no grid": (
        ["p,4"],
        "kind: tiles\nlabel: name\nvalues: [a]\n",
        [f'{YML}:6: Kind tiles needs "grid". Name the grid of tiles: "grid: china-provinces".'],
    ),
    "an unknown tile": (
        ["zz,4"],
        f"{TILES}tile: name\n",
        [f'{SHEET}:2: Row "r0" has no tile "zz" in the grid. Use an id of the grid, or leave the row out.'],
    ),
    "a tile twice": (
        ["bj,4", "BJ,5"],
        f"{TILES}tile: name\n",
        [f'{SHEET}:3: Rows "r0" and "r1" have the same tile: bj. Keep one of them.'],
    ),
}


@pytest.mark.parametrize(("rows", "fields", "messages"), REFUSED.values(), ids=REFUSED)
def test_tiles_that_cannot_be_drawn_are_refused(
    request_of: Request, rows: list[str], fields: str, messages: list[str]
) -> None:
    request_of.write("name,a", rows, fields, NAME)
    assert request_of.messages() == messages


def test_an_unknown_grid_is_reported(request_of: Request) -> None:
    request_of.write("name,a", ["p,4"], TILES.replace("china-provinces", "china-province"), NAME)
    with pytest.raises(Problems, match=r"No grid .china-province.*Did you mean .china-provinces"):
        load(request_of.root)


def test_two_tiles_in_one_place_are_reported(request_of: Request) -> None:
    grid = request_of.root / "data/grids/two.yml"
    grid.write_text(GRID.replace("column: 2", "column: 1"), encoding="utf-8")
    with pytest.raises(Problems) as raised:
        load(request_of.root)
    (problem,) = raised.value.problems
    what = 'Tiles "p" and "q" have the same row and column. Give one of them another place.'
    assert str(problem) == f"data/grids/two.yml:2: {what}"
