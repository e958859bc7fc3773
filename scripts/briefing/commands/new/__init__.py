"""`make new`: a page, a figure or a whole briefing, begun from templates/new. Nothing that is there is written over."""

from pathlib import Path

from briefing.commands.new.beginning import Beginning
from briefing.commands.new.briefing import begin as briefing
from briefing.commands.new.figure import begin as figure
from briefing.commands.new.page import begin as page
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.store import disk

__all__ = ["briefing", "figure", "page", "write"]


def write(root: Path, new: Beginning) -> tuple[str, ...]:
    """Write what was begun and return the lines to print. Raises Problems where a new file is there already."""
    there = [name for name in new.files if (root / name).exists()]
    if there:
        raise Problems(Problem(Place(name, 1), "this file is there already.", "Choose another name.") for name in there)
    for name, content in {**new.files, **new.edited}.items():
        disk.write_whole(root / name, content.encode())
    return new.told
