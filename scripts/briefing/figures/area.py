"""Draws layers over time or another number, stacked on each other, each with its name at its right edge."""

from decimal import Decimal
from itertools import pairwise

from briefing.figures import axes
from briefing.figures.canvas import Canvas
from briefing.figures.cells import amount
from briefing.figures.plot import begin, name_at_edge, name_of
from briefing.figures.rows import percent, words
from briefing.languages import Language
from briefing.model import Figure


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw each column of `values`, or each code of `lanes`, as a layer, the first one at the bottom.

    With `stack: share` the layers are shares of their sum.
    """
    rows = {id: {axes.position(row, figure.against): row for row in figure.rows_of(id)} for id in figure.parts}
    places = sorted({at for by_place in rows.values() for at in by_place if at is not None})
    layers = {id: [amount(rows[id][at], figure.column_of(id)) or Decimal(0) for at in places] for id in figure.parts}
    if figure.stack == "share":
        sums = [sum(values) or Decimal(1) for values in zip(*layers.values(), strict=True)]
        layers = {id: [value * 100 / total for value, total in zip(layers[id], sums, strict=True)] for id in layers}
    edges = [[Decimal(0)] * len(places)]
    for layer in layers.values():
        edges.append([below + value for below, value in zip(edges[-1], layer, strict=True)])
    suffix = "%" if figure.stack == "share" else percent(figure)
    names = []
    for id, title in figure.parts.items():
        last = rows[id][places[-1]]
        value = "" if figure.stack == "share" else words(last, figure.column_of(id), language)
        names.append(name_of(title[language], figure.part_looks[id], value, language, width))
    canvas, plot = begin(figure, language, width, axes.linear([Decimal(0), *edges[-1]], language, suffix), names)
    ends = []
    for id, (below, above) in zip(layers, pairwise(edges), strict=True):
        top = [plot.at(x, float(value)) for x, value in zip(places, above, strict=True)]
        floor = [plot.at(x, float(value)) for x, value in zip(places, below, strict=True)]
        canvas.area([*top, *reversed(floor)], figure.part_looks[id], solid=True)
        ends.append((top[-1][0], (top[-1][1] + floor[-1][1]) / 2))
    name_at_edge(canvas, plot, names, ends)
    return canvas
