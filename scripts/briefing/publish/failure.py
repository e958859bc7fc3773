"""Handles failures of MkDocs and Typst that the engine cannot explain: a short problem and a log with the report."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.store.disk import write_whole

FOLDER = ".cache"
"""The folder of the logs, inside the briefing's folder."""


class Failure(Problems):
    """Problems of a publisher, with `logs`: its reports by file name.

    Code that raises a Failure does not write the logs; `logs_kept` writes them where the briefing's folder is known.
    """

    def __init__(self, problems: Iterable[Problem], logs: Mapping[str, str]) -> None:
        super().__init__(problems)
        self.logs = dict(logs)

    def __reduce__(self) -> tuple[type["Failure"], tuple[tuple[Problem, ...], Mapping[str, str]]]:  # type: ignore[override]
        """Return the class and arguments that recreate the exception in another process (for pickle)."""
        return Failure, (self.problems, self.logs)


def unexplained(where: Place, what: Message, log: str) -> Problem:
    """Return the problem for a failed publisher, which refers to the log with its report."""
    return Problem(where, what, Message("Read its report and fix the cause: {log}.", log=f"{FOLDER}/{log}"))


@contextmanager
def logs_kept(work: Path) -> Iterator[None]:
    """Write the logs of a Failure that is raised inside the context to `work` (.cache), and re-raise it."""
    try:
        yield
    except Failure as failure:
        keep_logs(failure, work)
        raise


def keep_logs(failure: Failure, work: Path) -> None:
    """Write the logs of a failure to `work` (.cache)."""
    for name, report in failure.logs.items():
        write_whole(work / name, report.encode())
