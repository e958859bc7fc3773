"""Makes the data files that readers can download: figures and tables as CSV, claims and numbers as CSV and JSON.

Values are given in base units and, except in claims, also as written in the language of the file. A JSON file has both
languages.
"""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from briefing.diagnostics.place import Place
from briefing.language import numbers
from briefing.languages import LANGUAGES, TAGS, Language
from briefing.model import Briefing, Claim, Fact, Period, Quantity, Series, Text
from briefing.page.form import PLAIN
from briefing.page.references import References
from briefing.page.registers import offered
from briefing.page.vocabulary import Vocabulary

Records = dict[str, list[dict[str, Any]]]
MEDIA = {"csv": "text/csv", "json": "application/json", "zip": "application/zip"}


@dataclass(frozen=True)
class Sheet:
    """The content of a CSV file; the first of `lines` is the header row.

    `measures` maps the name of each column of values in base units to the name of its unit, or to "" if units vary.
    """

    title: str
    about: str
    lines: tuple[tuple[str, ...], ...]
    measures: Mapping[str, str]
    sources: tuple[str, ...]

    @property
    def csv(self) -> bytes:
        """Return the bytes of the file. It begins with a byte-order mark, without which Excel misreads Chinese."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(self.lines)
        return b"\xef\xbb\xbf" + out.getvalue().encode()


def sheets(references: References, language: Language, records: Records) -> dict[str, Sheet]:
    """Return the content of every CSV file of a language, by name without .csv: figures, tables, claims and numbers.

    `records` are the entries of the registers, from the function of that name.
    """
    writer = Vocabulary(references, language, where=Place("data"), form=PLAIN)
    briefing = references.briefing
    found = {}
    for figure in briefing.figures.values():
        title = writer.say(figure.title, figure.where)
        rows = [row.id for row in figure.rows]
        about = writer.say(figure.subtitle, figure.where)
        found[figure.id] = _sheet(figure.series, figure.columns, rows, language, title, about, figure.sources)
    for table in briefing.tables.values():
        title = writer.say(table.title, table.where)
        about = writer.say(table.note or table.series.title, table.where)
        rows = [row.id for row in table.rows]
        found[table.id] = _sheet(table.series, table.columns, rows, language, title, about, table.sources)
    cited = {
        "claims": [id for claim in briefing.claims.values() for id in claim.sources],
        "numbers": [id for fact in briefing.facts.values() for id in fact.quantity.sources],
    }
    for name, entries in records.items():
        lines = (tuple(entries[0]), *(tuple(_flat(v, language) for v in e.values()) for e in entries))
        title, about = writer.word(f"all-{name}"), writer.word(f"about-{name}")
        found[name] = Sheet(title, about, lines, {"value": ""}, tuple(dict.fromkeys(cited[name])))
    return found


def about(writer: Vocabulary) -> str:
    """Return the description of all data of the briefing, in the language of `writer`."""
    briefing = writer.references.briefing
    values = briefing.figures or briefing.tables or "numbers" in offered(briefing)
    found = {"data-claims": briefing.claims, "data-values": values}
    what = writer.word("list-semicolon").join(writer.word(name) for name, there in found.items() if there)
    return writer.word("about-data").format(title=briefing.title[writer.language], what=what)


def registers(records: Records) -> dict[str, bytes]:
    """Return the JSON file of each register, with both languages, by file name (claims.json, numbers.json)."""
    return {
        f"{name}.json": (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()
        for name, entries in records.items()
    }


def _sheet(
    series: Series,
    columns: tuple[str, ...],
    rows: list[str],
    language: Language,
    title: str,
    about: str,
    sources: tuple[str, ...],
) -> Sheet:
    """Return rows and columns of a series, each number in base units and then as written in this language."""
    head: list[str] = []
    measures = {}
    for name in columns:
        column = series.columns.get(name)
        label = column.label[language] if column else name
        head.append(label)
        if column and column.unit:
            head.append(f"{label}{'（书写形式）' if language == 'zh' else ' (as written)'}")
            measures[label] = column.unit.name[language]
    lines = [tuple(head)]
    for id in rows:
        cells: list[str] = []
        for name in columns:
            cell = series.rows[id].cells.get(name)
            column = series.columns.get(name)
            if column and column.unit:
                cells += [_raw(cell), numbers.write(cell, language)] if isinstance(cell, Quantity) else ["", ""]
            else:
                cells.append(cell[language] if isinstance(cell, Text) else series.rows[id].codes.get(name, ""))
        lines.append(tuple(cells))
    return Sheet(title, about, tuple(lines), measures, sources)


def records(references: References) -> Records:
    """Return the entries of each register that is not empty, in both languages, for its CSV and JSON files."""
    briefing = references.briefing
    say = {each: Vocabulary(references, each, where=Place("data"), form=PLAIN) for each in LANGUAGES}
    found = {
        "claims": [_claim(briefing, claim, say) for claim in briefing.claims.values()],
        "numbers": [_fact(fact, say) for fact in briefing.facts.values() if not fact.counts],
    }
    return {name: found[name] for name in offered(briefing)}


def _claim(briefing: Briefing, claim: Claim, say: dict[Language, Vocabulary]) -> dict[str, Any]:
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


def _fact(fact: Fact, say: dict[Language, Vocabulary]) -> dict[str, Any]:
    quantity, briefing = fact.quantity, say["en"].references.briefing
    return {
        "id": fact.id,
        "what": _both(fact.what, fact.where, say),
        "value": _raw(quantity),
        "unit": quantity.unit.id,
        "written": {TAGS[language]: numbers.write(quantity, language) for language in LANGUAGES},
        "as_of": str(quantity.as_of),
        "basis": quantity.basis,
        **({"claims": list(fact.claims)} if briefing.claims else {}),
        "sources": [briefing.sources[id].url or id for id in quantity.sources],
    }


def _both(text: Text | None, where: Place, say: dict[Language, Vocabulary]) -> dict[str, str] | None:
    return {TAGS[language]: say[language].say(text, where) for language in LANGUAGES} if text else None


def _flat(value: Any, language: Language) -> str:
    """Return a value as a CSV cell.

    Of a text in both languages, only one is given; the items of a list are separated by spaces; None becomes "".
    """
    if isinstance(value, dict):
        return str(value[TAGS[language]])
    return " ".join(value) if isinstance(value, list) else value or ""


def _raw(cell: Quantity | Text | None) -> str:
    """Return a quantity in base units: 175000000000, 1700000–12000000 for a range, 7000– for over 7000, 1.2±0.1.

    A bound under 7000 is –7000, and a date is in ISO 8601. Return "" for any other cell.
    """
    if not isinstance(cell, Quantity):
        return ""
    ends = [str(end) if isinstance(end, Period) else _plain(end) for end in (cell.low, cell.high)]
    if cell.margin and isinstance(cell.low, Decimal) and isinstance(cell.high, Decimal):
        return f"{_plain((cell.low + cell.high) / 2)}±{_plain((cell.high - cell.low) / 2)}"
    match cell.bound:
        case "over":
            return f"{ends[0]}–"
        case "under":
            return f"–{ends[0]}"
    return "–".join(dict.fromkeys(ends))


def _plain(value: Decimal) -> str:
    """Return a number without an exponent; if it has more than 15 digits, it is rounded to 12."""
    shown = value if len(value.as_tuple().digits) <= 15 else numbers.rounded(value, 12)
    return f"{shown.normalize():f}"
