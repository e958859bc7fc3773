"""The worker processes of a build, which draw figures, typeset cards and PDFs, and publish pages."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
NUMBER = 2
START = "forkserver"
"""The start method of workers: each starts from a clean process, since a fork of a process with threads can hang."""


class Workers(ProcessPoolExecutor):
    """A pool of worker processes that block SIGINT, which a terminal sends to every process of a command on Ctrl+C.

    An interrupted worker would print a traceback, or break the pool before this process handles the interrupt.
    """

    def __init__(self) -> None:
        super().__init__(NUMBER, get_context(START))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Submit a call with SIGINT blocked, so that any worker started for it inherits the block; then unblock it."""
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def started() -> Iterator[Workers]:
    """Yield a pool of workers, and shut it down at the end of the context, after all submitted calls have finished.

    If the context raises, calls that have not begun are cancelled. On Ctrl+C the workers are killed, since otherwise
    the process could not end before they have finished their calls.
    """
    pool = Workers()
    try:
        yield pool
    except KeyboardInterrupt:
        for process in active_children():
            process.kill()
        raise
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()
