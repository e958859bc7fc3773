"""The cross-references of a briefing: figure and table numbers, pages of registers, sections that discuss claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.languages import LANGUAGES, Language
from briefing.model import Briefing, Page, Text
from briefing.page.parse import parse
from briefing.page.registers import REGISTERS
from briefing.page.templates import TemplateSources
from briefing.page.translation_state import Pair, outdated

DISCUSSING = ("claim", "ref", "fact")
"""The calls by which a section discusses a claim."""


@dataclass(frozen=True)
class Exhibit:
    """A figure or table shown on a page: its kind ("figure" or "table"), its number within that kind, and the page."""

    kind: str
    number: int
    page: str


@dataclass(frozen=True)
class Passage:
    """A section of a page, with its heading in both languages."""

    page: str
    anchor: str
    heading: Text


@dataclass(frozen=True)
class References:
    """The context in which pages are rendered: the briefing and its cross-references, which are computed once."""

    briefing: Briefing
    exhibits: Mapping[str, Exhibit]
    """Each figure and table by its id, without those that no page shows in full."""
    registers: Mapping[str, str]
    """The first page with each register that has entries, by the name of the register, such as "claims"."""
    passages: Mapping[str, tuple[Passage, ...]]
    """The sections that discuss a claim, by its id; the ids of other calls in DISCUSSING are keys too."""
    outdated: Mapping[tuple[Language, str], tuple[Pair, ...]]
    """The sections that are out of date, by language and page, without pages that have none."""
    sizes: Mapping[tuple[Language, str], tuple[int, int]] = field(default_factory=dict)
    """The width and height in CSS pixels, by language and drawing; empty until the figures are drawn."""
    templates: Mapping[str, str] = field(default_factory=TemplateSources)
    """The source of each template by its name, such as "blocks/figure.html.j2"."""


def references(briefing: Briefing) -> References:
    """Return the cross-references of a briefing, with its figures and tables numbered in reading order.

    The pages of the first language determine the numbers. Figures and tables shown only in the other language are
    numbered after these, so that the only problem reported is the difference between the languages.

    Pages with `digest: true` are ignored for the numbers, since they repeat figures that other pages show in full.
    """
    exhibits: dict[str, Exhibit] = {}
    registers: dict[str, str] = {}
    counts: dict[str, int] = {"figure": 0, "table": 0}
    for page in (page for language in LANGUAGES for page in briefing.pages[language].values()):
        for call in parse(page).calls:
            if call.name == "register" and call.id in REGISTERS and REGISTERS[call.id].has_entries(briefing):
                registers.setdefault(call.id, page.name)
            elif call.name in counts and not page.head.digest and call.id not in exhibits:
                counts[call.name] += 1
                exhibits[call.id] = Exhibit(call.name, counts[call.name], page.name)
    return References(briefing, exhibits, registers, _passages(briefing), outdated(briefing))


def _passages(briefing: Briefing) -> dict[str, tuple[Passage, ...]]:
    """Return the sections that discuss each claim, found by the calls in the first language.

    Both languages have the same calls. Pages with `digest: true` are left out.
    """
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
    """Return the sections of a page by the line of their headings; `twin` is the page in the other language.

    A heading whose id `twin` does not have is repeated in place of its translation.
    """
    words = {heading.id: heading.text for heading in parse(twin).headings} if twin else {}
    return {
        heading.line: Passage(page.name, heading.id, Text(heading.text, words.get(heading.id) or heading.text))
        for heading in parse(page).headings
    }
