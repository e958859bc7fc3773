"""Creates a new figure: its entry in data/figures, a series with sample rows, and its call on a page."""

import re
from itertools import count
from pathlib import Path

from briefing.commands.new.scaffold import Scaffold, append, line_end, read, require_name, template
from briefing.diagnostics.message import Message, any_of
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems, did_you_mean
from briefing.figures import KINDS
from briefing.languages import LANGUAGES
from briefing.model import Briefing, Page
from briefing.page.parse import parse
from briefing.source import load
from briefing.source.references import RESERVED

UNIT = re.compile(r"@(count|percent|date)@")
"""Matches a placeholder in templates/new/figure for the id of a unit of the kind that it names."""
OTHER_NAME = Message("Choose another name.")


def scaffold(root: Path, id: str, kind: str, page: str = "") -> Scaffold:
    """Return a figure with its own sample data, called at the end of `page` if one is named (see `placed`).

    Otherwise the lines to print include the call. Raises Problems if the id is invalid or taken, the kind is not in
    KINDS, the page is unknown, a file of entries cannot be appended to, or the briefing cannot be loaded.
    """
    require_name("figure", id)
    briefing = load(root)
    if wrong := _problems(briefing, id, kind, page):
        raise Problems(wrong)
    series = template(f"figure/{kind}/series.yml", **{"id": id, "as-of": str(briefing.date)})
    series, units = _with_units(briefing, series)
    files = {
        f"data/figures/{id}.yml": template(f"figure/{kind}/figure.yml", id=id),
        f"data/series/{id}.csv": template(f"figure/{kind}/rows.csv"),
    }
    call = f'{{{{ figure("{id}") }}}}'
    entries = {"series": series} | ({"units": units} if units else {})
    for kind_of_entry, text in entries.items():
        if not (root / "data" / f"{kind_of_entry}.yml").is_file():  # the entries are in the files of a folder
            files[f"data/{kind_of_entry}/{id}.yml"] = text
    edits = {
        name: append(_read_block(root, name), text)
        for name, text in ((f"data/{each}.yml", text) for each, text in entries.items())
        if (root / name).is_file()
    }
    pages = [briefing.pages[language][page] for language in LANGUAGES if page]
    edits |= {each.where.file: placed(read(root, each.where.file), call, each) for each in pages}
    places = [f"{file}:1" for file in files] + [f"{name}:{line}" for name, (_, line) in edits.items()]
    edited = {name: text for name, (text, _) in edits.items()}
    return Scaffold(files, edited, (*places, *([] if page else [call])))


def placed(text: str, call: str, page: Page) -> tuple[str, int]:
    """Return the text of a page with a call added at its end as a separate paragraph, and the line of the call.

    The call is put before a section that calls how_to_cite(), if the page has one.
    """
    source = parse(page)
    last = next((source.section(each.line) for each in source.calls if each.name == "how_to_cite"), None)
    if not last:
        return append(text, f"{call}\n")
    lines, end = text.split("\n"), line_end(text)
    above, below = "\n".join(lines[: last.line - 1]), "\n".join(lines[last.line - 1 :])
    return f"{above}\n{call}{end * 2}{below}", last.line


def _problems(briefing: Briefing, id: str, kind: str, page: str) -> list[Problem]:
    """Return all problems of the given id, kind and page."""
    found = []
    if kind not in KINDS:
        what, fix = Message('No kind of figure "{kind}".', kind=kind), Message("Use {choice}.", choice=any_of(KINDS))
        found.append(Problem(Place("kind"), what, fix))
    for taken in (briefing.figures, briefing.tables, briefing.series):
        if id in taken:
            found.append(Problem(taken[id].where, Message('"{name}" already exists.', name=id), OTHER_NAME))
    if id in RESERVED:
        found.append(Problem(Place("figure"), Message('"{name}" is the name of a register.', name=id), OTHER_NAME))
    pages = briefing.pages[LANGUAGES[0]]
    if page and page not in pages:
        fix = did_you_mean(page, pages, Message("Use {choice}.", choice=any_of(pages)))
        found.append(Problem(Place("page"), Message('No page "{name}".', name=page), fix))
    return found


def _with_units(briefing: Briefing, series: str) -> tuple[str, str]:
    """Return the series with the briefing's units filled in, and the entries of units that the briefing lacks.

    The id of a new unit is the name of its kind, with a number if the briefing has a unit of that id.
    """
    wanted = dict.fromkeys(UNIT.findall(series))
    of_kind: dict[str, str] = {}
    for unit in briefing.units.values():
        if not unit.pattern:  # a unit with its own wording would give the sample numbers a meaning
            of_kind.setdefault(unit.kind, unit.id)
    lacking = [kind for kind in wanted if kind not in of_kind]
    for kind in lacking:
        free = (id for number in count(2) if (id := f"{kind}-{number}") not in briefing.units)
        of_kind[kind] = next(free) if kind in briefing.units else kind
    entries = dict(line.split(":", 1) for line in template("units.yml").splitlines(keepends=True))
    units = "".join(f"{of_kind[kind]}:{entries[kind]}" for kind in lacking)
    return UNIT.sub(lambda found: of_kind[found[1]], series), units


def _read_block(root: Path, name: str) -> str:
    """Return the text of a file to which entries can be appended. Raises Problems if it is YAML in flow style ({…})."""
    text = read(root, name)
    if name.endswith(".yml") and re.search(r"^\ufeff?\{", text, re.MULTILINE):
        what = Message("New entries cannot be added to a file that consists of one pair of braces.")
        fix = Message("Write each entry on lines of its own, without the outer braces.")
        raise Problems([Problem(Place(name, 1), what, fix)])
    return text
