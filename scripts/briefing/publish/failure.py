"""Failures of a publisher that the engine cannot explain: the author gets one sentence, and a log keeps the rest."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.store.disk import write_whole

FOLDER = ".cache"
"""Where logs are written, below the briefing's folder."""


class Failure(Problems):
    """Problems of which some are explained only by `logs`: what a publisher reported, by the name of its file.

    What raises it writes nothing; `logs_kept` does, where the briefing's folder is known.
    """

    def __init__(self, problems: Iterable[Problem], logs: Mapping[str, str]) -> None:
        super().__init__(problems)
        self.logs = dict(logs)

    def __reduce__(self) -> tuple[type["Failure"], tuple[tuple[Problem, ...], Mapping[str, str]]]:  # type: ignore[override]
        """Return how to make the exception again in the process that waits for a worker."""
        return Failure, (self.problems, self.logs)


def unexplained(where: Place, what: Message, log: str) -> Problem:
    """Return the problem of a publisher that failed, with the file that keeps its report."""
    return Problem(where, what, Message("Fix what its report names: {log}.", log=f"{FOLDER}/{log}"))


@contextmanager
def logs_kept(work: Path) -> Iterator[None]:
    """Write the logs of a Failure to `work` (.cache) as it passes, and let it go on."""
    try:
        yield
    except Failure as failure:
        keep_logs(failure, work)
        raise


def keep_logs(failure: Failure, work: Path) -> None:
    """Write the logs of a failure to `work` (.cache)."""
    for name, report in failure.logs.items():
        write_whole(work / name, report.encode())
