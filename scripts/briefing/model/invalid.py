"""The exception for invalid values."""

from briefing.diagnostics.message import Message


class Invalid(ValueError):
    """Raised for an invalid value in an author's file: `what` is the problem, and `fix` its solution.

    `field` is the invalid key of an object with several; the package `source` reports the problem at its line.
    """

    def __init__(self, what: Message, fix: Message, field: str = "") -> None:
        self.what, self.fix, self.field = what, fix, field
        super().__init__(str(what))
