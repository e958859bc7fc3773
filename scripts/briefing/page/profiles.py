"""Builds the profile page of each system from data/: its attributes, undisclosed details, claims and figures."""

from dataclasses import dataclass

from briefing.languages import Language
from briefing.model import Briefing, Claim, Figure, Head, System
from briefing.page import blocks
from briefing.page.references import References
from briefing.page.vocabulary import Vocabulary
from briefing.page.writer import PROFILE


@dataclass(frozen=True)
class Profile:
    """The page of a system, before its list of references is appended."""

    writer: Vocabulary
    head: Head
    front: str
    body: str


def names(references: References) -> list[str]:
    """Return the names of the profiles in the order of data/systems.yml; [] if no page has the register of systems."""
    systems = references.briefing.systems if "systems" in references.registers else ()
    return [f"{PROFILE}{id}" for id in systems]


def profile(references: References, language: Language, name: str) -> Profile:
    """Build the profile whose page has this name, which must be one of `names`."""
    briefing, home = references.briefing, references.registers["systems"]
    system = briefing.systems[name.removeprefix(PROFILE)]
    writer = Vocabulary(references, language, name, system.where)
    plain = writer.plain()
    known_as = plain.say(system.name, system.where)
    description = plain.word("profile-description").format(
        name=known_as, maker=plain.say(system.maker), date=plain.date(system.released)
    )
    head = Head(known_as, description)
    text = blocks.page(
        "system",
        writer,
        system=system,
        head=head,
        register={"title": briefing.pages[language][home].head.title or home, "file": f"{home}.md"},
        claims=_claims(briefing, system),
        figures=_figures(references, system),
    )
    front, mark, body = text.partition("\n---\n")
    return Profile(writer, head, front + mark, body)


def _claims(briefing: Briefing, system: System) -> list[Claim]:
    """Return the claims to which the system's own facts refer, in the order of `Briefing.claims`."""
    named = {
        claim for fact in briefing.facts.values() if _owner(briefing, fact.id) == system.id for claim in fact.claims
    }
    return [claim for id, claim in briefing.claims.items() if id in named]


def _owner(briefing: Briefing, fact: str) -> str:
    """Return the id of the system that a fact belongs to, or "" if there is none.

    It is the longest system id with which the fact's id begins, since "m6.x" and "m6.x.y" may both be systems.
    """
    return max((id for id in briefing.systems if fact.startswith(f"{id}.")), key=len, default="")


def _figures(references: References, system: System) -> list[Figure]:
    """Return the figures with a number that have a row for the system, in the order of their numbers."""
    shown = [figure for id, figure in references.briefing.figures.items() if id in references.exhibits]
    found = [figure for figure in shown if any(row.id == system.id for row in figure.rows)]
    return sorted(found, key=lambda figure: references.exhibits[figure.id].number)
