"""Draws layers over time or another number, stacked on each other, each with its name at its right edge."""

from decimal import Decimal
from itertools import accumulate, pairwise

from briefing.figures import annotations, axes
from briefing.figures.canvas import Canvas
from briefing.figures.cells import amount
from briefing.figures.plot import Name, begin, name_at_edge, name_of
from briefing.figures.rows import tick_text, words
from briefing.languages import Language
from briefing.model import Figure


def draw(figure: Figure, language: Language, width: int) -> Canvas:
    """Draw each column of `values`, or each code of `lanes`, as a layer, the first one at the bottom.

    With `stack: share` the layers are shares of their sum.
    """
    places, layers = _layers(figure)
    edges = list(accumulate(layers.values(), _sums, initial=[Decimal(0)] * len(places)))
    tops = [sum(at, Decimal(0)) for each in figure.together for at in zip(*_layers(each)[1].values(), strict=True)]
    names = [] if figure.beside else _names(figure, language, width)
    canvas, plot = begin(
        figure, language, width, axes.linear([Decimal(0), *tops, *figure.levels], tick_text(figure, language)), names
    )
    ends = []
    for id, (below, above) in zip(layers, pairwise(edges), strict=True):
        top = [plot.at(x, float(value)) for x, value in zip(places, above, strict=True)]
        floor = [plot.at(x, float(value)) for x, value in zip(places, below, strict=True)]
        canvas.area([*top, *reversed(floor)], figure.part_looks[id], solid=True)
        ends.append((top[-1][0], (top[-1][1] + floor[-1][1]) / 2))
    name_at_edge(canvas, plot, names, ends if names else [])
    annotations.draw(canvas, plot, figure, [])
    return canvas


def _layers(figure: Figure) -> tuple[list[float], dict[str, list[Decimal]]]:
    """Return the places on the horizontal axis in order, and the value or share of each part at each of them."""
    rows = {id: {axes.position(row, figure.against): row for row in figure.rows_of(id)} for id in figure.parts}
    places = sorted({at for by_place in rows.values() for at in by_place if at is not None})
    layers = {id: [amount(rows[id][at], figure.column_of(id)) or Decimal(0) for at in places] for id in figure.parts}
    if figure.stack == "share":
        sums = [sum(values) or Decimal(1) for values in zip(*layers.values(), strict=True)]
        layers = {id: [value * 100 / total for value, total in zip(layers[id], sums, strict=True)] for id in layers}
    return places, layers


def _sums(below: list[Decimal], layer: list[Decimal]) -> list[Decimal]:
    return [one + other for one, other in zip(below, layer, strict=True)]


def _names(figure: Figure, language: Language, width: int) -> list[Name]:
    """Return the name of each part with its last value; without the value if the layers are shares."""
    names = []
    for id, title in figure.parts.items():
        last = max(figure.rows_of(id), key=lambda row: axes.position(row, figure.against) or 0)
        value = "" if figure.stack == "share" else words(last, figure.column_of(id), language)
        names.append(name_of(title[language], figure.part_looks[id], value, language, width))
    return names
