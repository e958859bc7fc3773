"""What is wrong with a briefing, told in its author's terms: place, what, what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `where` is "docs/en/china.md:41", relative to the briefing's folder.

    A gate names the `rule` that was broken, which data/rules.yml may grade or allow; a warning stops nothing.
    """

    where: str
    what: str
    hint: str = ""
    rule: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" {self.hint}" if self.hint else "")


class Problems(Exception):
    """All that was found wrong, reported together; nothing has been written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        # A gate may find what a page has told already: one of the two, with the rule's name, is enough.
        told = {(each.where, each.what, each.hint): each for each in sorted(problems, key=lambda each: each.rule)}
        self.problems = tuple(sorted(told.values(), key=_in_reading_order))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["Problems"], tuple[tuple[Problem, ...]]]:
        """So that a worker's problems reach the process that waits for it."""
        return Problems, (self.problems,)


def _in_reading_order(problem: Problem) -> tuple[str, int, str]:
    file, _, line = problem.where.rpartition(":")
    return (file, int(line), problem.what) if line.isdecimal() else (problem.where, 0, problem.what)


def nearest(word: str, known: Iterable[str]) -> str:
    """The question that ends a message about an unknown word: 'Did you mean "x"?', or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"?' if close else ""
