"""`make new`: a page, a figure or a whole briefing, begun from templates/new. Nothing that is there is written over."""

from pathlib import Path

from briefing import disk
from briefing.errors import Problem, Problems
from briefing.new.beginning import Beginning
from briefing.new.briefing import begin as briefing
from briefing.new.figure import begin as figure
from briefing.new.page import begin as page

__all__ = ["briefing", "figure", "page", "write"]


def write(root: Path, new: Beginning) -> tuple[str, ...]:
    """Write what was begun and return the lines to print. Raises Problems where a new file is there already."""
    there = [name for name in new.files if (root / name).exists()]
    if there:
        raise Problems(Problem(f"{name}:1", "this file is there already.", "Choose another name.") for name in there)
    for name, content in {**new.files, **new.edited}.items():
        disk.write_whole(root / name, content.encode())
    return new.told
