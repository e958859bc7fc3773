"""Draws bars upwards from zero over time or another number: one or several at each place, side by side or stacked."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from briefing.figures import annotations, axes, labels
from briefing.figures.bar import Bar, bars_of
from briefing.figures.canvas import Canvas, width_of
from briefing.figures.plot import Plot, begin
from briefing.figures.rows import tick_text
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Row

SHARE, WIDEST = 0.75, 44.0
"""The share of the distance between two places that their bars fill, and the greatest width of one bar in pixels."""
BEYOND = 10
"""The distance in pixels between the end of a bar and the middle of its value."""
BELOW = Decimal("1.07")
"""The factor by which the axis is longer than the lowest bar below zero, so that its value is above the axis."""
APART = 4
"""The space in pixels between the ends of the axis and the first and last bar."""
GUTTER = 60
"""The space in pixels that the labels of the value axis are expected to take."""
BETWEEN = 6
"""The least space in pixels between the values of two bars."""


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw a bar for each column of `values` or code of `lanes` at each place, or all of them stacked as one.

    The value of each bar is beyond its end if there is room for all of them and the bars are not stacked.
    """
    every = [bar for panel in figure.together for bar in _bars(panel, language)]
    extent = [Decimal(0), *(end * BELOW if end < 0 else end for _, bar in every for end in (bar.start, bar.end))]
    extent += figure.levels
    places, slots = sorted({at for at, _ in every}), max(bar.slot for _, bar in every) + 1
    padding = _width((width - GUTTER) / (places[-1] - places[0] + _least(places)), places, slots) * slots / 2 + APART
    canvas, plot = begin(figure, language, width, axes.linear(extent, tick_text(figure, language)), padding=padding)
    wide = _width((plot.across.end - plot.across.start) / (plot.across.high - plot.across.low), places, slots)
    room = wide - BETWEEN if slots > 1 else wide / SHARE - BETWEEN
    written = not figure.stack and not figure.beside and all(width_of(bar.text, plot.size) <= room for _, bar in every)
    boxes = []
    for at, bar in _bars(figure, language):
        middle = plot.across(at) + (bar.slot - (slots - 1) / 2) * wide
        boxes.append(_draw(canvas, plot, bar, middle, wide, written))
    annotations.draw(canvas, plot, figure, boxes)
    return canvas


def _draw(canvas: Canvas, plot: Plot, bar: Bar, middle: float, wide: float, written: bool) -> labels.Box:
    """Draw a bar, at least a pixel high, and its value, if it is `written`; return the box of both."""
    top, bottom = sorted((plot.up(bar.start), plot.up(bar.end)))
    bottom = max(bottom, top + 1)
    apart = min(1.0, wide / 8)
    fill, edge = ("page", bar.role) if bar.hollow else (bar.role, "")
    canvas.box(middle - wide / 2 + apart / 2, top, wide - apart, bottom - top, fill, edge)
    if not written:
        return middle - wide / 2, top, middle + wide / 2, bottom
    below = bar.end < 0
    y = bottom + BEYOND if below else top - BEYOND
    canvas.text(middle, y, bar.text, TEXT_ROLE[bar.role], plot.size, align="center")
    return middle - wide / 2, min(top, y - BEYOND), middle + wide / 2, max(bottom, y + BEYOND)


def _width(pixels: float, places: Sequence[float], slots: int) -> float:
    """Return the width of a bar: a share of the least distance between places; `pixels` is the length of a unit."""
    return min(_least(places) * pixels * SHARE / slots, WIDEST)


def _least(places: Sequence[float]) -> float:
    """Return the least distance between two places, or 1 if there is only one."""
    return min((one - other for other, one in pairwise(places)), default=1.0)


def _bars(figure: Figure, language: Language) -> Iterator[tuple[float, Bar]]:
    """Yield the bars of a figure, each with its place, from left to right."""
    for at, rows in _places(figure).items():
        yield from ((at, bar) for bar in bars_of(figure, rows, language))


def _places(figure: Figure) -> Mapping[float, Mapping[str, Row]]:
    """Return the row of each part at each place of the horizontal axis."""
    found: dict[float, dict[str, Row]] = {}
    for part in figure.parts:
        for row in figure.rows_of(part):
            if (at := axes.position(row, figure.against)) is not None:
                found.setdefault(at, {})[part] = row
    return dict(sorted(found.items()))
