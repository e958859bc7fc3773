"""Draws the reference lines and annotations of charts with two axes, and places their texts clear of the data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.figures import axes, labels, years
from briefing.figures.canvas import Align, Canvas, width_of, wrapped
from briefing.figures.cells import amount
from briefing.figures.plot import Plot
from briefing.figures.rows import PHONE
from briefing.model import Figure, Period

STEP = 12
"""The distance, in pixels, between the places along a line that are tried for its text."""
APART = 3
"""The space between a line and its text, in pixels."""
LINE = 1.35
"""The line height, as a multiple of the type size."""


@dataclass(frozen=True)
class Words:
    """A text of one or several lines, and its size in pixels."""

    text: str
    width: float
    height: float


def draw(canvas: Canvas, plot: Plot, figure: Figure, obstacles: Sequence[labels.Box]) -> None:
    """Draw the texts of the reference lines at values, and the annotations, clear of `obstacles`.

    A text for which there is no space is added to `canvas.unlabelled`.
    """
    taken = [*obstacles, *_verticals(plot, figure)]
    for line in figure.reference_lines:
        if line.level is not None:
            words = _words(canvas, plot, line.text[canvas.language])
            free = (box for box in _along(plot, plot.up(line.level), words) if _free(box, taken))
            taken += _write(canvas, plot, words, next(free, None), "left")
    taken += [(plot.left, y - 1, plot.across.end, y + 1) for y in map(plot.up, figure.levels)]
    notes = [(note, at) for note in figure.annotations if (at := _point(figure, plot, note.row, note.column))]
    texts = [_words(canvas, plot, note.text[canvas.language]) for note, _ in notes]
    sizes = [(words.width + 6, words.height) for words in texts]
    bounds = (plot.left + 2, plot.top - 6, plot.across.end, plot.up.start - 3)
    points = [at for _, at in notes]
    boxes = labels.place(points, sizes, bounds, taken)
    if None in boxes:  # an annotation may cross a reference line rather than be left out
        boxes = labels.place(points, sizes, bounds, obstacles)
    for (_, at), words, box in zip(notes, texts, boxes, strict=True):
        if box and labels.distance(at, box) > labels.BESIDE / 2:
            canvas.line(*at, *labels.nearest(at, box), "muted", 0.75)
        _write(canvas, plot, words, box, _side(at, box) if box else "left")


def _verticals(plot: Plot, figure: Figure) -> Iterator[labels.Box]:
    """Yield the reference lines at places as obstacles."""
    for line in figure.reference_lines:
        if line.at is not None:
            x = plot.across(years.middle(line.at) if isinstance(line.at, Period) else line.at)
            yield x - 2, plot.top, x + 2, plot.up.start


def _side(at: labels.Point, box: labels.Box) -> Align:
    """Return how the lines of a text are aligned, so that they face its point."""
    return "left" if at[0] < box[0] else "right" if at[0] > box[2] else "center"


def _words(canvas: Canvas, plot: Plot, text: str) -> Words:
    most = 120 if canvas.width <= PHONE else 200
    text = wrapped(text, most, plot.size, canvas.language) if width_of(text, plot.size) > most else text
    lines = text.split("\n")
    return Words(text, max(width_of(line, plot.size) for line in lines), len(lines) * plot.size * LINE)


def _point(figure: Figure, plot: Plot, row: str, column: str) -> labels.Point | None:
    """Return the coordinates of the point of a row; None if it is in another panel."""
    found = next((each for each in figure.rows if each.id == row), None)
    if found is None:
        return None
    x, value = axes.position(found, figure.against), amount(found, column or figure.values[0])
    return plot.at(x, float(value)) if x is not None and value is not None else None


def _along(plot: Plot, y: float, words: Words) -> Iterator[labels.Box]:
    """Yield the boxes that a text may have above and below a line at the height `y`, from left to right."""
    for top in (y - APART - words.height, y + APART):
        left = plot.across.start + 4
        while left + words.width <= plot.across.end and plot.top - 6 <= top <= plot.up.start - words.height:
            yield left, top, left + words.width, top + words.height
            left += STEP


def _free(box: labels.Box, taken: Sequence[labels.Box]) -> bool:
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )


def _write(canvas: Canvas, plot: Plot, words: Words, box: labels.Box | None, align: Align) -> list[labels.Box]:
    """Write a text in its box and return the box, or list the text as left out."""
    if box is None:
        canvas.unlabelled.append(words.text.replace("\n", " "))
        return []
    x = {"left": box[0], "center": (box[0] + box[2]) / 2, "right": box[2]}[align]
    canvas.text(x, (box[1] + box[3]) / 2, words.text, "ink", plot.size, align=align, halo=True, block=True)
    return [box]
