"""Texts and lists of words in both languages, and dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import total_ordering

from briefing.diagnostics.message import Message
from briefing.diagnostics.place import Place
from briefing.languages import LANGUAGES, Language
from briefing.model.invalid import Invalid


@dataclass(frozen=True)
class Text:
    """A text in both languages. Raises Invalid if either half is empty or only white space.

    `places` gives the place of each half; it is empty for texts that the engine makes. Texts with the same words are
    equal, even at different places.
    """

    zh: str
    en: str
    places: Mapping[Language, Place] = field(default_factory=dict, compare=False, repr=False, kw_only=True)

    def __post_init__(self) -> None:
        if not self.zh.strip():
            raise Invalid(Message("The Chinese text is empty."), Message("Write it."), "zh")
        if not self.en.strip():
            raise Invalid(Message("The English text is empty."), Message("Write it."), "en")

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    @property
    def where(self) -> Place | None:
        """Return the place where the text begins, or None for a text that no file contains."""
        return min(self.places.values(), default=None)

    def at(self, language: Language) -> Place | None:
        """Return the place of the half in `language`, or None for a text that no file contains."""
        return self.places.get(language)


@dataclass(frozen=True)
class Words:
    """A list of words in each language. Raises Invalid if a word is empty or only white space."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not all(word.strip() for word in self[language]):
                raise Invalid(Message("A word is empty."), Message("Write it, or remove it from the list."), language)

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.zh if language == "zh" else self.en


@total_ordering
@dataclass(frozen=True)
class Period:
    """A date as precisely as it is known: a year, a quarter, a month or a day.

    `month`, `day` and `quarter` are 0 if they are not known. `until` is the end of a period of several years, quarters,
    months or days, whose start the other fields give.
    """

    year: int
    month: int = 0
    day: int = 0
    quarter: int = 0
    until: "Period | None" = None

    def __str__(self) -> str:
        """Return the period in ISO 8601, "2020", "2020-05", "2020-05-28" or "2019/2021"; a quarter as "2020-Q2"."""
        parts = [f"{part:02d}" for part in (self.month, self.day) if part]
        first = "-".join([f"{self.year:04d}", *([f"Q{self.quarter}"] if self.quarter else parts)])
        return f"{first}/{self.until}" if self.until else first

    def __lt__(self, other: "Period") -> bool:
        """Return True if this period begins earlier, or begins with the other but ends earlier."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, ...]:
        month = 0 if self.is_year else self.first_month
        return (self.year, month, self.day, self.quarter, *(self.until._order if self.until else ()))

    @property
    def is_year(self) -> bool:
        """Return True for a year, which has no month or quarter, though it may be the start of a period."""
        return not (self.month or self.quarter)

    @property
    def first_month(self) -> int:
        """Return the number of the month, of the first month of the quarter, or 1 for a year."""
        return self.month or max(self.quarter * 3 - 2, 1)

    @property
    def as_year(self) -> float:
        """Return the approximate middle of the period as a decimal year: about 2020.37 for 2020-05."""
        if self.until:
            return (Period(self.year, self.month, self.day, self.quarter).as_year + self.until.as_year) / 2
        if self.quarter:
            return self.year + self.quarter / 4 - 1 / 8
        month = self.month or 7
        day = self.day or (15 if self.month else 1)
        return self.year + (month - 1) / 12 + (day - 1) / 365
