"""Formats the briefing as an RIS record, which reference managers import."""

from briefing.languages import Language
from briefing.model import Briefing


def as_ris(briefing: Briefing, language: Language) -> str:
    """Return the briefing's edition in one language as an RIS record of type RPRT (report).

    Lines end with LF.
    """
    date = briefing.date
    day = "/".join([f"{date.year:04d}", *(f"{part:02d}" if part else "" for part in (date.month, date.day))])
    fields = [
        ("TY", "RPRT"),
        *(("AU", party.name[language]) for party in briefing.authors),
        ("TI", briefing.title[language]),
        ("PY", f"{date.year:04d}"),
        ("DA", f"{day}/"),
        ("ET", briefing.version),
        *([("PB", briefing.publisher.name[language])] if briefing.publisher else []),
        ("LA", language),
        *([("UR", briefing.address(language))] if briefing.host else []),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in fields)
