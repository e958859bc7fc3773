"""A text in both languages, and a point in time."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True)
class Text:
    """One thing said in each language. It cannot be made with one half missing."""

    zh: str
    en: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not self[language].strip():
                raise ValueError(f"the {language} half is empty")

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, order=True)
class Period:
    """A year, a month or a day, as precise as it is known."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)])

    @property
    def as_year(self) -> float:
        """The middle of the period on a time axis, in years: 2020-05 is about 2020.37."""
        month = self.month or 7
        day = self.day or (15 if self.month else 1)
        return self.year + (month - 1) / 12 + (day - 1) / 365
