"""The data of figures and tables as CSV: exactly what is drawn, in base units and as each language writes it."""

import csv
import io
from decimal import Decimal

from briefing import numbers
from briefing.model import Language, Period, Quantity, Series, Text


def csv_file(series: Series, columns: tuple[str, ...], rows: list[str], language: Language) -> bytes:
    """Exactly what is drawn: each number in base units, then as this language writes it. With a BOM, for Excel."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head: list[str] = []
    for name in columns:
        column = series.columns.get(name)
        label = column.label[language] if column else name
        head += (
            [label, f"{label}{'（书写形式）' if language == 'zh' else ' (as written)'}"]
            if column and column.unit
            else [label]
        )
    writer.writerow(head)
    for id in rows:
        cells: list[str] = []
        for name in columns:
            cell = series.rows[id].cells.get(name)
            column = series.columns.get(name)
            if column and column.unit:
                cells += [_raw(cell), numbers.write(cell, language)] if isinstance(cell, Quantity) else ["", ""]
            else:
                cells.append(cell[language] if isinstance(cell, Text) else series.rows[id].codes.get(name, ""))
        writer.writerow(cells)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _raw(cell: Quantity | Text | None) -> str:
    if not isinstance(cell, Quantity):
        return ""
    ends = dict.fromkeys(str(end) if isinstance(end, Period) else _plain(end) for end in (cell.low, cell.high))
    return "–".join(ends)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if len(value.as_tuple().digits) <= 15 else f"{value:.12g}"
