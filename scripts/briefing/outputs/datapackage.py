"""Makes the data files of a site: CSV, JSON, datapackage.json, which describes them, and a ZIP archive of them all.

They form a Data Package (datapackage.org, version 2), which R, pandas and OpenRefine can read with column types.
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
from briefing.model import BASES, VERDICTS, Briefing
from briefing.outputs import data_files
from briefing.outputs.data_files import Sheet
from briefing.outputs.timestamps import midnight, timestamp
from briefing.page.form import PLAIN
from briefing.page.recording import remembered
from briefing.page.references import References
from briefing.page.registers import DOWNLOADED, has_data
from briefing.page.vocabulary import Vocabulary
from briefing.store.memo import Digests, Memo

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
UNSAFE = re.compile(r"[^a-z0-9._-]+")
"""Characters that are not allowed in the name of a resource."""
UNIX, READABLE, LEVEL = 3, 0o644 << 16, 9
"""Creating system, permissions and compression level of each ZIP entry, fixed for identical archives on all systems."""
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
"""The id of the word (templates/words.yml) that is the title of each column of the registers, by column name."""
LISTS = ("claims", "sources")
"""Columns with several values, typed as strings: the version 2 profile rejects the type "list" of the standard."""


ARCHIVE = "all.zip"
"""The file that contains all others."""


def files(references: References, memo: Memo, known: Digests) -> dict[Language, dict[str, bytes]]:
    """Return the data files of each language, by name; they are made again only if anything that they read has changed.

    There are none, and no archive, for a briefing without any data.
    `known` returns the digests of the references.
    """
    if not has_data(references.briefing):
        return {language: {} for language in LANGUAGES}
    packed = _unpacked(remembered("data files", references, memo, known, _packed))
    return {language: _unpacked(packed[language]) | {ARCHIVE: packed[language]} for language in LANGUAGES}


def _packed(references: References) -> bytes:
    """Return an archive with the archive of each language."""
    records = data_files.records(references)
    archives: dict[str, bytes] = {
        each: archive(references.briefing, _files(references, each, records)) for each in LANGUAGES
    }
    return archive(references.briefing, archives)


def _unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _files(references: References, language: Language, records: data_files.Records) -> dict[str, bytes]:
    sheets = data_files.sheets(references, language, records)
    registers = data_files.registers(records)
    found = {f"{name}.csv": sheet.csv for name, sheet in sheets.items()} | registers
    descriptor = _descriptor(references, language, sheets, registers)
    return found | {"datapackage.json": (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()}


def archive(briefing: Briefing, files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of these files, dated as the briefing; the same files and date give the same bytes."""
    moment = midnight(briefing.date).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system, entry.external_attr = UNIX, READABLE
            made.writestr(entry, content, zipfile.ZIP_DEFLATED, LEVEL)
    return out.getvalue()


def _descriptor(
    references: References, language: Language, sheets: Mapping[str, Sheet], registers: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the content of datapackage.json: the description of the package and its resources."""
    briefing = references.briefing
    writer = Vocabulary(references, language, where=Place("data/briefing.yml"), form=PLAIN)
    found = {
        "$schema": PROFILE,
        "name": f"{slug(briefing)}-{language}",
        "title": writer.word("data-of").format(title=briefing.title[language]),
        "description": data_files.about(writer),
        "version": briefing.version,
        "created": timestamp(briefing.date),
        "licenses": [_licence(briefing, language)],
        "sources": _sources(briefing, language, [id for sheet in sheets.values() for id in sheet.sources]),
        "resources": [_table(writer, name, sheet) for name, sheet in sheets.items()]
        + [_json(sheets[name.removesuffix(".json")], name, content) for name, content in registers.items()],
    }
    return found | ({"homepage": briefing.address(language)} if briefing.host else {})


def _licence(briefing: Briefing, language: Language) -> dict[str, str]:
    """Return the licence: its SPDX identifier or, for terms of its own, their title; and its address."""
    id = licence_id(briefing)
    return ({"name": id} if id else {"title": briefing.licence[language]}) | {"path": licence_page(briefing)}


def _table(writer: Vocabulary, name: str, sheet: Sheet) -> dict[str, Any]:
    """Return the description of a CSV file. Its encoding is "utf-8" although it has a BOM, which readers detect."""
    register = name in DOWNLOADED
    fields = [_field(writer, sheet, at, register) for at in range(len(sheet.lines[0]))]
    found = {"name": UNSAFE.sub("-", name.lower()), "type": "table"} | _file(sheet, f"{name}.csv", sheet.csv)
    found["schema"] = {"fields": fields} | ({"primaryKey": ["id"]} if register else {})
    return found | {"sources": _sources(writer.references.briefing, writer.language, sheet.sources)}


def _json(sheet: Sheet, path: str, content: bytes) -> dict[str, Any]:
    """Return the description of a register's JSON file, which has both languages."""
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


def _field(writer: Vocabulary, sheet: Sheet, at: int, register: bool) -> dict[str, Any]:
    """Return the description of a column, of type "number" if it has values in base units, all single numbers."""
    name = sheet.lines[0][at]
    cells = [line[at] for line in sheet.lines[1:] if line[at]]
    measured = name in sheet.measures and cells and all(map(_number, cells))
    field: dict[str, Any] = {"name": name, "type": "number" if measured else "string"}
    if unit := sheet.measures.get(name):
        field["unit"] = unit
    if register:
        field["title"] = writer.word(COLUMNS[name])
        if name in LISTS:
            field["description"] = writer.word("with-spaces")
        if codes := _codes(writer, name, cells):
            field["categories"] = [{"value": code, "label": label} for code, label in codes.items()]
        if name == "id":
            field["constraints"] = {"required": True, "unique": True}
    return field


def _codes(writer: Vocabulary, name: str, cells: list[str]) -> dict[str, str]:
    """Return the label of each code in a column of a register; empty if the column does not contain codes."""
    briefing, language = writer.references.briefing, writer.language
    match name:
        case "verdict":
            return {verdict: writer.word(verdict) for verdict in VERDICTS}
        case "basis":
            return {basis: writer.word(basis) for basis in BASES}
        case "section":
            return {id: writer.say(title) for id, title in briefing.sections.items()}
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
    """Return the title of each source, without repetition, and its address if it has one."""
    works = ((briefing.sources[id].title[language], briefing.sources[id].url) for id in ids)
    return [{"title": title} | ({"path": url} if url else {}) for title, url in dict.fromkeys(works)]
