"""Places the labels of points in free space near their marks; a line joins each label that is not beside its mark."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Boxes: TypeAlias = NDArray[np.float64]
"""Boxes as rows of left, top, right and bottom."""

BESIDE = 13
"""The distance, in pixels, beyond which a label is joined to its mark by a line."""
TRIES = 80
"""The maximum number of random orders of placing the labels; a fixed seed makes the result reproducible."""
EFFORT = 2_000
"""The maximum number of labels that are placed in all tries together, which limits the time for many points."""
NO_ROOM = 10_000.0
"""The cost of a label for which there is no free space."""


@dataclass(frozen=True)
class Label:
    """The possible boxes of a label, the nearest to its mark first, and the cost of each.

    Attributes:
        mark: The index of its mark among the marks.
        boxes: The boxes, all within the bounds of the drawing.
        costs: The cost of each box, which rises with the distance to the mark.
        lines: The line from the mark to each box as small boxes; None for a box that needs no line.
    """

    mark: int
    boxes: Boxes
    costs: list[float]
    lines: list[Boxes | None]


def place(
    points: Sequence[Point], sizes: Sequence[Point], bounds: Box, obstacles: Sequence[Box] = ()
) -> list[Box | None]:
    """Return a box of the given size for the label of each point, clear of marks, labels, lines and obstacles.

    The box has the size given in `sizes` and is within `bounds`. It is None for a label for which there is no free
    space. Equal arguments give equal results.
    """
    labels = [_label(index, at, size, bounds) for index, (at, size) in enumerate(zip(points, sizes, strict=True))]
    marks = np.array([*((x - 7, y - 7, x + 7, y + 7) for x, y in points), *obstacles]).reshape(-1, 4)
    order = sorted(range(len(points)), key=lambda index: (-points[index][0], points[index][1]))
    shuffle = random.Random(0)
    best, least = _greedy(order, labels, marks)
    for _ in range(min(TRIES, EFFORT // max(1, len(points)))):
        if least <= len(points):  # every label is next to its mark, and no order costs less
            break
        shuffle.shuffle(order)
        found, cost = _greedy(order, labels, marks)
        if cost < least:
            best, least = found, cost
    chosen = (best.get(index) for index in range(len(points)))
    return [None if at is None else _box(label.boxes[at]) for label, at in zip(labels, chosen, strict=True)]


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middles of boxes in a column, as near as possible to those wanted, which are in ascending order.

    The boxes do not overlap and are between `low` and `high`, provided that their heights fit there. Boxes that would
    touch are moved together, by the pool-adjacent-violators algorithm of isotonic regression.
    """
    tops = [sum(heights[:at]) for at in range(len(heights))]
    pools: list[list[float]] = []  # the wanted tops of boxes that touch, less the heights above them
    for middle, height, top in zip(wanted, heights, tops, strict=True):
        pools.append([middle - height / 2 - top])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    last = high - sum(heights)
    firsts = [min(max(fmean(pool), low), max(low, last)) for pool in pools for _ in pool]
    return [first + top + height / 2 for first, top, height in zip(firsts, tops, heights, strict=True)]


def nearest(at: Point, box: Box) -> Point:
    """Return the point of a box that is nearest to a mark."""
    return min(max(at[0], box[0]), box[2]), min(max(at[1], box[1]), box[3])


def distance(at: Point, box: Box) -> float:
    """Return the distance in pixels between a mark and the nearest point of a box."""
    x, y = nearest(at, box)
    return math.hypot(x - at[0], y - at[1])


def _greedy(order: Sequence[int], labels: Sequence[Label], marks: Boxes) -> tuple[dict[int, int], float]:
    """Place labels in order, each in the nearest free space.

    Return the index of the box of each label that was placed, and the total cost.
    """
    taken = marks
    found: dict[int, int] = {}
    cost = 0.0
    for index in order:
        label = labels[index]
        free = np.flatnonzero(~_overlap(label.boxes, taken).any(axis=1))
        for at in free:
            line = label.lines[at]
            if line is None or not np.delete(_overlap(line, taken).any(axis=0), label.mark).any():
                found[index] = int(at)
                cost += label.costs[at]
                taken = np.vstack([taken, label.boxes[at : at + 1], *([] if line is None else [line])])
                break
        else:
            cost += NO_ROOM
    return found, cost


def _label(mark: int, at: Point, size: Point, bounds: Box) -> Label:
    boxes = [box for box in _around(at, *size) if _inside(box, bounds)]
    costs = [max(0.0, distance(at, box) - BESIDE) ** 2 + 1 for box in boxes]
    return Label(mark, np.array(boxes).reshape(-1, 4), costs, [_line(at, box) for box in boxes])


def _around(at: Point, wide: float, high: float) -> Iterator[Box]:
    """Yield possible boxes for a label, the nearest first: next to the mark, then above and below it in steps."""
    x, y = at
    boxes = [(x + 9, y), (x - 9 - wide, y)]
    for step in range(1, 12):
        for shift in (-step * high / 2, step * high / 2):
            lefts = (x + 9, x - 9 - wide, x - wide / 2, x - wide * 0.85, x - wide * 0.15)
            boxes += [(left, y + shift) for left in lefts[: 5 if abs(shift) > high * 0.9 else 2]]
    places = [(left, middle - high / 2, left + wide, middle + high / 2) for left, middle in boxes]
    yield from sorted(places, key=lambda box: distance(at, box))


def _inside(box: Box, bounds: Box) -> bool:
    return box[0] >= bounds[0] and box[1] >= bounds[1] and box[2] <= bounds[2] and box[3] <= bounds[3]


def _line(at: Point, box: Box) -> Boxes | None:
    """Return the line from a mark to its label as small boxes; None if the label is near enough to need no line."""
    far = distance(at, box)
    if far <= BESIDE:
        return None
    x, y = nearest(at, box)
    shares = [step / far for step in range(10, int(far), 3)]
    points = [(at[0] + (x - at[0]) * share, at[1] + (y - at[1]) * share) for share in shares]
    return np.array([(x - 1, y - 1, x + 1, y + 1) for x, y in points]).reshape(-1, 4)


def _overlap(some: Boxes, others: Boxes) -> NDArray[np.bool_]:
    """Return for each of some boxes (rows) whether it overlaps each of the others (columns)."""
    one, other = some[:, None, :], others[None, :, :]
    return (
        (one[..., 0] < other[..., 2])
        & (other[..., 0] < one[..., 2])
        & (one[..., 1] < other[..., 3])
        & (other[..., 1] < one[..., 3])
    )


def _box(row: Boxes) -> Box:
    left, top, right, bottom = (float(edge) for edge in row)
    return left, top, right, bottom
