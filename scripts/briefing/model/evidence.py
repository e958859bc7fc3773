"""The evidence of a briefing: sources, facts, claims, later checks, systems, terms, the argument and the findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from briefing.diagnostics.message import Message
from briefing.languages import LANGUAGES, Language
from briefing.model.entry import Entry
from briefing.model.invalid import Invalid
from briefing.model.quantity import Quantity
from briefing.model.text import Period, Text, Words

Verdict: TypeAlias = Literal["confirmed", "close", "disputed", "unverified", "opinion"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
WorkKind: TypeAlias = Literal["preprint", "article", "newspaper", "report", "web", "software", "dataset"]
Tier: TypeAlias = Literal["primary", "secondary", "weak", "estimate"]
ReadAs: TypeAlias = Literal["original", "public-copy", "excerpt"]
Outcome: TypeAlias = Literal["holds", "corrected", "not-reached"]


@dataclass(frozen=True, kw_only=True)
class Source(Entry):
    """A published work. `tier` is its grade as evidence; `read_as` is the form in which it was read.

    `kind` determines the form of its reference: "web" is a page of any site except a newspaper's; "software" is code or
    released weights. `title` is the same in both languages, unless the authors of the briefing named the work;
    `translation` is the English translation of a title in another language, or "" if none is needed. `number` is a
    journal's issue or a report's number. `date` is None for an undated work. `letter` distinguishes works that would
    otherwise have the same name in source lines (2022a, 2022b); it is "" for all others. `url` is "" for a work without
    an address, and `url_checked` is True if somebody opened it and saw the work there.
    """

    title: Text
    translation: str
    authors: tuple[Text, ...]
    date: Period | None
    letter: str
    publisher: Text
    number: Text | None
    url: str
    url_checked: bool = False
    kind: WorkKind
    tier: Tier
    read_as: ReadAs
    language: Language
    note: Text | None


@dataclass(frozen=True)
class Derivation:
    """A rule that computes a value from other facts.

    The value is the product of `multiply` divided by that of `divide`, the sum of `add` minus that of `subtract`, or
    the range from the lowest to the highest value of `between`. Each field contains ids of facts. Raises Invalid unless
    exactly one of these three rules is given.
    """

    multiply: tuple[str, ...] = ()
    divide: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    subtract: tuple[str, ...] = ()
    between: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        rules = (self.multiply or self.divide, self.add or self.subtract, self.between)
        if [bool(rule) for rule in rules].count(True) != 1:
            raise Invalid(
                Message("A derived value must be computed in exactly one way."),
                Message('Give "multiply" with "divide", or "add" with "subtract", or "between".'),
            )

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the ids of all facts that the value is computed from."""
        return (*self.multiply, *self.divide, *self.add, *self.subtract, *self.between)


@dataclass(frozen=True, kw_only=True)
class Fact(Entry):
    """A value that the briefing states.

    `derive` is the rule that computes it, or None if it is not derived. `origin` lists the ids of the facts from which
    it is derived, or the address of its cell (series/row/column); it is empty for a stored value and for a count.
    `claims` lists the ids of related claims. `counts` is the register whose entries the engine has counted ("claims"
    for claims.disputed), or "" for a fact of data/facts.
    """

    what: Text
    quantity: Quantity
    claims: tuple[str, ...]
    derive: Derivation | None = None
    origin: tuple[str, ...] = ()
    counts: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim(Entry):
    """A statement of the source document, `says`, and the verdict on it.

    `better` is the statement that the evidence supports better, and `note` the reason for the verdict. `quantity` is
    the value in the source document. Each is None if there is none.
    """

    section: str
    verdict: Verdict
    says: Text
    better: Text | None
    note: Text | None
    quantity: Quantity | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A source that was read for a check, or a calculation or search that was made for it.

    `source` is "" for a calculation or a search; `locator` is the place in the source. `words` quotes the passage that
    supports the statement, or gives the calculation. `read_as` is the form in which the source was read, or None if no
    source was read.
    """

    source: str = ""
    locator: Text | None = None
    words: str = ""
    read_as: ReadAs | None = None


@dataclass(frozen=True, kw_only=True)
class Verification(Entry):
    """A later check of a fact or claim against its sources or calculation; `id` is that of the fact or claim.

    `reads` lists what was read. `finding` says what was found, unless the words quoted in `reads` show it.
    """

    checked: Period
    reads: tuple[Reading, ...] = ()
    result: Outcome
    finding: Text | None = None


@dataclass(frozen=True, kw_only=True)
class System(Entry):
    """A system that the briefing compares; `attributes` describe it, under the headings of `Briefing.attributes`.

    For each column of `Briefing.compare`, the fact "<id>.<column>" is its cell in the comparison.
    """

    name: Text
    maker: Text
    country: str
    group: str
    released: Period
    released_note: Text | None
    attributes: Mapping[str, Text]
    unknown: Text | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Term(Entry):
    """The agreed word for a concept, its meaning, and the words that this briefing avoids for it.

    Raises Invalid if an avoided word is the agreed word, ignoring case, since every use of it would then be a problem.
    """

    word: Text
    means: Text
    avoided: Words = field(default_factory=Words)

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            word = self.word[language].strip()
            if any(avoided.strip().lower() == word.lower() for avoided in self.avoided[language]):
                raise Invalid(
                    Message('"{word}" is the agreed word itself.', word=word),
                    Message('Remove it from "not".'),
                    "not",
                )


@dataclass(frozen=True, kw_only=True)
class Point(Entry):
    """A step of the source document's argument; `parent` is the id of the step that it supports, or None."""

    parent: str | None = None
    text: Text


@dataclass(frozen=True, kw_only=True)
class Finding(Entry):
    """A conclusion from several claims that were checked against the evidence."""

    claims: tuple[str, ...]
    text: Text
