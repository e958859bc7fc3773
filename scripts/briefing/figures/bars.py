"""Draws bars from zero on a linear scale: one per row, or one for each column of a row, side by side or stacked."""

from collections.abc import Iterator

from briefing.figures.bar import Bar, bars_of
from briefing.figures.canvas import Canvas, width_of
from briefing.figures.rows import SLOT, frame, linear_bounds, plot, tick_text
from briefing.figures.scale import Scale
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Row

THICK = 14
GAP = 8
"""The space in pixels between the end of a bar and its value."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw the bars of each row in the order of the request, with the value after the end of each unless stacked.

    Bars of estimates are hollow, in a figure with one column unless `fill` is given.
    """
    rows = [list(_bars(figure, row, language)) for row in figure.rows]
    bars = [bar for row in figure.rows_together for bar in _bars(figure, row, language)]
    slots = max((bar.slot for bar in bars), default=0) + 1
    left, right = (
        max((width_of(bar.text, 12.5) for bar in bars if bar.text and (bar.end < 0) == negative), default=0) + 12
        for negative in (True, False)
    )
    extent = [*(end for bar in bars for end in (bar.start, bar.end)), *figure.levels]
    before = left if any(bar.end < 0 for bar in bars) else 8
    layout = frame(figure, language, width, right, slots)
    canvas, scale = plot(layout, linear_bounds(extent), before, tick_text(figure, language))
    for index, of_row in enumerate(rows):
        layout.label(canvas, index)
        for bar in of_row:
            _draw(canvas, scale, bar, layout.y(index) + SLOT * (bar.slot - (slots - 1) / 2), apart=bool(figure.stack))
    return canvas


def _draw(canvas: Canvas, scale: Scale, bar: Bar, y: float, *, apart: bool) -> None:
    """Draw a bar and its text; bars that are stacked are a pixel apart, and others at least two pixels long."""
    left, right = sorted((scale(bar.start), scale(bar.end)))
    length = max(right - left - 1, 0) if apart else max(right - left, 2)
    left = right - length if bar.end < 0 else left
    fill, edge = ("page", bar.role) if bar.hollow else (bar.role, "")
    canvas.box(left, y - THICK / 2, length, THICK, fill, edge)
    if bar.text and bar.end < 0:
        canvas.text(left - GAP, y, bar.text, TEXT_ROLE[bar.role], 12.5, align="right", halo=True)
    elif bar.text:
        canvas.text(left + length + GAP, y, bar.text, TEXT_ROLE[bar.role], 12.5, halo=True)


def _bars(figure: Figure, row: Row, language: Language) -> Iterator[Bar]:
    return bars_of(figure, dict.fromkeys(figure.values, row), language)
