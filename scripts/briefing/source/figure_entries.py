"""The entries of data/ about presentation: series, and the figures and tables that show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.diagnostics.message import Message
from briefing.model import (
    Annotation,
    Basis,
    Encoding,
    Entry,
    FigureKind,
    Invalid,
    Scale,
    Stack,
    Stage,
    Text,
    Tile,
)
from briefing.source.types import (
    Decimals,
    Digits,
    Ids,
    InHead,
    Limit,
    Number,
    NumberOrDate,
    Position,
    When,
    YesOrNo,
    one_precision,
)


@dataclass(frozen=True, kw_only=True)
class ColumnEntry:
    """A column of a series: numbers, if it has a `unit`; codes, if it has `values`; otherwise words.

    `as_of` and `sources` replace those of the series for its numbers.
    """

    label: Text
    unit: str | None = None
    digits: Digits | None = None
    decimals: Decimals | None = None
    scale: InHead | None = None
    values: Mapping[str, Text] = field(default_factory=dict)
    apart: str = ""
    as_of: When | None = None
    sources: Ids = ()

    def __post_init__(self) -> None:
        one_precision(self.digits, self.decimals)
        for name in ("digits", "decimals", "scale"):
            if self.unit is None and getattr(self, name) is not None:
                what = Message('"{name}" is only for a column of numbers.', name=name)
                raise Invalid(what, Message('Add "unit", or remove it.'), name)


@dataclass(frozen=True, kw_only=True)
class SeriesEntry(Entry):
    """The description of data/series/<id>.csv.

    The first column of the CSV file is `id`. Words that differ between the languages need two columns, name.zh and
    name.en. The columns `as_of`, `basis` and `sources` replace, for the numbers of a row, those of its column and of
    the series; they need no description.
    """

    title: Text
    note: Text | None = None
    sources: Ids
    as_of: When
    basis: Basis = "published"
    columns: Mapping[str, ColumnEntry]


@dataclass(frozen=True, kw_only=True)
class ReferenceLineEntry:
    """A line at the value of a fact, at a number in base units, or at a place on the horizontal axis."""

    fact: str = ""
    value: Number | None = None
    at: NumberOrDate | None = None
    text: Text

    def __post_init__(self) -> None:
        if [bool(self.fact), self.value is not None, self.at is not None].count(True) != 1:
            what = Message("A reference line is at one value or at one place.")
            raise Invalid(what, Message('Give one of "fact", "value" and "at".'))


@dataclass(frozen=True, kw_only=True)
class TileEntry(Tile):
    """A place in a grid of tiles, whose row and column are within the largest grid."""

    row: Position
    column: Position


@dataclass(frozen=True, kw_only=True)
class OrderEntry:
    """The order of rows: by the values of a column, the smallest or the largest first."""

    by: str
    direction: Literal["ascending", "descending"] = "ascending"


@dataclass(frozen=True, kw_only=True)
class FigureEntry(Entry):
    """A request for a figure. `title` states the finding; `subtitle` names the measure, scope, period and unit.

    Without `rows`, all rows of the series are drawn; without `order`, in the order of `rows` or of the CSV file. A
    `limit` leaves the first ones.
    """

    kind: FigureKind
    series: str
    rows: Ids = ()
    order: OrderEntry | None = None
    limit: Limit = 0
    title: Text
    subtitle: Text
    alt: Text
    description: Text
    note: Text | None = None
    label: str
    values: Ids = ()
    against: str = ""
    detail: str = ""
    scale: Scale = "linear"
    colour: Encoding = field(default_factory=Encoding)
    fill: Encoding = field(default_factory=Encoding)
    key: Mapping[str, Text] = field(default_factory=dict)
    lanes: str = ""
    facets: str = ""
    group: str = ""
    written: str = ""
    stack: Stack = ""
    stages: tuple[Stage, ...] = ()
    grid: str = ""
    tile: str = ""
    labelled: Ids = ()
    reference_lines: tuple[ReferenceLineEntry, ...] = ()
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableEntry(Entry):
    """A request for a table with some columns of a series. `rows` and `order` are those of a figure.

    With a `limit`, pages and PDFs show only the first rows; the CSV file has all. With `landscape`, PDFs set the table
    on landscape pages.
    """

    series: str
    rows: Ids = ()
    order: OrderEntry | None = None
    limit: Limit = 0
    title: Text
    columns: Ids
    note: Text | None = None
    landscape: YesOrNo = False
