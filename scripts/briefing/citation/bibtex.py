"""Formats the briefing as a BibTeX entry, for citation in LaTeX."""

from collections.abc import Mapping

from briefing.citation.own import slug
from briefing.languages import Language
from briefing.model import Briefing, Party

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The month macros of BibTeX, which its styles translate."""
LANGUAGE_NAMES: Mapping[Language, str] = {"zh": "chinese", "en": "english"}
ESCAPES = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def as_bibtex(briefing: Briefing, language: Language) -> str:
    """Return one language's edition of the briefing as a BibTeX entry."""
    date = briefing.date
    fields = {
        "author": " and ".join(_author(party, language) for party in briefing.authors),
        "title": f"{{{_escape(briefing.title[language])}}}",
        "publisher": _escape(briefing.publisher.name[language]) if briefing.publisher else "",
        "year": str(date.year),
        "month": MONTHS[date.month - 1] if date.month else "",
        "note": f"Version {_escape(briefing.version)}",
        "language": LANGUAGE_NAMES[language],
        "url": briefing.address(language),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{slug(briefing)}-{language}-{date.year},", *lines, "}", ""])


def _author(party: Party, language: Language) -> str:
    """Return a name for BibTeX; that of an organisation is in braces, so that it is not split like a person's."""
    name = _escape(party.name[language])
    return f"{{{name}}}" if party.kind == "organisation" else name


def _escape(text: str) -> str:
    """Return text with the special characters of TeX escaped."""
    return "".join(ESCAPES.get(sign, sign) for sign in text)
