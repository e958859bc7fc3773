"""Resolves facts, the values of claims and the cells of series, which may refer to one another, to quantities."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import NoReturn

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, did_you_mean
from briefing.model import BASES, VERDICTS, Basis, Derivation, Invalid, Period, Quantity, Text, Unit
from briefing.source.csv import AS_OF, BASIS, Sheet, sources_of
from briefing.source.derivation import derived, weakest
from briefing.source.entries import ClaimEntry, FactEntry
from briefing.source.files import Files
from briefing.source.written import WRITE_NUMBER, WRITE_PERIOD, Written, cell, when

REFERENCES = ("fact:", "cell:")
"""The prefixes of a cell that refers to a fact or to another cell for its value."""
ITEMS = Unit(id="claims", kind="count", name=Text("条", "items"))
"""The unit of the counts of entries."""


def counts(files: Files) -> dict[str, int]:
    """Return the counts of entries by fact id; a kind of which the briefing has no entry is not counted.

    They are systems.total, sources.total, claims.total and one for each verdict, such as claims.disputed; those of
    claims also for each part of the source document, such as claims.disputed.2.
    """
    claims = files.claims
    totals = {"systems.total": len(files.systems.systems), "sources.total": len(files.sources)}
    found = {id: total for id, total in totals.items() if total}
    if not claims:
        return found
    found |= {f"claims.{name}": 0 for name in ("total", *VERDICTS)}
    parts = sorted({entry.section.partition(".")[0] for entry in claims.values()})
    found |= {f"claims.{name}.{part}": 0 for name in ("total", *VERDICTS) for part in parts}
    for entry in claims.values():
        part = entry.section.partition(".")[0]
        for name in ("total", entry.verdict):
            found[f"claims.{name}"] += 1
            found[f"claims.{name}.{part}"] += 1
    return found


class _Unresolved(Exception):
    """Raised if a value cannot be resolved, after its problem has been added to `problems`."""


class Values:
    """Resolves values on demand; facts and claims only once. `problems` contains the problems found so far."""

    def __init__(self, files: Files) -> None:
        self.facts: Mapping[str, FactEntry] = files.facts
        self.claims: Mapping[str, ClaimEntry] = files.claims
        self.sheets: Mapping[str, Sheet] = files.sheets
        self.units: Mapping[str, Unit] = files.units
        self.edition = files.about.date
        self.claims_date = files.about.claims_date or files.about.date
        self.counts = counts(files)
        self.problems: list[Problem] = []
        self._known: dict[str, Quantity | None] = {}
        self._open: list[str] = []

    def fact(self, id: str, where: Place) -> Quantity | None:
        """Return the value of a fact or claim referred to at `where`, or None if it cannot be resolved.

        An unknown id adds a problem at every call; any other failure adds one only at the first.
        """
        try:
            return self._fact(id, where)
        except _Unresolved:
            return None

    def cell(self, series: str, row: str, column: str, where: Place) -> Quantity | None:
        """Return the quantity of a cell referred to at `where`, or None if the cell is missing, empty or invalid.

        A missing or invalid cell adds a problem unless its cause is reported elsewhere: an unknown unit of the column,
        or a fact that could not be resolved before.
        """
        try:
            return self._cell(series, row, column, where)
        except _Unresolved:
            return None

    def fitting(self, value: Decimal | Period, unit: Unit, where: Place) -> Decimal | Period | None:
        """Return a value in the type of a unit; if it does not fit, add a problem and return None."""
        try:
            return self._fitting(value, unit, where)
        except _Unresolved:
            return None

    def _fact(self, id: str, where: Place) -> Quantity:
        if not (id in self.facts or id in self.claims or id in self.counts):
            with_value = {id: claim for id, claim in self.claims.items() if claim.value is not None}
            known = {**self.facts, **self.counts, **with_value}
            self._unknown(where, Message('No fact "{id}".', id=id), id, known, "data/facts")
        with self._resolving(id, where):
            if id not in self._known:
                self._known[id] = None
                self._known[id] = self._find(id, where)
        if (found := self._known[id]) is None:
            raise _Unresolved
        return found

    @contextmanager
    def _resolving(self, name: str, where: Place) -> Iterator[None]:
        """Mark a value as being resolved; if it is computed from itself, add a problem and raise _Unresolved."""
        if name in self._open:
            chain = " → ".join([*self._open[self._open.index(name) :], name])
            what = Message("Circular computation: {chain}.", chain=chain)
            self._refuse(where, what, Message("Compute one of them from other values."))
        self._open.append(name)
        try:
            yield
        finally:
            self._open.pop()

    def _cell(self, series: str, row: str, column: str, where: Place) -> Quantity | None:
        if (sheet := self.sheets.get(series)) is None:
            self._unknown(where, Message('No series "{id}".', id=series), series, self.sheets, "data/series.yml")
        if (cells := sheet.rows.get(row)) is None:
            what = Message('Series "{series}" has no row "{row}".', series=series, row=row)
            self._unknown(where, what, row, sheet.rows, f"data/series/{series}.csv")
        head = sheet.entry.columns.get(column)
        if head is None or head.unit is None:
            numeric = {name: entry for name, entry in sheet.entry.columns.items() if entry.unit}
            what = Message('Series "{series}" has no column of numbers "{column}".', series=series, column=column)
            self._refuse(where, what, did_you_mean(column, numeric, Message('Name a column that has "unit".')))
        unit = self.units.get(head.unit)
        raw, place = cells[column], sheet.places[row]
        if not raw or unit is None:  # an unknown unit is reported once, for the column
            return None
        if raw.startswith(REFERENCES):
            with self._resolving(f"{series}/{row}/{column}", place):
                found = self._referred(raw, place)
            return _printed(found, head.digits, head.decimals) if found else None
        value = self._written(raw, unit, place)
        return Quantity(
            low=value.low,
            high=value.high,
            margin=value.margin,
            unit=unit,
            digits=head.digits,
            decimals=head.decimals,
            as_of=_date(cells) or head.as_of or sheet.entry.as_of,
            basis=_basis(cells) or sheet.entry.basis,
            sources=sources_of(cells) or head.sources or sheet.entry.sources,
        )

    def _referred(self, raw: str, place: Place) -> Quantity | None:
        kind, _, id = raw.partition(":")
        return self._fact(id, place) if kind == "fact" else self._cell(*self._address(id, place), place)

    def _find(self, id: str, where: Place) -> Quantity:
        if id in self.counts:
            count = Decimal(self.counts[id])
            return Quantity(
                low=count, high=count, unit=ITEMS, digits=None, as_of=self.edition, basis="derived", sources=()
            )
        entry = self.facts.get(id)
        return self._of_fact(entry) if entry else self._of_claim(self.claims[id], where)

    def _of_fact(self, entry: FactEntry) -> Quantity:
        if entry.derive:
            found = self._derived(entry, entry.derive)
        elif entry.cell:
            place = entry.at("cell")
            cell = self._cell(*self._address(entry.cell, place), place)
            if cell is None:
                what = Message('The cell "{cell}" is empty.', cell=entry.cell)
                self._refuse(place, what, Message("Fill it, or take the value from elsewhere."))
            found = cell
        else:
            assert entry.ends and entry.unit and entry.as_of and entry.basis  # FactEntry refuses others
            unit = self._unit(entry.unit, entry.at("unit"))
            low, high = (self._fitting(end, unit, entry.at("value")) for end in entry.ends)
            found = Quantity(
                low=low,
                high=high,
                unit=unit,
                digits=entry.digits,
                as_of=entry.as_of,
                basis=entry.basis,
                sources=entry.sources,
                bound=entry.bound,
            )
        unit = self._unit(entry.unit, entry.at("unit")) if entry.unit else found.unit
        is_date = isinstance(found.low, Period)
        if (unit.kind == "date") != is_date or (is_date and found.low != found.high):
            self._misfit(unit, entry.at("unit"))
        found = _printed(found, entry.digits, entry.decimals)
        return replace(found, unit=unit, basis=entry.basis or found.basis)

    def _of_claim(self, entry: ClaimEntry, where: Place) -> Quantity:
        if entry.value is None or entry.unit is None:
            what = Message('Claim "{id}" has no value.', id=entry.id)
            self._refuse(where, what, Message('Add "value" and "unit" to the claim.'))
        unit = self._unit(entry.unit, entry.at("unit"))
        value = self._fitting(entry.value, unit, entry.at("value"))
        return Quantity(
            low=value, high=value, unit=unit, digits=None, as_of=self.claims_date, basis="published", sources=()
        )

    def _derived(self, entry: FactEntry, rule: Derivation) -> Quantity:
        if not entry.unit:
            self._refuse(entry.at("derive"), Message("The derived value has no unit."), Message('Add "unit".'))
        unit = self._unit(entry.unit, entry.at("unit"))
        used = {id: self._fact(id, _place_of(entry, rule, id)) for id in rule.facts}
        try:
            value = derived(rule, used, unit.kind == "percent")
        except Invalid as error:
            path = ("derive", error.field) if error.field else ("derive",)
            self._refuse(entry.at(*path), error.what, error.fix)
        return Quantity(
            low=value.low,
            high=value.high,
            unit=unit,
            digits=entry.digits,
            as_of=max(quantity.as_of for quantity in used.values()),
            basis=weakest([*(quantity.basis for quantity in used.values()), "derived"]),
            sources=tuple(dict.fromkeys(source for quantity in used.values() for source in quantity.sources)),
        )

    def _unit(self, id: str, where: Place) -> Unit:
        if id not in self.units:
            self._unknown(where, Message('No unit "{id}".', id=id), id, self.units, "data/units.yml")
        return self.units[id]

    def _address(self, address: str, where: Place) -> tuple[str, str, str]:
        parts = tuple(address.split("/"))
        if len(parts) != 3:
            what = Message('"{address}" is not the address of a cell.', address=address)
            self._refuse(where, what, Message("Write series/row/column."))
        return parts[0], parts[1], parts[2]

    def _written(self, raw: str, unit: Unit, where: Place) -> Written:
        """Return the value written in a cell; if it is invalid, add a problem and raise _Unresolved."""
        try:
            return Written(when(raw), when(raw)) if unit.kind == "date" else cell(raw)
        except Invalid as error:
            empty = Message("{fix} Leave the cell empty if nothing is known.", fix=error.fix)
            self._refuse(where, error.what, empty if error.fix in (WRITE_NUMBER, WRITE_PERIOD) else error.fix)

    def _fitting(self, value: Decimal | Period, unit: Unit, where: Place) -> Decimal | Period:
        """Return a value in the type of its unit: 2018 becomes a year if the unit is a date.

        If it does not fit, add a problem and raise _Unresolved.
        """
        if unit.kind == "date" and isinstance(value, Decimal) and 1000 <= value <= 9999 and value % 1 == 0:
            return Period(int(value))
        if (unit.kind == "date") != isinstance(value, Period):
            self._misfit(unit, where)
        return value

    def _misfit(self, unit: Unit, where: Place) -> NoReturn:
        if unit.kind == "date":
            fix = Message("Write a date, or change the unit.")
        else:
            fix = Message("Write a number, or use a unit whose kind is date.")
        self._refuse(where, Message('The value does not fit the unit "{unit}".', unit=unit.id), fix)

    def _unknown(self, where: Place, what: Message, id: str, known: Mapping[str, object], file: str) -> NoReturn:
        self._refuse(where, what, did_you_mean(id, known, Message("Add it to {file}.", file=file)))

    def _refuse(self, where: Place, what: Message, fix: Message) -> NoReturn:
        self.problems.append(Problem(where, what, fix))
        raise _Unresolved


def _printed(found: Quantity, digits: int | None, decimals: int | None) -> Quantity:
    """Return a quantity with another precision if one is given, in place of its own."""
    if digits is None and decimals is None:
        return found
    return replace(found, digits=digits, decimals=decimals)


def _date(cells: Mapping[str, str]) -> Period | None:
    """Return the date in the column `as_of` of a row, or None if it is empty or invalid (`read_sheet` reports that)."""
    try:
        return when(cells[AS_OF]) if cells.get(AS_OF) else None
    except Invalid:
        return None


def _basis(cells: Mapping[str, str]) -> Basis | None:
    """Return the basis in the column `basis` of a row, or None if it is empty or invalid."""
    return next((basis for basis in BASES if basis == cells.get(BASIS)), None)


def _place_of(entry: FactEntry, rule: Derivation, id: str) -> Place:
    """Return the first place in a derived fact at which its rule names the fact `id`."""
    for name in ("multiply", "divide", "add", "subtract", "between"):
        ids = getattr(rule, name)
        if id in ids:
            return entry.at("derive", name, ids.index(id))
    return entry.at("derive")
