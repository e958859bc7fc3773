"""What several tests read from a drawing before it is written as SVG: its labels, its marks and their boxes."""

import io
import itertools

import numpy as np
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.lines import Line2D
from matplotlib.text import Text as Label
from matplotlib.transforms import Bbox

from briefing.figures.canvas import Canvas

OVERLAP = 2  # pixels by which the boxes of two labels may overlap: a box is a little larger than its letters
EDGE = 1  # pixels of a label's box that may be outside the drawing: a letter does not fill its box


def labels(canvas: Canvas) -> list[Label]:
    """Return the labels of a drawing."""
    found = canvas.drawing.findobj(Label)
    return [label for label in found if isinstance(label, Label) and label.get_text().strip()]


def boxes(canvas: Canvas) -> list[tuple[str, Bbox]]:
    """Return the text of each label of a drawing, with its box in pixels from the lower left corner."""
    renderer = RendererSVG(canvas.width, canvas.height, io.StringIO())  # the others round the width of each letter
    return [(label.get_text(), label.get_window_extent(renderer)) for label in labels(canvas)]


def marks(canvas: Canvas) -> list[Bbox]:
    """Return the data marks of a drawing as boxes, in pixels from its lower left corner."""
    found = []
    for line in canvas.axes.lines:
        if line.get_marker() not in ("None", "", None):
            ((x, y),) = _points(canvas, line)
            half, up = line.get_markersize() / 2, canvas.height - y
            found.append(Bbox.from_extents(x - half, up - half, x + half, up + half))
    return found


def paths(canvas: Canvas) -> list[list[tuple[float, float]]]:
    """Return the lines through data, which have round ends, as points in pixels from the upper left corner."""
    return [
        _points(canvas, line)
        for line in canvas.axes.lines
        if line.get_solid_capstyle() == "round" and line.get_marker() in ("None", "", None)
    ]


def dashed(canvas: Canvas) -> list[list[tuple[float, float]]]:
    """Return the reference lines of a drawing as points in pixels from the upper left corner."""
    return [
        _points(canvas, line)
        for line in canvas.axes.lines
        if line.is_dashed() and line.get_solid_capstyle() == "butt" and line.get_marker() in ("None", "", None)
    ]


def _points(canvas: Canvas, line: Line2D) -> list[tuple[float, float]]:
    """Return the points of a line in pixels from the upper left corner of the drawing."""
    shown = line.get_transform().transform(np.asarray(line.get_xydata(), float))
    return [(float(x), round(canvas.height - float(y), 6)) for x, y in shown]


def shared(one: Bbox, other: Bbox) -> float:
    """Return the pixels by which two boxes overlap; below zero if they are apart."""
    across, along = min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(min(across, along))


def outside(canvas: Canvas) -> list[str]:
    """Return the labels that are partly outside a drawing."""
    return [
        words
        for words, box in boxes(canvas)
        if min(box.x0, box.y0) < -EDGE or box.x1 > canvas.width + EDGE or box.y1 > canvas.height + EDGE
    ]


def overlapping(canvas: Canvas) -> list[tuple[str, str]]:
    """Return the pairs of labels that overlap, and each label that overlaps a mark, with ""."""
    found = boxes(canvas)
    pairs = [
        (one[0], other[0]) for one, other in itertools.combinations(found, 2) if shared(one[1], other[1]) > OVERLAP
    ]
    return pairs + [(words, "") for words, box in found for mark in marks(canvas) if shared(box, mark) > OVERLAP]
