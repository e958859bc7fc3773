"""A briefing, as everything after `source` sees it: frozen, complete, every reference resolved or checked.

Read `briefing.py` first: a Briefing has pages in each language over one body of evidence.
"""

from briefing.model.briefing import (
    Allowed,
    Briefing,
    Change,
    ChangeKind,
    Confirmed,
    Dialect,
    Graded,
    Head,
    Page,
    Strictness,
)
from briefing.model.evidence import (
    COUNTED,
    VERDICTS,
    Claim,
    Fact,
    Finding,
    Point,
    Source,
    System,
    Term,
    Verdict,
    WorkKind,
)
from briefing.model.figure import Column, Encoding, Figure, Row, Series, Table, sources_of
from briefing.model.quantity import Basis, Quantity, Unit
from briefing.model.text import Period, Text

__all__ = [
    "COUNTED",
    "VERDICTS",
    "Allowed",
    "Basis",
    "Briefing",
    "Change",
    "ChangeKind",
    "Claim",
    "Column",
    "Confirmed",
    "Dialect",
    "Encoding",
    "Fact",
    "Figure",
    "Finding",
    "Graded",
    "Head",
    "Page",
    "Period",
    "Point",
    "Quantity",
    "Row",
    "Series",
    "Source",
    "Strictness",
    "System",
    "Table",
    "Term",
    "Text",
    "Unit",
    "Verdict",
    "WorkKind",
    "sources_of",
]
