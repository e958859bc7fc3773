"""The briefing itself: its pages, its settings, and the data of every kind that it contains.

Read from the bottom up: `Briefing` is composed of the other classes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.model.colour import Brand
from briefing.model.entry import Entry, Placed
from briefing.model.evidence import Claim, Fact, Finding, Point, Source, System, Term, Verification
from briefing.model.figure import Figure, Table
from briefing.model.media import Media
from briefing.model.quantity import Quantity, Unit
from briefing.model.series import Series
from briefing.model.text import Period, Text

Strictness: TypeAlias = Literal["error", "warning", "off"]
ChangeKind: TypeAlias = Literal["edition", "new", "correction"]
PartyKind: TypeAlias = Literal["person", "organisation"]


@dataclass(frozen=True)
class Allowed:
    """An exception to a rule of the checks, with the reason, `why`.

    It covers the findings in the file `place` whose messages contain one of `texts`. If `texts` is empty, it covers all
    findings in that file; if `place` is "", the findings in all files. An exception to numbers.typed without a `place`
    lists names that contain digits, such as "A4", which are then not read as numbers. `where` is the place of the
    exception itself.
    """

    rule: str
    why: str
    texts: tuple[str, ...]
    place: str
    where: Place


@dataclass(frozen=True)
class Graded:
    """The severity of a rule of the checks in this briefing, in place of the engine's default."""

    rule: str
    severity: Strictness
    where: Place


@dataclass(frozen=True)
class Confirmed:
    """A record that the two languages of a section or entry were confirmed to match.

    `marks` are the hashes of both texts at that time (see `page.translation_state`), and `date` is the date of the
    version of the briefing that contained them.
    """

    marks: Mapping[Language, str]
    date: Period


@dataclass(frozen=True, kw_only=True)
class Party:
    """A person or an organisation that is responsible for the briefing: its name, and its address on the web or "".

    The name of a person is written as in data/sources.yml: "Family, Given" in Latin script. `affiliation` is the
    organisation that a person belongs to, or None.
    """

    name: Text
    kind: PartyKind
    affiliation: Text | None = None
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Logo:
    """The logo of the publisher: its file, by its path from docs/, and the alternative text.

    `dark` is the file for dark screens, or "" for the same one on a white plate.
    """

    file: str
    dark: str = ""
    alt: Text


@dataclass(frozen=True, kw_only=True)
class Change(Entry):
    """A change in a version, described for readers of an earlier one: a new edition, an addition or a correction."""

    version: str
    date: Period
    kind: ChangeKind
    text: Text


@dataclass(frozen=True)
class Head:
    """The front matter of a page.

    `digest` is True for a page that repeats content of other pages; `numbered`, for one whose headings are numbered.
    """

    title: str = ""
    description: str = ""
    digest: bool = False
    numbered: bool = False


@dataclass(frozen=True)
class Page:
    """A page as its author wrote it. `name`, such as "china", is the same in both languages.

    `source` is the whole file; `body` is the line on which its Markdown begins, below the front matter.
    """

    name: str
    language: Language
    source: str
    where: Place
    head: Head = Head()
    body: int = 1


@dataclass(frozen=True)
class Dialect:
    """The Markdown dialect of all outputs: the extensions of Python-Markdown and their settings, from mkdocs.yml."""

    extensions: tuple[str, ...]
    settings: tuple[tuple[str, tuple[tuple[str, str | bool | int], ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Briefing(Placed):
    """The whole content of a briefing. `words` are the engine's own words (figure, references …) in each language."""

    title: Text
    short_title: Text
    finding: Text
    version: str
    date: Period
    licence: Text
    licence_url: str
    """The address of the text of the licence, or "" for that of the SPDX list."""
    brand: Brand
    logo: Logo | None
    authors: tuple[Party, ...]
    """In the order of the title page; empty if none is named."""
    publisher: Party | None
    print_pages: tuple[str, ...]
    annex: tuple[str, ...]
    """The pages printed after `print_pages`, in smaller type and without page breaks between them."""
    brief: str
    """The page printed as a PDF of one side, or "" for none."""
    chapter_pdfs: tuple[str, ...]
    """The pages that are also printed as a PDF of their own."""
    parts: Mapping[str, Text]
    """The titles of the parts into which nav divides the pages, by id."""
    page_parts: Mapping[str, tuple[str, ...]]
    """The ids of the parts that contain a page, the outermost first, by the name of the page."""
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
    verification: Mapping[str, Verification]
    """Later checks, by the id of the fact or claim."""
    changes: Mapping[str, Change]
    """By id, the newest first."""
    series: Mapping[str, Series]
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    words: Mapping[str, Text]
    pages: Mapping[Language, Mapping[str, Page]]
    media: Mapping[str, Media]
    """The files of docs/ other than pages, by their path from docs/."""
    dialect: Dialect
    confirmed: Mapping[str, Confirmed]
    """By the key of the pair; empty if nothing was ever confirmed."""
    host: str = ""
    """The site's address, without / at the end; "" if it is not known, in which case no address is absolute."""

    def quantity(self, id: str) -> Quantity | None:
        """Return the value of the fact or claim with this id, or None if there is no such entry or it has no value."""
        if fact := self.facts.get(id):
            return fact.quantity
        claim = self.claims.get(id)
        return claim.quantity if claim else None

    @property
    def responsible(self) -> tuple[Party, ...]:
        """Return the authors, or the publisher if no author is named; empty if neither is."""
        return self.authors or ((self.publisher,) if self.publisher else ())

    def address(self, language: Language) -> str:
        """Return the address of a language's pages, with / at the end, or "" if the host is not known."""
        return f"{self.host}/{language}/" if self.host else ""
