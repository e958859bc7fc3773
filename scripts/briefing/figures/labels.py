"""Places the labels of points in free space near their marks; a line joins each label that is not beside its mark."""

import math
import random
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]

BESIDE = 13
"""The distance, in pixels, beyond which a label is joined to its mark by a line."""
TRIES = 80
"""The number of random orders in which placing the labels is tried; a fixed seed makes the result reproducible."""
NO_ROOM = 10_000.0
"""The cost of a label for which there is no free space."""


def place(points: Sequence[Point], sizes: Sequence[Point], bounds: Box) -> list[Box]:
    """Return a box of the given size for the label of each point, clear of marks, labels and lines.

    A label for which there is no free space is put next to its mark in spite of the overlap.
    """
    order = sorted(range(len(points)), key=lambda index: (-points[index][0], points[index][1]))
    shuffle = random.Random(0)
    best, least = _greedy(order, points, sizes, bounds)
    for _ in range(TRIES):
        if least <= len(points):  # every label is next to its mark, and no order costs less
            break
        shuffle.shuffle(order)
        found, cost = _greedy(order, points, sizes, bounds)
        if cost < least:
            best, least = found, cost
    return [best[index] for index in range(len(points))]


def nearest(at: Point, box: Box) -> Point:
    """Return the point of a box that is nearest to a mark."""
    return min(max(at[0], box[0]), box[2]), min(max(at[1], box[1]), box[3])


def distance(at: Point, box: Box) -> float:
    """Return the distance in pixels between a mark and the nearest point of a box."""
    x, y = nearest(at, box)
    return math.hypot(x - at[0], y - at[1])


def _greedy(
    order: Sequence[int], points: Sequence[Point], sizes: Sequence[Point], bounds: Box
) -> tuple[dict[int, Box], float]:
    """Place labels in order, each in the nearest free space; return their boxes and the total cost of the distances."""
    marks = [(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    taken = list(marks)
    found: dict[int, Box] = {}
    cost = 0.0
    for index in order:
        at, (wide, high) = points[index], sizes[index]
        others = [box for box in taken if box is not marks[index]]
        free = (box for box in _around(at, wide, high) if _fits(box, taken, bounds) and _clear(at, box, others))
        box = next(free, None)
        cost += NO_ROOM if box is None else max(0.0, distance(at, box) - BESIDE) ** 2 + 1
        found[index] = box or next(_around(at, wide, high))
        taken += [found[index], *_line(at, found[index])]
    return found, cost


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


def _fits(box: Box, taken: Sequence[Box], bounds: Box) -> bool:
    inside = box[0] >= bounds[0] and box[1] >= bounds[1] and box[2] <= bounds[2] and box[3] <= bounds[3]
    return inside and not any(_overlap(box, other) for other in taken)


def _clear(at: Point, box: Box, taken: Sequence[Box]) -> bool:
    return not any(_overlap(dot, other) for dot in _line(at, box) for other in taken)


def _line(at: Point, box: Box) -> list[Box]:
    """Return the line from a mark to its label as small boxes; empty if the label is near enough to need no line."""
    far = distance(at, box)
    if far <= BESIDE:
        return []
    x, y = nearest(at, box)
    shares = [step / far for step in range(10, int(far), 3)]
    points = [(at[0] + (x - at[0]) * share, at[1] + (y - at[1]) * share) for share in shares]
    return [(x - 1, y - 1, x + 1, y + 1) for x, y in points]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
