"""The entries of data/ about presentation: series, and the figures and tables that show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.model import Basis, Encoding, Entry, FigureKind, Period, Scale, Stack, Text
from briefing.source.types import Digits, Ids


@dataclass(frozen=True, kw_only=True)
class ColumnEntry:
    """A column of a series: numbers, if it has a `unit`; codes, if it has `values`; otherwise words.

    `as_of` and `sources` replace those of the series for its numbers.
    """

    label: Text
    unit: str | None = None
    digits: Digits | None = None
    values: Mapping[str, Text] = field(default_factory=dict)
    apart: str = ""
    as_of: Period | None = None
    sources: Ids = ()


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
    as_of: Period
    basis: Basis = "published"
    columns: Mapping[str, ColumnEntry]


@dataclass(frozen=True, kw_only=True)
class StageEntry:
    """A stage of a time axis: its start, its end if it does not last until the next one, and its name."""

    start: Period
    end: Period | None = None
    text: Text


@dataclass(frozen=True, kw_only=True)
class FigureEntry(Entry):
    """A request for a figure. `title` states the finding; `subtitle` names the measure, scope, period and unit.

    Without `rows`, all rows of the series are drawn.
    """

    kind: FigureKind
    series: str
    rows: Ids = ()
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
    group: str = ""
    written: str = ""
    stack: Stack = ""
    stages: tuple[StageEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableEntry(Entry):
    """A request for a table with some columns of a series."""

    series: str
    title: Text
    columns: Ids
    note: Text | None = None
