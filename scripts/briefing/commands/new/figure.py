"""A new figure: its request, its series with sample rows, and where it is asked for its place on a page."""

import re
from pathlib import Path

from briefing.commands.new.beginning import Beginning, appended, named, source, template
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems, nearest
from briefing.figures import KINDS
from briefing.languages import LANGUAGES
from briefing.model import Briefing
from briefing.source import load
from briefing.source.resolve import RESERVED

MEASURED = re.compile(r"@(count|percent|date)@")
"""Where templates/new/figure wants the briefing's own unit of that kind."""


def begin(root: Path, id: str, kind: str, page: str = "") -> Beginning:
    """The figure `id` on sample data of its own. Raises Problems where a name is taken or unknown."""
    named("figure", id)
    briefing = load(root)
    if wrong := _problems(briefing, id, kind, page):
        raise Problems(wrong)
    series = template(f"figure/{kind}/series.yml", **{"id": id, "as-of": str(briefing.date)})
    series, units = _measured(briefing, series)
    files = {
        f"data/figures/{id}.yml": template(f"figure/{kind}/figure.yml", id=id),
        f"data/series/{id}.csv": template(f"figure/{kind}/rows.csv"),
    }
    call = f'{{{{ figure("{id}") }}}}'
    more = {"data/series.yml": series} | ({"data/units.yml": units} if units else {})
    more |= {f"docs/{language}/{page}.md": f"{call}\n" for language in LANGUAGES if page}
    edits = {name: appended(_blocks(root, name), text) for name, text in more.items()}
    told = [f"{file}:1" for file in files] + [f"{name}:{line}" for name, (_, line) in edits.items()]
    return Beginning(files, {name: text for name, (text, _) in edits.items()}, (*told, *([] if page else [call])))


def _problems(briefing: Briefing, id: str, kind: str, page: str) -> list[Problem]:
    found = []
    if kind not in KINDS:
        hint = nearest(kind, KINDS) or f"Known are {', '.join(KINDS)}."
        found.append(Problem(Place("kind"), f'no kind of figure "{kind}".', hint))
    for taken in (briefing.figures, briefing.tables, briefing.series):
        if id in taken:
            found.append(Problem(taken[id].where, f'"{id}" is there already.', "Choose another name."))
    if id in RESERVED:
        found.append(Problem(Place("figure"), f'"{id}" is the name of a register.', "Choose another name."))
    pages = briefing.pages[LANGUAGES[0]]
    if page and page not in pages:
        found.append(Problem(Place("page"), f'no page "{page}".', nearest(page, pages)))
    return found


def _measured(briefing: Briefing, series: str) -> tuple[str, str]:
    """The series with units of the briefing in it, and the entries of units that it has none of."""
    wanted = dict.fromkeys(MEASURED.findall(series))
    of_kind: dict[str, str] = {}
    for unit in briefing.units.values():
        if not unit.pattern:  # words around a sample's numbers would say what they are
            of_kind.setdefault(unit.kind, unit.id)
    entries = template("units.yml").splitlines(keepends=True)
    units = "".join(line for kind in wanted if kind not in of_kind for line in entries if line.startswith(f"{kind}:"))
    return MEASURED.sub(lambda mark: of_kind.get(mark[1], mark[1]), series), units


def _blocks(root: Path, name: str) -> str:
    """A file that entries can be added to. Raises Problems for YAML in one pair of braces, which ends with them."""
    text = source(root, name)
    if name.endswith(".yml") and re.search(r"^\ufeff?\{", text, re.MULTILINE):
        raise Problems([Problem(Place(name, 1), "this file is one pair of braces.", "Begin each entry on a line.")])
    return text
