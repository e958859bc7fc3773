"""A briefing, as everything after `source` sees it: frozen, complete, every reference resolved or checked.

Read from the bottom up to see the product: a Briefing has pages in each language over one body of evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.diagnostics.place import Place
from briefing.languages import Language
from briefing.model.entry import Entry, Placed
from briefing.model.evidence import Claim, Fact, Finding, Point, Source, System, Term
from briefing.model.figure import Figure, Series, Table
from briefing.model.quantity import Unit
from briefing.model.text import Period, Text

Strictness: TypeAlias = Literal["error", "warning", "off"]
ChangeKind: TypeAlias = Literal["edition", "new", "correction"]


@dataclass(frozen=True)
class Allowed:
    """An exception to a rule of the checks, and `why`.

    It covers passages that contain one of `texts`, in the file `place`; without the one or the other, any passage of
    the file, or any file.
    """

    rule: str
    why: str
    texts: tuple[str, ...]
    place: str
    where: Place


@dataclass(frozen=True)
class Graded:
    """How strictly this briefing takes a rule of the checks, where that differs from the engine's default."""

    rule: str
    severity: Strictness
    where: Place


@dataclass(frozen=True)
class Confirmed:
    """Marks of both halves of a pair when someone confirmed that they match, and the date of that version."""

    marks: Mapping[Language, str]
    date: Period


@dataclass(frozen=True, kw_only=True)
class Change(Entry):
    """What a version added or corrected, for readers of an earlier one."""

    version: str
    date: Period
    kind: ChangeKind
    text: Text


@dataclass(frozen=True)
class Head:
    """The front matter of a page.

    `digest` marks a page that repeats what other pages show in full; `numbered` numbers its headings.
    """

    title: str = ""
    description: str = ""
    digest: bool = False
    numbered: bool = False


@dataclass(frozen=True)
class Page:
    """One page as its author wrote it. `name` is the same in both languages: "china".

    `source` is the whole file; its Markdown begins on the line `body`, below the front matter.
    """

    name: str
    language: Language
    source: str
    where: Place
    head: Head = Head()
    body: int = 1


@dataclass(frozen=True)
class Dialect:
    """The Markdown of every output: the extensions of Python-Markdown with their settings, as mkdocs.yml has them."""

    extensions: tuple[str, ...]
    settings: tuple[tuple[str, tuple[tuple[str, str | bool | int], ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Briefing(Placed):
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
    dialect: Dialect
    confirmed: Mapping[str, Confirmed]
    """By the keys of pairs; empty where nothing was ever confirmed."""
    host: str = ""
    """The site's address, without / at the end; "" where it is not known, and no address can be absolute."""

    def address(self, language: Language) -> str:
        """Return the address of a language's pages, with / at the end; "" without a host."""
        return f"{self.host}/{language}/" if self.host else ""
