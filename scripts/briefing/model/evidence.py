"""What a briefing rests on: sources, facts, claims and what is known of the systems compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.model.quantity import Quantity
from briefing.model.text import Period, Text

Verdict = Literal["confirmed", "close", "disputed", "unverified", "opinion"]


WorkKind = Literal["preprint", "article", "newspaper", "report", "web", "software", "dataset"]


VERDICTS: tuple[Verdict, ...] = ("confirmed", "close", "disputed", "unverified", "opinion")


COUNTED = ("claims", "systems", "sources")
"""The registers whose entries are counted: claims.total, claims.disputed, systems.total are facts of every briefing."""


@dataclass(frozen=True)
class Source:
    """A published work. `tier` grades it as evidence; `read_as` says what of it was read.

    It is cited by `kind`: "web" is a page of any site, a newspaper's apart; "software" is code or released weights.
    Its `title` is the same in both languages, unless we named the work ourselves; `translation` says in English what
    a title in another language means, "" where there is no need. `number` is a journal's issue or a report's number.
    Without `date` the work bears none. `letter` tells works apart that source lines would name alike: 2022a, 2022b.
    `url_checked` is True if somebody opened `url` and saw the work there.
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
    where: Place
    url_checked: bool = False


@dataclass(frozen=True)
class Fact:
    """A number we stand behind. `origin` names the facts it is computed from, or its cell: series/row/column."""

    id: str
    what: Text
    quantity: Quantity
    claims: tuple[str, ...]
    where: Place
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
    verdict: Verdict
    says: Text
    better: Text | None
    note: Text | None
    quantity: Quantity | None
    sources: tuple[str, ...]
    where: Place


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
    where: Place


@dataclass(frozen=True)
class Term:
    """The agreed word for one concept, what it means, and the words that are not to stand for it."""

    id: str
    word: Text
    means: Text
    where: Place
    avoided: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True)
class Point:
    """A step of the source document's argument; `parent` is the point it supports."""

    id: str
    parent: str
    text: Text
    where: Place


@dataclass(frozen=True)
class Finding:
    """What several claims, held against the record, change together."""

    id: str
    text: Text
    claims: tuple[str, ...]
    where: Place
