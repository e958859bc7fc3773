"""Runs a command (`python -m briefing check`), and ends the process promptly and silently after Ctrl+C."""

import gc
import os
import threading
from concurrent.futures import InvalidStateError
from multiprocessing import util

INTERRUPTED = 130
COLLECTIONS = 100_000, 50, 50
"""The thresholds of the garbage collector (by default 700, 10, 10 in Python 3.11). Nearly all objects of a build live
until it ends, so frequent collections took a sixth of its time and freed nothing."""
PATIENCE = 3
"""Seconds from the end of an interrupted command until the process exits without waiting for its threads; occasionally
one hangs, waiting for a process that has exited."""


def run() -> int:
    """Run the command in the arguments of this process, and return its exit code.

    If Ctrl+C ends the command, the process ends at most PATIENCE seconds later, even if a thread hangs.
    """
    threading.excepthook = _report_of_thread
    gc.set_threshold(*COLLECTIONS)
    try:
        from briefing.cli import main

        code = main()
    except KeyboardInterrupt:  # while modules are still being imported
        code = INTERRUPTED
    if code == INTERRUPTED:
        deadline = threading.Timer(PATIENCE, leave, (code,))
        deadline.daemon = True
        deadline.start()
    return code


def leave(code: int) -> None:
    """End the process at once with the exit code `code`, without waiting for its threads.

    The semaphores of its pools are removed first; otherwise Python's resource tracker removes them, with a warning.
    """
    util._run_finalizers(0)  # type: ignore[attr-defined]  # there is no public name for it
    os._exit(code)


def _report_of_thread(failure: threading.ExceptHookArgs) -> None:
    """Report an uncaught exception of a thread, except the InvalidStateError that can follow Ctrl+C.

    An executor raises it when it sets the result of a task that was cancelled before its process ended.
    """
    if not issubclass(failure.exc_type, InvalidStateError):
        threading.__excepthook__(failure)


if __name__ == "__main__":
    raise SystemExit(run())
