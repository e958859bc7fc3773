"""Prints to the terminal, in the editor's language: messages, problems (one per line), and steps with durations."""

import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import Problem
from briefing.languages import Language

SLOW = 2
"""Parts that take more CPU seconds than this are listed below their step."""
CLEARED = "\r\x1b[K"
"""Returns to the beginning of the line of a terminal and clears it (ECMA-48: CR, EL)."""


@dataclass
class Step:
    """A step of a command, with the number of parts done so far, and the slow parts with their CPU seconds.

    `total` is the number of parts, or 0 for a step without parts. `shown` is True if a terminal shows the progress.
    """

    name: str
    total: int
    shown: bool
    count: int = 0
    slow: list[tuple[str, float]] = field(default_factory=list)

    def done(self, name: str, duration: float = 0) -> None:
        """Count the part `name`, which took `duration` CPU seconds, as done, and show the progress on a terminal."""
        self.count += 1
        if self.shown:
            print(f"{CLEARED}{self.name}{self.count}/{self.total}", end="", flush=True)
        if duration > SLOW:
            self.slow.append((name, duration))


@dataclass(frozen=True)
class Console:
    """Prints the output of a command in the editor's language; a silent console prints only problems."""

    language: Language = "en"
    silent: bool = False

    def say(self, message: Message) -> str:
        """Return a message in the editor's language."""
        return message.in_language(self.language)

    def line(self, message: Message) -> None:
        """Print a message as a line of stdout, unless the console is silent."""
        self._print(f"{self.say(message)}\n")

    def sentences(self, problem: Problem) -> str:
        """Return the description and the fix of a problem as one text."""
        return (" " if self.language == "en" else "").join([self.say(problem.what), self.say(problem.fix)])

    def problem(self, problem: Problem) -> str:
        """Return a problem as one line: its place, description and fix, and in square brackets its rule and severity.

        The place comes first, followed by ": ", so that editors and terminals can open the file. The rule, if there is
        one, is the name under which data/rules.yml may change the severity or allow exceptions. The severity is left
        out for an error.
        """
        marks = ", ".join(part for part in (problem.rule, problem.severity) if part and part != "error")
        return f"{problem.place}: {self.sentences(problem)}" + (f" [{marks}]" if marks else "")

    def report(self, problems: Collection[Problem]) -> None:
        """Print problems to stderr in the given order, then, if there is more than one, how many of each severity."""
        for problem in problems:
            print(self.problem(problem), file=sys.stderr)
        if len(problems) > 1:
            print(self.say(count(problems)), file=sys.stderr, flush=True)

    @contextmanager
    def step(self, what: Message, total: int = 0) -> Iterator[Step]:
        """Print the name of a step when the context begins and, on the same line, its duration when the context ends.

        With a `total`, a terminal also shows how many parts are done. Slow parts are listed below the step. If the
        context raises, neither the duration nor the slow parts are printed.
        """
        began = time.monotonic()
        step = Step(f"{self.say(what)} … ", total, shown=sys.stdout.isatty() and not self.silent)
        self._print(step.name)
        try:
            yield step
        except BaseException:
            self._print("\n")
            raise
        end = self.say(seconds(time.monotonic() - began))
        self._print(f"{CLEARED}{step.name}{end}\n" if step.shown and total else f"{end}\n")
        for name, duration in step.slow:
            self.line(Message("{name} took {duration}.", name=name, duration=seconds(duration)))

    def _print(self, text: str) -> None:
        if not self.silent:
            print(text, end="", flush=True)


SILENT = Console(silent=True)


def seconds(duration: float) -> Message:
    """Return a duration in seconds with one decimal place, as in progress lines."""
    return Message("{seconds} s", seconds=f"{duration:.1f}")


def count(problems: Collection[Problem]) -> Message:
    """Return how many errors and warnings there are ("Found 1 error, 33 warnings."); a number of zero is left out."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    errors = len(problems) - warnings
    parts = []
    if errors:
        parts.append(Message("1 error") if errors == 1 else Message("{count} errors", count=errors))
    if warnings:
        parts.append(Message("1 warning") if warnings == 1 else Message("{count} warnings", count=warnings))
    return Message("Found {counts}.", counts=several(parts))
