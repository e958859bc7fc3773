"""What tests share: copies of the mini briefing, the built sites, one browser, and a way to open pages.

`make test` runs the tests in as many processes as the machine has cores. What is expensive is made once for all of
them (`once`); the tests of a file run in one process, in the order of SLOWEST, unless the file is in SPREAD.
"""

import fcntl
import functools
import http.server
import os
import shutil
import signal
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
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling

import mini_briefing
from briefing.cli import main

PROJECT = Path(__file__).resolve().parents[1]
FONTS = PROJECT / "tests" / "fonts.conf"
NODE_MODULES = PROJECT / "tests" / "node_modules"
NODE = Path(playwright.__file__).parent / "driver" / "node"
"""The Node that Playwright brings: pinned with it, and newer than the one of Debian."""
os.environ["BRIEFING_LANG"] = "en"  # tests expect messages in English, whatever the tester's system speaks
HANG = 120
"""Seconds after which a browser or a build is taken to hang. Tests do not measure how fast the machine is: `make
bench` does."""
expect.set_options(timeout=HANG * 1000)
BROWSER = shutil.which("chromium-headless-shell") or "chromium-headless-shell"
"""Debian's chromium without its user interface, which needs a fifth less CPU than all of it."""
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
SPREAD = {"test_accessibility.py", "test_weight.py", "test_browser.py", "test_reading.py", "test_browser_print.py"}
"""Long test files whose tests share no state: their tests are distributed one by one to idle processes."""
SLOWEST = [
    "test_safety.py",
    "test_serve.py",
    "test_pdf.py",
    "test_search.py",
    "test_outputs.py",
    "test_social_cards.py",
    "test_figures.py",
    "test_regressions.py",
    *sorted(SPREAD),
]
"""Files that begin first, so that no process is left alone with a long one at the end."""
Run = Callable[..., "subprocess.Popen[str]"]


class ByFile(LoadScopeScheduling):
    """Gives each process a file at a time, but the tests of SPREAD one by one."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if Path(file).name in SPREAD else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile | None:
    """Return how `make test` shares tests out among its processes."""
    return ByFile(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files of SLOWEST first, and mark each test that uses the site of this briefing as a test of it."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker("briefing")
    order = {name: at for at, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


def once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of this name, made by the first process that asks for it. Tests only read it."""
    base = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each process has a folder of its own in the one of the run
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request."""


PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


@dataclass
class Visit:
    """A tab of the browser, and what went wrong in it: errors, failed requests, requests that left the site."""

    page: Page
    base: str
    scripts: bool = True
    """False where the tab runs no scripts: then all that a page has is fetched before it counts as loaded."""
    wrong: list[str] = field(default_factory=list)
    fetching: set[Request] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.fetching.add(request))
        self.page.on("requestfinished", lambda request: self.fetching.discard(request))
        self.page.on("requestfailed", lambda request: self.fetching.discard(request))
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
        self.page.goto(self.base + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page has been painted and nothing more is fetched."""
        if self.scripts:
            self.page.wait_for_function(PAINTED)
            while self.fetching:
                self.page.wait_for_function(PAINTED)

    def drawings(self, ending: str) -> list[str]:
        """Scroll through the page as a reader does, until each picture that shows is there and its address has this
        ending. Gives the addresses of those that did not come."""
        found: list[str] = self.page.evaluate(
            """async ([ending, hang]) => {
                const there = image => image.complete && image.naturalWidth > 0 && image.currentSrc.endsWith(ending)
                const late = []
                hang += performance.now()
                for (const image of [...document.images].filter(image => image.checkVisibility())) {
                    image.scrollIntoView({ behavior: "instant" })
                    while (!there(image) && performance.now() < hang) await new Promise(go => setTimeout(go, 10))
                    if (!there(image)) late.push(image.currentSrc || image.src)
                }
                return late
            }""",
            [ending, HANG * 1000],
        )
        return found


Open = Callable[..., Visit]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the mini briefing that may be edited."""
    return mini_briefing.copy(tmp_path)


@pytest.fixture(scope="session")
def built_mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini briefing with its products, made by `make site`. Tests only read it."""

    def make(folder: Path) -> None:
        assert main(["site", "--root", str(mini_briefing.copy(folder))]) == 0

    return once(tmp_path_factory, "calendar", make) / "mini"


@pytest.fixture
def built_root(built_mini: Path, tmp_path: Path) -> Path:
    """A copy of the mini briefing with its products that may be edited."""
    return mini_briefing.copy_built(built_mini, tmp_path)


@pytest.fixture(scope="session")
def run() -> Run:
    """Starts `python -m briefing` as make does; `root` is the briefing's folder."""

    def start(command: str, root: Path, **environment: str) -> "subprocess.Popen[str]":
        # A shell's background job ignores Ctrl+C, and so would everything that it starts: not what a user starts.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return subprocess.Popen(
                [sys.executable, "-m", "briefing", command, "--root", str(root)],
                env=os.environ | {"PYTHONPATH": str(PROJECT / "scripts")} | environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,  # its own group of processes, which a test may end as a whole
            )
        finally:
            signal.signal(signal.SIGINT, before)

    return start


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The site of this briefing, built in a folder of its own, which is `site.parent`. Tests only read it.

    It takes the drawings of the last `make site` from its cache. test_figures.py compares all of them with new ones.
    """

    def make(root: Path) -> None:
        shutil.copy(PROJECT / "mkdocs.yml", root)
        if (made := PROJECT / ".cache" / "made").is_dir():
            shutil.copytree(made, root / ".cache" / "made")
        for folder in ("docs", "data"):
            shutil.copytree(PROJECT / folder, root / folder)
        built(run, root)

    return once(tmp_path_factory, "briefing", make) / "site"


HOST = "https://briefing.example/policy"


@pytest.fixture(scope="session")
def hosted(site: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The same site, built for HOST, in a folder of its own. Tests only read it."""

    def make(root: Path) -> None:
        shutil.copytree(site.parent, root, dirs_exist_ok=True)
        built(run, root, BRIEFING_HOST=HOST)

    return once(tmp_path_factory, "hosted", make) / "site"


def built(run: Run, root: Path, **environment: str) -> None:
    """Run `make site`, which must succeed."""
    build = run("site", root, **environment)
    _, said = build.communicate()
    assert build.returncode == 0, said


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """BROWSER, with the fonts of FONTS and no others."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=BROWSER,
            args=FLAGS,
            env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
        )
        chromium.on("context", lambda tab: tab.set_default_timeout(HANG * 1000))
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
            return Visit(tab.new_page(), base, context.get("java_script_enabled", True))

        yield visit
