"""Dates for programs, which want a moment where the briefing has a day, a month or a year: the first moment of it."""

from datetime import UTC, datetime

from briefing.model import Period


def midnight(date: Period) -> datetime:
    """Return the first moment of a day, month or year, in UTC."""
    return datetime(date.year, date.month or 1, date.day or 1, tzinfo=UTC)


def timestamp(date: Period) -> str:
    """Return that moment as RFC 3339 writes it: "2026-11-23T00:00:00Z"."""
    return midnight(date).isoformat().replace("+00:00", "Z")
