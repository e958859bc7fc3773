"""Lighthouse's four scores of the built site on a slow phone, as the median of several runs; part of `make bench`.

The site is built for the address that it is served from, since search engines ask for whole addresses; and served
compressed, as hosts do.
"""

import functools
import gzip
import http.server
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from conftest import BROWSER, FLAGS, NODE, NODE_MODULES, PROJECT

PAGES = [f"{language}/{name}.html" for language in ("zh", "en") for name in ("index", "china", "claims")]
SCORES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 5
COMPRESSED = (".html", ".css", ".js", ".svg", ".json")


class Host(http.server.SimpleHTTPRequestHandler):
    """A web server that compresses text."""

    def send_head(self) -> io.BytesIO | None:  # type: ignore[override]
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return None
        packed = file.suffix in COMPRESSED
        content = gzip.compress(file.read_bytes()) if packed else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(file)}{'; charset=utf-8' if packed else ''}")
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing for each request."""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Yield the address at which the site of the briefing in `root` is served; it is built for that address."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Host, directory=str(root / "site"))
    ) as host:
        address = f"http://127.0.0.1:{host.server_port}"
        command = [sys.executable, "-m", "briefing", "site", "--root", str(root)]
        settings = {"PYTHONPATH": str(PROJECT / "scripts"), "BRIEFING_HOST": address}
        subprocess.run(command, env=os.environ | settings, check=True, stdout=subprocess.DEVNULL)
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield address
        host.shutdown()


def run(address: str) -> dict[str, float]:
    """Return the scores of one page in one run, out of 100."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(NODE, NODE_MODULES / "lighthouse" / "cli" / "index.js", address, "--quiet"),
            *("--output=json", f"--output-path={report}", f"--only-categories={','.join(SCORES)}"),
            f"--chrome-flags={' '.join([*FLAGS, '--headless'])}",
        ]
        subprocess.run(command, env=os.environ | {"CHROME_PATH": BROWSER}, check=True, capture_output=True)
        categories = json.loads(report.read_text("utf-8"))["categories"]
    return {name: 100 * categories[name]["score"] for name in SCORES}


def scores(root: Path) -> Iterator[tuple[str, ...]]:
    """Return a row for each page: its name, and the median of each score."""
    with served(root) as address:
        for page in PAGES:
            runs = [run(f"{address}/{page}") for _ in range(RUNS)]
            yield page, *(f"{median(each[name] for each in runs):.0f}" for name in SCORES)
