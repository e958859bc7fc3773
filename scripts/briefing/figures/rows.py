"""Lays out figures with one row per item: the labels, the look of marks, the value axis and the grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count, pairwise

from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.cells import ends
from briefing.figures.scale import Scale, TickText
from briefing.language import numbers
from briefing.languages import Language
from briefing.model import Figure, Quantity, Row, Text

PHONE = 360
LINE = 17
"""The height in pixels of a line of a label."""
WIDEST = 0.4
"""The share of the width of a wide drawing that labels may have."""
BELOW_MARK = 14.72
"""The space in pixels below the middle of the marks of a row, on phones."""
SLOT = 19
"""The height in pixels of each further bar of a row."""
TOP, BOTTOM, RIGHT = 30, 12, 12
AXIS_TEXT = 12.5
LABEL_TEXT = 13
BETWEEN_TICKS = 6
"""The minimum space, in pixels, between the values of two grid lines."""


@dataclass(frozen=True)
class Frame:
    """The layout of rows: labels are left of the plot on wide drawings, and above the marks on phone drawings.

    In pixels, `values_width` is the space for values to the right of the plot, `row` the height of a row with one bar,
    and `gutter` the space for `labels`, which is 0 on phone drawings. `slots` is the number of bars in a row.
    """

    figure: Figure
    language: Language
    width: int
    values_width: float
    row: float
    gutter: float
    labels: "tuple[tuple[LabelLine, ...], ...]"
    slots: int = 1

    @property
    def phone(self) -> bool:
        """Return True if the drawing is for a phone."""
        return self.width <= PHONE

    @property
    def height(self) -> int:
        """Return the height of the drawing in pixels."""
        lines = LINE * len(self.figure.levels)
        return round(TOP + (self.row + self.more) * len(self.figure.rows) + BOTTOM + lines)

    @property
    def more(self) -> float:
        """Return the height that the second and further bars add to a row, in pixels."""
        return SLOT * (self.slots - 1)

    def y(self, index: int) -> float:
        """Return the y coordinate of the marks of a row, or of the middle of its bars."""
        below = self.row - BELOW_MARK if self.phone else self.row * 0.5
        return TOP + (self.row + self.more) * index + below + self.more / 2

    def scale(self, low: float, high: float, before: float = 8) -> Scale:
        """Return the value axis; `before` is the space in pixels between the labels and its start."""
        return Scale(
            low, high, self.gutter + before, self.width - RIGHT - self.values_width, self.figure.scale == "log"
        )

    def label(self, canvas: Canvas, index: int) -> None:
        """Draw the label of a row and, in a muted colour, its detail, if any."""
        lines, y = self.labels[index], self.y(index)
        if self.phone:
            top = y - self.more / 2 - 19 - LINE * (lines[-1].line)
            for line in lines:
                canvas.text(line.x, top + LINE * line.line, line.text, line.role, line.size, halo=True)
        else:
            top = y - LINE * (len(lines) - 1) // 2
            for line in lines:
                x = self.gutter - 8
                canvas.text(x, top + LINE * line.line, line.text, line.role, line.size, align="right")


@dataclass(frozen=True)
class LabelLine:
    """A piece of the label of a row: its text, colour role and size, its line from 0, and its x on phone drawings."""

    text: str
    role: str
    size: float
    line: int
    x: float = 0


def frame(figure: Figure, language: Language, width: int, values_width: float, slots: int = 1) -> Frame:
    """Return a layout with room for the labels and, on the right, `values_width` pixels.

    On wide drawings, labels have at most the share WIDEST of the width; on phones, they are above the marks. Longer
    ones are wrapped.
    """
    phone = width <= PHONE
    labels = tuple(tuple(_label(figure, row, language, width)) for row in figure.rows)
    lines = (line for row in figure.rows_together for line in _label(figure, row, language, width))
    longest = max((width_of(line.text, LABEL_TEXT) for line in lines), default=0)
    most = max((lines[-1].line for lines in labels), default=0)
    row = 46 + LINE * most if phone else 38 + LINE * (most - 1) if most or figure.detail else 29
    return Frame(figure, language, width, values_width, row, 0 if phone else longest + 10, labels, slots)


def _label(figure: Figure, row: Row, language: Language, width: int) -> Iterator[LabelLine]:
    """Yield the lines of the name of a row and of its detail, which is beside the name if it fits there on a phone."""
    phone = width <= PHONE
    room, size = (width, 12.5) if phone else (width * WIDEST, float(LABEL_TEXT))
    name, detail = words(row, figure.label, language), words(row, figure.detail, language)
    lines = _wrapped(name, room, size, language)
    for at, text in enumerate(lines):
        yield LabelLine(text, "ink", size, at)
    beside = width_of(name, size) + 14
    if detail and phone and len(lines) == 1 and beside + width_of(detail, 12) <= room:
        yield LabelLine(detail, "muted", 12, 0, beside)
    elif detail:
        for at, text in enumerate(_wrapped(detail, room, 12, language), len(lines)):
            yield LabelLine(text, "muted", 12, at)


def _wrapped(text: str, room: float, size: float, language: Language) -> list[str]:
    return (wrapped(text, room, size, language) if width_of(text, size) > room else text).split("\n")


def begin(
    figure: Figure, language: Language, width: int, values_width: float, before: float = 8
) -> tuple[Frame, Canvas, Scale]:
    """Return the layout of a figure, a canvas with its grid drawn, and the value axis."""
    layout = frame(figure, language, width, values_width)
    return layout, *plot(layout, bounds(figure), before, tick_text(figure, language))


def plot(layout: Frame, ends: tuple[float, float], before: float, ticks: TickText) -> tuple[Canvas, Scale]:
    """Return a canvas with its grid drawn, and the value axis; `before` is the space to the left of the axis."""
    canvas = Canvas(layout.width, layout.height, layout.language)
    scale = layout.scale(*ends, before=before)
    lines = [line for line in layout.figure.reference_lines if line.level is not None]
    bottom = layout.height - 6 - LINE * len(lines)
    grid(canvas, scale, TOP, bottom, ticks)
    for at, line in enumerate(lines):
        _reference(canvas, scale(line.level or 0), bottom + LINE * at, line.text[layout.language])
    return canvas, scale


def _reference(canvas: Canvas, x: float, bottom: float, text: str) -> None:
    """Draw a reference line at `x` with its text below it, within the drawing."""
    canvas.line(x, TOP, x, bottom, "ink", dashed=True)
    size = AXIS_TEXT if canvas.width > PHONE else 12
    half = width_of(text, size) / 2
    canvas.text(min(max(x, half), canvas.width - half), bottom + LINE / 2, text, "ink", size, align="center")


def words(row: Row, column: str, language: Language) -> str:
    """Return the text of a cell as a drawing shows it, or "" if the cell is empty or the row has no such cell."""
    cell = row.cells.get(column)
    if isinstance(cell, Text):
        return cell[language]
    return numbers.write(cell, language, short=True) if cell else ""


def bare(row: Row, column: str, language: Language) -> str:
    """Return the text of a cell as `words` does, but without the pattern of its unit, which the subtitle names."""
    cell = row.cells.get(column)
    if not isinstance(cell, Quantity) or not cell.unit.pattern:
        return words(row, column, language)
    return numbers.write(replace(cell, unit=replace(cell.unit, pattern=None, singular="")), language, short=True)


def look(figure: Figure, row: Row) -> str:
    """Return the colour role of a row's mark: the one that `colour` gives its code, or else "blue"."""
    return figure.colour.looks.get(row.codes.get(figure.colour.by, ""), "blue")


def printed(figure: Figure, row: Row, language: Language) -> str:
    """Return the text next to the mark of a row: its cell in `written`, or else in the first of `values`."""
    return words(row, figure.written, language) or words(row, figure.values[0], language)


def amounts(figure: Figure) -> list[Decimal]:
    """Return both ends of each number in the `values` columns of a figure and of all panels beside it.

    A single value appears twice.
    """
    return [value for row in figure.rows_together for name in figure.values for value in ends(row, name)]


def bounds(figure: Figure) -> tuple[float, float]:
    """Return the lowest and highest value of the axis of a figure, which must have at least one number.

    A linear axis begins at zero or, if there are negative values, at a round number not above the lowest. It ends at a
    round number not below the highest value, or at zero if that value is not positive and others are negative.

    A logarithmic axis begins at the power of ten at or below the lowest value. It ends at the next power of ten above
    the highest value or, if this value is at most twice the power of ten at or below it, at 1.6 times the value.
    """
    drawn = [*amounts(figure), *figure.levels]
    if figure.scale == "log":
        last = float(Decimal(10) ** max(value.adjusted() for value in drawn))
        top = last * 10 if max(drawn) > 2 * last else float(max(drawn)) * 1.6
        return float(Decimal(10) ** min(value.adjusted() for value in drawn)), top
    return linear_bounds(drawn)


def linear_bounds(drawn: Sequence[Decimal]) -> tuple[float, float]:
    """Return the ends of a linear axis as `bounds` does, for at least one number."""
    low = -_round_above(float(-min(drawn))) if min(drawn) < 0 else 0.0
    return low, _round_above(float(max(drawn))) if max(drawn) > 0 or not low else 0.0


def _round_above(value: float) -> float:
    """Return the smallest round number that is not below a value, which must not be negative; 0.1 for zero."""
    unit = 10.0 ** (Decimal(str(value)).adjusted())
    return next(unit * factor for factor in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if unit * factor >= value)


def grid(canvas: Canvas, scale: Scale, top: float, bottom: float, ticks: TickText) -> None:
    """Draw the vertical grid lines, with their values above them and within the drawing.

    If the values of neighbouring lines would touch, only every second line has one, or every third, and so on.
    """
    size = AXIS_TEXT if canvas.width > PHONE else 12
    labels = []
    for tick in scale.ticks():
        x, text = scale(tick), ticks(tick)
        canvas.line(x, top, x, bottom, "axis" if not scale.log and tick == 0 else "grid")
        half = width_of(text, size) / 2
        labels.append((min(max(x, half), canvas.width - half), half, text))
    for at, _, text in next(kept for step in count(1) if apart(kept := labels[::step])):
        canvas.text(at, top - 10, text, "muted", size, align="center")


def apart(labels: Sequence[tuple[float, float, str]]) -> bool:
    """Return True if no two neighbouring labels, each with its centre and half its width, touch."""
    return all(one + half + BETWEEN_TICKS <= two - other for (one, half, _), (two, other, _) in pairwise(labels))


def tick_text(figure: Figure, language: Language, column: str = "") -> TickText:
    """Return the notation of the ticks of a column, by default the first of `values`, or of shares."""
    unit = figure.series.columns[column or figure.values[0]].unit
    if unit is None:
        return TickText(language)
    share = unit.kind == "percent" or (not column and figure.stack == "share")
    return TickText(language, "%" if share else "", full=unit.kind == "plain")
