"""Runs `make new`: creates a page, a figure or a whole briefing from templates/new, without overwriting files."""

from pathlib import Path

from briefing.commands.new.briefing import scaffold as briefing
from briefing.commands.new.figure import scaffold as figure
from briefing.commands.new.page import scaffold as page
from briefing.commands.new.scaffold import Scaffold
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.store import disk

__all__ = ["briefing", "figure", "page", "write"]


def write(root: Path, new: Scaffold) -> tuple[str, ...]:
    """Write the new and edited files, and return the lines to print.

    Raises Problems, before anything is written, if a new file already exists.
    """
    existing = [name for name in new.files if (root / name).exists()]
    if existing:
        what, fix = Message("This file already exists."), Message("Choose another name.")
        raise Problems(Problem(Place(name, 1), what, fix) for name in existing)
    for name, content in {**new.files, **new.edited}.items():
        disk.write_whole(root / name, content.encode())
    return new.report
