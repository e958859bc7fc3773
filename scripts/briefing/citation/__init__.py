"""Formats references to the sources of a briefing, and to the briefing itself.

Chinese pages follow GB/T 7714—2025 (numeric style), English pages APA 7; each style is a module.
"""

from briefing.citation import apa, gbt7714
from briefing.citation.bibtex import as_bibtex
from briefing.citation.licence import licence_id, licence_page, spdx_id
from briefing.citation.own import STYLES, Style, own_reference, slug
from briefing.citation.references import Reference, disambiguate, short
from briefing.citation.ris import as_ris
from briefing.languages import Language
from briefing.model import Source

__all__ = [
    "STYLES",
    "Reference",
    "Style",
    "as_bibtex",
    "as_ris",
    "disambiguate",
    "licence_id",
    "licence_page",
    "own_reference",
    "reference",
    "short",
    "slug",
    "spdx_id",
]


def reference(source: Source, language: Language) -> Reference:
    """Return the full reference to a source, in the citation style of a language's pages."""
    return gbt7714.reference(source) if language == "zh" else apa.reference(source)
