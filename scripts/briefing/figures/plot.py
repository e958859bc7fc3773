"""The plot of charts over a horizontal axis: its axes, the stages behind it, and the names at its right edge."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.figures import axes, labels, years
from briefing.figures.canvas import Canvas, width_of, wrapped
from briefing.figures.rows import PHONE
from briefing.figures.scale import Scale
from briefing.figures.style import TEXT_ROLE
from briefing.languages import Language
from briefing.model import Figure, Period

TOP = 12
WIDE_HEIGHT, PHONE_HEIGHT, PANEL_HEIGHT = 400, 440, 190
"""The height of a plot with its axis, in pixels, on wide drawings, on phones, and in panels."""
STAGE = 20
"""The height of one level of the names of stages, in pixels."""
MARGIN = 2
"""The space in pixels between the names at the right edge and the edge of the drawing."""
END = 6
"""The space in pixels to the right of a plot without names, for the mark at the end of a line."""
BESIDE = 12
"""The distance between the plot and the names at its right edge, in pixels."""


@dataclass(frozen=True)
class Name:
    """The name of a line or layer as it is written at its end: its colour role, and its size in pixels.

    `title` is the name alone, without the value that wide drawings add.
    """

    title: str
    role: str
    text: str
    width: float
    height: float


@dataclass(frozen=True)
class Plot:
    """The plot of a figure: its scales, its edges in pixels, and the size of its text."""

    across: Scale
    up: Scale
    left: float
    top: float
    size: float

    def at(self, x: float, value: float) -> tuple[float, float]:
        """Return the coordinates of a value in pixels."""
        return self.across(x), self.up(value)


def name_of(title: str, role: str, value: str, language: Language, width: int) -> Name:
    """Return a name, followed by its value on wide drawings; it is wrapped if it is long."""
    size, most = (12.0, 96) if width <= PHONE else (12.5, 150)
    value = "" if width <= PHONE else value
    text = f"{title} {value}".strip()
    if width_of(text, size) > most:
        text = wrapped(title, most, size, language) + (f"\n{value}" if value else "")
    rows = text.split("\n")
    return Name(title, role, text, max(width_of(row, size) for row in rows), len(rows) * size * 1.35 + 4)


def begin(
    figure: Figure, language: Language, width: int, values: axes.Axis, names: Sequence[Name] = (), padding: float = 0
) -> tuple[Canvas, Plot]:
    """Return a canvas with the axes, stages and reference lines drawn, and the plot on it.

    The plot has room for `names` at its right edge. With `padding`, there is that space, in pixels, at both ends of the
    horizontal axis, which then ends at ticks. A panel has no names: the key explains its colours.
    """
    size = 12.0 if width <= PHONE else 12.5
    named = max(name.width for name in names) + BESIDE + MARGIN if names else END
    right = width - named
    gutter = max(width_of(tick.text, size) for tick in values.ticks) + 8
    along = axes.horizontal_axis(figure, language, right - gutter - 2 * padding, size, padded=padding > 0)
    across = Scale(along.low, along.high, gutter + padding, right - padding)
    stages = _stages(figure, across, language, size)
    top = TOP + STAGE * (max((stage.level for stage in stages), default=-1) + 1)
    below = axes.FLOOR + (axes.LINE if any(tick.under for tick in along.ticks) else 0)
    tall = PANEL_HEIGHT if figure.beside else PHONE_HEIGHT if width <= PHONE else WIDE_HEIGHT
    canvas = Canvas(width, tall + round(top - TOP) + below - axes.FLOOR, language)
    floor = canvas.height - below
    for stage in stages:
        y = TOP + STAGE * stage.level
        if stage.right is not None:
            canvas.box(stage.left + 0.5, y, max(stage.right - stage.left - 1, 1), floor - y, "surface")
    up = Scale(values.low, values.high, floor, top + 6, figure.scale == "log")
    axes.draw_values(canvas, up, values.ticks, gutter, right, size)
    axes.draw_horizontal(canvas, across, along.ticks, floor, size, gutter, right)
    for value in figure.levels:
        canvas.line(gutter, up(value), right, up(value), "ink", dashed=True)
    for stage in stages:
        y = TOP + STAGE * stage.level
        if stage.right is None:
            canvas.line(stage.left, y + 2, stage.left, floor, "ink", dashed=True)
        left = max(0.0, min(stage.left + 4, width - stage.wide))
        canvas.text(left, y + 10, stage.text, "muted" if stage.right is not None else "ink", size)
    return canvas, Plot(across, up, gutter, top, size)


@dataclass(frozen=True)
class Mark:
    """A stage behind the plot or a line at a place on its horizontal axis, which has no right edge; in pixels.

    `wide` is the width of its text, and `level` the first line above the plot on which that overlaps no other.
    """

    text: str
    left: float
    right: float | None
    wide: float
    level: int = 0


def _stages(figure: Figure, across: Scale, language: Language, size: float) -> list[Mark]:
    """Return the stages and the lines at places, from left to right."""
    found = []
    for at, stage in enumerate(figure.stages):
        follows = years.start(figure.stages[at + 1].start) if at + 1 < len(figure.stages) else across.high
        ends = years.start(stage.start), years.end(stage.end) if stage.end else follows
        left, right = (across(min(max(end, across.low), across.high)) for end in ends)
        found.append(Mark(stage.text[language], left, right, width_of(stage.text[language], size)))
    for line in figure.reference_lines:
        if line.at is not None:
            place = years.middle(line.at) if isinstance(line.at, Period) else float(line.at)
            left = across(min(max(place, across.low), across.high))
            found.append(Mark(line.text[language], left, None, width_of(line.text[language], size)))
    taken: list[float] = []
    placed = []
    for mark in sorted(found, key=lambda mark: mark.left):
        level = next((index for index, edge in enumerate(taken) if edge <= mark.left), len(taken))
        taken[level : level + 1] = [mark.left + mark.wide + 12]
        placed.append(replace(mark, level=level))
    return placed


def name_at_edge(canvas: Canvas, plot: Plot, names: Sequence[Name], ends: Sequence[tuple[float, float]]) -> None:
    """Write each name beside the right edge of a plot, at the height of its end; see `name_beside`."""
    name_beside(canvas, names, ends, plot.across.end + BESIDE, (plot.top - 6, plot.up.start + 8), plot.size)


def name_beside(
    canvas: Canvas,
    names: Sequence[Name],
    ends: Sequence[tuple[float, float]],
    edge: float,
    room: tuple[float, float],
    size: float,
    *,
    align: Literal["left", "right"] = "left",
) -> None:
    """Write each name beside the vertical line at `edge`, at the height of its end, between the heights in `room`.

    Names are moved apart where they would touch. Those that have no room are left out, those in grey first.
    """
    kept = sorted(zip(names, ends, strict=True), key=lambda pair: pair[1][1])
    low, high = room
    for pair in sorted(kept, key=lambda pair: pair[0].role != "grey"):
        if sum(name.height for name, _ in kept) <= high - low:
            break
        kept.remove(pair)
        canvas.unlabelled.append(pair[0].title)
    places = labels.spread([y for _, (_, y) in kept], [name.height for name, _ in kept], low, high)
    side = 1 if align == "left" else -1
    for (name, (x, want)), y in zip(kept, places, strict=True):
        if abs(y - want) > name.height / 2:
            canvas.line(x + 4 * side, want, edge - 2 * side, y, name.role, 0.75)
        canvas.text(edge, y, name.text, TEXT_ROLE[name.role], size, align=align, block=True)
