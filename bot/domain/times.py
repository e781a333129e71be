"""Instants as stored text: UTC, milliseconds, sorting as time does."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """UTC text with milliseconds, which sorts as time does."""
    if moment.utcoffset() is None:
        raise ValueError("a time without a zone cannot be stored")
    return f"{moment.astimezone(UTC).isoformat(timespec='milliseconds')[:-6]}Z"


def from_text(text: str) -> datetime:
    """The instant that `to_text` wrote."""
    return datetime.fromisoformat(text)


def maybe_from_text(text: str | None) -> datetime | None:
    """`from_text`, where there may be none."""
    return from_text(text) if text else None


def maybe_to_text(moment: datetime | None) -> str | None:
    """`to_text`, where there may be none."""
    return to_text(moment) if moment else None
