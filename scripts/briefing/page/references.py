"""The cross-references of a briefing: figure and table numbers, and the pages of registers and claim discussions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Page, Text
from briefing.page.parse import parse
from briefing.page.templates import TemplateSources
from briefing.page.translation_state import Pair, outdated

DISCUSSING = ("claim", "ref", "fact")
"""The calls that make a section one that discusses a claim."""


@dataclass(frozen=True)
class Exhibit:
    """A figure or a table that is on a page: "figure" or "table", its number among its kind, and the page."""

    kind: str
    number: int
    page: str


@dataclass(frozen=True)
class Passage:
    """A section of a page."""

    page: str
    anchor: str
    heading: Text


@dataclass(frozen=True)
class References:
    """What a page must know beyond itself. Built once for a briefing, and passed to all that write of it."""

    briefing: Briefing
    exhibits: Mapping[str, Exhibit]
    """By the id of the figure or table; one that no page shows is not in it."""
    registers: Mapping[str, str]
    """The page of each register, such as "claims"."""
    passages: Mapping[str, tuple[Passage, ...]]
    """By the id of a claim, the sections that discuss it."""
    outdated: Mapping[tuple[Language, str], tuple[Pair, ...]]
    """(language, page) → its sections that are out of date."""
    sizes: Mapping[tuple[Language, str], tuple[int, int]] = field(default_factory=dict)
    """(language, drawing) → width and height in CSS pixels; empty until the figures are drawn."""
    templates: Mapping[str, str] = field(default_factory=TemplateSources)
    """The source of each template by its name: "blocks/figure.html.j2"."""


def references(briefing: Briefing) -> References:
    """Return the cross-references of a briefing, with its figures and tables numbered in reading order.

    The pages of the first language decide. Those of the others count only for what the first lacks, so that the one
    problem to report is that the languages differ.

    Pages with `digest: true` repeat what others show, so that figures are numbered where they are shown in full.
    """
    exhibits: dict[str, Exhibit] = {}
    registers: dict[str, str] = {}
    counts: dict[str, int] = {"figure": 0, "table": 0}
    for page in (page for language in LANGUAGES for page in briefing.pages[language].values()):
        for call in parse(page).calls:
            if call.name == "register":
                registers.setdefault(call.id, page.name)
            elif call.name in counts and not page.head.digest and call.id not in exhibits:
                counts[call.name] += 1
                exhibits[call.id] = Exhibit(call.name, counts[call.name], page.name)
    return References(briefing, exhibits, registers, _passages(briefing), outdated(briefing))


def _passages(briefing: Briefing) -> dict[str, tuple[Passage, ...]]:
    """Return the sections that discuss each claim, by the calls of the first language; its twin has the same."""
    first, second = LANGUAGES
    found: dict[str, dict[str, Passage]] = {}
    for page in briefing.pages[first].values():
        if page.head.digest:
            continue
        sections = _sections(page, briefing.pages[second].get(page.name))
        for call in parse(page).calls:
            if call.name in DISCUSSING and (heading := parse(page).section(call.line)):
                passage = sections[heading.line]
                found.setdefault(call.id, {}).setdefault(passage.anchor, passage)
    return {id: tuple(passages.values()) for id, passages in found.items()}


def _sections(page: Page, twin: Page | None) -> dict[int, Passage]:
    """Return the sections of a page by the line of their heading."""
    words = {heading.id: heading.text for heading in parse(twin).headings} if twin else {}
    return {
        heading.line: Passage(page.name, heading.id, Text(heading.text, words.get(heading.id) or heading.text))
        for heading in parse(page).headings
    }
