"""Problems of a briefing in its author's terms: the place, a description and a fix."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """A problem to fix: its place, its description (`what`) and its fix.

    A problem found by a check has the name of a `rule`, for which data/rules.yml may change the severity or allow
    exceptions. Warnings do not stop the build. `twin` is the place of the same passage in the other language, for
    checks that compare the two.
    """

    where: Place
    what: Message
    fix: Message
    rule: str = ""
    severity: Severity = "error"
    twin: Place | None = None

    @property
    def place(self) -> str:
        """Return the place as it is printed: "docs/zh/x.md:3", or "docs/zh/x.md:3 ↔ docs/en/x.md:4"."""
        return f"{self.where} ↔ {self.twin}" if self.twin else str(self.where)

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.fix}"


class Problems(Exception):
    """Problems that are raised together, without duplicates.

    Errors come before warnings; each group is sorted by file and line. Of problems with the same place, description and
    fix, one with the name of a rule is kept.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        # A page and a check may find the same problem: the one with the name of a rule is kept.
        known = {(each.where, each.what, each.fix): each for each in sorted(problems, key=lambda each: each.rule)}
        self.problems = tuple(
            sorted(known.values(), key=lambda each: (each.severity == "warning", each.where, str(each.what)))
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["Problems"], tuple[tuple[Problem, ...]]]:
        """Return the class and arguments that recreate the exception in another process (for pickle)."""
        return Problems, (self.problems,)


def did_you_mean(word: str, known: Iterable[str], otherwise: Message) -> Message:
    """Return the fix for an unknown word: 'Did you mean "x"?', or `otherwise` if no known word is similar."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return Message('Did you mean "{word}"?', word=close[0]) if close else otherwise
