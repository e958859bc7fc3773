"""Reads and validates the files of a briefing one by one. References between entries are not checked here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems, did_you_mean
from briefing.languages import LANGUAGES, Language
from briefing.model import Change, Confirmed, Dialect, Finding, Media, Page, Point, Term, Text, Unit, Verification
from briefing.paths import ENGINE, TEMPLATES
from briefing.source import front_matter, media
from briefing.source.briefing_entry import BriefingEntry
from briefing.source.csv import Sheet, read_sheet
from briefing.source.dialect import dialect
from briefing.source.entries import ClaimEntry, FactEntry, RulesFile, SourceEntry, SystemsFile
from briefing.source.figure_entries import FigureEntry, SeriesEntry, TableEntry, TileEntry
from briefing.source.nav import Nav, NavReader, in_folder
from briefing.source.text import read_text
from briefing.source.validate import validate
from briefing.source.yaml import read_yaml


@dataclass(frozen=True, kw_only=True)
class Files:
    """The content of data/, docs/, mkdocs.yml and templates/words.yml: entries and sheets by id, and pages."""

    about: BriefingEntry
    units: Mapping[str, Unit]
    facts: Mapping[str, FactEntry]
    claims: Mapping[str, ClaimEntry]
    systems: SystemsFile
    sources: Mapping[str, SourceEntry]
    terms: Mapping[str, Term]
    rules: RulesFile
    confirmed: Mapping[str, Confirmed]
    argument: Mapping[str, Point]
    findings: Mapping[str, Finding]
    verification: Mapping[str, Verification]
    changes: Mapping[str, Change]
    series: Mapping[str, SeriesEntry]
    sheets: Mapping[str, Sheet]
    figures: Mapping[str, FigureEntry]
    tables: Mapping[str, TableEntry]
    grids: Mapping[str, Mapping[str, TileEntry]]
    words: Mapping[str, Text]
    nav: Nav
    dialect: Dialect
    pages: Mapping[Language, Mapping[str, Page]]
    media: Mapping[str, Media]


def read(root: Path) -> Files:
    """Return the content of every file of the briefing in `root`.

    Raises Problems if a file is invalid, with the problems of all files.
    """
    reader = _Reader(root)
    about = reader.one("briefing")
    systems = reader.optional("systems", SystemsFile(where=Place("data/systems.yml")))
    rules = reader.optional("rules", RulesFile(where=Place("data/rules.yml")))
    confirmed = reader.optional("confirmed", {})
    series = reader.entries("series")
    nav = reader.nav()
    files = Files(
        about=about,
        units=reader.entries("units"),
        facts=reader.entries("facts"),
        claims=reader.entries("claims"),
        systems=systems,
        sources=reader.entries("sources"),
        terms=reader.entries("terms"),
        rules=rules,
        confirmed=confirmed,
        argument=reader.entries("argument"),
        findings=reader.entries("findings"),
        verification=reader.entries("verification"),
        changes=reader.entries("changes"),
        series=series,
        sheets=reader.sheets(series),
        figures=reader.folder("figures"),
        tables=reader.folder("tables"),
        grids=reader.grids() | reader.folder("grids"),
        words=reader.words(),
        nav=nav,
        dialect=reader.dialect(),
        pages=reader.pages(nav),
        media=reader.media(),
    )
    if reader.problems:
        raise Problems(reader.problems)
    return files


class _Reader:
    """Reads the files of one briefing. Problems are collected in `problems`; reading continues after each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / "data"
        self.problems: list[Problem] = []

    def one(self, name: str) -> Any:
        """Return the content of data/<name>.yml, or None if it is missing or invalid."""
        return self._validated(self.data / f"{name}.yml", name)

    def optional(self, name: str, otherwise: Any) -> Any:
        """Return the content of data/<name>.yml, None if it is invalid, or `otherwise` if there is no such file."""
        return self.one(name) if (self.data / f"{name}.yml").is_file() else otherwise

    def entries(self, name: str) -> dict[str, Any]:
        """Return the entries of data/<name>.yml or, if that file does not exist, of all data/<name>/*.yml, by id.

        There are none if neither exists. Entries of invalid files are left out, and so is an entry whose id an earlier
        one has.
        """
        folder, whole = self.data / name, self.data / f"{name}.yml"
        files = [whole] if whole.exists() else _visible(folder.glob("*.yml"))
        found: dict[str, Any] = {}
        for file in files:
            for id, entry in (self._validated(file, name) or {}).items():
                if id in found:
                    what = Message('"{id}" is written twice, first at {place}.', id=id, place=str(found[id].where))
                    self.problems.append(Problem(entry.where, what, Message("Give one of them another id.")))
                else:
                    found[id] = entry
        return found

    def folder(self, name: str) -> dict[str, Any]:
        """Return the valid entries of data/<name>/<id>.yml by id; problems of the others are added to `problems`."""
        found = {file.stem: self._validated(file, name) for file in _visible((self.data / name).glob("*.yml"))}
        return {id: entry for id, entry in found.items() if entry is not None}

    def grids(self) -> dict[str, Any]:
        """Return the grids of tiles of the engine, by name."""
        found = {}
        for file in _visible((TEMPLATES / "grids").glob("*.yml")):
            found[file.stem], problems = validate(read_yaml(ENGINE, file), "grids")
            self.problems += problems
        return found

    def words(self) -> dict[str, Text]:
        """Return the texts of templates/words.yml, the engine's own words, by id; {} if the file is invalid."""
        entries, problems = validate(read_yaml(ENGINE, TEMPLATES / "words.yml"), "words")
        self.problems += problems
        return entries or {}

    def sheets(self, series: Mapping[str, SeriesEntry]) -> dict[str, Sheet]:
        """Return the sheet of every series whose CSV file is readable and has rows, by series id."""
        found = {}
        for id, entry in series.items():
            sheet, problems = read_sheet(self.root, entry)
            self.problems += problems
            if sheet:
                found[id] = sheet
        return found

    def nav(self) -> Nav:
        """Return the nav of mkdocs.yml."""
        reader = NavReader(self.root)
        found = reader.read()
        self.problems += reader.problems
        return found

    def dialect(self) -> Dialect:
        """Return the Markdown dialect that mkdocs.yml configures."""
        value = read_yaml(self.root, self.root / "mkdocs.yml").value
        return dialect(value if isinstance(value, dict) else {})

    def pages(self, nav: Nav) -> dict[Language, dict[str, Page]]:
        """Return every page of nav that exists, and then those that `not_in_nav` allows, by language and name.

        Other pages outside nav, empty pages and invalid front matter are added to `problems`.
        """
        return {language: self._pages_in(language, nav) for language in LANGUAGES}

    def media(self) -> dict[str, Media]:
        """Return the files of docs/ other than pages, by their path from docs/."""
        found, problems = media.read(self.root)
        self.problems += problems
        return found

    def _pages_in(self, language: Language, nav: Nav) -> dict[str, Page]:
        folder, listed = self.root / "docs" / language, list(nav.pages)
        for file in _visible(folder.rglob("*.md")):
            name = file.relative_to(folder).with_suffix("").as_posix()
            if name in nav.pages:
                continue
            where = Place(self._name(file), 1)
            if "/" in name:
                self.problems.append(in_folder(where, name))
            elif nav.leaves_out(name):
                listed.append(name)
            else:
                what = Message("This page is not in the nav of mkdocs.yml.")
                fix = did_you_mean(name, nav.pages, Message("Add it there, or under not_in_nav, or remove the file."))
                self.problems.append(Problem(where, what, fix))
        found = {}
        for name in listed:
            file = folder / f"{name}.md"
            if "/" not in name and file.is_file():
                where = Place(self._name(file))
                text, problems = read_text(self.root, file)
                if not text.strip() and not problems:
                    fix = Message("Write it, or remove it in both languages and from nav.")
                    problems = [Problem(where.at(1), Message("The page is empty."), fix)]
                head, body, wrong = front_matter.read(text, where)
                self.problems += [*problems, *wrong]
                found[name] = Page(name=name, language=language, source=text, where=where, head=head, body=body)
        return found

    def _validated(self, file: Path, kind: str) -> Any:
        content, problems = validate(read_yaml(self.root, file), kind)
        self.problems += problems
        return content

    def _name(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()


def _visible(files: Iterable[Path]) -> list[Path]:
    """Return files in order without hidden ones, which editors and operating systems add: .#index.md, ._index.md."""
    return sorted(file for file in files if not file.name.startswith("."))
