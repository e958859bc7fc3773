"""Ends a build at a moment of its work, from within: no watcher has to be fast enough to see the moment.

A test puts this folder on PYTHONPATH, so that each process of the build loads this file when it begins. Before each of
its steps in the file system, the process looks whether the moment has come, and then kills the whole group.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

Moment = Callable[[Path, int], bool]
STEPS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.copyfile", "shutil.rmtree"}
"""The audit events of Python that a build causes when it reads or writes."""


def aside(pattern: str, at_least: int = 1) -> Moment:
    """This many files of the new site are there, aside."""
    return lambda root, process: len(list(root.glob(f".cache/next-{process}/{pattern}"))) >= at_least


def is_drawn(root: Path, process: int) -> bool:
    changed = (root / "data" / "series" / "months.csv").stat().st_mtime_ns
    return any(path.stat().st_mtime_ns > changed for path in root.glob(".cache/made/*"))


def holds(file: str) -> Moment:
    """The value that the test changes is in this file."""
    return lambda root, process: "27天" in (root / file).read_text(encoding="utf-8")


MOMENTS: dict[str, Moment] = {
    "at its first step": lambda root, process: True,
    "when a figure is drawn": is_drawn,
    "when the new site is begun": aside(""),
    "when a first page is published": aside("*/index.html"),
    "when a language is published": aside("*/system-leap-year.html"),
    "when both languages are published": aside("*/system-leap-year.html", 2),
    "when a PDF is in it": aside("*/briefing.pdf"),
    "when the cover is in it": aside("index.html"),
    "when build/ is half written": holds("build/zh/index.md"),
    "when it is in place": holds("site/zh/index.html"),
}
"""In the order of a build: what can be seen in the briefing's folder."""


def watch(root: Path, has_come: Moment) -> None:
    """Kill this process and all of its group at the first step after the moment has come."""
    group, looking = os.getpgrp(), False

    def step(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal looking
        if event not in STEPS or looking:
            return
        looking = True  # a look is a step too
        with suppress(OSError):
            if has_come(root, group):
                os.killpg(group, signal.SIGKILL)
        looking = False

    sys.addaudithook(step)


if (moment := os.environ.get("KILLED_AT")) and (folder := os.environ.get("KILLED_ROOT")):
    watch(Path(folder), MOMENTS[moment])
