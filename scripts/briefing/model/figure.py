"""The figures and tables that show series of data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, groupby
from typing import Literal, TypeAlias, get_args

from briefing.model.entry import Entry
from briefing.model.figure_parts import Annotation, Encoding, Gap, ReferenceLine, Stage, Tile
from briefing.model.quantity import Quantity
from briefing.model.series import Row, Series, sources_of
from briefing.model.text import Text

FigureKind: TypeAlias = Literal[
    "area",
    "bars",
    "dots",
    "dumbbell",
    "heatmap",
    "line",
    "matrix",
    "scatter",
    "share-grid",
    "slope",
    "steps",
    "tiles",
    "timeline",
    "vertical-bars",
]
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
Scale: TypeAlias = Literal["linear", "log"]
Stack: TypeAlias = Literal["", "sum", "share"]
COLOURS = ("blue", "orange", "teal", "plum", "brand", "grey")
"""The names of the colours of marks, in the order in which the parts of a figure take them."""


@dataclass(frozen=True, kw_only=True)
class Figure(Entry):
    """A request for a drawing: its kind, the rows and columns of its series, and its texts.

    templates/fields.yml describes the fields, and the package `figures` draws it. Fields that name a column are "" for
    none; "id" is the column of the ids of rows.
    """

    kind: FigureKind
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
    scale: Scale
    colour: Encoding
    fill: Encoding
    key: Mapping[str, Text]
    lanes: str
    facets: str
    group: str
    written: str
    stack: Stack
    stages: tuple[Stage, ...]
    grid: Mapping[str, Tile]
    tile: str
    labelled: tuple[str, ...]
    reference_lines: tuple[ReferenceLine, ...]
    annotations: tuple[Annotation, ...]
    beside: "tuple[Figure, ...]" = field(default=(), repr=False, compare=False)
    """All panels of the figure of which this is a panel; empty if it is no panel."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the ids of the columns that are drawn, except "id", in the order of the data table."""
        divided = (self.facets, self.lanes, self.group)
        drawn = (self.label, self.against, *self.values, self.written, self.detail, *divided)
        looks = (self.tile if self.grid else "", self.colour.by, self.fill.by)
        return tuple(dict.fromkeys(name for name in (*drawn, *looks) if name not in ("", "id")))

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of the sources of the values drawn, or those of the series if the values have none.

        Those of the facts of reference lines follow.
        """
        drawn = sources_of(self.rows, self.columns) or self.series.sources
        lines = (line.value.sources for line in self.reference_lines if isinstance(line.value, Quantity))
        return tuple(dict.fromkeys((*drawn, *chain.from_iterable(lines))))

    @property
    def levels(self) -> Sequence[Decimal]:
        """Return the values of the reference lines, which the axis of values must contain."""
        return [line.level for line in self.reference_lines if line.level is not None]

    @property
    def parts(self) -> Mapping[str, Text]:
        """Return the names of the parts that differ in colour, by id: the codes of `lanes` in use, or the columns.

        The parts of a panel are those of its figure, so that they have the same colours in all panels.
        """
        if not self.lanes:
            return {id: self.series.columns[id].label for id in self.values}
        return self._used(self.lanes)

    @property
    def panels(self) -> "Mapping[str, Figure]":
        """Return a figure for each code of `facets` in use; all share the ranges of their axes. Empty without facets.

        A panel has the rows with its code, and no facets of its own.
        """
        if not self.facets:
            return {}
        found = {
            code: replace(self, rows=tuple(row for row in self.rows if row.codes.get(self.facets) == code), facets="")
            for code in self._used(self.facets)
        }
        together = tuple(found.values())
        return {code: replace(panel, beside=together) for code, panel in found.items()}

    @property
    def together(self) -> "tuple[Figure, ...]":
        """Return the figures with which this one shares its axes: all panels, or the figure alone."""
        return self.beside or (self,)

    @property
    def rows_together(self) -> tuple[Row, ...]:
        """Return the rows that determine the axes and margins: those of all panels, or of the figure alone."""
        return tuple(row for each in self.together for row in each.rows)

    def _used(self, column: str) -> Mapping[str, Text]:
        """Return the codes of a column that its rows, or those of another panel, contain."""
        used = {row.codes.get(column, "") for row in self.rows_together}
        return {code: text for code, text in self.series.columns[column].values.items() if code in used}

    @property
    def part_looks(self) -> Mapping[str, str]:
        """Return the colour of each part: by `colour` if given, with grey for all others, or else in order."""
        if self.colour.looks:
            return {id: self.colour.looks.get(id, "grey") for id in self.parts}
        return dict(zip(self.parts, COLOURS, strict=False))

    def rows_of(self, part: str) -> tuple[Row, ...]:
        """Return the rows of a part: those with its code in `lanes`, or all rows if the parts are columns."""
        return tuple(row for row in self.rows if not self.lanes or row.codes.get(self.lanes) == part)

    def column_of(self, part: str) -> str:
        """Return the column with the values of a part."""
        return self.values[0] if self.lanes else part

    @property
    def legend(self) -> Mapping[str, Text]:
        """Return the key, or, if there is none, the names of parts by colour where the drawing has no room for them.

        These are the parts of grouped or stacked bars, and the lines and layers of panels.
        """
        coloured = self.kind in ("bars", "vertical-bars") or (self.facets and self.kind in ("area", "line"))
        if self.key or not coloured or len(self.parts) < 2:
            return self.key
        return {look: self.parts[id] for id, look in self.part_looks.items()}

    @property
    def gaps(self) -> Sequence[Gap]:
        """Return the gaps in the lines of a line chart, part by part, and the tiles without a value.

        A gap is between two values: a line may begin later than others and end earlier.
        """
        if self.kind == "tiles":
            rows = self.tile_rows
            empty = (id for id in self.grid if id not in rows or rows[id].cells.get(self.values[0]) is None)
            return [Gap((self.grid[id].name,)) for id in empty]
        if self.kind != "line":
            return []
        if self.facets:
            names = self.series.columns[self.facets].values
            single = len(self.parts) == 1
            return [
                replace(gap, names=(names[code],) if single else (names[code], *gap.names))
                for code, panel in self.panels.items()
                for gap in panel.gaps
            ]
        placed = {at.low: at for row in self.rows_together if isinstance(at := row.cells.get(self.against), Quantity)}
        places = [placed[low] for low in sorted(placed)]
        return [Gap((name,), *ends) for part, name in self.parts.items() for ends in self._gaps_of(part, places)]

    @property
    def tile_rows(self) -> Mapping[str, Row]:
        """Return the row of each tile that has one; the case of the letters of a tile does not matter."""
        return {row.codes.get(self.tile or "id", "").lower(): row for row in self.rows}

    def _gaps_of(self, part: str, places: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
        """Return the first and the last of each run of places at which a part has no value."""
        column = self.column_of(part)
        rows = [row for row in self.rows_of(part) if row.cells.get(column) is not None]
        known = {at.low for row in rows if isinstance(at := row.cells.get(self.against), Quantity)}
        missing = [(has, list(run)) for has, run in groupby(places, key=lambda at: at.low in known)]
        return [(run[0], run[-1]) for has, run in missing[1:-1] if not has]

    def hollow(self, row: Row) -> bool:
        """Return True if a row's mark is hollow.

        If `fill` names a column, the mark is hollow if that is the look of the row's code there. Otherwise it is hollow
        if one of the row's `values` is an estimate.
        """
        if self.fill.by:
            return self.fill.looks.get(row.codes.get(self.fill.by, ""), "filled") == "hollow"
        cells = [row.cells.get(name) for name in self.values]
        return any(cell.about for cell in cells if isinstance(cell, Quantity))

    @property
    def outlined(self) -> bool:
        """Return True if all marks are hollow, in which case the marks of the key are hollow too."""
        return all(self.hollow(row) for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class Table(Entry):
    """Some columns and rows of a series, shown as a table.

    With a `limit`, pages and PDFs show only the first rows; the CSV file has all. `limit` is 0 for no limit. With
    `landscape`, the table is on landscape pages of the PDF, after the text of its page.
    """

    series: Series
    rows: tuple[Row, ...]
    title: Text
    note: Text | None
    columns: tuple[str, ...]
    limit: int = 0
    landscape: bool = False

    @property
    def shown(self) -> tuple[Row, ...]:
        """Return the rows that pages and PDFs show."""
        return self.rows[: self.limit or None]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of the sources of the values shown, or those of the series if the values have none."""
        return sources_of(self.shown, self.columns) or self.series.sources
