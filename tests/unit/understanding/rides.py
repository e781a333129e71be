"""Reads what is said about rides with the words of time that are shipped."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from bot.understanding.driver_words import DriverWords, read_driver_words
from bot.understanding.ride_words import RideWords, read_ride_words
from bot.understanding.series_words import SeriesWords, read_series_words
from bot.understanding.trip_words import OfferWords, read_offer
from tests.unit.understanding.times.reader import AT, shipped_words


def ride(text: str, at: datetime = AT, destination: str | None = None) -> RideWords:
    """Read on a Saturday morning in the village, 21 November 2026."""
    return read_ride_words(text, at, destination, words=shipped_words())


def change(text: str, at: datetime = AT) -> SeriesWords:
    """The same of a later change."""
    return read_series_words(text, at, words=shipped_words())


def offer(text: str, at: datetime = AT, seats: int | None = None) -> OfferWords:
    """The same of seats that are offered."""
    return read_offer(text, at, seats, words=shipped_words())


def driver(text: str, at: datetime = AT) -> DriverWords:
    """The same of a driver."""
    return read_driver_words(text, at, words=shipped_words())


def told(words: Any) -> dict[str, Any]:
    """Only what was said, as plain as possible: days and clocks as text."""
    return {
        field.name: _short(value)
        for field in fields(words)
        if (value := getattr(words, field.name)) not in (None, False, (), "") or value is False
        if value is not False or _may_be_false(words, field.name)
    }


def _may_be_false(words: Any, name: str) -> bool:
    return type(words).__dataclass_fields__[name].default is None


def _short(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_short(one) for one in value]
    if hasattr(value, "day") and hasattr(value, "begin"):
        hours = f" {value.begin:%H:%M}-{value.end:%H:%M}" if value.begin and value.end else ""
        return f"{value.day:%m-%d}{hours}"
    if hasattr(value, "strftime"):
        return value.strftime("%m-%d" if hasattr(value, "month") else "%H:%M")
    return value
