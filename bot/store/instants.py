"""Times as they are stored: UTC text that sorts as it runs."""

from __future__ import annotations

from datetime import UTC, datetime


def as_text(moment: datetime) -> str:
    """`2026-11-21T09:30:00.000Z`; a time without a zone is refused."""
    if moment.utcoffset() is None:
        raise ValueError("a stored time must carry a timezone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_moment(text: str) -> datetime:
    """The aware UTC time that was stored as this text."""
    return datetime.fromisoformat(text).astimezone(UTC)
