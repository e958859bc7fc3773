"""The steps of a process, down the page. All boxes are alike: their areas do not represent numbers.

The first of `values` that a row has is its number; the others are written below it, each with the name of its column.
A row whose code in `group` is the id of another row is a part of that step, and is drawn inside its box.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.rows import PHONE, look, words
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Row

PAD, INNER, GAP, ARROW = 12, 9, 8, 26
"""Pixels between the box of a step and its words, that of a part and its words, two parts, and two steps."""
LINE = 18
NARROWEST = 110
"""The least width in pixels of a part; parts that do not fit beside others begin another line."""
COLON = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class Entry:
    """A row in its box: a number in type of `size`, and words that begin `beside` pixels to its right, or below it."""

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
        """The height of its box."""
        above = 0 if self.beside else self.size * 1.5
        return 2 * self.pad + above + LINE * len(self.label + self.notes)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw its number and words from an upper left corner; words beside the number begin level with it."""
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
        """The lines of its parts, each with its height."""
        found = [self.parts[start : start + self.across] for start in range(0, len(self.parts), self.across)]
        return [(line, max(entry.height for entry in line)) for line in found]

    @property
    def height(self) -> float:
        """The height of its box."""
        inner = sum(high + GAP for _, high in self.lines)
        return self.head.height + (inner - GAP + PAD if inner else 0)

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw its box with the boxes of its parts in it; the box of an estimate is an outline."""
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
    """Draw steps below each other, with arrows between; on a page, parts are side by side."""
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
    """Return the rows as steps, their words broken into lines."""
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
    """Return entries for boxes of this width; if words are beside numbers, the numbers share one column."""
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
    """Return the number of a row, and its other values with the names of their columns."""
    first, *others = [name for name in figure.values if row.cells.get(name)]
    named = [(figure.series.columns[name].label[language], words(row, name, language)) for name in others]
    return words(row, first, language), [COLON[language].join(pair) for pair in named]


def _lines(texts: Sequence[str], room: float, size: float, language: Language) -> list[str]:
    return [line for text in texts if text for line in wrapped(text, room, size, language).split("\n")]


def _wide(width: float, across: int) -> float:
    """Return the width of one of `across` parts beside each other."""
    return (width - 2 * PAD + GAP) / across - GAP


def _box(canvas: Canvas, place: tuple[float, float, float, float], hollow: bool, fill: str, ground: str) -> None:
    canvas.box(*place, ground if hollow else fill, "axis" if hollow else "grid")


def _arrow(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    canvas.line(x, top, x, bottom, "axis", 1.5)
    for side in (-5, 5):
        canvas.line(x + side, bottom - 6, x, bottom, "axis", 1.5)
