"""data/ and docs/ → Briefing. The only place that knows YAML and CSV; all problems are found before any is told."""

from pathlib import Path

from briefing.diagnostics.problem import Problems
from briefing.model import Briefing
from briefing.source.resolve import Assembly

__all__ = ["load"]


def load(root: Path) -> Briefing:
    """Read the briefing in `root`. Raises Problems, with every problem found in data/ and docs/."""
    assembly = Assembly(root)
    briefing = assembly.briefing()
    if assembly.problems or briefing is None:
        raise Problems(assembly.problems)
    return briefing
