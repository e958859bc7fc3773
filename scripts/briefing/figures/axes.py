"""The axes of charts with two axes: their range, and the values and labels of their ticks."""

import calendar
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from briefing.figures import years
from briefing.figures.canvas import Canvas, width_of
from briefing.figures.rows import amounts, bounds, tick_text
from briefing.figures.scale import Scale, TickText
from briefing.language import numbers
from briefing.languages import Language
from briefing.model import Figure, Period, Quantity, Row

MOST_STEPS = 5
"""The greatest number of steps between the ticks of a value axis."""
FACTORS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
BETWEEN = 10
"""The least space in pixels between two labels of the horizontal axis."""
FLOOR = 34
"""The space below the plot for the labels of the horizontal axis, in pixels."""
LINE = 17
"""The height of a line of labels, in pixels."""
MONTHS_BELOW, DAYS_BELOW = 3.0, 0.25
"""The lengths of a time axis, in years, below which its ticks are months or days."""


@dataclass(frozen=True)
class Tick:
    """A tick of an axis: its value, its label, where the label is centred, and a second label below it, or ""."""

    value: float
    text: str
    centre: float
    under: str = ""


@dataclass(frozen=True)
class Axis:
    """The range of an axis, and its ticks."""

    low: float
    high: float
    ticks: Sequence[Tick]


def value_axis(figure: Figure, language: Language) -> Axis:
    """Return the axis of the values of a figure, which on a linear scale begins and ends at a tick."""
    if figure.scale == "log":
        low, high = bounds(figure)
        return Axis(low, high, _ticks(Scale(low, high, 0, 1, log=True).ticks(), tick_text(figure, language)))
    return linear([*amounts(figure), *figure.levels], tick_text(figure, language))


def horizontal_axis(figure: Figure, language: Language, width: float, size: float, padded: bool = False) -> Axis:
    """Return the axis of the column `against`; `width` is its length and `size` that of its text, in pixels.

    Dates are in years. The axis goes from the start of the first date to the end of the last, or from the lowest number
    to the highest; if `padded`, it is extended to whole years or to the next ticks.
    """
    cells = [cell for row in figure.rows_together if isinstance(cell := row.cells.get(figure.against), Quantity)]
    dates = [cell.low for cell in cells if isinstance(cell.low, Period)]
    if not dates:
        found = [end for cell in cells for end in (cell.low, cell.high) if isinstance(end, Decimal)]
        axis = linear(found, tick_text(figure, language, figure.against))
        low, high = (float(edge) for edge in (min(found), max(found)))
        if padded or low == high:
            return axis
        return Axis(low, high, [tick for tick in axis.ticks if low <= tick.value <= high])
    low, high = min(map(years.start, dates)), max(map(years.end, dates))
    if padded:
        low, high = math.floor(low), math.ceil(high - 1e-6)
    pixel = (high - low) / width
    whole = any(date.is_year for date in dates)
    if whole or high - low >= MONTHS_BELOW:
        return Axis(low, high, list(_years(low, high, (width_of("2000", size) + BETWEEN) * pixel, whole)))
    if high - low >= DAYS_BELOW or not all(date.day for date in dates):
        widest = max(width_of(numbers.month(month, language), size) for month in range(1, 13))
        return Axis(low, high, list(_months(low, high, (widest + BETWEEN) * pixel, language)))
    return Axis(low, high, list(_days(low, high, (width_of("30", size) + BETWEEN) * pixel, language)))


def position(row: Row, column: str) -> float | None:
    """Return the place of a row on the horizontal axis, a date in years; None if its cell is empty."""
    cell = row.cells.get(column)
    if not isinstance(cell, Quantity):
        return None
    return years.middle(cell.low) if isinstance(cell.low, Period) else float(cell.low)


def linear(drawn: Sequence[Decimal], text: TickText, most: int = MOST_STEPS) -> Axis:
    """Return an axis of about `most` steps, with zero unless the values are nearer to one another than to zero."""
    low, high = min(drawn), max(drawn)
    if low == high or high - low >= min(abs(low), abs(high)):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    least = (high - low) / most
    unit = Decimal(10) ** least.adjusted()
    step = next(unit * factor for factor in FACTORS if unit * factor >= least)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    values = [step * at for at in range(first, last + 1)]
    return Axis(float(values[0]), float(values[-1]), _ticks(values, text))


def _ticks(values: Sequence[Decimal], text: TickText) -> list[Tick]:
    return [Tick(float(value), text(value), float(value)) for value in values]


def _years(low: float, high: float, least: float, whole: bool) -> Iterator[Tick]:
    """Yield ticks for years; `least` is their least distance, and `whole` is True if a date is a whole year.

    A label is in the middle of its year if the dates are whole years or every year has a label, else at its start.
    """
    steps = (factor * 10**power for power in itertools.count() for factor in (1, 2, 5))
    step = next(step for step in steps if step >= least)
    middle = 0.5 if whole or step == 1 else 0.0
    for year in range(math.ceil((low - middle) / step) * step, math.ceil(high), step):
        yield Tick(year + (middle if whole else 0), str(year), year + middle)


def _months(low: float, high: float, least: float, language: Language) -> Iterator[Tick]:
    """Yield ticks for months, with the year below the first one and below each January."""
    step = next((step for step in (1, 2, 3, 6) if step / 12 >= least), 12)
    first, last = round(low * 12), round(high * 12)
    months = [month for month in range(first, last) if month % 12 % step == 0] or [first]
    for month in months:
        year, number = divmod(month, 12)
        under = numbers.date(Period(year), language) if month == months[0] or number == 0 else ""
        yield Tick(month / 12, numbers.month(number + 1, language), (month + 0.5) / 12, under)


def _days(low: float, high: float, least: float, language: Language) -> Iterator[Tick]:
    """Yield ticks for days, with the month below the first one and below each first day of a month."""
    step = next((step for step in (1, 2, 5, 10, 15) if step / 372 >= least), 31)
    first = True
    for month in range(math.floor(low * 12 + 1e-6), math.ceil(high * 12 - 1e-6)):
        year, number = divmod(month, 12)
        for day in range(1, calendar.monthrange(year, number + 1)[1] + 1, step):
            at = years.start(date := Period(year, number + 1, day))
            if low - 1e-6 <= at < high - 1e-6 and (step == 1 or day <= 31 - step / 2):
                under = numbers.date(Period(year, number + 1), language) if first or day == 1 else ""
                yield Tick(at, str(day), (at + years.end(date)) / 2, under)
                first = False


def draw_values(canvas: Canvas, up: Scale, ticks: Sequence[Tick], left: float, right: float, size: float) -> None:
    """Draw a grid line for each tick of the vertical axis, from `left` to `right`, and its label before it."""
    for tick in ticks:
        canvas.line(left, up(tick.value), right, up(tick.value), "grid" if tick.value or up.log else "axis")
        canvas.text(left - 6, up(tick.value), tick.text, "muted", size, align="right")


def draw_horizontal(
    canvas: Canvas, across: Scale, ticks: Sequence[Tick], floor: float, size: float, left: float, right: float
) -> None:
    """Draw the horizontal axis at `floor` from `left` to `right`, with its ticks, and their labels below.

    Labels that would touch the one before are left out.
    """
    taken = under = -math.inf
    for tick in ticks:
        x = across(tick.value)
        canvas.line(x, floor, x, floor + 5, "axis")
        taken = _label(canvas, across(tick.centre), floor + LINE, tick.text, size, taken)
        under = _label(canvas, across(tick.centre), floor + 2 * LINE, tick.under, size, under)
    canvas.line(left, floor, right, floor, "axis")


def _label(canvas: Canvas, centre: float, y: float, words: str, size: float, taken: float) -> float:
    """Write a label unless it would touch the one before it, which ends at `taken`; return the end of the last one."""
    half = width_of(words, size) / 2
    centre = min(max(centre, half), canvas.width - half)
    if not words or centre - half < taken:
        return taken
    canvas.text(centre, y, words, "muted", size, align="center")
    return centre + half + BETWEEN / 2
