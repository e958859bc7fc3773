"""Converts dates of the briefing (a day, month or year) to points in time: the first moment of the period, in UTC."""

from datetime import UTC, datetime

from briefing.model import Period


def midnight(date: Period) -> datetime:
    """Return the first moment of a day, month or year, in UTC."""
    return datetime(date.year, date.month or 1, date.day or 1, tzinfo=UTC)


def timestamp(date: Period) -> str:
    """Return the first moment of a day, month or year in the format of RFC 3339: "2026-11-23T00:00:00Z"."""
    return midnight(date).isoformat().replace("+00:00", "Z")
