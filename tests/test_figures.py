"""Figures, looked at by what they contain: every drawing of the real briefing, in both languages and at both sizes."""

import csv
import io
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text as Label
from matplotlib.transforms import Bbox

import mini_briefing
from briefing import figures, numbers
from briefing.build import Built, build
from briefing.figures.canvas import Canvas, spaced
from briefing.figures.style import family
from briefing.model import LANGUAGES, Figure, Language, Period, Quantity

PROJECT = Path(__file__).parents[1]
IDS = sorted(file.stem for file in (PROJECT / "data" / "figures").glob("*.yml"))
DRAWINGS = [(id, language, size) for id in IDS for language in LANGUAGES for size in figures.SIZES]
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PLACEHOLDER = re.compile(r"#fe[0-9a-f]{2}01", re.IGNORECASE)
SMALLEST_TEXT = 12
OVERLAP = 2  # pixels that two labels' boxes may share: their boxes are a little larger than their ink
EDGE = 1  # pixels of a label's box that may lie outside: a letter does not fill its box

Draw = Callable[[Figure, Language, int], Canvas]


@dataclass(frozen=True, repr=False)
class Drawn:
    """This briefing as its built site holds it, made again here, with the drawings before they became SVG."""

    published: dict[Language, dict[str, bytes]]
    again: Built
    canvases: dict[tuple[str, Language, int], Canvas]

    def canvas(self, id: str, language: Language, size: str) -> Canvas:
        return self.canvases[id, language, figures.SIZES[size]]

    def svg(self, id: str, language: Language, size: str, scheme: str) -> str:
        return self.published[language][f"figures/{id}-{size}-{scheme}.svg"].decode()


@pytest.fixture(scope="module")
def drawn(site: Path) -> Drawn:
    canvases: dict[tuple[str, Language, int], Canvas] = {}

    def remembering(draw: Draw) -> Draw:
        def remember(figure: Figure, language: Language, width: int) -> Canvas:
            return canvases.setdefault((figure.id, language, width), draw(figure, language, width))

        return remember

    published = {language: mini_briefing.files(site.parent / "build" / language) for language in LANGUAGES}
    with pytest.MonkeyPatch.context() as patch:
        for kind, draw in figures.KINDS.items():
            patch.setitem(figures.KINDS, kind, remembering(draw))
        again = build(site.parent, mini_briefing.Memory())
    return Drawn(published, again, canvases)


def labels(canvas: Canvas) -> list[Label]:
    """The words of a drawing."""
    found = canvas.drawing.findobj(Label)
    return [label for label in found if isinstance(label, Label) and label.get_text().strip()]


def boxes(canvas: Canvas) -> list[tuple[str, Bbox]]:
    """The words of a drawing, each with its box in pixels from the lower left corner."""
    renderer = FigureCanvasAgg(canvas.drawing).get_renderer()  # type: ignore[no-untyped-call]
    return [(label.get_text(), label.get_window_extent(renderer)) for label in labels(canvas)]


def marks(canvas: Canvas) -> list[Bbox]:
    """The data marks of a drawing as boxes, in pixels from its lower left corner."""
    found = []
    for line in canvas.drawing.findobj(Line2D):
        if isinstance(line, Line2D) and line.get_marker() not in ("None", "", None):
            (x,), (y,) = np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)
            half, up = line.get_markersize() / 2, canvas.height - y
            found.append(Bbox.from_extents(x - half, up - half, x + half, up + half))
    return found


def shared(one: Bbox, other: Bbox) -> float:
    """How deep two boxes lie in each other, in pixels; below zero where they are apart."""
    across, along = min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(min(across, along))


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_process_makes_the_same_bytes_of_the_same_data(drawn: Drawn, language: Language) -> None:
    once, again = drawn.published[language], drawn.again.trees[language]
    assert sorted(once) == sorted(again)
    assert [name for name in once if once[name] != again[name]] == []


@pytest.mark.parametrize(("id", "language", "size"), DRAWINGS)
def test_a_drawing_is_svg_of_its_size_in_resolved_colours(drawn: Drawn, id: str, language: Language, size: str) -> None:
    light, dark = (drawn.svg(id, language, size, scheme) for scheme in ("light", "dark"))
    root = etree.fromstring(light.encode())
    assert etree.QName(root).localname == "svg"
    assert round(float(root.get("width", "0"))) == figures.SIZES[size]
    assert round(float(root.get("height", "0"))) == drawn.canvas(id, language, size).height
    assert not PLACEHOLDER.search(light + dark)
    assert light != dark
    assert COLOUR.sub("#", light) == COLOUR.sub("#", dark)


@pytest.mark.parametrize(("id", "language", "size"), DRAWINGS)
def test_no_word_of_a_drawing_is_small_or_leaves_it(drawn: Drawn, id: str, language: Language, size: str) -> None:
    canvas = drawn.canvas(id, language, size)
    assert min(float(label.get_fontsize()) for label in labels(canvas)) >= SMALLEST_TEXT
    outside = [
        words
        for words, box in boxes(canvas)
        if min(box.x0, box.y0) < -EDGE or box.x1 > canvas.width + EDGE or box.y1 > canvas.height + EDGE
    ]
    assert outside == []


@pytest.mark.parametrize(("id", "language", "size"), DRAWINGS)
def test_no_word_of_a_drawing_covers_another_or_a_mark(drawn: Drawn, id: str, language: Language, size: str) -> None:
    canvas = drawn.canvas(id, language, size)
    found = boxes(canvas)
    pairs = itertools.combinations(found, 2)
    assert [(one, other) for (one, box), (other, near) in pairs if shared(box, near) > OVERLAP] == []
    assert [words for words, box in found for mark in marks(canvas) if shared(box, mark) > OVERLAP] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", IDS)
def test_the_csv_of_a_figure_holds_exactly_what_is_drawn(drawn: Drawn, id: str, language: Language) -> None:
    figure = drawn.again.briefing.figures[id]
    content = drawn.published[language][f"data/{id}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")  # without the mark, spreadsheets read Chinese wrongly
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert len(lines) == len(figure.rows)
    words = " ".join(label.get_text() for label in labels(drawn.canvas(id, language, "wide")))
    for line, row in zip(lines, figure.rows, strict=True):
        cells = dict(zip(head, line, strict=True))
        for name in figure.columns:
            label, cell = figure.series.columns[name].label[language], row.cells[name]
            if isinstance(cell, Quantity):
                exact = str(cell.low) if isinstance(cell.low, Period) else pytest.approx(float(cell.low), rel=1e-11)
                assert (cells[label] if isinstance(cell.low, Period) else float(cells[label])) == exact
                written = line[head.index(label) + 1]
                assert written == numbers.write(cell, language)
                if name in figure.values[:1]:
                    assert (spaced(written) if language == "zh" else written) in words


@pytest.mark.parametrize("character", ["\ue000", "\U0010ffff"], ids=["private use", "no character"])
def test_a_character_that_the_font_lacks_is_named_with_its_figure(tmp_path: Path, character: str) -> None:
    root = mini_briefing.copy(tmp_path)
    mini_briefing.edit(root, "data/series/months.csv", "April", f"Ap{character}ril")
    before = mini_briefing.files(root)
    assert mini_briefing.told(root, lambda root: build(root, mini_briefing.Memory())) == [
        f"data/figures/month-lengths.yml:1: figure month-lengths (en): "
        f'"{character}" (U+{ord(character):04X}) is not in {family()}.'
    ]
    assert mini_briefing.files(root) == before


def test_only_drawings_whose_data_changed_are_drawn_again(tmp_path: Path) -> None:
    root = mini_briefing.copy(tmp_path)
    memory = mini_briefing.Memory()
    build(root, memory)
    known = len(memory)
    build(root, memory)
    assert len(memory) == known
    mini_briefing.edit(root, "data/series/months.csv", "february,28", "february,27")
    build(root, memory)
    assert len(memory) == known + len(LANGUAGES) * len(figures.SIZES)
