"""A preview that follows every save in docs/, data/ and templates/: a good save is shown, a mistake is printed."""

import functools
import http.server
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefing import site
from briefing.errors import Problems
from briefing.load.files import ENGINE

QUIET = 0.2
"""Seconds without a further save before a build starts: editors write a file more than once."""


class _Saves(FileSystemEventHandler):
    """Notes that something was saved; only what changes content counts, not a look at a file."""

    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.happened.set()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve(root: Path, port: int) -> None:
    """Build, serve site/ at http://127.0.0.1:port/, and build again after every save, until interrupted."""
    saves = _Saves()
    observer = Observer()
    for folder in {root / "docs", root / "data", ENGINE / "templates"}:
        observer.schedule(saves, str(folder), recursive=True)
    observer.start()
    _build(root)
    handler = functools.partial(_Handler, directory=str(root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _say(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C ends)")
    try:
        while True:
            saves.happened.wait()
            while saves.happened.is_set():
                saves.happened.clear()
                saves.happened.wait(QUIET)
            _build(root)
    finally:
        server.shutdown()
        observer.stop()
        observer.join()


def _build(root: Path) -> None:
    try:
        site.make(root, _say, pages=True)
    except Problems as found:
        for problem in found.problems:
            _say(str(problem))


def _say(words: str) -> None:
    print(words, flush=True)
