"""Run a command: `python -m briefing check`. After Ctrl+C the process ends soon, and silently."""

import os
import threading
from concurrent.futures import InvalidStateError

INTERRUPTED = 130
PATIENCE = 3
"""Seconds after Ctrl+C in which threads may end. Seldom one waits for ever, for a process that is gone."""


def run() -> int:
    """Run the command of this process, and return its exit code."""
    threading.excepthook = _report_of_thread
    try:
        from briefing.cli import main

        code = main()
    except KeyboardInterrupt:  # while modules are still being imported
        code = INTERRUPTED
    if code == INTERRUPTED:
        deadline = threading.Timer(PATIENCE, os._exit, (code,))
        deadline.daemon = True
        deadline.start()
    return code


def _report_of_thread(failure: threading.ExceptHookArgs) -> None:
    """Report an exception of a thread, except the one that follows Ctrl+C.

    An executor sets the results of tasks whose processes have ended also where the tasks were cancelled, and fails.
    """
    if not issubclass(failure.exc_type, InvalidStateError):
        threading.__excepthook__(failure)


if __name__ == "__main__":
    raise SystemExit(run())
