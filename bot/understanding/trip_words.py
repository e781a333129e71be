"""What a driver says about seats in a car that goes somewhere anyway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.understanding.times.words import TimeWords


@dataclass(frozen=True, slots=True)
class OfferWords:
    """Only what is said; what is not is None or False."""

    # Seats are offered: 能捎两个, 空三个座.
    offer: bool = False
    # Free seats: of the offer, or what is left of it (`changed`).
    seats: int | None = None
    # Whether `seats` corrects an earlier number: 只剩一个位子了.
    changed: bool = False
    two_way: bool | None = None
    back_day: date | None = None
    back: time | None = None
    # 下午回来 without a clock: dawn morning noon afternoon evening night.
    back_part: str | None = None
    # Whether a way round is all right, and how many minutes of it.
    detour: bool | None = None
    detour_minutes: int | None = None
    wheelchair: bool | None = None
    full: bool = False
    cancelled: bool = False


def read_offer(
    text: str,
    at: datetime,
    seats: int | None = None,
    *,
    words: TimeWords,
    region: str | None = None,
) -> OfferWords:
    """The reading of one message at that local time; `seats` as read already."""
    return OfferWords()
