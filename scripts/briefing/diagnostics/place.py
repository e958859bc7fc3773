"""The place of a problem or an entry: a file of the briefing, and a line in it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file, whose path is relative to the briefing's folder; line 0 means the file as a whole.

    The place of a setting or an argument of a command is its name: Place("BRIEFING_HOST").
    """

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def at(self, line: int) -> "Place":
        """Return the place at another line of the same file."""
        return Place(self.file, line)
