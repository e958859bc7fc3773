"""The editor's terminal: messages in the editor's language, problems one a line, steps with their durations."""

import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from briefing.diagnostics.message import Message, several
from briefing.diagnostics.problem import Problem
from briefing.languages import Language


@dataclass(frozen=True)
class Console:
    """What a command prints with; it knows the editor's language, so that nothing else needs to."""

    language: Language = "en"

    def say(self, message: Message) -> str:
        """Return a message in the editor's language."""
        return message.in_language(self.language)

    def line(self, message: Message) -> None:
        """Print a message at once."""
        print(self.say(message), flush=True)

    def sentences(self, problem: Problem) -> str:
        """Return what is wrong and how to fix it, as one text."""
        return (" " if self.language == "en" else "").join([self.say(problem.what), self.say(problem.fix)])

    def problem(self, problem: Problem) -> str:
        """Return a problem as one line: place, what, fix, and the rule that data/rules.yml may grade or allow.

        The place comes first, followed by ": ", so that editors and terminals can open the file.
        """
        marks = ", ".join(part for part in (problem.rule, problem.severity) if part and part != "error")
        return f"{problem.place}: {self.sentences(problem)}" + (f" [{marks}]" if marks else "")

    def report(self, problems: Collection[Problem]) -> None:
        """Print problems to stderr, followed by their number if there is more than one."""
        for problem in problems:
            print(self.problem(problem), file=sys.stderr)
        if len(problems) > 1:
            print(self.say(count(problems)), file=sys.stderr, flush=True)

    @contextmanager
    def step(self, what: Message) -> Iterator[None]:
        """Print the name of a step when it begins, and on the same line its duration when it ends."""
        began = time.monotonic()
        print(f"{self.say(what)} … ", end="", flush=True)
        try:
            yield
        except BaseException:
            print(flush=True)
            raise
        self.line(seconds(time.monotonic() - began))


def seconds(duration: float) -> Message:
    """Return a duration with one decimal, as progress lines show it."""
    return Message("{seconds} s", seconds=f"{duration:.1f}")


def count(problems: Collection[Problem]) -> Message:
    """Return how many errors and how many warnings there are: "Found 1 error, 33 warnings."."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    errors = len(problems) - warnings
    parts = []
    if errors:
        parts.append(Message("1 error") if errors == 1 else Message("{count} errors", count=errors))
    if warnings:
        parts.append(Message("1 warning") if warnings == 1 else Message("{count} warnings", count=warnings))
    return Message("Found {counts}.", counts=several(parts))
