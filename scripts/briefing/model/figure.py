"""Series of data, and the figures and tables that show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.diagnostics.place import Place
from briefing.model.quantity import Quantity, Unit
from briefing.model.text import Period, Text


@dataclass(frozen=True)
class Column:
    """A column of a series: numbers of a unit, codes with words (`values`), or words alone.

    `apart` is the column of codes that says of what kind each number is, where kinds are not comparable.
    """

    id: str
    label: Text
    unit: Unit | None
    values: Mapping[str, Text]
    apart: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a series. A cell is a quantity, words, or None where nothing is known; `codes` keeps raw codes, and
    `facts` the facts that cells show.
    """

    id: str
    cells: Mapping[str, Quantity | Text | None]
    codes: Mapping[str, str]
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Series:
    """A table of data with its sources."""

    id: str
    title: Text
    note: Text | None
    sources: tuple[str, ...]
    columns: Mapping[str, Column]
    rows: Mapping[str, Row]
    where: Place


@dataclass(frozen=True)
class Encoding:
    """Which column decides a mark's look, and what each of its codes looks like (a palette name, or "hollow")."""

    by: str
    looks: Mapping[str, str]


@dataclass(frozen=True)
class Figure:
    """A request for a drawing: what to draw of which series, and its words. `figures/<kind>.py` says how."""

    id: str
    kind: str
    series: Series
    rows: tuple[Row, ...]
    title: Text
    subtitle: Text
    alt: Text
    description: Text
    note: Text | None
    label: str
    values: tuple[str, ...]
    against: str
    detail: str
    scale: Literal["linear", "log"]
    colour: Encoding
    fill: Encoding
    key: Mapping[str, Text]
    lanes: str
    group: str
    written: str
    stages: tuple[tuple[Period, Text], ...]
    where: Place

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are drawn, in the order of the data table."""
        drawn = (self.label, self.against, *self.values, self.written, self.detail, self.lanes, self.group)
        looks = (self.colour.by, self.fill.by)
        return tuple(dict.fromkeys(name for name in (*drawn, *looks) if name not in ("", "id")))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the values drawn; nobody types them twice."""
        return sources_of(self.rows, self.columns) or self.series.sources

    def hollow(self, row: Row) -> bool:
        """Whether a row's mark is hollow: an estimate, or what `fill` says."""
        if self.fill.by:
            return self.fill.looks.get(row.codes.get(self.fill.by, ""), "filled") == "hollow"
        cells = [row.cells.get(name) for name in self.values]
        return any(cell.about for cell in cells if isinstance(cell, Quantity))

    @property
    def outlined(self) -> bool:
        """Whether all marks are hollow: then the key's are too."""
        return all(self.hollow(row) for row in self.rows)


@dataclass(frozen=True)
class Table:
    """Some columns of a series, shown as a table."""

    id: str
    series: Series
    title: Text
    note: Text | None
    columns: tuple[str, ...]
    where: Place

    @property
    def sources(self) -> tuple[str, ...]:
        return sources_of(tuple(self.series.rows.values()), self.columns) or self.series.sources


def sources_of(rows: tuple[Row, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    """The sources of the quantities in these cells, each once, in order."""
    cells = (row.cells.get(column) for row in rows for column in columns)
    return tuple(dict.fromkeys(source for cell in cells if isinstance(cell, Quantity) for source in cell.sources))
