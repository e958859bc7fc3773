"""Divides the values of a figure into classes, each with a colour, and draws their key."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefing.figures import axes
from briefing.figures.canvas import Canvas, width_of
from briefing.figures.rows import amounts, tick_text
from briefing.figures.scale import Scale, TickText
from briefing.languages import Language
from briefing.model import Figure

UP: tuple[str, ...] = ("seq1", "seq2", "seq3", "seq4", "seq5", "seq6")
"""The colours of values that are all positive or all negative, from the lowest to the highest."""
ABOVE: tuple[str, ...] = ("warm1", "warm2", "warm3", "warm4", "warm5", "warm6")
"""The colours of values above zero if there are others below it, which then have those of UP."""
DARK = ("4", "5", "6")
"""The ends of the names of the colours on which text has the colour of the page."""
HEIGHT = 44
"""The height of the key, in pixels."""
BAND, SIZE = 12, 12.0
"""The height of the bands of the key and the size of its text, in pixels."""


@dataclass(frozen=True)
class Classes:
    """Classes of values: their limits in ascending order, and the colour of each of them, one fewer."""

    limits: Sequence[Decimal]
    roles: Sequence[str]

    def role(self, value: Decimal) -> str:
        """Return the colour of a value; a value on a limit is in the class above it, the highest one in the last."""
        above = (role for role, (_, limit) in zip(self.roles, pairwise(self.limits), strict=True) if value < limit)
        return next(above, self.roles[-1])


def classes(figure: Figure) -> Classes:
    """Return classes of equal, round steps, or of powers of ten on a logarithmic scale, for the values of a figure."""
    found = amounts(figure)
    if figure.scale == "log":
        low, high = (float(Decimal(10) ** value.adjusted()) for value in (min(found), max(found)))
        limits = Scale(low, high * 10, 0, 1, log=True).ticks()
    else:
        limits = [Decimal(str(tick.value)) for tick in axes.linear(found, TickText("en"), most=len(UP)).ticks]
    below = sum(limit < 0 for limit in limits)
    above = len(limits) - 1 - below
    if not below or above <= 0:
        return Classes(limits, _spread(UP, len(limits) - 1))
    most = max(below, above)
    return Classes(limits, (*_spread(UP, most)[:below][::-1], *_spread(ABOVE, most)[:above]))


def _spread(colours: Sequence[str], count: int) -> tuple[str, ...]:
    """Return `count` colours from the first to the last, evenly spread; the last ones again if there are too few."""
    if count < 2:
        return (colours[len(colours) // 2],) * count
    return tuple(colours[round(at * (len(colours) - 1) / (count - 1))] for at in range(count))


def text_role(role: str) -> str:
    """Return the colour of text on a class."""
    return "page" if role.endswith(DARK) else "ink"


def draw_key(canvas: Canvas, figure: Figure, found: Classes, language: Language) -> None:
    """Draw the classes as bands at the top, with their limits below; those that would touch are left out."""
    write = tick_text(figure, language)
    texts = [write(limit) for limit in found.limits]
    half = max(width_of(text, SIZE) for text in texts) / 2
    step = min(64.0, (canvas.width - 2 * half) / len(found.roles))
    for at, role in enumerate(found.roles):
        canvas.box(half + step * at, 2, step - 1, BAND, role)
    taken = 0.0
    for at, text in enumerate(texts):
        middle, wide = half + step * at, width_of(text, SIZE)
        if middle - wide / 2 >= taken:
            canvas.text(middle, BAND + 13, text, "muted", SIZE, align="center")
            taken = middle + wide / 2 + 6
