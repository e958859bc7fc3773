"""The HTTP server of the preview: pages with a script that reloads them after a save, events, and the status board.

It listens on 127.0.0.1 and answers only requests whose Host is that address or localhost. Otherwise any web page could
read the draft through a domain name that resolves to 127.0.0.1 (DNS rebinding).
"""

import functools
import http.server
import json
import queue
import re
import threading
import time
from collections.abc import Collection, Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from briefing.commands import status
from briefing.commands.preview import Preview
from briefing.console import Console
from briefing.diagnostics.problem import Problems
from briefing.languages import LANGUAGES
from briefing.paths import TEMPLATES

HOSTS = ("127.0.0.1", "localhost")
"""The hosts that a request may name, each followed by the port. The server listens on the first."""
DEFAULT_PORT = 80
"""The port of HTTP, which browsers leave out after the host."""
HEARTBEAT = 15
"""Seconds between keep-alive messages on an idle event stream; writing one detects that the tab was closed."""
OWN = "/-/"
"""The prefix of the preview's own addresses; all others belong to the site."""
TOOLS = TEMPLATES / "preview"
NUMBER = re.compile(r"\d{1,20}", re.ASCII)
"""The number of a change, as a tab sends it."""
SCRIPT = '<script src="/-/preview.js" data-seen="{}" defer></script>'
"""The preview's script, with the number of the latest change.

It sends the number back when it connects, and receives the changes made since then.
"""


class Readers:
    """The open browser tabs: a queue of messages for each, and the page that it shows.

    Changes of files are numbered, because a file may change while a tab loads it, before the tab has a queue. Numbering
    starts from the time in nanoseconds, so that a tab that was open before a restart gets the changes made since.
    """

    def __init__(self) -> None:
        self.open: dict[queue.Queue[str], str] = {}
        self.changes = time.time_ns()
        self.latest: dict[str, int] = {}
        self.lock = threading.Lock()

    def join(self, page: str) -> "queue.Queue[str]":
        """Add a tab that shows a page, and return its queue."""
        mine: queue.Queue[str] = queue.Queue()
        with self.lock:
            self.open[mine] = page
        return mine

    def leave(self, mine: "queue.Queue[str]") -> None:
        """Remove a tab."""
        with self.lock:
            self.open.pop(mine, None)

    def send(self, message: str, changed: Collection[str] = ()) -> None:
        """Send a message to every tab. The files at the addresses `changed`, if any, are given the next number."""
        with self.lock:
            if changed:
                self.changes += 1
                self.latest.update(dict.fromkeys(changed, self.changes))
            for each in self.open:
                each.put(message)

    def since(self, number: int) -> list[str]:
        """Return the addresses of the files, or EVERYTHING, that have changed since the change with this number."""
        with self.lock:
            return [address for address, latest in self.latest.items() if latest > number]

    def pages(self) -> list[str]:
        """Return the addresses of the pages that are open, without repetition."""
        with self.lock:
            return list(dict.fromkeys(self.open.values()))


class Server(http.server.ThreadingHTTPServer):
    """The server of one preview. Port 0 means any free port. Raises OSError if the port cannot be used."""

    daemon_threads = True

    def __init__(self, port: int, preview: Preview, readers: Readers, console: Console) -> None:
        handler = functools.partial(
            _Handler, directory=str(preview.folder), preview=preview, readers=readers, console=console
        )
        super().__init__((HOSTS[0], port), handler)

    @property
    def address(self) -> str:
        """Return the address of the cover page."""
        return f"http://{HOSTS[0]}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore the failure of a request, usually a dropped connection; the base class prints a traceback."""


def names(port: int) -> frozenset[str]:
    """Return the Host headers that requests to a port may have."""
    return frozenset(f"{host}:{port}" for host in HOSTS) | frozenset(HOSTS if port == DEFAULT_PORT else ())


def state(preview: Preview, console: Console, changed: Collection[str] = ()) -> str:
    """Return the state that browsers receive after a save, as JSON.

    It consists of the problems, whether none of them is an error ("good"), the changed files, and the language.
    """
    problems = [
        {
            "where": each.place,
            "what": console.say(each.what),
            "fix": console.say(each.fix),
            "severity": each.severity,
        }
        for each in preview.problems
    ]
    found = {
        "problems": problems,
        "good": not preview.has_errors(),
        "changed": list(changed),
        "language": console.language,
    }
    return json.dumps(found, ensure_ascii=False)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site with the preview's script added to each page, and the preview's own tools and events."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *arguments: object, preview: Preview, readers: Readers, console: Console, **options: object
    ) -> None:
        self.preview, self.readers, self.console = preview, readers, console
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing; the base class logs each request."""

    def parse_request(self) -> bool:
        """Parse a request of any method, and return True if it is valid and its Host header names this server.

        A request for another host is answered with 403.
        """
        if not super().parse_request():
            return False
        port = self.connection.getsockname()[1]
        if self.headers.get("Host") in names(port):
            return True
        self.send_error(HTTPStatus.FORBIDDEN)
        return False

    def do_GET(self) -> None:
        """Send a tool of the preview, its events or its status, a PDF, or a file of the site; 404 if there is none."""
        path = unquote(urlsplit(self.path).path)
        if "\0" in path:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif path == f"{OWN}events":
            self._events()
        elif path.startswith(f"{OWN}both/"):
            self._send((TOOLS / "both.html").read_bytes(), "text/html; charset=utf-8")
        elif path == f"{OWN}status.json":
            self._send(self._status().encode(), "application/json")
        elif path.startswith(OWN) and (file := TOOLS / Path(path).name).is_file():
            self._send(file.read_bytes(), self.guess_type(str(file)))
        elif path.endswith(".pdf"):
            self._pdf(path)
        else:
            self._page(path)

    def list_directory(self, path: object) -> None:
        """Send "not found" for a folder without index.html, instead of a list of its files."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def _page(self, path: str) -> None:
        """Send a file of the site, with the preview's script added if it is a page.

        Before the first build, building.html takes the place of missing pages.
        """
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if self.preview.built is None and path.endswith((".html", "/")) and not file.is_file():
            file = TOOLS / "building.html"
        if file.suffix != ".html" or not file.is_file():
            super().do_GET()
            return
        script = SCRIPT.format(self.readers.changes).encode()  # before the file is read, which may change at any time
        page = file.read_bytes().replace(b"</body>", script + b"</body>")
        self._send(page, "text/html; charset=utf-8")

    def _pdf(self, path: str) -> None:
        """Send a PDF, made first unless the memo has it, or its problems as text; 404 if there is no such PDF."""
        language, _, name = path.strip("/").partition("/")
        try:
            known = next((each for each in LANGUAGES if each == language), None)
            content = self.preview.pdf(known, name) if known else None
        except Problems as found:
            lines = "\n".join(map(self.console.problem, found.problems))
            self._send(lines.encode(), "text/plain; charset=utf-8")
            return
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send(content, "application/pdf")

    def _status(self) -> str:
        """Return the status board and the titles of its lists, as JSON."""
        board = status.status(self.preview.root, self.console)
        titles = {name: self.console.say(title) for name, title in status.titles(board).items()}
        return json.dumps({"titles": titles, "lists": json.loads(status.as_json(board))}, ensure_ascii=False)

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """End the headers with one that forbids caching, since the next save may change any file."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _events(self) -> None:
        """Send server-sent events to one tab until it is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        asked = dict(parse_qsl(urlsplit(self.path).query))
        mine = self.readers.join(asked.get("page", ""))
        seen = asked.get("seen", "")
        missed = self.readers.since(int(seen)) if NUMBER.fullmatch(seen) else []
        try:
            for message in self._messages(mine, missed):
                self.wfile.write(message.encode())
                self.wfile.flush()
        except OSError:
            pass  # the tab was closed
        finally:
            self.readers.leave(mine)
            self.close_connection = True

    def _messages(self, mine: "queue.Queue[str]", missed: Collection[str]) -> Iterator[str]:
        yield f"data: {state(self.preview, self.console, missed)}\n\n"
        while True:
            try:
                yield f"data: {mine.get(timeout=HEARTBEAT)}\n\n"
            except queue.Empty:
                yield ": \n\n"
