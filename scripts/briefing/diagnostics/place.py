"""Where something is written: a file of the briefing, and a line of it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file, which is named relative to the briefing's folder; line 0 is the file as a whole.

    What comes from outside is named by the setting: Place("BRIEFING_HOST").
    """

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def at(self, line: int) -> "Place":
        """Return the place at another line of the same file."""
        return Place(self.file, line)
