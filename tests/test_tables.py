"""Tables of data/: their rows and order; long and wide tables on pages, on phones and in PDFs."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator

import mini_briefing
from briefing.build import build
from briefing.cli import main
from briefing.languages import LANGUAGES, Language
from briefing.source import load
from built_pages import read_page, words
from conftest import once
from mini_briefing import Edit
from test_pdf import Made

TABLE, FIGURE = "data/tables/cycle.yml", "data/figures/month-lengths.yml"
COLUMNS = ("rain", "sun", "snow", "fog", "frost", "hail", "wind", "storm", "cloud", "mist")
LONG, LONGEST, WIDE = 40, 400, 12


def add_series(root: Path, id: str, rows: int, columns: tuple[str, ...]) -> None:
    """Add a series of places with numbers that have no order."""
    lines = [",".join(["id", "place", "when", *columns])]
    for at in range(rows):
        numbers = (str((at * 37 + each * 101) % 997 * 1_000_000) for each in range(len(columns)))
        lines.append(",".join([f"r{at}", f"Place {chr(65 + at % 26)}{chr(97 + at // 26)}", f"{1600 + at}", *numbers]))
    (root / "data" / "series" / f"{id}.csv").write_text("\n".join(lines) + "\n")
    described = "".join(
        f"    {name}: {{unit: hours, scale: auto, label: {{zh: 天气小时数, en: Hours of {name}}}}}\n"
        for name in columns
    )
    with (root / "data" / "series.yml").open("a") as file:
        file.write(
            f"\n{id}:\n  title: {{zh: 天气, en: Weather}}\n  sources: [bull]\n  as_of: 2020\n  columns:\n"
            "    place: {label: {zh: 地点, en: Place}}\n"
            "    when: {unit: year, label: {zh: 年份, en: Year}}\n" + described
        )


def add_table(root: Path, id: str, series: str, columns: tuple[str, ...], more: str = "") -> None:
    """Add a table, and show it at the end of the first page, between paragraphs."""
    title = f"title: {{zh: 天气表, en: The weather of {id}}}"
    shown = f"columns: [{', '.join(columns)}]"
    (root / "data" / "tables" / f"{id}.yml").write_text(f"series: {series}\n{title}\n{shown}\n{more}")
    for language, text in (("zh", "天气时好时坏，谁也说不准。"), ("en", "The weather changes from place to place. ")):
        with (root / "docs" / language / "index.md").open("a") as file:
            file.write(f'\n{text * 4}\n{{{{ ref("{id}") }}}}\n\n{{{{ table("{id}") }}}}\n\n{text * 4}\n')


def make_weather(folder: Path) -> None:
    """Build the mini briefing with a long, a very long and a wide table."""
    root = mini_briefing.copy(folder)
    with (root / "data" / "units.yml").open("a") as file:
        file.write('\nhours: {kind: count, name: {zh: 小时, en: hours}, pattern: {zh: "{}小时", en: "{} hours"}}\n')
        file.write("year: {kind: date, name: {zh: 年份, en: year}}\n")
    add_series(root, "long", LONG, COLUMNS[:3])
    add_series(root, "longest", LONGEST, COLUMNS[:3])
    add_series(root, "wide", 12, COLUMNS)
    add_table(root, "long", "long", ("place", "when", *COLUMNS[:3]), "order: {by: rain, direction: descending}\n")
    add_table(root, "wide", "wide", ("place", "when", *COLUMNS), "landscape: true\n")
    add_table(root, "longest", "longest", ("place", "when", *COLUMNS[:3]))
    assert main(["site", "--root", str(root)]) == 0


@pytest.fixture(scope="module")
def weather(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini briefing with these tables and its products. Tests only read it."""
    return once(tmp_path_factory, "weather", make_weather) / "mini"


def shown(root: Path, language: Language = "en") -> tuple[list[str], str, list[list[str]]]:
    """Return the first cells and the note of the table "cycle" on its page, and the rows of its CSV file."""
    assert mini_briefing.build_messages(root) == []
    tree = build(root, mini_briefing.memo()).trees[language]
    table = tree["calendar.md"].decode().partition('id="table-cycle"')[2].partition("</figure>")[0]
    note = re.search(r'figure-note"><b>\w+</b> (.*?)</p>', table)
    sheet = csv.reader(io.StringIO(tree["data/cycle.csv"].decode("utf-8-sig")))
    return re.findall(r'<th scope="row">(.*?)</th>', table), note[1] if note else "", list(sheet)[1:]


ORDERS: dict[str, tuple[str, list[str], int]] = {
    # fields of the table; its rows on the page, and the number of rows in the CSV file
    "as in the CSV file": ("", ["Common years", "Leap years", "All years"], 3),
    "the rows that are named": ("rows: [all, common]", ["All years", "Common years"], 2),
    "a pattern": ("rows: ['l*', '*']", ["Leap years", "Common years", "All years"], 3),
    "the smallest first": ("order: {by: years}", ["Leap years", "Common years", "All years"], 3),
    "the largest first": ("order: {by: years, direction: descending}", ["All years", "Common years", "Leap years"], 3),
    "rows without a value last": (
        "order: {by: length, direction: descending}",
        ["Leap years", "Common years", "All years"],
        3,
    ),
    "the first rows": ("order: {by: days}\nlimit: 2", ["Leap years", "Common years"], 3),
    "a limit that all rows keep to": ("limit: 3", ["Common years", "Leap years", "All years"], 3),
}


@pytest.mark.parametrize(("fields", "rows", "in_file"), ORDERS.values(), ids=ORDERS)
def test_a_table_shows_its_rows_in_order(root: Path, fields: str, rows: list[str], in_file: int) -> None:
    mini_briefing.edit(root, TABLE, "series: cycle", f"series: cycle\n{fields}")
    on_page, _, sheet = shown(root)
    assert on_page == rows
    assert [row[0] for row in sheet][: len(rows)] == rows
    assert len(sheet) == in_file


LIMITED: list[tuple[Language, str]] = [
    ("zh", "这里列出3行中的前2行，全部数据见网站上的CSV文件。"),
    ("en", "The first 2 of 3 rows; the CSV file on the site has all."),
]


@pytest.mark.parametrize(("language", "sentence"), LIMITED)
def test_the_note_says_that_rows_are_left_out(root: Path, language: Language, sentence: str) -> None:
    mini_briefing.edit(root, TABLE, "series: cycle", "series: cycle\nlimit: 2")
    assert shown(root, language)[1] == sentence
    mini_briefing.edit(root, TABLE, "limit: 2", "limit: 2\nnote: {zh: 闰年较少。, en: Leap years are rarer.}")
    assert shown(root, language)[1] == {"zh": "闰年较少。", "en": "Leap years are rarer. "}[language] + sentence


def test_values_in_a_note_are_links(root: Path) -> None:
    note = """note: {zh: '共{{ fact("cycle.days") }}。', en: 'There are {{ fact("cycle.days") }} in all.'}"""
    mini_briefing.edit(root, TABLE, "series: cycle", f"series: cycle\n{note}")
    mini_briefing.edit(root, FIGURE, "label:", f"{note}\nlabel:")
    tree = build(root, mini_briefing.memo()).trees["en"]
    for page in ("calendar.md", "index.md"):
        (written,) = re.findall(r"There are (.*?) in all\.", tree[page].decode())
        assert re.fullmatch(r"<a [^>]*>146,097 days</a>", written)


def test_the_source_line_names_the_sources_of_the_rows_shown(root: Path) -> None:
    series = root / "data" / "series" / "cycle.csv"
    head, *rows = series.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},sources", *(f"{row},bull" for row in rows[:-1]), f"{rows[-1]},iso-8601"]
    series.write_text("\n".join(lines), encoding="utf-8")
    mini_briefing.edit(root, TABLE, "columns: [kind, years, length, days]", "columns: [kind, years]")
    assert set(load(root).tables["cycle"].sources) == {"bull", "iso-8601"}
    mini_briefing.edit(root, TABLE, "series: cycle", "series: cycle\nrows: [all]")
    assert set(load(root).tables["cycle"].sources) == {"iso-8601"}


DRAWN: dict[str, tuple[list[Edit], list[str]]] = {
    "the smallest first": ([(FIGURE, "label:", "order: {by: days}\nlimit: 2\nlabel:")], ["February", "April"]),
    "of the rows named": (
        [(FIGURE, "label:", "rows: [january, april, february]\norder: {by: days}\nlabel:")],
        ["February", "April", "January"],
    ),
}


@pytest.mark.parametrize(("edits", "rows"), DRAWN.values(), ids=DRAWN)
def test_a_figure_draws_its_rows_in_order(root: Path, edits: list[Edit], rows: list[str]) -> None:
    mini_briefing.edit_all(root, edits)
    sheet = build(root, mini_briefing.memo()).trees["en"]["data/month-lengths.csv"].decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(sheet))][1:] == rows


def test_an_author_is_told_of_a_table_that_is_too_large(tmp_path: Path) -> None:
    make_rows = mini_briefing.copy(tmp_path)
    with (make_rows / "data" / "units.yml").open("a") as file:
        file.write(
            "\nhours: {kind: count, name: {zh: 小时, en: hours}}\nyear: {kind: date, name: {zh: 年份, en: year}}\n"
        )
    add_series(make_rows, "much", LONGEST, COLUMNS[:6])
    add_table(make_rows, "much", "much", ("place", *COLUMNS[:6]))
    assert mini_briefing.messages(make_rows) == [
        "data/tables/much.yml:1: The table shows 400 rows of 7 columns: its page loads slowly. "
        'Show the first rows only, with "limit" and "order": the CSV file still has all.'
    ]
    mini_briefing.edit(make_rows, "data/tables/much.yml", "series:", "limit: 40\nseries:")
    assert mini_briefing.messages(make_rows) == []


# On the site.


@dataclass(frozen=True)
class Shown:
    """A table on a page in a browser."""

    figure: Locator

    @property
    def box(self) -> Locator:
        return self.figure.locator(".scroll")

    def scroll(self, across: int, down: int) -> None:
        self.box.evaluate("(box, [x, y]) => box.scrollTo(x, y)", [across, down])

    def offset(self, selector: str) -> tuple[float, float]:
        """The place of the first cell of this kind, from the top left corner of the box."""
        cell, box = self.figure.locator(selector).first.bounding_box(), self.box.bounding_box()
        assert cell and box
        return round(cell["x"] - box["x"]), round(cell["y"] - box["y"])


@pytest.fixture(params=LANGUAGES)
def phone(request: pytest.FixtureRequest, weather: Path, browser: Browser) -> Iterator[Any]:
    """Opens the page with the tables at the width of a phone, and returns the function that finds a table."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((weather / "site" / request.param / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 390, "only boxes scroll, not the page"
    yield lambda id: Shown(page.locator(f"#table-{id}"))
    context.close()


def test_the_names_of_rows_stay_in_view_while_a_wide_table_scrolls(phone: Any) -> None:
    table = phone("wide")
    before = table.offset("tbody td")
    table.scroll(300, 0)
    assert table.offset("tbody td")[0] == before[0] - 300
    for name in ("tbody th", "thead th"):
        assert table.offset(name)[0] == 0
    in_front = table.figure.locator("tbody th").first.evaluate(
        """cell => {
            cell.scrollIntoView({ behavior: "instant", block: "center" })
            const { x, y } = cell.getBoundingClientRect()
            return document.elementFromPoint(x + 9, y + 9) === cell
        }"""
    )
    assert in_front, "the cells that scroll are behind it"


@pytest.mark.parametrize("id", ["long", "longest"])
def test_the_head_stays_in_view_while_a_long_table_scrolls(phone: Any, id: str) -> None:
    table = phone(id)
    assert table.box.bounding_box()["height"] < 844
    table.scroll(0, 900)
    assert table.offset("thead th")[1] == 0
    assert table.offset("tbody th")[1] < -500


def test_a_short_table_is_shown_whole(phone: Any) -> None:
    box = phone("wide").box
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight")


def test_a_table_is_a_region_with_a_name_that_the_keyboard_reaches_and_scrolls(phone: Any) -> None:
    table = phone("wide")
    title = table.figure.locator(".figure-title").inner_text()
    region = table.figure.get_by_role("region", name=title)
    region.focus()
    region.press("ArrowRight")
    region.page.wait_for_function("box => box.scrollLeft > 0", arg=region.element_handle())


def test_numbers_of_a_column_end_at_the_same_place(phone: Any) -> None:
    cells = phone("long").figure.locator("tbody td:nth-child(3)")
    ends = cells.evaluate_all(
        "cells => cells.map(cell => { const all = document.createRange(); all.selectNodeContents(cell);"
        " return all.getBoundingClientRect().right })"
    )
    assert len(set(map(round, ends))) == 1


def test_a_unit_in_brackets_is_not_broken_in_a_chinese_head(weather: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((weather / "site" / "zh" / "index.html").as_uri())
    lines = (
        page.locator("#table-wide thead th")
        .nth(2)
        .evaluate(
            """cell => {
            const found = new Map(), text = cell.firstChild, one = document.createRange()
            for (let at = 0; at < text.length; at++) {
                one.setStart(text, at); one.setEnd(text, at + 1)
                const line = Math.round(one.getBoundingClientRect().top)
                found.set(line, (found.get(line) ?? "") + text.data[at])
            }
            return [...found.values()]
        }"""
        )
    )
    page.close()
    assert len(lines) > 1 and lines[-1].startswith("（") and lines[-1].endswith("）")


# In print.


@dataclass(frozen=True)
class Pages(Made):
    """The PDF with the tables."""

    def page(self, number: int) -> list[str]:
        """The lines of a page, from 0, without its running head and foot."""
        lines = [line for line in self.texts[number].splitlines() if line.strip()]
        return lines[1:-1]


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request: pytest.FixtureRequest, weather: Path) -> Pages:
    return Pages(weather / "site", request.param)


def row(line: str) -> bool:
    return re.match(r"^ *Place \w\w", line) is not None


HEADS = {"zh": ("地点", "年份"), "en": ("Place", "Year")}
CONTINUED = {"zh": r"^ *续表 \d$", "en": r"^ *Table \d \(continued\)$"}
SOURCES = {"zh": "来源", "en": "Source"}


def continues(printed: Pages, at: int) -> bool:
    """Whether a page, from 0, begins with the rest of a table."""
    lines = printed.page(at)
    return bool(lines) and re.match(CONTINUED[printed.language], lines[0]) is not None


def test_a_table_that_continues_repeats_its_head_and_says_so(printed: Pages) -> None:
    pages = [printed.page(at) for at in range(len(printed.texts))]
    continued = [lines for at, lines in enumerate(pages) if continues(printed, at)]
    assert len(continued) >= 6
    for lines in continued:
        first = next(at for at, line in enumerate(lines) if row(line))
        assert all(any(head in line for line in lines[1:first]) for head in HEADS[printed.language])
    begins = [lines for lines in pages if any(row(line) for line in lines) and lines not in continued]
    assert len(begins) == 3, "the pages on which the tables begin do not say so"


def test_no_page_has_only_a_head_a_last_row_or_the_sources_of_a_table(printed: Pages) -> None:
    for at in range(len(printed.texts)):
        lines = printed.page(at)
        rows = [line for line in lines if row(line)]
        assert len(rows) != 1, f"page {at + 1} has a single row"
        assert not continues(printed, at) or len(rows) > 1, f"page {at + 1} continues a table without rows"
        if rows and not continues(printed, at + 1):
            below = lines[max(place for place, line in enumerate(lines) if row(line)) + 1 :]
            assert below[0].strip().startswith(SOURCES[printed.language]), f"page {at + 1} ends a table without sources"


def test_every_row_is_printed_whole_and_once(printed: Pages) -> None:
    places = [line.split()[1] for text in printed.texts for line in text.splitlines() if row(line)]
    assert len(places) == LONG + LONGEST + 12
    sizes = [len([tag for tag in printed.below(table) if tag["/S"] == "/TR"]) for table in printed.tags("Table")]
    # The head, and the note and sources, are rows too.
    assert {LONG + 2, LONGEST + 2} <= set(sizes)


def test_a_wide_table_has_a_landscape_page_with_head_and_number(printed: Pages) -> None:
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in printed.reader.pages]
    (at,) = (at for at, (width, height) in enumerate(sizes) if width > height)
    assert not printed.reader.pages[at].get("/Rotate"), "its text is upright"
    lines = printed.texts[at].strip().splitlines()
    number = {"zh": f"第 {at + 1} 页", "en": f"Page {at + 1} of"}[printed.language]
    assert number in lines[-1]
    title = load_title(printed)
    assert title in lines[0]
    assert sum(map(row, lines)) == 12
    widths = [len(re.findall(r"\d[\d.,]*", line)) for line in lines if row(line)]
    assert set(widths) == {WIDE - 1}, "all columns are on the page"


def load_title(printed: Pages) -> str:
    title = words(read_page(printed.site, f"{printed.language}/index.html").find(".//article//h1"))
    return title if printed.language == "en" else title[:4]


def test_the_place_of_a_landscape_table_gives_its_number_and_page(printed: Pages) -> None:
    text = "".join(printed.texts)
    pattern = {"zh": r"表 2（第 (\d+) 页） +天气表", "en": r"Table 2 \(p\. (\d+)\) +The weather of wide"}
    (at,) = re.findall(pattern[printed.language], text)
    assert float(printed.reader.pages[int(at) - 1].mediabox.width) > 800


def test_a_landscape_table_is_tagged_as_a_table_and_the_pdf_stays_accessible(printed: Pages) -> None:
    assert "<pdfuaid:part>1</pdfuaid:part>" in printed.poppler("pdfinfo", "-meta", str(printed.path))
    wide = [
        table
        for table in printed.tags("Table")
        if len([tag for tag in printed.below(table) if tag["/S"] == "/TH"]) == WIDE
    ]
    assert len(wide) == 1


def test_an_author_is_told_of_a_table_that_is_too_wide_for_a_page(
    weather: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = mini_briefing.copy(tmp_path, weather)
    mini_briefing.edit(root, "data/tables/wide.yml", "landscape: true", "")
    assert main(["site", "--root", str(root)]) == 1
    said = capsys.readouterr().err
    assert re.search(
        r"data/tables/wide\.yml:1: The table is \d+ mm wide in the smallest type, and the page has 155 mm\. "
        r'Write "landscape: true", or show fewer columns\.',
        said,
    )
