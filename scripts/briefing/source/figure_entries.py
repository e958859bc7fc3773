"""What authors write about data to show: series, and the figures and tables that show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.model import Basis, Encoding, Entry, FigureKind, Period, Scale, Text
from briefing.source.types import Digits, Ids


@dataclass(frozen=True, kw_only=True)
class ColumnEntry:
    """A column of a series: numbers with a unit, codes with `values`, or words."""

    label: Text
    unit: str | None = None
    digits: Digits | None = None
    values: Mapping[str, Text] = field(default_factory=dict)
    apart: str = ""


@dataclass(frozen=True, kw_only=True)
class SeriesEntry(Entry):
    """Describes data/series/<id>.csv, whose first column is `id`; words take two columns, name.zh and name.en."""

    title: Text
    note: Text | None = None
    sources: Ids
    as_of: Period
    basis: Basis = "published"
    columns: Mapping[str, ColumnEntry]


@dataclass(frozen=True, kw_only=True)
class StageEntry:
    """A stage behind a timeline."""

    start: Period
    text: Text


@dataclass(frozen=True, kw_only=True)
class FigureEntry(Entry):
    """A request for a drawing. `title` states the finding; `subtitle` names measure, scope, period and unit."""

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
    stages: tuple[StageEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableEntry(Entry):
    """A request for a table: some columns of a series."""

    series: str
    title: Text
    columns: Ids
    note: Text | None = None
