"""Series of data: their columns, and their rows as quantities and texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.model.entry import Entry
from briefing.model.quantity import Quantity, Unit
from briefing.model.text import Text


@dataclass(frozen=True)
class ColumnScale:
    """The scale that the head of a column names in each language; "auto" leaves it to the values, "none" has none."""

    zh: Literal["auto", "none", "万", "亿", "万亿"] = "auto"
    en: Literal["auto", "none", "thousand", "million", "billion", "trillion"] = "auto"

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Column:
    """A column of a series: numbers with a unit, codes with their words (`values`), or words alone.

    `apart` is the id of the column of codes that gives the kind of each number, if numbers of different kinds are not
    comparable, and "" otherwise. If `scale` is given, the head of the column in tables names the scale and the unit,
    and its cells are bare numbers.
    """

    id: str
    label: Text
    unit: Unit | None
    values: Mapping[str, Text]
    apart: str = ""
    scale: ColumnScale | None = None


@dataclass(frozen=True)
class Row:
    """A row of a series, at `where` in its CSV file.

    A cell is a quantity, a text, or None if nothing is known. `codes` gives, as written, the cells of columns of codes
    and of columns of words common to both languages, and the row's id as "id". `facts` gives the ids of the facts to
    which cells refer. All three are by column.
    """

    id: str
    cells: Mapping[str, Quantity | Text | None]
    codes: Mapping[str, str]
    facts: Mapping[str, str]
    where: Place = field(default=Place("data/series"), repr=False, kw_only=True)


@dataclass(frozen=True, kw_only=True)
class Series(Entry):
    """A table of data with its sources."""

    title: Text
    note: Text | None
    sources: tuple[str, ...]
    columns: Mapping[str, Column]
    rows: Mapping[str, Row]


def sources_of(rows: tuple[Row, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the sources of the quantities in these rows and columns, each once, row by row."""
    cells = (row.cells.get(column) for row in rows for column in columns)
    return tuple(dict.fromkeys(source for cell in cells if isinstance(cell, Quantity) for source in cell.sources))
