"""What is wrong with a briefing, told in its author's terms: place, what, what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """One thing to fix: its place, what is wrong there, and how to fix it.

    A check names the `rule` that was broken, which data/rules.yml may grade or allow; a warning stops nothing. `twin`
    is the same passage in the other language, where the two are compared.
    """

    where: Place
    what: Message
    fix: Message
    rule: str = ""
    severity: Severity = "error"
    twin: Place | None = None

    @property
    def place(self) -> str:
        """The place as it is printed: "docs/zh/x.md:3", or "docs/zh/x.md:3 ↔ docs/en/x.md:4"."""
        return f"{self.where} ↔ {self.twin}" if self.twin else str(self.where)

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.fix}"


class Problems(Exception):
    """All problems of a run, reported together; nothing has been written.

    Errors come before warnings, each in the order of files and lines.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        # A page and a check may find the same: the finding that names its rule is kept.
        known = {(each.where, each.what, each.fix): each for each in sorted(problems, key=lambda each: each.rule)}
        self.problems = tuple(
            sorted(known.values(), key=lambda each: (each.severity == "warning", each.where, str(each.what)))
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["Problems"], tuple[tuple[Problem, ...]]]:
        """Return how to make the exception again in the process that waits for a worker."""
        return Problems, (self.problems,)


def did_you_mean(word: str, known: Iterable[str], otherwise: Message) -> Message:
    """Return the fix for an unknown word: 'Did you mean "x"?', or `otherwise` where no known word is near it."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return Message('Did you mean "{word}"?', word=close[0]) if close else otherwise
