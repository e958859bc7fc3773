"""The exception for invalid values."""

from briefing.diagnostics.message import Message


class Invalid(ValueError):
    """Raised for an invalid value in an author's file: `what` is the problem, and `fix` its solution.

    If the value is an object, `field` may name the key that is invalid or has an invalid value; the package
    `source` then reports the problem at the line of that key.
    """

    def __init__(self, what: Message, fix: Message, field: str = "") -> None:
        self.what, self.fix, self.field = what, fix, field
        super().__init__(str(what))
