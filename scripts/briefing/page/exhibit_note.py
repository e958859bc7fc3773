"""Writes the note below a figure or a table: the author's, then gaps in lines and rows that only the CSV file has."""

from collections.abc import Callable
from dataclasses import replace

from briefing.language import numbers
from briefing.model import Figure, Gap, Period, Table
from briefing.page.writer import Writer

MOST = 6
"""The maximum number of gaps that a note names."""


def exhibit_note(writer: Writer, say: Callable[..., str], shown: Figure | Table) -> str:
    """Return the note of a figure or table, or "".

    A sentence is added that names gaps between the values of lines, or says how many rows a table leaves out. `say` is
    the method of Vocabulary that writes a text of data/.
    """
    note = say(shown.note, shown.where) if shown.note else ""
    sentence = _left_out(writer, shown) if isinstance(shown, Table) else _gaps(writer, say, shown)
    space = " " if note and sentence and writer.language == "en" else ""
    return writer.form.marked(f"{note}{space}{sentence}")


def _left_out(writer: Writer, table: Table) -> str:
    """Return the sentence that only the first rows are shown, or "" if all are."""
    if len(table.shown) == len(table.rows):
        return ""
    return writer.word("first-rows").format(shown=len(table.shown), all=len(table.rows))


def _gaps(writer: Writer, say: Callable[..., str], figure: Figure) -> str:
    """Return the sentence that names the gaps in the lines of a figure, or "" if it has none."""
    if not figure.gaps:
        return ""
    pattern = writer.word("gap")
    named = [
        pattern.format(name=" ".join(say(name) for name in gap.names), at=_span(writer, gap)).strip()
        for gap in figure.gaps[:MOST]
    ]
    listed = writer.word("list-comma").join(named) + (writer.word("and-others") if len(figure.gaps) > MOST else "")
    return writer.word("no-data").format(gaps=listed)


def _span(writer: Writer, gap: Gap) -> str:
    """Return the places of a gap on the axis as text, such as 1946–1990, or "" if it has none."""
    first, last = gap.first, gap.last
    if first is None or last is None:
        return ""
    if isinstance(first.low, Period) and isinstance(last.low, Period) and first.low != last.low:
        period = replace(first.low, until=last.low)
        return numbers.write(replace(first, low=period, high=period), writer.language)
    return numbers.write(replace(first, high=last.high), writer.language)
