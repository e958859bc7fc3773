"""The registers: the complete lists of entries that a page shows with `{{ register("claims") }}`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from briefing.model import Briefing


@dataclass(frozen=True)
class Register:
    """A register: its template (templates/blocks/register_….html.j2), the file of its entries, and their ids."""

    template: str
    file: str
    ids: Callable[[Briefing], Iterable[str]]

    def has_entries(self, briefing: Briefing) -> bool:
        """Return True if the briefing has anything to list here."""
        return any(True for _ in self.ids(briefing))


REGISTERS: Mapping[str, Register] = {
    "changes": Register("changes", "changes.yml", lambda briefing: briefing.changes),
    "claims": Register("claims", "claims.yml", lambda briefing: briefing.claims),
    "findings": Register("findings", "findings.yml", lambda briefing: briefing.findings),
    "numbers": Register(
        "numbers", "facts.yml", lambda briefing: (id for id, fact in briefing.facts.items() if not fact.counts)
    ),
    "sources": Register("sources", "sources.yml", lambda briefing: briefing.sources),
    "terms": Register("terms", "terms.yml", lambda briefing: briefing.terms),
    "systems": Register("systems", "systems.yml", lambda briefing: briefing.systems),
    "checked-claims": Register(
        "checked", "verification.yml", lambda briefing: (id for id in briefing.verification if id in briefing.claims)
    ),
    "checked-numbers": Register(
        "checked", "verification.yml", lambda briefing: (id for id in briefing.verification if id in briefing.facts)
    ),
}
"""Every register by its name."""
DOWNLOADED = ("claims", "numbers")
"""The registers that can be downloaded, each as one CSV file per language and one JSON file with both languages."""


def offered(briefing: Briefing) -> tuple[str, ...]:
    """Return the names of the registers in DOWNLOADED that have entries; an empty register has no file."""
    return tuple(name for name in DOWNLOADED if REGISTERS[name].has_entries(briefing))


def has_data(briefing: Briefing) -> bool:
    """Return True if the briefing has any data to download: figures, tables, claims or numbers."""
    return bool(briefing.figures or briefing.tables or offered(briefing))
