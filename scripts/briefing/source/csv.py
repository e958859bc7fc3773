"""Reads the CSV files of series as rows of text, with the line of each row."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.diagnostics.message import Message, any_of, quoted
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.languages import LANGUAGES
from briefing.model import BASES, Invalid
from briefing.source.figure_entries import SeriesEntry
from briefing.source.text import read_text
from briefing.source.wording import CSV_FAULTS, NOT_CSV
from briefing.source.written import when

ID = "id"
"""The column with the ids of the rows."""
AS_OF, BASIS, SOURCES = OF_ROWS = ("as_of", "basis", "sources")
"""The optional columns with the date, basis and sources of a row, which replace those of the column or the series."""


@dataclass(frozen=True)
class Sheet:
    """A series as it was read: its entry and, by row id, the text of each row by column and the place of each row."""

    entry: SeriesEntry
    rows: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Place]


def matching(name: str, ids: Iterable[str]) -> list[str]:
    """Return the ids of rows that a name in `rows` of a figure means, in their order; * stands for any characters."""
    pattern = re.compile(re.escape(name).replace(r"\*", ".*"))
    return [id for id in ids if pattern.fullmatch(id)]


def read_sheet(root: Path, entry: SeriesEntry) -> tuple[Sheet | None, list[Problem]]:
    """Return the rows of a series, and the problems of its CSV file.

    The sheet is None if the file cannot be read, is not valid CSV, has no rows or no column `id`. It does not contain
    rows with a wrong number of cells, without an id or with the id of an earlier row.
    """
    file = root / "data" / "series" / f"{entry.id}.csv"
    first = Place(file.relative_to(root).as_posix(), 1)
    text, problems = read_text(root, file)
    if problems:
        return None, problems
    lines, problems = _lines(text, first)
    if problems:
        return None, problems
    head = lines[0][1] if lines else []
    if not lines[1:]:
        return None, [Problem(first, Message("The file has no rows."), Message("Write one row per line."))]
    problems = [*_repeated(head, first), *_columns(entry, head, first)]
    if ID not in head:
        return None, problems
    rows: dict[str, dict[str, str]] = {}
    places: dict[str, Place] = {}
    for place, cells in lines[1:]:
        row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
        id = row.get(ID, "")
        if len(cells) != len(head):
            what = Message("The row has {cells} cells, but the header has {head}.", cells=len(cells), head=len(head))
            problems.append(Problem(place, what, Message("Write one cell per column, even if it is empty.")))
        elif not id:
            problems.append(Problem(place, Message("The row has no id."), Message('Write one in the column "id".')))
        elif id in rows:
            what = Message('Row "{id}" is written twice, first on line {line}.', id=id, line=places[id].line)
            problems.append(Problem(place, what, Message("Remove one, or give it another id.")))
        else:
            rows[id] = row
            places[id] = place
    sheet = Sheet(entry, rows, places)
    return sheet, [*problems, *_bases(sheet), *_dates(sheet)]


def sources_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids in the column `sources` of a row, which are separated by spaces; () if it has none."""
    return tuple(row.get(SOURCES, "").split())


def _lines(text: str, first: Place) -> tuple[list[tuple[Place, list[str]]], list[Problem]]:
    """Return the place and cells of each record that is not empty, header included, or the problem of invalid CSV."""
    reader = csv.reader(io.StringIO(text), strict=True)
    found = []
    begun = 1
    try:
        for cells in reader:
            if cells:  # an empty line has none
                found.append((first.at(begun), cells))
            begun = reader.line_num + 1
    except csv.Error as error:
        return [], [Problem(first.at(begun), *CSV_FAULTS.get(str(error), NOT_CSV).messages())]
    return found, []


def _repeated(head: list[str], first: Place) -> list[Problem]:
    """Return a problem for each column that the header row names more than once."""
    return [
        Problem(
            first,
            Message('The header row names the column "{column}" more than once.', column=name),
            Message("Rename or remove one of the two."),
        )
        for name, count in Counter(head).items()
        if count > 1
    ]


def _columns(entry: SeriesEntry, head: list[str], first: Place) -> list[Problem]:
    """Return a problem for each column that is missing, and for each that data/series.yml does not describe."""
    wanted = {ID, *_heads(entry, head)}
    found = []
    for missing in sorted(wanted - set(head)):
        what = Message('The column "{column}" is missing.', column=missing)
        described = Message("Add it to the header row, or remove it from data/series.yml.")
        found.append(Problem(first, what, Message("Add it to the header row.") if missing == ID else described))
    for extra in sorted(set(head) - wanted - set(OF_ROWS)):
        what = Message('The column "{column}" is not described in data/series.yml.', column=extra)
        free = sorted(wanted - set(head))
        found.append(Problem(first, what, did_you_mean(extra, free, Message("Describe it there, or remove it."))))
    return found


def _heads(entry: SeriesEntry, given: list[str]) -> list[str]:
    """Return the CSV columns of a series: one per language for words that differ between the languages, else one."""
    found: list[str] = []
    for name, column in entry.columns.items():
        single = column.unit or column.values or name in given
        found += [name] if single else [f"{name}.{language}" for language in LANGUAGES]
    return found


def _dates(sheet: Sheet) -> list[Problem]:
    """Return a problem for each row whose date is invalid."""
    found = []
    for id, row in sheet.rows.items():
        try:
            if given := row.get(AS_OF):
                when(given)
        except Invalid as error:
            found.append(Problem(sheet.places[id], error.what, error.fix))
    return found


def _bases(sheet: Sheet) -> list[Problem]:
    """Return a problem for each row with an invalid basis, which determines whether its numbers are estimates."""
    found = []
    for id, row in sheet.rows.items():
        given = row.get(BASIS, "")
        if given and given not in BASES:
            what = Message('"{given}" is not a valid value of "{name}".', given=given, name=BASIS)
            fix = Message("Write {choices}.", choices=any_of(map(quoted, BASES)))
            found.append(Problem(sheet.places[id], what, fix))
    return found
