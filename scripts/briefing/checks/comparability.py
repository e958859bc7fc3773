"""Values that are not comparable are never ranked, added or divided by each other: `apart` in data/series.yml."""

from collections.abc import Mapping

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.problem import Problem
from briefing.figures.kinds import KINDS
from briefing.model import Briefing, Column, Figure

RULES: Rules = {"comparability.figure": "error", "comparability.fact": "error"}


def check(draft: Draft) -> list[Problem]:
    """Figures that draw such values alike or rank them, and facts that are computed from more than one kind."""
    briefing = draft.briefing
    return [
        *(problem for figure in briefing.figures.values() for problem in _figure(figure)),
        *(problem for column in _kinds(briefing).values() for problem in _facts(briefing, column)),
    ]


def _figure(figure: Figure) -> list[Problem]:
    found = []
    for name in figure.values:
        column = figure.series.columns[name]
        mixed = [code for code in _codes(figure, column) if code]
        if len(mixed) < 2:
            continue
        kinds = ", ".join(mixed)
        if figure.kind in KINDS and KINDS[figure.kind].ranks:
            what = f'{figure.kind} ranks or adds "{name}" of {kinds}, which are not comparable.'
            found.append(Problem(figure.where, what, 'Use kind "scatter", or leave rows out.', "comparability.figure"))
        elif not any(part.by == column.apart and _differ(part.looks, mixed) for part in (figure.fill, figure.colour)):
            what = f'"{name}" of {kinds}, which are not comparable, looks alike.'
            hint = f"Write fill: {{by: {column.apart}, looks: {{{mixed[0]}: filled, {mixed[1]}: hollow}}}}."
            found.append(Problem(figure.where, what, hint, "comparability.figure"))
    return found


def _codes(figure: Figure, column: Column) -> list[str]:
    drawn = (row for row in figure.rows if column.apart and row.cells.get(column.id))
    return sorted({row.codes.get(column.apart, "") for row in drawn})


def _differ(looks: Mapping[str, str], codes: list[str]) -> bool:
    return len({looks.get(code) for code in codes}) == len(codes)


def _kinds(briefing: Briefing) -> dict[str, dict[str, str]]:
    """For each column with `apart`, the kind of every fact and cell in it."""
    found: dict[str, dict[str, str]] = {}
    for series in briefing.series.values():
        for column in series.columns.values():
            kinds = found.setdefault(f"{series.id}/{column.id}", {})
            for row in series.rows.values() if column.apart else ():
                if code := row.codes.get(column.apart):
                    kinds[f"{series.id}/{row.id}/{column.id}"] = code
                    if fact := row.facts.get(column.id):
                        kinds[fact] = code
    return {name: kinds for name, kinds in found.items() if kinds}


def _facts(briefing: Briefing, kinds: Mapping[str, str]) -> list[Problem]:
    """The facts in which kinds first meet; those that are computed from these follow from them."""

    def of(id: str) -> frozenset[str]:
        if id in kinds:
            return frozenset([kinds[id]])
        fact = briefing.facts.get(id)
        return frozenset().union(*map(of, fact.origin)) if fact else frozenset()

    found = []
    for fact in briefing.facts.values():
        parts = [of(id) for id in fact.origin]
        mixed = sorted(frozenset().union(*parts))
        if len(mixed) > 1 and all(len(part) < 2 for part in parts):
            what = f'"{fact.id}" is computed from {", ".join(mixed)}, which are not comparable.'
            found.append(
                Problem(fact.where, what, "Compute it within one kind, or leave it out.", "comparability.fact")
            )
    return found
