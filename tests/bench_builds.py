"""The build times of `make bench`: this briefing and generated ones, beside a peer that renders the same pages.

The peer is MkDocs with mkdocs-static-i18n and the theme Material. It renders every page each time, and draws no
figures and makes no PDFs. CPU seconds are those of all processes, workers included.
"""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import large
import mini_briefing

PROJECT = Path(__file__).resolve().parents[1]
SIZES = (200, 1000)
"""Pages in each language of the generated briefings."""
PR_SET_CHILD_SUBREAPER = 36
"""The option of Linux's prctl that makes this process the parent of workers whose own parent has ended."""
BUDGET = 600
"""The peak memory of one process of a build, in MB."""


@dataclass(frozen=True)
class Spent:
    """Cost of a command: seconds, CPU seconds of all its processes, and the peak memory of the largest in MB."""

    wall: float
    cpu: float
    memory: float


Edit = Callable[[Path], None]


def builds() -> Iterator[tuple[str, ...]]:
    """Yield a row for each build: its name, wall and CPU seconds, the ratio to the peer's CPU, and peak memory."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    with copied() as root:
        yield from measured("this briefing", root, THIS)
    for pages in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            yield from measured(f"2 × {pages} pages", large.write(Path(folder), pages), GENERATED)


THIS: dict[str, Edit] = {
    "one paragraph": lambda root: mini_briefing.edit(root, "docs/zh/china.md", "该简报", "该简报甲"),
    "one value": lambda root: mini_briefing.edit(root, "data/facts/adoption.yml", "value: 13e6\n", "value: 14e6\n"),
    "one figure": lambda root: mini_briefing.edit(root, "data/figures/languages.yml", "中文约占一个", "中文约占一个甲"),
}
GENERATED: dict[str, Edit] = {
    "one paragraph": lambda root: mini_briefing.edit(root, "docs/zh/part-0007.md", "口径相同", "口径都相同"),
    "one value": lambda root: mini_briefing.edit(root, "data/facts/parts.yml", "value: 9001\n", "value: 9101\n"),
    "one figure": lambda root: mini_briefing.edit(root, "data/figures/month-lengths.yml", "kind: bars", "kind: dots"),
}


def measured(name: str, root: Path, edits: dict[str, Edit]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one briefing: cold, nothing changed, and each edit, beside the peer."""
    command = [sys.executable, "-m", "briefing", "site", "--root", str(root)]
    cold = spent(command)
    peer = spent([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(configured(root))])
    yield f"{name}: peer", f"{peer.wall:.1f}", f"{peer.cpu:.1f}", "1.00", f"{peer.memory:.0f}"
    yield row(f"{name}: cold", cold, peer)
    yield row(f"{name}: nothing changed", spent(command), peer)
    for what, edit in edits.items():
        edit(root)
        yield row(f"{name}: {what}", spent(command), peer)


def row(name: str, build: Spent, peer: Spent) -> tuple[str, ...]:
    over = " (over budget)" if build.memory > BUDGET else ""
    return name, f"{build.wall:.1f}", f"{build.cpu:.1f}", f"{build.cpu / peer.cpu:.2f}", f"{build.memory:.0f}{over}"


def spent(command: list[str]) -> Spent:
    """Run a command, wait until all its processes have ended, and return what they used."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "scripts"), "NO_MKDOCS_2_WARNING": "true"}
    start, wall, cpu, memory = time.perf_counter(), 0.0, 0.0, 0.0
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with suppress(ChildProcessError):
        while True:
            pid, status, used = os.wait3(0)
            cpu += used.ru_utime + used.ru_stime
            memory = max(memory, used.ru_maxrss / 1000)
            if pid == process.pid:
                wall = time.perf_counter() - start
                process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{command} failed"
    return Spent(wall, cpu, memory)


@contextmanager
def copied() -> Iterator[Path]:
    """Yield the root of a copy of this briefing without its products."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(PROJECT / "mkdocs.yml", root)
        for name in ("docs", "data"):
            shutil.copytree(PROJECT / name, root / name)
        yield root


def configured(root: Path) -> Path:
    """Write the configuration of the peer for the pages of a built briefing, and return its path."""
    peer = root / "peer"
    shutil.copytree(root / "build", peer / "docs", ignore=shutil.ignore_patterns("schema"))
    for page in peer.glob("docs/*/*.md"):  # their templates are ours
        text = page.read_text(encoding="utf-8")
        page.write_text("\n".join(line for line in text.splitlines() if not line.startswith("template:")))
    settings = {
        "site_name": "Peer",
        "use_directory_urls": False,
        "theme": {"name": "material", "font": False},
        "plugins": [{"search": {}}, {"i18n": {"docs_structure": "folder", "languages": LANGUAGES}}],
        "markdown_extensions": ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"],
    }
    path = peer / "mkdocs.yml"
    path.write_text(json.dumps(settings), encoding="utf-8")
    return path


LANGUAGES = [
    {"locale": "zh", "name": "中文", "build": True, "default": True},
    {"locale": "en", "name": "English", "build": True},
]
