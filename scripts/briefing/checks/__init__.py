"""The gates: each is a small function from what was read and written to problems, named after what it protects."""

from collections.abc import Callable, Mapping

from briefing.checks import argument, changes, figures, front_matter, numbers, parity, words
from briefing.errors import Problem
from briefing.model import Briefing, Language
from briefing.pages import Written

Pages = Mapping[Language, Mapping[str, Written]]
GATES: tuple[Callable[[Briefing, Pages], list[Problem]], ...] = (
    front_matter.check,
    parity.check,
    figures.check,
    argument.check,
    words.check,
    changes.check,
    numbers.check,
)
