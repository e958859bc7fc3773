"""Writes the note below a figure or a table: the one that its author wrote, and the gaps in the lines of a figure."""

from collections.abc import Callable
from dataclasses import replace

from briefing.language import numbers
from briefing.model import Figure, Gap, Period, Table
from briefing.page.writer import Writer

MOST = 6
"""The maximum number of gaps that a note names."""


def exhibit_note(writer: Writer, say: Callable[..., str], shown: Figure | Table) -> str:
    """Return the note of a figure or table, with a sentence that names gaps between the values of lines, or "".

    `say` is the method of Vocabulary that writes a text of data/.
    """
    note = say(shown.note, shown.where) if shown.note else ""
    if isinstance(shown, Table) or not shown.gaps:
        return note
    pattern = writer.word("gap")
    named = [
        pattern.format(name=" ".join(say(name) for name in gap.names), at=_span(writer, gap)).strip()
        for gap in shown.gaps[:MOST]
    ]
    listed = writer.word("list-comma").join(named) + (writer.word("and-others") if len(shown.gaps) > MOST else "")
    sentence = writer.word("no-data").format(gaps=listed)
    return writer.form.marked(f"{note}{'' if writer.language == 'zh' else ' '}{sentence}" if note else sentence)


def _span(writer: Writer, gap: Gap) -> str:
    """Return the places of a gap on the axis as text, such as 1946–1990, or "" if it has none."""
    first, last = gap.first, gap.last
    if first is None or last is None:
        return ""
    if isinstance(first.low, Period) and isinstance(last.low, Period) and first.low != last.low:
        period = replace(first.low, until=last.low)
        return numbers.write(replace(first, low=period, high=period), writer.language)
    return numbers.write(replace(first, high=last.high), writer.language)
