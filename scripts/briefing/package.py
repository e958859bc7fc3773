"""data/datapackage.json: what each CSV holds, as a Data Package (datapackage.org, version 2), which R, Python, pandas
and OpenRefine read with types.
"""

import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from briefing.author import Author, Book
from briefing.cite import licence_id, licence_page, slug
from briefing.export import Sheet
from briefing.model import Briefing, Language

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PLAIN = re.compile(r"[^a-z0-9._-]+")
"""What a resource's name may not hold."""


def datapackage(book: Book, language: Language, sheets: Mapping[str, Sheet]) -> bytes:
    """The descriptor of every CSV of a language; it lies beside them, and has the briefing's own date."""
    briefing = book.briefing
    author = Author(book, language, "", "data/briefing.yml", "plain")
    date = briefing.date
    descriptor = {
        "$schema": PROFILE,
        "name": f"{slug(briefing)}-{language}",
        "title": briefing.title[language],
        "description": author.say(briefing.finding),
        "version": briefing.version,
        "created": f"{date.year:04d}-{date.month or 1:02d}-{date.day or 1:02d}T00:00:00Z",
        "licenses": [{"name": licence_id(briefing), "path": licence_page(briefing)}],
        "resources": [_resource(briefing, language, name, sheet) for name, sheet in sheets.items()],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(briefing: Briefing, language: Language, name: str, sheet: Sheet) -> dict[str, Any]:
    """One CSV. Its encoding is named without the BOM, which readers of data packages look for themselves."""
    found = {
        "name": PLAIN.sub("-", name.lower()),
        "type": "table",
        "title": sheet.title,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(sheet.csv),
        "hash": f"sha256:{sha256(sheet.csv).hexdigest()}",
        "schema": {"fields": [_field(sheet, at) for at in range(len(sheet.lines[0]))]},
    }
    if sheet.sources:
        found["sources"] = [_source(briefing, language, id) for id in sheet.sources]
    return found


def _field(sheet: Sheet, at: int) -> dict[str, str]:
    """A column. Values in base units are numbers, unless a range or a date is among them."""
    name = sheet.lines[0][at]
    cells = [line[at] for line in sheet.lines[1:] if line[at]]
    measured = name in sheet.measures and cells and all(map(_number, cells))
    field = {"name": name, "type": "number" if measured else "string"}
    if unit := sheet.measures.get(name):
        field["unit"] = unit
    return field


def _number(cell: str) -> bool:
    try:
        Decimal(cell)
    except InvalidOperation:
        return False
    return True


def _source(briefing: Briefing, language: Language, id: str) -> dict[str, str]:
    source = briefing.sources[id]
    return {"title": source.title[language]} | ({"path": source.url} if source.url else {})
