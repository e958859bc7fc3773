"""Draws the steps of a process from top to bottom, in boxes whose areas do not represent numbers.

The first of `values` that a row has is its number; the others are listed below its label, each with the name of its
column. A row whose code in `group` is the id of another row is a part of that step, and is drawn inside its box.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.rows import PHONE, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Row

PAD, INNER, GAP, ARROW = 12, 9, 8, 26
"""Spaces in pixels: the padding of a step, the padding of a part, the gap between parts, and that between steps."""
LINE = 18
NARROWEST = 110
"""The minimum width of a part in pixels; parts that do not fit on a line begin another."""
COLON = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class Entry:
    """The content of a box: the number of a row in type of `size`, and the row's texts.

    The texts begin `beside` pixels to the right of the start of the number, or below the number if `beside` is 0.
    """

    role: str
    hollow: bool
    number: str
    label: list[str]
    notes: list[str]
    size: float
    pad: float
    beside: float

    @property
    def height(self) -> float:
        """Return the height of the box in pixels."""
        above = 0 if self.beside else self.size * 1.5
        return 2 * self.pad + above + LINE * len(self.label + self.notes)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the number and the texts of a box whose upper left corner is at `x` and `y`, but not the box itself."""
        left, middle = x + self.pad, y + self.pad + LINE / 2
        canvas.text(left, middle, self.number, self.role, self.size, bold=True)
        if not self.beside:
            middle += self.size * 1.5
        for index, line in enumerate([*self.label, *self.notes]):
            role, size = ("ink", 13.0) if index < len(self.label) else ("muted", 12.5)
            canvas.text(left + self.beside, middle + LINE * index, line, role, size)


@dataclass(frozen=True)
class Step:
    """A step of a process: its own entry, `head`, and the entries of its parts, drawn at most `across` to a line."""

    head: Entry
    parts: list[Entry]
    across: int

    @property
    def lines(self) -> list[tuple[list[Entry], float]]:
        """Return the lines of parts, each with its height in pixels."""
        found = [self.parts[start : start + self.across] for start in range(0, len(self.parts), self.across)]
        return [(line, max(entry.height for entry in line)) for line in found]

    @property
    def height(self) -> float:
        """Return the height of the box in pixels, with its parts."""
        inner = sum(high + GAP for _, high in self.lines)
        return self.head.height + (inner - GAP + PAD if inner else 0)

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw the box of the step, with its top at `y`, and those of its parts in it; hollow boxes are not filled."""
        _box(canvas, (1, y + 1, canvas.width - 2, self.height - 2), self.head.hollow, "surface", "page")
        self.head.draw(canvas, 0, y)
        y += self.head.height
        for line, high in self.lines:
            for index, entry in enumerate(line):
                wide = _wide(canvas.width, self.across)
                x = PAD + index * (wide + GAP)
                _box(canvas, (x, y, wide, high), entry.hollow, "page", "surface")
                entry.draw(canvas, x, y)
            y += high + GAP


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw the steps below each other, joined by arrows; parts are side by side except on phones."""
    steps = _steps(figure, language, width)
    canvas = Canvas(width, round(sum(step.height for step in steps) + ARROW * (len(steps) - 1)), language)
    y = 0.0
    for step in steps:
        if y:
            _arrow(canvas, PAD + 10, y + 6, y + ARROW - 6)
            y += ARROW
        step.draw(canvas, y)
        y += step.height
    return canvas


def _steps(figure: Figure, language: Language, width: int) -> list[Step]:
    """Return the steps and their parts, with all texts broken into lines."""
    phone = width <= PHONE
    heads = [row for row in figure.rows if not row.codes.get(figure.group)]
    most = 1 if phone else (width - 2 * PAD + GAP) // (NARROWEST + GAP)
    found = []
    for row, head in zip(heads, _entries(figure, heads, language, width, 17 if phone else 20, PAD, True), strict=True):
        rows = [part for part in figure.rows if part.codes.get(figure.group) == row.id]
        across = max(1, min(len(rows), most))
        parts = _entries(figure, rows, language, _wide(width, across), 14 if phone else 15, INNER, phone)
        found.append(Step(head, parts, across))
    return found


def _entries(
    figure: Figure, rows: Sequence[Row], language: Language, width: float, size: float, pad: float, beside: bool
) -> list[Entry]:
    """Return entries for boxes of a width; with `beside`, numbers form a column and texts are to the right of it."""
    numbers = [_numbers(figure, row, language) for row in rows]
    column = max((width_of(first, size, bold=True) for first, _ in numbers), default=0) + 20 if beside else 0
    room = width - 2 * pad - column
    return [
        Entry(
            TEXT_ROLE[look(figure, row)] if figure.colour.by else "ink",
            figure.hollow(row),
            first,
            _lines([words(row, figure.label, language)], room, 13, language),
            _lines([*others, words(row, figure.detail, language)], room, 12.5, language),
            size,
            pad,
            column,
        )
        for row, (first, others) in zip(rows, numbers, strict=True)
    ]


def _numbers(figure: Figure, row: Row, language: Language) -> tuple[str, list[str]]:
    """Return the first value of a row, and its other values, each with the name of its column."""
    first, *others = [name for name in figure.values if row.cells.get(name)]
    named = [(figure.series.columns[name].label[language], words(row, name, language)) for name in others]
    return words(row, first, language), [COLON[language].join(pair) for pair in named]


def _lines(texts: Sequence[str], room: float, size: float, language: Language) -> list[str]:
    return [line for text in texts if text for line in wrapped(text, room, size, language).split("\n")]


def _wide(width: float, across: int) -> float:
    """Return the width in pixels of each of `across` parts on one line."""
    return (width - 2 * PAD + GAP) / across - GAP


def _box(canvas: Canvas, place: tuple[float, float, float, float], hollow: bool, fill: str, ground: str) -> None:
    canvas.box(*place, ground if hollow else fill, "axis" if hollow else "grid")


def _arrow(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    canvas.line(x, top, x, bottom, "axis", 1.5)
    for side in (-5, 5):
        canvas.line(x + side, bottom - 6, x, bottom, "axis", 1.5)
