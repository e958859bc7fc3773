"""Runs `make serve`: a preview, by default at http://127.0.0.1:8000/, that is rebuilt after every save.

Besides the pages, /-/both/china.html shows a page in both languages, and /-/status.html shows the status board.
"""

import errno
import signal
import socket
import threading
import time
import traceback
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefing.commands.preview import Preview
from briefing.commands.preview_server import HOSTS, Readers, Server, state
from briefing.console import Console, count
from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.diagnostics.problem import Problem, Problems
from briefing.paths import TEMPLATES
from briefing.settings import LAST_PORT, Settings
from briefing.store import disk

QUIET = 0.05
"""Seconds without another save before a build starts, since editors may write a file more than once per save."""
FIRST_FREE_PORT = 1024
"""Lower ports need administrator rights."""
TRACEBACK = ".cache/traceback.txt"


class _Saves(FileSystemEventHandler):
    """Sets an event when a file is created, changed, moved or deleted, but not when it is only opened."""

    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Record a save."""
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.happened.set()


def serve(root: Path, port: int, settings: Settings, console: Console) -> None:
    """Serve the preview, and rebuild it after every save, until Ctrl+C or SIGTERM raises KeyboardInterrupt.

    Raises Problems if the port is in use or needs administrator rights.
    """
    saves, readers, preview = _Saves(), Readers(), Preview(root, settings)
    server = _listen(port, preview, readers, console)
    # Shells make background commands ignore SIGINT, so its handler is restored; SIGTERM (`kill`) ends the preview too.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    observer = Observer()
    for folder in {root / "docs", root / "data", TEMPLATES}:
        observer.schedule(saves, str(folder), recursive=True)
    observer.schedule(saves, str(root / "mkdocs.yml"))
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    console.line(Message("{address} (Ctrl+C ends the preview)", address=server.address))
    rebuild(preview, readers, console)
    while True:  # until KeyboardInterrupt; all threads are daemons, and end with the process
        saves.happened.wait()
        while saves.happened.is_set():
            saves.happened.clear()
            saves.happened.wait(QUIET)
        rebuild(preview, readers, console)


def rebuild(preview: Preview, readers: Readers, console: Console) -> None:
    """Rebuild after a save and report the result: to browsers as each page is made, to the terminal at the end.

    Errors are always printed, warnings only when they are new. An unexpected exception is reported as a problem, and
    the preview keeps running.
    """
    began, before = time.monotonic(), preview.problems
    try:
        preview.update(readers.pages(), lambda changed: readers.send(state(preview, console, changed), changed))
    except Exception as error:
        preview.fail(_failure(preview.root, error))
        readers.send(state(preview, console))
    for problem in preview.problems:
        if problem.severity == "error" or problem not in before:
            print(console.problem(problem), flush=True)
    if preview.has_errors():
        return
    if before and not preview.problems:
        readers.send(state(preview, console))
    shown = f"{time.monotonic() - began:.2f}"
    if preview.problems:
        console.line(Message("Shown after {seconds} s. {count}", seconds=shown, count=count(preview.problems)))
    else:
        console.line(Message("Shown after {seconds} s.", seconds=shown))


def _listen(port: int, preview: Preview, readers: Readers, console: Console) -> Server:
    """Return a server on a port. Raises Problems if the port is in use or needs administrator rights."""
    try:
        return Server(port, preview, readers, console)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        in_use = error.errno == errno.EADDRINUSE
        what = (
            Message("Port {port} is in use.", port=port)
            if in_use
            else Message("Port {port} needs administrator rights.", port=port)
        )
        fix = Message("Run make serve PORT={port}.", port=_free_port(port + 1))
        raise Problems([Problem(Place("make serve"), what, fix)]) from None


def _free_port(first: int) -> int:
    """Return the first free port from `first` on, but none below FIRST_FREE_PORT, or 0 (any port) if none is free."""
    for port in range(max(first, FIRST_FREE_PORT), LAST_PORT + 1):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if not trial.connect_ex((HOSTS[0], port)):
                continue  # a server answers on this port
            try:
                trial.bind((HOSTS[0], port))
            except OSError:
                continue
            return port
    return 0  # any


def _failure(root: Path, error: Exception) -> Problem:
    """Return the problem for an unexpected exception (a defect of the engine), and write its traceback to a file."""
    disk.write_whole(root / TRACEBACK, "".join(traceback.format_exception(error)).encode())
    what = Message(
        "The preview failed after this save because of a defect in the engine ({kind}).", kind=type(error).__name__
    )
    fix = Message("Undo the change to continue, and send this file to the maintainers of the engine.")
    return Problem(Place(TRACEBACK), what, fix)
