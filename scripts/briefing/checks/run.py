"""Every page written and every check passed: all that `make check` does, and what a build does before it makes more."""

from collections.abc import Mapping
from pathlib import Path

from briefing import checks
from briefing.diagnostics.problem import Problem, Problems
from briefing.languages import Language
from briefing.page import render
from briefing.page.context import Book
from briefing.source import load


def check(root: Path) -> tuple[Problem, ...]:
    """Read the briefing and pass every check, or raise Problems. Draws nothing; returns the warnings."""
    return passed(render.book(load(root)))[1]


def passed(
    book: Book, known: render.Known | None = None
) -> tuple[Mapping[Language, Mapping[str, render.Written]], tuple[Problem, ...]]:
    """Every page, and the checks' warnings, once nothing worse is found; else all that was found is raised."""
    written = render.write_all(book, known)
    found = [problem for by_name in written.values() for page in by_name.values() for problem in page.problems]
    found = list(Problems(found + checks.findings(book.briefing, written)).problems)
    if any(problem.severity == "error" for problem in found):
        raise Problems(found)
    return written, tuple(found)
