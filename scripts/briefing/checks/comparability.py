"""Checks that values that are not comparable are not ranked, drawn alike or used in one calculation.

In data/series.yml, `apart` names the column whose codes divide the values of a column into kinds; only values of the
same kind are comparable.
"""

from collections.abc import Iterator, Mapping

from briefing.checks.rules import Rules
from briefing.checks.subjects import Draft
from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import Problem
from briefing.figures.kinds import KINDS
from briefing.figures.style import SHAPES
from briefing.model import Briefing, Column, Figure

RULES: Rules = {"comparability.figure": "error", "comparability.fact": "error"}
COLOUR, FILL = "blue", "filled"
"""The colour and fill of a mark without an encoding."""


def check(draft: Draft) -> list[Problem]:
    """Report figures that rank or add incomparable values or draw them alike, and facts computed from such values."""
    briefing = draft.briefing
    return [
        *(problem for figure in briefing.figures.values() for problem in _figure(figure)),
        *(problem for column in _kinds(briefing).values() for problem in _facts(briefing, column)),
    ]


def _figure(figure: Figure) -> Iterator[Problem]:
    for name in figure.values:
        column = figure.series.columns[name]
        codes = [code for code in _codes(figure, column) if code]
        if len(codes) < 2:
            continue
        if KINDS[figure.kind].ranks:
            what = Message(
                'Kind {kind} compares or adds values of "{column}" that are not comparable: {codes}.',
                kind=figure.kind,
                column=name,
                codes=several(codes),
            )
            fix = Message('Use kind "dots", or leave rows out.')
            yield Problem(figure.where, what, fix, "comparability.figure")
        elif not _differ(figure, column.apart, codes):
            what = Message(
                'Values of "{column}" that are not comparable look the same: {codes}.',
                column=name,
                codes=several(codes),
            )
            yield Problem(figure.where, what, _encoding(column.apart, codes), "comparability.figure")


def _encoding(column: str, codes: list[str]) -> Message:
    """Return the fix that gives the values of each code a different look, or leaves rows out if there are too few."""
    looks = (FILL, "hollow") if len(codes) == 2 else tuple(SHAPES)
    if len(codes) > len(looks):
        return Message("Leave rows out: there are more kinds than colours.")
    return Message(
        "Write {field}: {{by: {column}, looks: {{{looks}}}}}.",
        field="fill" if len(codes) == 2 else "colour",
        column=column,
        looks=", ".join(f"{code}: {look}" for code, look in zip(codes, looks, strict=False)),
    )


def _codes(figure: Figure, column: Column) -> list[str]:
    drawn = (row for row in figure.rows if column.apart and row.cells.get(column.id))
    return sorted({row.codes.get(column.apart, "") for row in drawn})


def _differ(figure: Figure, column: str, codes: list[str]) -> bool:
    """Return True if all codes of a column have different colours, or all have different fills."""
    parts = ((figure.colour, COLOUR), (figure.fill, FILL))
    return any(
        len({part.looks.get(code, default) for code in codes}) == len(codes)
        for part, default in parts
        if part.by == column
    )


def _kinds(briefing: Briefing) -> dict[str, dict[str, str]]:
    """Return the kind of each cell and fact in each column with `apart`, by column and then by cell or fact.

    Columns are given as "series/column", cells as "series/row/column". Cells without a kind are left out, and so are
    columns without any kinds.
    """
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


def _facts(briefing: Briefing, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each fact computed from values that are not comparable.

    There is none for facts that are computed from such a fact in turn.
    """

    def of(id: str) -> frozenset[str]:
        if id in kinds:
            return frozenset([kinds[id]])
        fact = briefing.facts.get(id)
        return frozenset().union(*map(of, fact.origin)) if fact else frozenset()

    for fact in briefing.facts.values():
        parts = [of(id) for id in fact.origin]
        mixed = sorted(frozenset().union(*parts))
        if len(mixed) > 1 and all(len(part) < 2 for part in parts):
            what = Message(
                'Fact "{id}" is computed from values that are not comparable: {codes}.',
                id=fact.id,
                codes=several(mixed),
            )
            fix = Message("Compute it from one kind only, or remove it.")
            yield Problem(fact.where, what, fix, "comparability.fact")
