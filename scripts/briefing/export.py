"""Data to take away: figures and tables as CSV, all claims and all numbers as CSV and JSON.

Each number stands in base units and as each language writes it.
"""

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from briefing import numbers
from briefing.author import TAGS, Author, Book
from briefing.model import LANGUAGES, Briefing, Claim, Fact, Language, Period, Quantity, Series, Text


def csv_file(series: Series, columns: tuple[str, ...], rows: list[str], language: Language) -> bytes:
    """Exactly what is drawn: each number in base units, then as this language writes it."""
    head: list[str] = []
    for name in columns:
        column = series.columns.get(name)
        label = column.label[language] if column else name
        head += (
            [label, f"{label}{'（书写形式）' if language == 'zh' else ' (as written)'}"]
            if column and column.unit
            else [label]
        )
    lines = [head]
    for id in rows:
        cells: list[str] = []
        for name in columns:
            cell = series.rows[id].cells.get(name)
            column = series.columns.get(name)
            if column and column.unit:
                cells += [_raw(cell), numbers.write(cell, language)] if isinstance(cell, Quantity) else ["", ""]
            else:
                cells.append(cell[language] if isinstance(cell, Text) else series.rows[id].codes.get(name, ""))
        lines.append(cells)
    return _csv(lines)


def registers(book: Book, language: Language) -> dict[str, bytes]:
    """claims.csv and numbers.csv in one language, and claims.json and numbers.json with both."""
    briefing = book.briefing
    facts = [fact for fact in briefing.facts.values() if not fact.counts]
    say = {each: Author(book, each, "", "data", "plain") for each in LANGUAGES}
    records = {
        "claims": [_claim(briefing, claim, say) for claim in briefing.claims.values()],
        "numbers": [_fact(fact, say) for fact in facts],
    }
    found = {}
    for name, entries in records.items():
        found[f"{name}.json"] = (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()
        found[f"{name}.csv"] = _csv([list(entries[0]), *([_flat(v, language) for v in e.values()] for e in entries)])
    return found


def _claim(briefing: Briefing, claim: Claim, say: dict[Language, Author]) -> dict[str, Any]:
    return {
        "id": claim.id,
        "section": claim.section,
        "verdict": claim.verdict,
        "says": _both(claim.says, claim.where, say),
        "better": _both(claim.better, claim.where, say),
        "note": _both(claim.note, claim.where, say),
        "value": _raw(claim.quantity),
        "unit": claim.quantity.unit.id if claim.quantity else "",
        "sources": [briefing.sources[id].url or id for id in claim.sources],
    }


def _fact(fact: Fact, say: dict[Language, Author]) -> dict[str, Any]:
    quantity, briefing = fact.quantity, say["en"].book.briefing
    return {
        "id": fact.id,
        "what": _both(fact.what, fact.where, say),
        "value": _raw(quantity),
        "unit": quantity.unit.id,
        "written": {TAGS[language]: numbers.write(quantity, language) for language in LANGUAGES},
        "as_of": str(quantity.as_of),
        "basis": quantity.basis,
        "claims": list(fact.claims),
        "sources": [briefing.sources[id].url or id for id in quantity.sources],
    }


def _both(text: Text | None, where: str, say: dict[Language, Author]) -> dict[str, str] | None:
    return {TAGS[language]: say[language].say(text, where) for language in LANGUAGES} if text else None


def _flat(value: Any, language: Language) -> str:
    """A cell: one language of a text, and several ids or addresses with spaces between."""
    if isinstance(value, dict):
        return str(value[TAGS[language]])
    return " ".join(value) if isinstance(value, list) else value or ""


def _csv(lines: Iterable[list[str]]) -> bytes:
    """With a BOM, without which Excel misreads Chinese."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _raw(cell: Quantity | Text | None) -> str:
    if not isinstance(cell, Quantity):
        return ""
    ends = dict.fromkeys(str(end) if isinstance(end, Period) else _plain(end) for end in (cell.low, cell.high))
    return "–".join(ends)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if len(value.as_tuple().digits) <= 15 else f"{value:.12g}"
