"""Every page written and every gate passed: all that `make check` does, and what a build does before it makes more."""

from collections.abc import Mapping
from pathlib import Path

from briefing import checks, pages
from briefing.author import Book
from briefing.errors import Problem, Problems
from briefing.load import load
from briefing.model import Language


def check(root: Path) -> tuple[Problem, ...]:
    """Read the briefing and pass every gate, or raise Problems. Draws nothing; returns the warnings."""
    return passed(pages.book(load(root)))[1]


def passed(
    book: Book, known: pages.Known | None = None
) -> tuple[Mapping[Language, Mapping[str, pages.Written]], tuple[Problem, ...]]:
    """Every page, and the gates' warnings, once nothing worse is found; else all that was found is raised."""
    written = pages.write_all(book, known)
    found = [problem for by_name in written.values() for page in by_name.values() for problem in page.problems]
    found = list(Problems(found + checks.findings(book.briefing, written)).problems)
    if any(problem.severity == "error" for problem in found):
        raise Problems(found)
    return written, tuple(found)
