"""What kinds with one row per item share: labels, marks' looks, the value axis, and room for them on page and phone."""

from dataclasses import dataclass
from decimal import Decimal

from briefing.figures.canvas import Canvas, Scale, tick_text, width_of
from briefing.figures.cells import ends
from briefing.language import numbers
from briefing.languages import Language
from briefing.model import Figure, Row, Text

PHONE = 360
TOP, BOTTOM, RIGHT = 30, 12, 12
AXIS_TEXT = 12.5
LABEL_TEXT = 13


@dataclass(frozen=True)
class Frame:
    """Where rows stand: on a page labels are left of the plot, on a phone above each row's line."""

    figure: Figure
    language: Language
    width: int
    values_width: float
    row: float
    gutter: float

    @property
    def phone(self) -> bool:
        return self.width <= PHONE

    @property
    def height(self) -> int:
        return round(TOP + self.row * len(self.figure.rows) + BOTTOM)

    def y(self, index: int) -> float:
        """The line of a row's marks."""
        return TOP + self.row * (index + (0.68 if self.phone else 0.5))

    def scale(self, low: float, high: float, before: float = 8) -> Scale:
        """The value axis; `before` is the room between the labels and its start."""
        return Scale(
            low, high, self.gutter + before, self.width - RIGHT - self.values_width, self.figure.scale == "log"
        )

    def label(self, canvas: Canvas, index: int) -> None:
        """The row's name, and its detail in muted words."""
        row = self.figure.rows[index]
        name, detail = words(row, self.figure.label, self.language), words(row, self.figure.detail, self.language)
        if self.phone:
            canvas.text(0, self.y(index) - 19, name, "ink", 12.5, halo=True)
            if detail:
                canvas.text(width_of(name, 12.5) + 14, self.y(index) - 19, detail, "muted", 12, halo=True)
        elif detail:
            canvas.text(self.gutter - 8, self.y(index) - 8, name, "ink", LABEL_TEXT, "right")
            canvas.text(self.gutter - 8, self.y(index) + 9, detail, "muted", 12, "right")
        else:
            canvas.text(self.gutter - 8, self.y(index), name, "ink", LABEL_TEXT, "right")


def frame(figure: Figure, language: Language, width: int, values_width: float) -> Frame:
    """Room for the longest label at the left, and for `values_width` of words at the right."""
    phone = width <= PHONE
    longest = max(
        (
            width_of(words(row, name, language), LABEL_TEXT)
            for row in figure.rows
            for name in (figure.label, figure.detail)
            if name
        ),
        default=0,
    )
    row = 46 if phone else 38 if figure.detail else 29
    return Frame(figure, language, width, values_width, row, 0 if phone else longest + 10)


def words(row: Row, column: str, language: Language) -> str:
    """A cell as a label."""
    cell = row.cells.get(column)
    if isinstance(cell, Text):
        return cell[language]
    return numbers.write(cell, language) if cell else ""


def look(figure: Figure, row: Row) -> str:
    """The colour role of a row's mark."""
    return figure.colour.looks.get(row.codes.get(figure.colour.by, ""), "blue")


def printed(figure: Figure, row: Row, language: Language) -> str:
    """What stands beside a row's mark: the first of `values`, or its cell in `written` where it has one."""
    return words(row, figure.written, language) or words(row, figure.values[0], language)


def amounts(figure: Figure) -> list[Decimal]:
    """Every number that the figure draws."""
    return [value for row in figure.rows for name in figure.values for value in ends(row, name)]


def bounds(figure: Figure) -> tuple[float, float]:
    """The ends of the value axis: from zero on a linear scale, and on a log scale never far beyond its last label."""
    drawn = amounts(figure)
    if figure.scale == "log":
        last = float(Decimal(10) ** max(value.adjusted() for value in drawn))
        top = last * 10 if max(drawn) > 2 * last else float(max(drawn)) * 1.6
        return float(Decimal(10) ** min(value.adjusted() for value in drawn)), top
    top = float(max(drawn))
    unit = 10.0 ** (Decimal(str(top)).adjusted())
    return 0.0, next(unit * factor for factor in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if unit * factor >= top)


def grid(canvas: Canvas, scale: Scale, top: float, bottom: float, suffix: str = "") -> None:
    """Light vertical lines with their values above, none of which leaves the drawing."""
    size = AXIS_TEXT if canvas.width > PHONE else 12
    for tick in scale.ticks():
        x, text = scale(tick), tick_text(tick, canvas.language, suffix)
        canvas.line(x, top, x, bottom, "axis" if not scale.log and tick == 0 else "grid")
        half = width_of(text, size) / 2
        canvas.text(min(max(x, half), canvas.width - half), top - 10, text, "muted", size, "center")


def percent(figure: Figure) -> str:
    """ "%" when the values drawn are percentages."""
    unit = figure.series.columns[figure.values[0]].unit
    return "%" if unit and unit.kind == "percent" else ""
