"""Facts, claims' values and the cells of series, each resolved to a Quantity; they may refer to one another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from operator import mul
from typing import NoReturn

from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, nearest
from briefing.model import VERDICTS, Basis, Period, Quantity, Text, Unit
from briefing.source.entries import ClaimEntry, DeriveEntry, FactEntry, SeriesEntry, period

STRENGTH: tuple[Basis, ...] = ("published", "derived", "estimate")


def counts(claims: Mapping[str, ClaimEntry], sizes: Mapping[str, int]) -> dict[str, int]:
    """Facts that every briefing has: claims.total, claims.disputed …, claims.disputed.2 for part 2 of the source.

    `sizes` gives the others: systems.total, sources.total.
    """
    found = {f"{name}.total": size for name, size in sizes.items()}
    found |= {f"claims.{name}": 0 for name in ("total", *VERDICTS)}
    parts = sorted({entry.section.partition(".")[0] for entry in claims.values()})
    found |= {f"claims.{name}.{part}": 0 for name in ("total", *VERDICTS) for part in parts}
    for entry in claims.values():
        part = entry.section.partition(".")[0]
        for name in ("total", entry.verdict):
            found[f"claims.{name}"] += 1
            found[f"claims.{name}.{part}"] += 1
    return found


class Unresolved(Exception):
    """A value that cannot be had; its problem has been noted where it arose."""


@dataclass(frozen=True)
class Sheet:
    """One series as read: its entry, its rows of raw text by column, and the line of each row."""

    entry: SeriesEntry
    rows: Mapping[str, Mapping[str, str]]
    file: str
    lines: Mapping[str, int]


class Values:
    """Resolves on demand and remembers. `where` maps "facts/<id>" to its file and line."""

    def __init__(
        self,
        facts: Mapping[str, FactEntry],
        claims: Mapping[str, ClaimEntry],
        sheets: Mapping[str, Sheet],
        units: Mapping[str, Unit],
        where: Mapping[str, Place],
        edition: Period,
        sizes: Mapping[str, int],
    ) -> None:
        self.facts, self.claims, self.sheets, self.units = facts, claims, sheets, units
        self.where, self.edition = where, edition
        self.counts = counts(claims, sizes)
        self.problems: list[Problem] = []
        self._known: dict[str, Quantity | None] = {}
        self._open: list[str] = []

    def fact(self, id: str, where: Place) -> Quantity:
        """The value of a fact or of a claim; `where` is who asks."""
        if id in self._open:
            chain = " → ".join([*self._open[self._open.index(id) :], id])
            self._refuse(where, f"these facts are computed from each other: {chain}.")
        if id not in self._known:
            self._open.append(id)
            try:
                self._known[id] = self._find(id, where)
            except Unresolved:
                self._known[id] = None
            finally:
                self._open.pop()
        found = self._known[id]
        if found is None:
            raise Unresolved(id)
        return found

    def cell(self, series: str, row: str, column: str, where: Place) -> Quantity | None:
        """The quantity in a series' cell; None where the cell is empty."""
        sheet = self.sheets.get(series) or self._refuse(where, f'no series "{series}".', nearest(series, self.sheets))
        cells = sheet.rows.get(row)
        if cells is None:
            self._refuse(where, f'series "{series}" has no row "{row}".', nearest(row, sheet.rows))
        head = sheet.entry.columns.get(column)
        if head is None or head.unit is None:
            numeric = [name for name, entry in sheet.entry.columns.items() if entry.unit]
            self._refuse(where, f'series "{series}" has no column of numbers "{column}".', nearest(column, numeric))
        raw = cells[column]
        place = Place(sheet.file, sheet.lines[row])
        if not raw:
            return None
        if raw.startswith(("fact:", "cell:")):
            found = self._referred(raw, place)
            return replace(found, digits=head.digits or found.digits) if found else None
        value = self._parse(raw, self._unit(head.unit, place), place)
        basis: Basis = "estimate" if cells.get("basis") == "estimate" else sheet.entry.basis
        unit = self._unit(head.unit, place)
        return Quantity(value, value, unit, head.digits, sheet.entry.as_of, basis, sheet.entry.sources)

    def _referred(self, raw: str, place: Place) -> Quantity | None:
        kind, _, id = raw.partition(":")
        return self.fact(id, place) if kind == "fact" else self.cell(*self._address(id, place), place)

    def _find(self, id: str, where: Place) -> Quantity:
        if id in self.counts:
            return self._count(id)
        if entry := self.facts.get(id):
            return self._of_fact(entry, self.where[f"facts/{id}"])
        if claim := self.claims.get(id):
            return self._of_claim(id, claim, where)
        known = [*self.facts, *self.counts, *(claim for claim, entry in self.claims.items() if entry.value is not None)]
        return self._refuse(where, f'no fact "{id}".', nearest(id, known))

    def _of_fact(self, entry: FactEntry, where: Place) -> Quantity:
        if entry.derive:
            found = self._derive(entry.derive, entry, where)
        elif entry.cell:
            inner = self.cell(*self._address(entry.cell, where), where)
            found = inner or self._refuse(where, f'the cell "{entry.cell}" is empty.')
        else:
            assert entry.unit and entry.as_of and entry.basis
            low, high = (entry.value, entry.value) if entry.value is not None else (entry.low, entry.high)
            assert low is not None and high is not None
            stored = self._unit(entry.unit, where)
            found = Quantity(
                _typed(low, stored), _typed(high, stored), stored, entry.digits, entry.as_of, entry.basis, entry.sources
            )
        unit = self._unit(entry.unit, where) if entry.unit else found.unit
        if (unit.kind == "date") != isinstance(found.low, Period) or (unit.kind == "date" and found.low != found.high):
            self._refuse(where, f'the value does not fit the unit "{unit.id}".')
        return replace(found, unit=unit, digits=entry.digits or found.digits, basis=entry.basis or found.basis)

    def _of_claim(self, id: str, entry: ClaimEntry, where: Place) -> Quantity:
        if entry.value is None or entry.unit is None:
            self._refuse(where, f'claim "{id}" has no value and unit.')
        unit = self._unit(entry.unit, self.where[f"claims/{id}"])
        if (unit.kind == "date") != isinstance(_typed(entry.value, unit), Period):
            self._refuse(self.where[f"claims/{id}"], f'the value does not fit the unit "{unit.id}".')
        value = _typed(entry.value, unit)
        return Quantity(value, value, unit, None, self.edition, "published", ())

    def _count(self, id: str) -> Quantity:
        number = Decimal(self.counts[id])
        unit = Unit("claims", "count", Text("条", "items"))
        return Quantity(number, number, unit, None, self.edition, "derived", ())

    def _derive(self, rule: DeriveEntry, entry: FactEntry, where: Place) -> Quantity:
        if not entry.unit:
            self._refuse(where, 'a derived fact needs "unit".')
        named = {name: [self.fact(id, where) for id in getattr(rule, name)] for name in DeriveEntry.model_fields}
        used = [quantity for group in named.values() for quantity in group]
        if not used or any(isinstance(quantity.low, Period) for quantity in used):
            self._refuse(where, "derive needs facts that are numbers.")
        if rule.between:
            low, high = min(_lows(named["between"])), max(_highs(named["between"]))
        elif rule.add or rule.subtract:
            low = sum(_lows(named["add"]), Decimal(0)) - sum(_highs(named["subtract"]), Decimal(0))
            high = sum(_highs(named["add"]), Decimal(0)) - sum(_lows(named["subtract"]), Decimal(0))
        else:
            if not _product(_lows(named["divide"])):
                self._refuse(where, "derive divides by zero.")
            low = _product(_lows(named["multiply"])) / _product(_highs(named["divide"]))
            high = _product(_highs(named["multiply"])) / _product(_lows(named["divide"]))
            if self._unit(entry.unit, where).kind == "percent":
                low, high = low * 100, high * 100
        basis = max((*(quantity.basis for quantity in used), "derived"), key=STRENGTH.index)
        sources = tuple(dict.fromkeys(source for quantity in used for source in quantity.sources))
        as_of = max(quantity.as_of for quantity in used)
        unit = self._unit(entry.unit, where)
        return Quantity(low.normalize(), high.normalize(), unit, entry.digits, as_of, basis, sources)

    def _unit(self, id: str, where: Place) -> Unit:
        return self.units.get(id) or self._refuse(where, f'no unit "{id}".', nearest(id, self.units))

    def _address(self, address: str, where: Place) -> tuple[str, str, str]:
        parts = tuple(address.split("/"))
        if len(parts) != 3:
            self._refuse(where, f'"{address}" is no cell.', "Write series/row/column.")
        return parts[0], parts[1], parts[2]

    def _parse(self, raw: str, unit: Unit, where: Place) -> Decimal | Period:
        try:
            return period(raw) if unit.kind == "date" else Decimal(raw)
        except (ValueError, ArithmeticError, TypeError):
            if unit.kind == "date":
                self._refuse(where, f'"{raw}" is not a date.', "Write 2020-05-28.")
            self._refuse(where, f'"{raw}" is not a number.', "Write it as 175e9 or 0.12.")

    def _refuse(self, where: Place, what: str, hint: str = "") -> NoReturn:
        self.problems.append(Problem(where, what, hint))
        raise Unresolved(what)


def _typed(value: Decimal | Period, unit: Unit) -> Decimal | Period:
    """2018 is a year where the unit is a date."""
    whole = isinstance(value, Decimal) and value == value.to_integral_value() and 1000 <= value <= 9999
    return Period(int(value)) if unit.kind == "date" and whole and isinstance(value, Decimal) else value


def _lows(quantities: Iterable[Quantity]) -> list[Decimal]:
    return [quantity.low for quantity in quantities if isinstance(quantity.low, Decimal)]


def _highs(quantities: Iterable[Quantity]) -> list[Decimal]:
    return [quantity.high for quantity in quantities if isinstance(quantity.high, Decimal)]


def _product(numbers: Iterable[Decimal]) -> Decimal:
    return reduce(mul, numbers, Decimal(1))
