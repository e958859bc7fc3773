"""data/ and docs/ → Briefing, in one direction: YAML and CSV → entries → values → Briefing.

The only part that knows YAML, CSV and pydantic. All problems are found before any is reported.
"""

from pathlib import Path

from briefing.model import Briefing
from briefing.source.files import read
from briefing.source.resolve import resolve

__all__ = ["load"]


def load(root: Path) -> Briefing:
    """Read the briefing in `root`. Raises Problems, with every problem found in data/ and docs/."""
    return resolve(read(root))
