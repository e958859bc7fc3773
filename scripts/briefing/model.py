"""A briefing, as everything after `load` sees it: frozen, complete, every reference resolved or checked.

Read from the bottom up to see the product: a Briefing has pages in each language over one body of evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

Basis = Literal["published", "derived", "estimate"]
Strictness = Literal["error", "warning", "off"]
Verdict = Literal["confirmed", "close", "disputed", "unverified", "opinion"]
WorkKind = Literal["preprint", "article", "newspaper", "report", "web", "software", "dataset"]
ChangeKind = Literal["edition", "new", "correction"]
VERDICTS: tuple[Verdict, ...] = ("confirmed", "close", "disputed", "unverified", "opinion")


COUNTED = ("claims", "systems", "sources")
"""The registers whose entries are counted: claims.total, claims.disputed, systems.total are facts of every briefing."""


@dataclass(frozen=True)
class Text:
    """One thing said in each language. It cannot be made with one half missing."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not self[language].strip():
                raise ValueError(f"the {language} half is empty")

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, order=True)
class Period:
    """A year, a month or a day, as precise as it is known."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)])

    @property
    def as_year(self) -> float:
        """The middle of the period on a time axis, in years: 2020-05 is about 2020.37."""
        month = self.month or 7
        day = self.day or (15 if self.month else 1)
        return self.year + (month - 1) / 12 + (day - 1) / 365


@dataclass(frozen=True)
class Unit:
    """How the values of one kind of measure are written. `pattern` puts words or signs around a number: "{}美元"."""

    id: str
    kind: Literal["count", "plain", "percent", "bytes", "duration", "date"]
    name: Text
    pattern: Text | None = None
    of: str = ""


@dataclass(frozen=True)
class Quantity:
    """A value or a range in base units (parameters, bytes, dollars; a percentage is 0–100), or a date; low <= high.

    `digits` is the number of significant figures to print; None prints the value as stored.
    """

    low: Decimal | Period
    high: Decimal | Period
    unit: Unit
    digits: int | None
    as_of: Period
    basis: Basis
    sources: tuple[str, ...]

    @property
    def about(self) -> bool:
        """Estimates are written with 约 or about."""
        return self.basis == "estimate"


@dataclass(frozen=True)
class Source:
    """A published work. `tier` grades it as evidence; `read_as` says what of it was read.

    It is cited by `kind`: "web" is a page of any site, a newspaper's apart; "software" is code or released weights.
    Its `title` is the same in both languages, unless we named the work ourselves; `translation` says in English what
    a title in another language means, "" where there is no need. `number` is a journal's issue or a report's number.
    Without `date` the work bears none. `letter` tells works apart that source lines would name alike: 2022a, 2022b.
    """

    id: str
    title: Text
    translation: str
    authors: tuple[Text, ...]
    date: Period | None
    letter: str
    publisher: Text
    number: Text | None
    url: str
    kind: WorkKind
    tier: Literal["primary", "secondary", "weak", "estimate"]
    read_as: Literal["original", "public-copy", "excerpt"]
    language: Language
    note: Text | None
    where: str


@dataclass(frozen=True)
class Fact:
    """A number we stand behind. `origin` names the facts it is computed from, or its cell: series/row/column."""

    id: str
    what: Text
    quantity: Quantity
    claims: tuple[str, ...]
    where: str
    origin: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        """The register that this fact counts ("claims" for claims.disputed); "" for a fact of data/facts."""
        register = self.id.partition(".")[0]
        return register if register in COUNTED else ""


@dataclass(frozen=True)
class Claim:
    """What the source document says, and how it fared against the record."""

    id: str
    section: str
    kind: str
    verdict: Verdict
    says: Text
    better: Text | None
    note: Text | None
    quantity: Quantity | None
    sources: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class System:
    """A thing with a profile page: what is known about it, under the headings of `Briefing.attributes`.

    The facts "<id>.<column>" stand in the comparison, for each column of `Briefing.compare`.
    """

    id: str
    name: Text
    maker: Text
    country: str
    group: str
    released: Period
    released_note: Text | None
    attributes: Mapping[str, Text]
    unknown: Text | None
    sources: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Term:
    """The agreed word for one concept, what it means, and the words that are not to stand for it."""

    id: str
    word: Text
    means: Text
    where: str
    avoided: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True)
class Point:
    """A step of the source document's argument; `parent` is the point it supports."""

    id: str
    parent: str
    kind: str
    text: Text
    claims: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Allowed:
    """What a rule of the gates would object to and that may stand, and `why`.

    It is what holds one of `texts`, in the file `place`; without the one or the other, wherever or whatever it is.
    """

    rule: str
    why: str
    texts: tuple[str, ...]
    place: str
    where: str


@dataclass(frozen=True)
class Graded:
    """How strictly this briefing takes a rule of the gates, where that is not the engine's way."""

    rule: str
    severity: Strictness
    where: str


@dataclass(frozen=True)
class Confirmed:
    """How the halves of a pair stood when someone saw that they say the same, and the date of that version."""

    marks: Mapping[Language, str]
    date: Period


@dataclass(frozen=True)
class Finding:
    """What several claims, held against the record, change together."""

    id: str
    text: Text
    claims: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Change:
    """What a version brought or mended, as its readers are told."""

    id: str
    version: str
    date: Period
    kind: ChangeKind
    text: Text
    where: str


@dataclass(frozen=True)
class Column:
    """A column of a series: numbers of a unit, codes with words (`values`), or words alone.

    `apart` is the column of codes that says of what kind each number is, where kinds are not comparable.
    """

    id: str
    label: Text
    unit: Unit | None
    values: Mapping[str, Text]
    apart: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a series. A cell is a quantity, words, or None where nothing is known; `codes` keeps raw codes, and
    `facts` the facts that cells show.
    """

    id: str
    cells: Mapping[str, Quantity | Text | None]
    codes: Mapping[str, str]
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Series:
    """A table of data with its sources."""

    id: str
    title: Text
    note: Text | None
    sources: tuple[str, ...]
    columns: Mapping[str, Column]
    rows: Mapping[str, Row]
    where: str


@dataclass(frozen=True)
class Encoding:
    """Which column decides a mark's look, and what each of its codes looks like (a palette name, or "hollow")."""

    by: str
    looks: Mapping[str, str]


@dataclass(frozen=True)
class Figure:
    """A request for a drawing: what to draw of which series, and its words. `figures/<kind>.py` says how."""

    id: str
    kind: str
    series: Series
    rows: tuple[Row, ...]
    title: Text
    subtitle: Text
    alt: Text
    description: Text
    note: Text | None
    label: str
    values: tuple[str, ...]
    against: str
    detail: str
    scale: Literal["linear", "log"]
    colour: Encoding
    fill: Encoding
    key: Mapping[str, Text]
    lanes: str
    group: str
    written: str
    stages: tuple[tuple[Period, Text], ...]
    where: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are drawn, in the order of the data table."""
        drawn = (self.label, self.against, *self.values, self.written, self.detail, self.lanes, self.group)
        looks = (self.colour.by, self.fill.by)
        return tuple(dict.fromkeys(name for name in (*drawn, *looks) if name not in ("", "id")))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the values drawn; nobody types them twice."""
        return sources_of(self.rows, self.columns) or self.series.sources

    def hollow(self, row: Row) -> bool:
        """Whether a row's mark is hollow: an estimate, or what `fill` says."""
        if self.fill.by:
            return self.fill.looks.get(row.codes.get(self.fill.by, ""), "filled") == "hollow"
        cells = [row.cells.get(name) for name in self.values]
        return any(cell.about for cell in cells if isinstance(cell, Quantity))

    @property
    def outlined(self) -> bool:
        """Whether all marks are hollow: then the key's are too."""
        return all(self.hollow(row) for row in self.rows)


@dataclass(frozen=True)
class Table:
    """Some columns of a series, shown as a table."""

    id: str
    series: Series
    title: Text
    note: Text | None
    columns: tuple[str, ...]
    where: str

    @property
    def sources(self) -> tuple[str, ...]:
        return sources_of(tuple(self.series.rows.values()), self.columns) or self.series.sources


@dataclass(frozen=True)
class Page:
    """One page's Markdown as its author wrote it. `name` is shared by both languages: "china"."""

    name: str
    language: Language
    source: str
    where: str


@dataclass(frozen=True)
class Briefing:
    """Everything that is published. `words` are the engine's own words (figure, references …) in each language."""

    title: Text
    short_title: Text
    finding: Text
    version: str
    date: Period
    licence: str
    print_pages: tuple[str, ...]
    annex: tuple[str, ...]
    """Printed after `print_pages`, run on in smaller type."""
    brief: str
    """The page printed on one side of its own; "" for none."""
    units: Mapping[str, Unit]
    facts: Mapping[str, Fact]
    claims: Mapping[str, Claim]
    sections: Mapping[str, Text]
    attributes: Mapping[str, Text]
    compare: Mapping[str, Text]
    systems: Mapping[str, System]
    countries: Mapping[str, Text]
    groups: Mapping[str, Text]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    allowed: tuple[Allowed, ...]
    graded: tuple[Graded, ...]
    argument: Mapping[str, Point]
    findings: Mapping[str, Finding]
    changes: Mapping[str, Change]
    """The newest first."""
    series: Mapping[str, Series]
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    words: Mapping[str, Text]
    pages: Mapping[Language, Mapping[str, Page]]
    confirmed: Mapping[str, Confirmed]
    """By the keys of pairs; empty where nothing was ever confirmed."""
    host: str = ""
    """Where the site will stand, without / at the end; "" where that is not known, and no address can be whole."""

    def address(self, language: Language) -> str:
        """Where a language's pages stand, with / at the end; "" without a host."""
        return f"{self.host}/{language}/" if self.host else ""


def sources_of(rows: tuple[Row, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    """The sources of the quantities in these cells, each once, in order."""
    cells = (row.cells.get(column) for row in rows for column in columns)
    return tuple(dict.fromkeys(source for cell in cells if isinstance(cell, Quantity) for source in cell.sources))
