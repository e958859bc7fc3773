"""The parts of a request for a figure, such as its colours, stages and annotations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from briefing.model.entry import Entry
from briefing.model.quantity import Quantity
from briefing.model.text import Period, Text


@dataclass(frozen=True)
class Encoding:
    """The look of the marks for each code in the column `by`, which may be "id".

    A look is a colour role of `figures.style` for the colour of a figure, and "filled" or "hollow" for its fill. `by`
    is "" if no column determines the look; the fill of a matrix uses the codes in the cells that it draws.
    """

    by: str = ""
    looks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage of a time axis: its start, its end, and its name. Without an end it lasts until the next one starts."""

    start: Period
    end: Period | None = None
    text: Text


@dataclass(frozen=True, kw_only=True)
class Tile(Entry):
    """A place in a grid of tiles: its name, its short name for small drawings, and its row and column from 1."""

    name: Text
    short: Text
    row: int
    column: int


@dataclass(frozen=True)
class ReferenceLine:
    """A dashed line across the plot with a text: at a value, or at a place on the horizontal axis (`at`).

    The value is a number in the base unit of the columns drawn, or that of the fact whose id is in `fact`.
    """

    value: Decimal | Quantity | None
    at: Decimal | Period | None
    text: Text
    fact: str = ""

    @property
    def level(self) -> Decimal | None:
        """Return the value as a number, the middle of a range; None for a line at a place."""
        if not isinstance(self.value, Quantity):
            return self.value
        assert isinstance(self.value.low, Decimal) and isinstance(self.value.high, Decimal)
        return (self.value.low + self.value.high) / 2


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """A remark on the point of a row in a column, which is needed only if the figure draws several."""

    row: str
    column: str = ""
    text: Text


@dataclass(frozen=True)
class Gap:
    """A gap in a line: the names of its panel and part, where there are several, and its first and last place.

    A tile without a value has no places.
    """

    names: tuple[Text, ...]
    first: Quantity | None = None
    last: Quantity | None = None
