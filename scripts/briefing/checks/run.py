"""Runs the checks: on a draft, for `make check` and in a build, and on finished files, before they are published."""

from collections.abc import Iterable
from pathlib import Path

from briefing import checks
from briefing.checks.subjects import Draft, Finished, Pages
from briefing.diagnostics.problem import Problem, Problems
from briefing.page import recording, render
from briefing.page.references import References
from briefing.page.references import references as build_references
from briefing.source import load
from briefing.store.memo import Digests, Memo


def check(root: Path) -> tuple[Problem, ...]:
    """Load a briefing, run the checks of drafts without drawing figures, and return the warnings.

    Raises:
        Problems: with all errors, if the briefing cannot be loaded; otherwise with all errors and warnings, if there is
            an error.
    """
    return render_and_check(build_references(load(root)))[1]


def render_and_check(
    references: References, memo: Memo | None = None, known: Digests | None = None
) -> tuple[Pages, tuple[Problem, ...]]:
    """Render every page, run the checks of drafts, and return the pages and the warnings.

    With a memo, pages and texts that have not changed and had no problems are not rendered and read again. `known`
    returns the digests of the references; by default they are computed here.

    Raises:
        Problems: with all errors and warnings, if there is an error.
    """
    reader = checks.TextReader(references.briefing)
    known = known or recording.digests(references)
    pages = render.write_all(references, memo, known, reader.page)
    written = [page for by_name in pages.values() for page in by_name.values()]
    in_text = [problem for page in written for problem in page.findings]
    in_text += recording.findings("texts of data", references, memo, known, reader.data)
    found = [problem for page in written for problem in page.problems]
    return pages, _warnings([*found, *checks.findings(Draft(references, pages, tuple(in_text)))])


def check_finished(finished: Finished) -> tuple[Problem, ...]:
    """Check finished files of a site before they are published, and return the warnings.

    Raises:
        Problems: with all errors and warnings, if there is an error.
    """
    return _warnings(checks.findings_in_finished(finished))


def _warnings(found: Iterable[Problem]) -> tuple[Problem, ...]:
    problems = Problems(found)
    if any(problem.severity == "error" for problem in problems.problems):
        raise problems
    return problems.problems
