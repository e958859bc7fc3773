"""data/ to take away: every CSV and JSON, and datapackage.json, which says what each holds, as a Data Package
(datapackage.org, version 2), which R, Python, pandas and OpenRefine read with types; and all of them as one ZIP.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from briefing.citation import licence_id, licence_page, slug
from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, Language
from briefing.model import VERDICTS, Briefing
from briefing.outputs import data_files
from briefing.outputs.data_files import Sheet
from briefing.page.context import Author, Book

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PLAIN = re.compile(r"[^a-z0-9._-]+")
"""What a resource's name may not hold."""
UNIX, READABLE, LEVEL = 3, 0o644 << 16, 9
"""Of a ZIP's entries: the same on every system."""
COLUMNS = {
    "id": "entry-id",
    "section": "section",
    "verdict": "verdict",
    "says": "says",
    "better": "better",
    "note": "why",
    "what": "meaning",
    "value": "exact",
    "unit": "unit",
    "written": "value",
    "as_of": "as-of",
    "basis": "basis",
    "claims": "claims",
    "sources": "sources",
}
"""The words that name the columns of the registers, whose own names are the same in both languages."""
LISTS = ("claims", "sources")
"""Columns of the registers that hold several. The profile of version 2 does not know its own type "list"."""


def files(book: Book) -> dict[Language, dict[str, bytes]]:
    """Every file of each language's data/ by its name; it has the briefing's own date."""
    records = data_files.records(book)
    return {language: _files(book, language, records) for language in LANGUAGES}


def _files(book: Book, language: Language, records: data_files.Records) -> dict[str, bytes]:
    sheets = data_files.sheets(book, language, records)
    registers = data_files.registers(records)
    found = {f"{name}.csv": sheet.csv for name, sheet in sheets.items()} | registers
    descriptor = _descriptor(book, language, sheets, registers)
    return found | {"datapackage.json": (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()}


def archive(briefing: Briefing, files: Mapping[str, bytes]) -> bytes:
    """One ZIP of these files, dated as the briefing is. Same files, same bytes."""
    date = briefing.date
    moment = (date.year, date.month or 1, date.day or 1, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system, entry.external_attr = UNIX, READABLE
            made.writestr(entry, content, zipfile.ZIP_DEFLATED, LEVEL)
    return out.getvalue()


def _descriptor(
    book: Book, language: Language, sheets: Mapping[str, Sheet], registers: Mapping[str, bytes]
) -> dict[str, Any]:
    """The package: what it is, and every resource."""
    briefing, date = book.briefing, book.briefing.date
    author = Author(book, language, "", Place("data/briefing.yml"), "plain")
    found = {
        "$schema": PROFILE,
        "name": f"{slug(briefing)}-{language}",
        "title": author.word("data-of").format(title=briefing.title[language]),
        "description": author.word("about-data").format(title=briefing.title[language]),
        "version": briefing.version,
        "created": f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z",
        "licenses": [{"name": licence_id(briefing), "path": licence_page(briefing)}],
        "sources": _sources(briefing, language, [id for sheet in sheets.values() for id in sheet.sources]),
        "resources": [_table(author, name, sheet) for name, sheet in sheets.items()]
        + [_json(sheets[name.removesuffix(".json")], name, content) for name, content in registers.items()],
    }
    return found | ({"homepage": briefing.address(language)} if briefing.host else {})


def _table(author: Author, name: str, sheet: Sheet) -> dict[str, Any]:
    """One CSV. Its encoding is named without the BOM, which readers of data packages look for themselves."""
    register = name in data_files.REGISTERS
    fields = [_field(author, sheet, at, register) for at in range(len(sheet.lines[0]))]
    found = {"name": PLAIN.sub("-", name.lower()), "type": "table"} | _file(sheet, f"{name}.csv", sheet.csv)
    found["schema"] = {"fields": fields} | ({"primaryKey": ["id"]} if register else {})
    return found | {"sources": _sources(author.book.briefing, author.language, sheet.sources)}


def _json(sheet: Sheet, path: str, content: bytes) -> dict[str, Any]:
    """A register once more, with both languages."""
    return {"name": path.replace(".", "-")} | _file(sheet, path, content)


def _file(sheet: Sheet, path: str, content: bytes) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    return {
        "title": sheet.title,
        "description": sheet.about,
        "path": path,
        "format": ending,
        "mediatype": data_files.MEDIA[ending],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }


def _field(author: Author, sheet: Sheet, at: int, register: bool) -> dict[str, Any]:
    """A column. Values in base units are numbers, unless a range or a date is among them."""
    name = sheet.lines[0][at]
    cells = [line[at] for line in sheet.lines[1:] if line[at]]
    measured = name in sheet.measures and cells and all(map(_number, cells))
    field: dict[str, Any] = {"name": name, "type": "number" if measured else "string"}
    if unit := sheet.measures.get(name):
        field["unit"] = unit
    if register:
        field["title"] = author.word(COLUMNS[name])
        if name in LISTS:
            field["description"] = author.word("with-spaces")
        if codes := _codes(author, name, cells):
            field["categories"] = [{"value": code, "label": label} for code, label in codes.items()]
        if name == "id":
            field["constraints"] = {"required": True, "unique": True}
    return field


def _codes(author: Author, name: str, cells: list[str]) -> dict[str, str]:
    """What the codes in a column of a register mean; none for a column of words."""
    briefing, language = author.book.briefing, author.language
    match name:
        case "verdict":
            return {verdict: author.word(verdict) for verdict in VERDICTS}
        case "basis":
            return {basis: author.word(basis) for basis in ("published", "derived", "estimate")}
        case "section":
            return {id: author.say(title) for id, title in briefing.sections.items()}
        case "unit":
            return {id: unit.name[language] for id, unit in briefing.units.items() if id in cells}
        case _:
            return {}


def _number(cell: str) -> bool:
    try:
        Decimal(cell)
    except InvalidOperation:
        return False
    return True


def _sources(briefing: Briefing, language: Language, ids: list[str] | tuple[str, ...]) -> list[dict[str, str]]:
    """Each source once, by its title and, where it has one, its address."""
    found = (briefing.sources[id] for id in dict.fromkeys(ids))
    return [{"title": each.title[language]} | ({"path": each.url} if each.url else {}) for each in found]
