"""The bars of a row or place: where each begins and ends, its colour and its text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefing.figures.cells import amount
from briefing.figures.rows import look, printed, words
from briefing.languages import Language
from briefing.model import Figure, Quantity, Row, Stack


@dataclass(frozen=True)
class Bar:
    """A bar from one value to another: its colour role, its slot among the bars beside it, and its text."""

    start: Decimal
    end: Decimal
    role: str
    hollow: bool
    slot: int
    text: str


def bars_of(figure: Figure, rows: Mapping[str, Row], language: Language) -> Iterator[Bar]:
    """Yield the bars of the parts of a figure, each of which has its value in a row; an empty cell has none.

    A bar that is stacked has no text. The colour of a figure with a single part depends on the row.
    """
    values = {part: value for part, row in rows.items() if (value := amount(row, figure.column_of(part))) is not None}
    single = len(figure.parts) == 1
    slots = {part: 0 if figure.stack else slot for slot, part in enumerate(figure.parts)}
    for part, start, end in _segments(values, figure.stack):
        row, column = rows[part], figure.column_of(part)
        if single:
            yield Bar(start, end, look(figure, row), figure.hollow(row), 0, printed(figure, row, language))
            continue
        hollow = isinstance(cell := row.cells[column], Quantity) and cell.about
        text = "" if figure.stack else words(row, column, language)
        yield Bar(start, end, figure.part_looks[part], hollow, slots[part], text)


def _segments(values: Mapping[str, Decimal], stack: Stack) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield where the bar of each part starts and ends: at zero, or, if they are stacked, where the one before ends.

    Negative values are stacked downwards; shares are percentages of the sum of all values.
    """
    whole = sum(values.values()) if stack == "share" else Decimal(0)
    ends = {True: Decimal(0), False: Decimal(0)}
    for part, value in values.items():
        share = value * 100 / whole if whole else value
        start = ends[value < 0] if stack else Decimal(0)
        ends[value < 0] += share
        yield part, start, start + share
