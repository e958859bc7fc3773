"""What a briefing rests on: sources, facts, claims and what is known of the systems compared."""

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
COUNTED = ("claims", "systems", "sources")
"""The registers whose entries are counted: claims.total, claims.disputed, systems.total are facts of every briefing."""


@dataclass(frozen=True, kw_only=True)
class Source(Entry):
    """A published work. `tier` grades it as evidence; `read_as` says which form of it was read.

    It is cited by `kind`: "web" is a page of any site, a newspaper's apart; "software" is code or released weights.
    Its `title` is the same in both languages, unless we named the work ourselves; `translation` gives in English the
    meaning of a title in another language, "" where there is no need. `number` is a journal's issue or a report's
    number. Without `date` the work bears none. `letter` distinguishes works that source lines would name alike: 2022a,
    2022b. `url_checked` is True if somebody opened `url` and saw the work there.
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


@dataclass(frozen=True, kw_only=True)
class Fact(Entry):
    """A number we vouch for. `origin` names the facts it is computed from, or its cell: series/row/column."""

    what: Text
    quantity: Quantity
    claims: tuple[str, ...]
    origin: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        """Return the register that this fact counts ("claims" for claims.disputed); "" for a fact of data/facts."""
        register = self.id.partition(".")[0]
        return register if register in COUNTED else ""


@dataclass(frozen=True, kw_only=True)
class Claim(Entry):
    """A statement of the source document, and the verdict on it."""

    section: str
    verdict: Verdict
    says: Text
    better: Text | None
    note: Text | None
    quantity: Quantity | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class System(Entry):
    """A thing with a profile page: what is known about it, under the headings of `Briefing.attributes`.

    The facts "<id>.<column>" are its cells in the comparison, for each column of `Briefing.compare`.
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
    """The agreed word for one concept, its meaning, and the words that this briefing avoids for it.

    Raises Invalid if it avoids itself: every use of it would be refused.
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
    """A step of the source document's argument; `parent` is the point it supports."""

    parent: str | None = None
    text: Text


@dataclass(frozen=True, kw_only=True)
class Finding(Entry):
    """The conclusion from several claims, once they are checked against the record."""

    claims: tuple[str, ...]
    text: Text
