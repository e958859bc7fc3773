"""The files of a briefing, read and validated one by one; every problem is kept, none stops the reading."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, nearest
from briefing.languages import LANGUAGES, Language
from briefing.model import Dialect, Page
from briefing.paths import ENGINE, TEMPLATES
from briefing.source import front_matter
from briefing.source.dialect import dialect
from briefing.source.entries import FILES, SeriesEntry
from briefing.source.validate import validate
from briefing.source.values import Sheet
from briefing.source.yaml import Located, read_text, read_yaml


class Files:
    """What `root` holds, as entries by id. `where` maps "facts/<id>" to "data/facts/<file>.yml:12"."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.where: dict[str, Place] = {}

    def one(self, name: str) -> Any:
        """data/<name>.yml, validated; None when it cannot be used."""
        located = read_yaml(self.root, self.root / "data" / f"{name}.yml")
        self.where |= {f"{path[0]}/{path[1]}": located.where(path) for path in located.lines if len(path) == 2}
        return self._entries(located, name)

    def optional(self, name: str) -> Any:
        """data/<name>.yml; one without entries where there is no such file."""
        return self.one(name) if (self.root / "data" / f"{name}.yml").is_file() else FILES[name]()

    def entries(self, name: str) -> dict[str, Any]:
        """The entries of data/<name>.yml, or of every data/<name>/*.yml together."""
        folder = self.root / "data" / name
        whole = self.root / "data" / f"{name}.yml"
        files = [whole] if whole.is_file() or not folder.is_dir() else sorted(folder.glob("*.yml"))
        found: dict[str, Any] = {}
        for file in files:
            located = read_yaml(self.root, file)
            for id, entry in (self._entries(located, name) or {}).items():
                if id in found:
                    self.problems.append(
                        Problem(located.where((id,)), f'"{id}" stands twice, first at {self.where[f"{name}/{id}"]}.')
                    )
                    continue
                found[id] = entry
                self.where[f"{name}/{id}"] = located.where((id,))
        return found

    def single(self, name: str) -> dict[str, Any]:
        """Each data/<name>/<id>.yml holds one entry."""
        found = {}
        for file in sorted((self.root / "data" / name).glob("*.yml")):
            located = read_yaml(self.root, file)
            entry = self._entries(located, name)
            if entry is not None:
                found[file.stem] = entry
                self.where[f"{name}/{file.stem}"] = located.where()
        return found

    def words(self) -> dict[str, Any]:
        """The engine's own words, templates/words.yml."""
        return self._entries(read_yaml(ENGINE, TEMPLATES / "words.yml"), "words") or {}

    def sheets(self, entries: Mapping[str, SeriesEntry]) -> dict[str, Sheet]:
        """The CSV of every series, with a column for each that its entry describes."""
        found = {id: self._sheet(id, entry) for id, entry in entries.items()}
        return {id: sheet for id, sheet in found.items() if sheet}

    def _sheet(self, id: str, entry: SeriesEntry) -> Sheet | None:
        file = self.root / "data" / "series" / f"{id}.csv"
        name = file.relative_to(self.root).as_posix()
        text, problems = read_text(self.root, file)
        self.problems += problems
        if problems:
            return None
        reader = csv.reader(io.StringIO(text), strict=True)
        try:
            head = next(reader, [])
            begun = reader.line_num + 1
            lines: dict[str, int] = {}
            rows: dict[str, dict[str, str]] = {}
            for cells in reader:
                where, begun = Place(name, begun), reader.line_num + 1
                if len(cells) != len(head):
                    self.problems.append(Problem(where, f"{len(cells)} cells, but the head has {len(head)}."))
                elif cells and cells[0] in rows:
                    self.problems.append(
                        Problem(where, f'row "{cells[0]}" stands twice, first on line {lines[cells[0]]}.')
                    )
                elif cells:
                    rows[cells[0]] = dict(zip(head, (cell.strip() for cell in cells), strict=True))
                    lines[cells[0]] = where.line
        except csv.Error as error:
            self.problems.append(Problem(Place(name, begun), f"not valid CSV: {error}."))
            return None
        if not rows:
            self.problems.append(Problem(Place(name, 1), "there are no rows."))
            return None
        wanted = {"id", *_heads(entry, head)}
        for missing in sorted(wanted - set(head)):
            self.problems.append(Problem(Place(name, 1), f'no column "{missing}".', nearest(missing, head)))
        for extra in sorted(set(head) - wanted):
            self.problems.append(
                Problem(
                    Place(name, 1), f'column "{extra}" is not described in data/series.yml.', nearest(extra, wanted)
                )
            )
        return Sheet(entry, rows, name, lines) if wanted == set(head) else None

    def page_names(self) -> list[str]:
        """The pages in reading order: the nav of mkdocs.yml, without ".md"."""
        located = read_yaml(self.root, self.root / "mkdocs.yml")
        self.problems += located.problems
        nav = located.value.get("nav") if isinstance(located.value, dict) else None
        names = [entry.removesuffix(".md") for entry in _flat(nav or [])]
        if not names and not located.problems:
            self.problems.append(Problem(located.where(), 'mkdocs.yml lists no pages under "nav".'))
        for name in names:
            for language in LANGUAGES:
                if not (self.root / "docs" / language / f"{name}.md").is_file():
                    self.problems.append(
                        Problem(
                            located.where(("nav",)), f'"{name}.md" is in nav, but docs/{language}/{name}.md is missing.'
                        )
                    )
        return names

    def dialect(self) -> Dialect:
        """Return the Markdown that mkdocs.yml asks for."""
        value = read_yaml(self.root, self.root / "mkdocs.yml").value
        return dialect(value if isinstance(value, dict) else {})

    def pages(self, names: Iterable[str]) -> dict[Language, dict[str, Page]]:
        """Every page of nav in every language; a page outside nav is a problem."""
        found: dict[Language, dict[str, Page]] = {language: {} for language in LANGUAGES}
        listed = list(names)
        for language in LANGUAGES:
            folder = self.root / "docs" / language
            for file in sorted(folder.rglob("*.md")):
                where = Place(file.relative_to(self.root).as_posix(), 1)
                name = file.relative_to(folder).with_suffix("").as_posix()
                if name not in listed:
                    self.problems.append(
                        Problem(where, "this page is not in the nav of mkdocs.yml.", nearest(name, listed))
                    )
            for name in listed:
                file = folder / f"{name}.md"
                if file.is_file():
                    where = Place(file.relative_to(self.root).as_posix())
                    text, problems = read_text(self.root, file)
                    if not text.strip() and not problems:
                        problems = [Problem(where.at(1), "the page is empty.")]
                    head, body, wrong = front_matter.read(text, where)
                    self.problems += [*problems, *wrong]
                    found[language][name] = Page(name, language, text, where, head, body)
        return found

    def _entries(self, located: Located, kind: str) -> Any:
        entries, problems = validate(located, kind)
        self.problems += problems
        return entries


def _heads(entry: SeriesEntry, given: list[str]) -> list[str]:
    """The CSV columns of a series: numbers, codes and words alike in both languages take one, other words two."""
    found: list[str] = []
    for name, column in entry.columns.items():
        single = column.unit or column.values or name in given
        found += [name] if single else [f"{name}.{language}" for language in LANGUAGES]
    return found


def _flat(nav: Any) -> list[str]:
    if isinstance(nav, dict):
        return [name for value in nav.values() for name in _flat(value)]
    return [name for item in nav for name in _flat(item)] if isinstance(nav, list) else [str(nav)]
