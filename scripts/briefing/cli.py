"""The commands behind `make`: site, check, pdf, serve. Problems are printed one a line, and the exit code is 1."""

import argparse
import os
import sys
import time
from pathlib import Path

from briefing import serve, site
from briefing.build import check
from briefing.errors import Problem, Problems


def main(arguments: list[str] | None = None) -> int:
    """Run one command on the briefing in --root."""
    parser = argparse.ArgumentParser(prog="briefing", description=__doc__)
    parser.add_argument("command", choices=["site", "check", "pdf", "serve"])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the briefing's folder; this one if not given")
    parser.add_argument(
        "--port",
        type=int,
        default=int(os.environ.get("BRIEFING_PORT", "8000")),
        help="where `serve` listens; 0: anywhere",
    )
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    try:
        match given.command:
            case "check":
                _tell(check(root))
            case "site":
                site.make(root, _step, pages=True)
            case "pdf":
                site.make(root, _step, pages=False)
            case _:
                serve.serve(root, given.port)
    except Problems as found:
        _tell(found.problems)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _tell(problems: tuple[Problem, ...]) -> None:
    """Each problem as a line, which ends in the rule that data/rules.yml may grade or allow."""
    for problem in problems:
        mark = ", ".join(part for part in (problem.rule, problem.severity) if part and part != "error")
        print(f"{problem} [{mark}]" if mark else problem, file=sys.stderr)
    if len(problems) > 1:
        print(f"{len(problems)} problems", file=sys.stderr)


STARTED = time.monotonic()


def _step(words: str) -> None:
    """A line of progress with the seconds so far."""
    print(f"{time.monotonic() - STARTED:5.1f} s  {words}", flush=True)
