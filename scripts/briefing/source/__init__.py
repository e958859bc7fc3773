"""Loads a briefing from data/ and docs/: the YAML and CSV files become entries, then values, then a Briefing.

No other package reads YAML or CSV, or uses pydantic. Problems are reported together: those of all files first, then,
if every file is valid, those of references and values.
"""

from pathlib import Path

from briefing.model import Briefing
from briefing.source.files import read
from briefing.source.resolve import resolve

__all__ = ["load"]


def load(root: Path) -> Briefing:
    """Return the briefing in `root`.

    Raises Problems if a file is invalid, with the problems of all files; or else, if a reference or value is invalid,
    with the problems of all references and values.
    """
    return resolve(read(root))
