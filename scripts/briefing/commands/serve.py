"""The preview at http://127.0.0.1:8000/: it follows every save, and says in the page what is wrong and where.

Beside the pages: /-/both/china.html shows a page in both languages side by side; /-/status.html is the board of status.
"""

import functools
import http.server
import json
import queue
import threading
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefing.commands import status
from briefing.commands.preview import Preview
from briefing.diagnostics import messages
from briefing.diagnostics.message import Message
from briefing.diagnostics.problem import Problems
from briefing.languages import LANGUAGES
from briefing.paths import TEMPLATES

QUIET = 0.05
"""Seconds without a further save before a build starts: editors write a file more than once."""
HEARTBEAT = 15
"""Seconds after which a silent stream is checked: a browser that left is noticed then."""
OWN = "/-/"
"""What begins so is the preview's own, not the site's."""
TOOLS = TEMPLATES / "preview"
SCRIPT = b'<script src="/-/preview.js" defer></script>'
NOT_YET = b'<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title><body>' + SCRIPT


class _Saves(FileSystemEventHandler):
    """Notes that something was saved; only what changes content counts, not a look at a file."""

    def __init__(self) -> None:
        self.happened = threading.Event()
        self.looks = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.looks |= str(event.src_path).startswith(str(TEMPLATES))
            self.happened.set()


class _Readers:
    """The browsers that look on: each has a queue of messages, and the page that it shows."""

    def __init__(self) -> None:
        self.open: dict[queue.Queue[str], str] = {}
        self.lock = threading.Lock()

    def join(self, page: str) -> "queue.Queue[str]":
        mine: queue.Queue[str] = queue.Queue()
        with self.lock:
            self.open[mine] = page
        return mine

    def leave(self, mine: "queue.Queue[str]") -> None:
        with self.lock:
            self.open.pop(mine, None)

    def tell(self, message: str) -> None:
        with self.lock:
            for each in self.open:
                each.put(message)

    def pages(self) -> list[str]:
        with self.lock:
            return list(dict.fromkeys(self.open.values()))


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the preview's folder, with a script in each page that listens for what a save changed."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, preview: Preview, readers: _Readers, **options: object) -> None:
        self.preview, self.readers = preview, readers
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request."""

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path == f"{OWN}events":
            self._events()
        elif path.startswith(f"{OWN}both/"):
            self._send((TOOLS / "both.html").read_bytes(), "text/html; charset=utf-8")
        elif path == f"{OWN}status.json":
            self._send(status.as_json(status.status(self.preview.root, _said)).encode(), "application/json")
        elif path.startswith(OWN) and (file := TOOLS / Path(path).name).is_file():
            self._send(file.read_bytes(), self.guess_type(str(file)))
        elif path.endswith(".pdf"):
            self._pdf(path)
        else:
            self._page(path)

    def _page(self, path: str) -> None:
        """A file of the site; a page with the preview's script in it."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if file.suffix != ".html" or not file.is_file():
            if self.preview.built is None and path.endswith((".html", "/")):
                self._send(NOT_YET, "text/html; charset=utf-8")
            else:
                super().do_GET()
            return
        page = file.read_bytes()
        self._send(page.replace(b"</body>", SCRIPT + b"</body>"), "text/html; charset=utf-8")

    def _pdf(self, path: str) -> None:
        """A PDF, set when it is asked for."""
        language, _, name = path.strip("/").partition("/")
        try:
            known = next((each for each in LANGUAGES if each == language), None)
            content = self.preview.pdf(known, name) if known else None
        except Problems as found:
            self._send("\n".join(map(str, found.problems)).encode(), "text/plain; charset=utf-8")
            return
        if content is None:
            self.send_error(404)
        else:
            self._send(content, "application/pdf")

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _state(self, changed: Collection[str] = ()) -> str:
        return state(self.preview, changed)

    def _events(self) -> None:
        """A stream of server-sent events for one browser, until it leaves."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        mine = self.readers.join(urlsplit(self.path).query)
        try:
            for message in self._messages(mine):
                self.wfile.write(message.encode())
                self.wfile.flush()
        except OSError:
            pass  # it left
        finally:
            self.readers.leave(mine)
            self.close_connection = True

    def _messages(self, mine: "queue.Queue[str]") -> Iterator[str]:
        yield f"data: {self._state()}\n\n"
        while True:
            try:
                yield f"data: {mine.get(timeout=HEARTBEAT)}\n\n"
            except queue.Empty:
                yield ": \n\n"


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that breaks off is no news."""


def state(preview: Preview, changed: Collection[str] = ()) -> str:
    """What browsers are told, as JSON: what is wrong, and which files are new."""
    editors = messages.editors_language()
    problems = [
        {"where": each.place, "what": messages.say(each.what, editors), "hint": messages.say(each.hint, editors)}
        for each in preview.problems
    ]
    good = not any(each.severity == "error" for each in preview.problems)
    return json.dumps({"problems": problems, "good": good, "changed": list(changed)}, ensure_ascii=False)


def serve(root: Path, port: int) -> None:
    """Build, serve, and follow every save until interrupted."""
    saves, readers, preview = _Saves(), _Readers(), Preview(root)
    observer = Observer()
    for folder in {root / "docs", root / "data", TEMPLATES}:
        observer.schedule(saves, str(folder), recursive=True)
    observer.schedule(saves, str(root / "mkdocs.yml"))
    observer.start()
    handler = functools.partial(_Handler, directory=str(preview.folder), preview=preview, readers=readers)
    server = _Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _follow(preview, readers, looks=False)
    _say(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C ends)")
    try:
        while True:
            saves.happened.wait()
            while saves.happened.is_set():
                saves.happened.clear()
                saves.happened.wait(QUIET)
            looks, saves.looks = saves.looks, False
            _follow(preview, readers, looks)
    finally:
        server.shutdown()
        observer.stop()
        observer.join()


def _follow(preview: Preview, readers: _Readers, looks: bool) -> None:
    """One save: browsers are told of each page as soon as it is there, and the terminal at the end."""
    began = time.monotonic()
    before = preview.problems
    preview.update(readers.pages(), lambda changed: readers.tell(state(preview, changed)), looks)
    for problem in preview.problems:
        print(messages.told(problem, messages.editors_language()), flush=True)
    if not preview.problems and before:
        readers.tell(state(preview))
        _say("all is right again")
    if not preview.problems:
        _say(f"{time.monotonic() - began:5.2f} s  shown")


def _say(words: str) -> None:
    print(_said(words), flush=True)


def _said(words: Message | str) -> str:
    return messages.say(words, messages.editors_language())
