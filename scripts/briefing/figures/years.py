"""Places dates on a time axis, which is in years."""

from briefing.model import Period


def middle(date: Period) -> float:
    """Return the middle of a date on a time axis, in years."""
    return (start(date) + end(date)) / 2


def start(date: Period) -> float:
    """Return the start of a date on a time axis, in years."""
    return date.year + (date.first_month - 1) / 12 + (max(date.day, 1) - 1) / 372


def end(date: Period) -> float:
    """Return the end of a date on a time axis, in years."""
    if date.until:
        return end(date.until)
    return start(date) + (1 / 372 if date.day else 1 / 12 if date.month else 1 / 4 if date.quarter else 1)
