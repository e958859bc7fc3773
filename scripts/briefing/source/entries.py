"""The entries of data/ about the evidence. Those of figures and of the briefing itself have modules of their own.

pydantic validates each class strictly and generates the editors' JSON Schema from it. If an entry has the same fields
as its class in the model, that class is used directly; subclasses here change only how a field is written.
templates/fields.yml describes the fields in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from briefing.diagnostics.message import Message
from briefing.languages import LANGUAGES, Language
from briefing.model import (
    Basis,
    Bound,
    Change,
    Derivation,
    Entry,
    Invalid,
    Period,
    Placed,
    ReadAs,
    Reading,
    Strictness,
    Term,
    Text,
    Tier,
    Verdict,
    Verification,
    Words,
    WorkKind,
)
from briefing.source.types import (
    Address,
    BothOrOne,
    Decimals,
    Digits,
    Id,
    Ids,
    Line,
    Number,
    NumberOrDate,
    When,
    YesOrNo,
    one_precision,
)
from briefing.source.yaml import Block


@dataclass(frozen=True, kw_only=True)
class FactEntry(Entry):
    """A number or date that the briefing states as a fact.

    It has exactly one origin: `value`, `low` with `high`, `cell` (series/row/column) or `derive`. Raises Invalid if it
    has none or several, if `low` is larger than `high`, for a `bound` without a number in `value`, for a stored value
    without a unit, date, basis or source, and for any other value with a date or sources, which its origin gives.
    """

    what: Text
    value: NumberOrDate | None = None
    bound: Bound | None = None
    low: Number | None = None
    high: Number | None = None
    cell: str | None = None
    derive: Derivation | None = None
    unit: str | None = None
    digits: Digits | None = None
    decimals: Decimals | None = None
    as_of: When | None = None
    basis: Basis | None = None
    sources: Ids = ()
    claims: Ids = ()

    def __post_init__(self) -> None:
        ends = [self.low, self.high].count(None)
        ranged = ends == 0
        origins = [self.value is not None, ends < 2, self.cell is not None, self.derive is not None]
        if origins.count(True) != 1 or ends == 1:
            raise Invalid(
                Message("A fact must have exactly one origin."),
                Message('Give "value", "low" with "high", "cell" or "derive".'),
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise Invalid(Message('"low" is larger than "high".'), Message("Swap the two."), "low")
        if self.bound and not isinstance(self.value, Decimal):
            raise Invalid(
                Message('"bound" is only for a number in "value".'),
                Message('Give the number as "value", or delete "bound".'),
                "bound",
            )
        one_precision(self.digits, self.decimals)
        if self.value is None and not ranged:
            if given := next((name for name in ("as_of", "sources") if getattr(self, name)), None):
                what = Message('"{name}" is only for a stored value.', name=given)
                fix = Message("Delete it; this value has the date and the sources of its origin.")
                raise Invalid(what, fix, given)
            return
        for name in ("unit", "as_of", "basis", "sources"):
            if not getattr(self, name):
                raise Invalid(Message('A stored value needs "{name}".', name=name), Message("Add it."))

    @property
    def ends(self) -> tuple[Decimal | Period, Decimal | Period] | None:
        """Return the ends of a stored value's range, equal for a single value; None for a cell or a derived value."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        return (self.value, self.value) if self.value is not None else None


@dataclass(frozen=True, kw_only=True)
class ClaimEntry(Entry):
    """A statement in the source document, and the verdict on it. Raises Invalid for a value without a unit."""

    section: str
    verdict: Verdict
    says: Text
    better: Text | None = None
    note: Text | None = None
    value: NumberOrDate | None = None
    unit: str | None = None
    sources: Ids = ()

    def __post_init__(self) -> None:
        if self.value is not None and self.unit is None:
            raise Invalid(Message("The value has no unit."), Message('Add "unit".'), "value")


@dataclass(frozen=True, kw_only=True)
class SourceEntry(Entry):
    """A published work."""

    title: BothOrOne
    translation: str = ""
    authors: tuple[BothOrOne, ...]
    date: Period | None = None
    publisher: BothOrOne
    number: BothOrOne | None = None
    url: Address = ""
    kind: WorkKind
    tier: Tier
    read_as: ReadAs
    url_checked: YesOrNo = False
    language: Language
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class SystemEntry(Entry):
    """A system in data/systems.yml.

    In place of `attributes`, authors write a key for each attribute that the head of the file lists.
    """

    name: BothOrOne
    maker: BothOrOne
    country: str
    group: str
    released: When
    released_note: Text | None = None
    attributes: Mapping[str, BothOrOne] = field(default_factory=dict)
    unknown: Text | None = None
    sources: Ids = ()


SYSTEM_KEYS = tuple(
    name for name in SystemEntry.__dataclass_fields__ if name not in {*Entry.__dataclass_fields__, "attributes"}
)
"""The keys of a system that are not attributes."""


def _with_attributes(value: Any) -> Any:
    """Return a system with the keys that are not in SYSTEM_KEYS moved below `attributes`."""
    if not isinstance(value, Block):
        return value
    content = {key: below for key, below in value.items() if key in SYSTEM_KEYS}
    attributes = {key: below for key, below in value.items() if key not in SYSTEM_KEYS}
    return value.with_content(content | {"attributes": attributes})


@dataclass(frozen=True, kw_only=True)
class SystemsFile(Placed):
    """The content of data/systems.yml: the systems, and their attributes, countries and groups by id.

    The keys of `compare` are the suffixes of fact ids: "parameters" compares the facts "<system>.parameters".
    """

    attributes: Mapping[str, Text] = field(default_factory=dict)
    compare: Mapping[str, Text] = field(default_factory=dict)
    countries: Mapping[str, Text] = field(default_factory=dict)
    groups: Mapping[str, Text] = field(default_factory=dict)
    systems: Mapping[Id, Annotated[SystemEntry, BeforeValidator(_with_attributes)]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TermEntry(Term):
    """A term. Authors write `zh` and `en` in place of `word`, and the avoided words under `not`."""

    avoided: Annotated[Words, Field(alias="not")] = field(default_factory=Words)


def _with_word(value: Any) -> Any:
    """Return a term with its keys `zh` and `en` moved below `word`."""
    if not isinstance(value, Block):
        return value
    word = {key: below for key, below in value.items() if key in LANGUAGES}
    return value.with_content({"word": word} | {key: below for key, below in value.items() if key not in LANGUAGES})


ATerm = Annotated[TermEntry, BeforeValidator(_with_word)]


@dataclass(frozen=True)
class AllowedEntry:
    """An exception to one rule, for findings in the file `where` whose messages contain one of `texts`.

    Without `texts` it covers the whole file, and without `where` all files. Raises Invalid without both.
    """

    rule: Line
    why: Line
    texts: tuple[Line, ...] = ()
    where: str = ""

    def __post_init__(self) -> None:
        if not self.texts and not self.where:
            raise Invalid(Message("This exception covers nothing."), Message('Add "texts" or "where", or both.'))


@dataclass(frozen=True, kw_only=True)
class RulesFile(Placed):
    """The content of data/rules.yml: severities that replace those of the engine, by rule, and exceptions to rules."""

    severity: Mapping[str, Strictness] = field(default_factory=dict)
    allow: tuple[AllowedEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReadingEntry(Reading):
    """A source that was read for a check; its locator is written once if it is the same in both languages."""

    locator: BothOrOne | None = None


@dataclass(frozen=True, kw_only=True)
class VerificationEntry(Verification):
    """A later check of a fact or claim."""

    reads: tuple[ReadingEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangeEntry(Change):
    """A change, whose version must not be empty."""

    version: Line
