"""A page for each system, from one template over data/: what is known about it, and what is not."""

from briefing.languages import Language
from briefing.model import Briefing, Claim, Figure, System
from briefing.page.context import PROFILE, Author, Book
from briefing.page.parse import front_matter


def pages(book: Book, language: Language) -> dict[str, tuple[Author, str]]:
    """Page name → its author and its Markdown, in the register's order; none where no page holds the register."""
    if "systems" not in book.registers:
        return {}
    return {f"{PROFILE}{system.id}": _page(book, language, system) for system in book.briefing.systems.values()}


def _page(book: Book, language: Language, system: System) -> tuple[Author, str]:
    assert book.templates
    briefing = book.briefing
    author = Author(book, language, f"{PROFILE}{system.id}", system.where)
    plain = author.plain()
    home = book.registers["systems"]
    title = front_matter(briefing.pages[language][home].source).get("title", home)
    description = author.word("profile-description").format(
        name=plain.say(system.name), maker=plain.say(system.maker), date=plain.date(system.released)
    )
    text = book.templates("pages/system.md").render(
        a=author,
        system=system,
        register={"title": title, "file": f"{home}.md"},
        description=description,
        claims=_claims(briefing, system),
        figures=_figures(book, system),
    )
    return author, text


def _claims(briefing: Briefing, system: System) -> list[Claim]:
    """The claims that the system's own facts answer."""
    named = {
        claim for fact in briefing.facts.values() if _owner(briefing, fact.id) == system.id for claim in fact.claims
    }
    return [claim for id, claim in briefing.claims.items() if id in named]


def _owner(briefing: Briefing, fact: str) -> str:
    """The system that a fact's id begins with; the longest, since "m6.x" and "m6.x.parameters" may both be known."""
    return max((id for id in briefing.systems if fact.startswith(f"{id}.")), key=len, default="")


def _figures(book: Book, system: System) -> list[Figure]:
    """The figures that have a row for the system."""
    placed = [figure for id, figure in book.briefing.figures.items() if id in book.numbers]
    found = [figure for figure in placed if any(row.id == system.id for row in figure.rows)]
    return sorted(found, key=lambda figure: book.numbers[figure.id][1])
