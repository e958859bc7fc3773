"""What authors write in data/, field by field: pydantic reads it strictly and makes the editors' JSON Schema.

What each field is stands in templates/fields.yml, in both languages.
"""

import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from briefing.languages import Language
from briefing.model import Basis, ChangeKind, Confirmed, Period, Strictness, Text, Verdict, WorkKind


def period(value: str) -> Period:
    """2020, 2020-05 or 2020-05-28. Raises ValueError where it is not written so, or does not exist."""
    parts = value.split("-")
    if not all(part.isdecimal() for part in parts) or [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise ValueError("write a date as 2020, 2020-05 or 2020-05-28")
    try:
        datetime.date(*(*map(int, parts), 1, 1)[:3])
    except ValueError:
        raise ValueError("this date does not exist") from None
    return Period(*map(int, parts))


def _period(value: object) -> object:
    return period(value) if isinstance(value, str) else value


def _number(value: object) -> object:
    return Decimal(value) if isinstance(value, str) and _is_number(value) else value


def _is_number(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except ArithmeticError:
        return False


def _value(value: object) -> object:
    if isinstance(value, str) and _is_number(value):
        return Decimal(value)
    if isinstance(value, str) and value[:4].isdecimal():
        return period(value)
    if isinstance(value, Decimal | Period):
        return value
    raise ValueError("write a number, as 175e9 or 0.12, or a date, as 2020-05-28")


def _one_or_both(value: object) -> object:
    return {"zh": value, "en": value} if isinstance(value, str) else value


APeriod = Annotated[Period, BeforeValidator(_period, json_schema_input_type=int | str)]
ANumber = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=float | str)]
AValue = Annotated[Decimal | Period, BeforeValidator(_value, json_schema_input_type=float | str)]
BothOrOne = Annotated[Text, BeforeValidator(_one_or_both, json_schema_input_type=Text | str | int)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
Ids = tuple[str, ...]


class Entry(BaseModel):
    """Unknown keys are errors: a typo never passes for an option."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class UnitEntry(Entry):
    kind: Literal["count", "plain", "percent", "bytes", "duration", "date"]
    name: Text
    pattern: Text | None = None
    of: Literal["", "year", "month", "week", "day", "hour", "minute", "second"] = ""

    @model_validator(mode="after")
    def _whole(self) -> "UnitEntry":
        if self.kind == "duration" and not self.of:
            raise ValueError('a duration needs "of", as day, month or year')
        for text in (self.pattern.zh, self.pattern.en) if self.pattern else ():
            if text.count("{}") != 1 or text.replace("{}", "").strip("{}") != text.replace("{}", ""):
                raise ValueError('the pattern needs one {} where the number stands, as in "{} km"')
        return self


class DeriveEntry(Entry):
    """A value computed from other facts: multiply ÷ divide, or add − subtract, or the range between two."""

    multiply: Ids = ()
    divide: Ids = ()
    add: Ids = ()
    subtract: Ids = ()
    between: Ids = ()

    @model_validator(mode="after")
    def _one_rule(self) -> "DeriveEntry":
        rules = (self.multiply or self.divide, self.add or self.subtract, self.between)
        if [bool(rule) for rule in rules].count(True) != 1:
            raise ValueError('give "multiply" with "divide", or "add" with "subtract", or "between"')
        return self


class FactEntry(Entry):
    """A number we stand behind: one of `value`, `low` and `high`, `cell` (series/row/column) or `derive`."""

    what: Text
    value: AValue | None = None
    low: ANumber | None = None
    high: ANumber | None = None
    cell: str | None = None
    derive: DeriveEntry | None = None
    unit: str | None = None
    digits: int | None = Field(None, ge=1, le=12)
    as_of: APeriod | None = None
    basis: Basis | None = None
    sources: Ids = ()
    claims: Ids = ()

    @model_validator(mode="after")
    def _one_origin(self) -> "FactEntry":
        ranged = self.low is not None and self.high is not None
        if [self.value is not None, ranged, self.cell is not None, self.derive is not None].count(True) != 1:
            raise ValueError('give exactly one of "value", "low" with "high", "cell" or "derive"')
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError('"low" is larger than "high"')
        if self.value is not None or ranged:
            missing = [name for name in ("unit", "as_of", "basis") if getattr(self, name) is None]
            if missing:
                raise ValueError(f'a stored value needs "{missing[0]}"')
            if not self.sources:
                raise ValueError('a stored value needs "sources"')
        return self


class ClaimEntry(Entry):
    section: str
    verdict: Verdict
    says: Text
    better: Text | None = None
    note: Text | None = None
    value: AValue | None = None
    unit: str | None = None
    sources: Ids = ()


class SourceEntry(Entry):
    title: BothOrOne
    translation: str = ""
    authors: tuple[BothOrOne, ...]
    date: APeriod | None = None
    publisher: BothOrOne
    number: BothOrOne | None = None
    url: str = Field("", pattern=r"^(https?://\S+)?$")
    kind: WorkKind
    tier: Literal["primary", "secondary", "weak", "estimate"]
    read_as: Literal["original", "public-copy", "excerpt"]
    url_checked: bool = False
    language: Language
    note: Text | None = None


class SystemEntry(BaseModel):
    """Besides these keys, one for each attribute listed at the head of the file."""

    model_config = ConfigDict(extra="allow", frozen=True)
    name: BothOrOne
    maker: BothOrOne
    country: str
    group: str
    released: APeriod
    released_note: Text | None = None
    unknown: Text | None = None
    sources: Ids = ()


class SystemsFile(Entry):
    """`compare` names the ends of fact ids: "parameters" compares the facts "<system>.parameters"."""

    attributes: dict[str, Text]
    compare: dict[str, Text] = {}
    countries: dict[str, Text] = {}
    groups: dict[str, Text] = {}
    systems: dict[Id, SystemEntry]


class AvoidedEntry(Entry):
    """Renderings of a term that this briefing does not use."""

    zh: Ids = ()
    en: Ids = ()

    @property
    def by_language(self) -> dict[Language, Ids]:
        return {"zh": self.zh, "en": self.en}


class TermEntry(Entry):
    zh: str
    en: str
    means: Text
    avoided: AvoidedEntry = Field(AvoidedEntry(), alias="not")


class PointEntry(Entry):
    parent: str | None = None
    text: Text


class AllowedEntry(Entry):
    """What one rule would object to and that may stand: what holds one of `texts`, or stands in the file `where`."""

    rule: str
    why: str
    texts: Ids = ()
    where: str = ""

    @model_validator(mode="after")
    def _filled(self) -> "AllowedEntry":
        if not all(text.strip() for text in (self.why, *self.texts)):
            raise ValueError("the reason or a text is empty")
        if not self.texts and not self.where:
            raise ValueError('say what may stand: "texts" or "where", or both')
        return self


class RulesFile(Entry):
    """How the gates judge this briefing. `severity` grades a rule otherwise than the engine does."""

    severity: dict[str, Strictness] = {}
    allow: tuple[AllowedEntry, ...] = ()


def _confirmed(value: object) -> object:
    parts = value.split(" ") if isinstance(value, str) else []
    if [len(part) for part in parts[:2]] != [8, 8] or len(parts) != 3:
        raise ValueError("make confirm writes these lines: remove it, and run that again")
    return Confirmed({"zh": parts[0], "en": parts[1]}, period(parts[2]))


AConfirmed = Annotated[Confirmed, BeforeValidator(_confirmed, json_schema_input_type=str)]


class FindingEntry(Entry):
    claims: Ids
    text: Text


class ChangeEntry(Entry):
    """What readers of an earlier version should know. Numbers are typed here: what was said then stays said."""

    version: str
    date: APeriod
    kind: ChangeKind
    text: Text


class ColumnEntry(Entry):
    label: Text
    unit: str | None = None
    digits: int | None = Field(None, ge=1, le=12)
    values: dict[str, Text] = {}
    apart: str = ""


class SeriesEntry(Entry):
    """Describes data/series/<id>.csv, whose first column is `id`; words stand in two columns, name.zh and name.en."""

    title: Text
    note: Text | None = None
    sources: Ids
    as_of: APeriod
    basis: Basis = "published"
    columns: dict[str, ColumnEntry]


class EncodingEntry(Entry):
    by: str = ""
    looks: dict[str, str] = {}


class StageEntry(Entry):
    start: APeriod
    text: Text


class FigureEntry(Entry):
    """A request for a drawing. `title` states the finding; `subtitle` says measure, scope, period, unit, log scale."""

    kind: str
    series: str
    rows: Ids = ()
    title: Text
    subtitle: Text
    alt: Text
    description: Text
    note: Text | None = None
    label: str
    values: Ids = ()
    against: str = ""
    detail: str = ""
    scale: Literal["linear", "log"] = "linear"
    colour: EncodingEntry = EncodingEntry()
    fill: EncodingEntry = EncodingEntry()
    key: dict[str, Text] = {}
    lanes: str = ""
    group: str = ""
    written: str = ""
    stages: tuple[StageEntry, ...] = ()


class TableEntry(Entry):
    series: str
    title: Text
    columns: Ids
    note: Text | None = None


class BriefingEntry(Entry):
    title: Text
    short_title: Text
    finding: Text
    version: str
    date: APeriod
    licence: str
    sections: dict[str, Text]
    print: Ids
    annex: Ids = ()
    brief: str = ""


FILES: dict[str, Any] = {
    "briefing": BriefingEntry,
    "units": dict[Id, UnitEntry],
    "facts": dict[Id, FactEntry],
    "claims": dict[Id, ClaimEntry],
    "systems": SystemsFile,
    "sources": dict[Id, SourceEntry],
    "terms": dict[Id, TermEntry],
    "rules": RulesFile,
    "confirmed": dict[str, AConfirmed],
    "argument": dict[Id, PointEntry],
    "findings": dict[Id, FindingEntry],
    "changes": dict[Id, ChangeEntry],
    "series": dict[Id, SeriesEntry],
    "figures": FigureEntry,
    "tables": TableEntry,
    "words": dict[Id, Text],
}
"""What each file of data/ holds. facts and claims are folders of such files; figures and tables hold one a file."""
