"""The error of a value that does not make sense."""

from briefing.diagnostics.message import Message


class Invalid(ValueError):
    """What an author wrote cannot be used: `what` is wrong, `fix` is how to fix it.

    `field` is the key at fault where it is one of several; `source` reports the problem at its line.
    """

    def __init__(self, what: Message, fix: Message, field: str = "") -> None:
        self.what, self.fix, self.field = what, fix, field
        super().__init__(str(what))
