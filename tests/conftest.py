"""What the tests of the finished products share: one built site, one browser, and a way to open its pages."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import playwright
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
NODE_MODULES = PROJECT / "tests" / "node_modules"
NODE = Path(playwright.__file__).parent / "driver" / "node"
"""The Node that Playwright brings: pinned with it, and newer than the one of Debian."""
os.environ["BRIEFING_LANG"] = "en"  # tests expect messages in English, whatever the tester's system speaks
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
"""What a reader's browser says it prefers."""
KINDS = [
    "index",
    "brief",
    "summary",
    "china",
    "recommendations",
    "systems",
    "system-gpt-3",
    "claims",
    "numbers",
    "method",
    "sources",
    "glossary",
    "changes",
    "404",
]
"""One page of each kind."""
Run = Callable[..., "subprocess.Popen[str]"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request."""


@dataclass
class Visit:
    """A tab of the browser, and what went wrong in it: errors, failed requests, requests that left the site."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: said.type == "error" and self._note(said.text, said.location["url"]))
        self.page.on("pageerror", lambda error: self._note("script", str(error)))
        self.page.on("requestfailed", lambda request: self._failed(request.failure or "failed", request.url))
        self.page.on("response", lambda got: got.status >= 400 and self._note(str(got.status), got.url))
        self.page.on("request", lambda request: self._left(request.url) and self._note("left the site", request.url))

    def _note(self, what: str, where: str) -> None:
        self.wrong.append(f"{what}: {where}")

    def _failed(self, why: str, url: str) -> None:
        if why != "net::ERR_ABORTED":  # what the browser gave up itself, since the reader had gone on
            self._note(why, url)

    def _left(self, url: str) -> bool:
        return not url.startswith((self.base, "data:", "blob:"))

    def open(self, path: str) -> Page:
        """Go to a page of the site, and wait until nothing more is fetched."""
        self.page.goto(self.base + path, wait_until="networkidle")
        return self.page

    def drawings(self, ending: str) -> list[str]:
        """Scroll through the page as a reader does, until each picture that shows is there and its address has this
        ending. Gives the addresses of those that did not come."""
        found: list[str] = self.page.evaluate(
            """async ending => {
                const there = image => image.complete && image.naturalWidth > 0 && image.currentSrc.endsWith(ending)
                const late = []
                for (const image of [...document.images].filter(image => image.checkVisibility())) {
                    image.scrollIntoView()
                    for (let n = 0; n < 500 && !there(image); n++) await new Promise(go => setTimeout(go, 10))
                    if (!there(image)) late.push(image.currentSrc || image.src)
                }
                return late
            }""",
            ending,
        )
        return found


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def run() -> Run:
    """Starts `python -m briefing` as make does; `root` is the briefing's folder."""

    def start(command: str, root: Path, **environment: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "briefing", command, "--root", str(root)],
            env=os.environ | {"PYTHONPATH": str(PROJECT / "scripts")} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # its own group of processes, which a test may end as a whole
        )

    return start


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The site of this briefing, built once in a folder of its own, which is `site.parent`. Tests only read it."""
    root = tmp_path_factory.mktemp("briefing")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    for folder in ("docs", "data"):
        shutil.copytree(PROJECT / folder, root / folder)
    build = run("site", root)
    _, said = build.communicate()
    assert build.returncode == 0, said
    return root / "site"


HOST = "https://briefing.example/policy"


@pytest.fixture(scope="session")
def hosted(site: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The same site, built for HOST, in a folder of its own. Tests only read it."""
    root = tmp_path_factory.mktemp("hosted") / "briefing"
    shutil.copytree(site.parent, root)
    build = run("site", root, BRIEFING_HOST=HOST)
    _, said = build.communicate()
    assert build.returncode == 0, said
    return root / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served: "http://127.0.0.1:…/"."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def visits(browser: Browser, address: str) -> Iterator[Open]:
    """Opens tabs: `visits(390, "dark")`; further words are Playwright's. They are closed after the test."""
    with ExitStack() as opened:

        def visit(width: int = 1440, scheme: str = "light", base: str = address, **context: Any) -> Visit:
            tab = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **context)  # type: ignore[arg-type]
            opened.callback(tab.close)
            return Visit(tab.new_page(), base)

        yield visit
