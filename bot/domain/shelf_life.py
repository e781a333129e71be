"""How long a pack may be used, read from what is printed on it, and how near its end it is."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal
from unicodedata import normalize

Band = Literal[90, 30, 7, 0]

_PRINTED = re.compile(
    r"(?P<year>20\d{2})(?:(?P<sep>[-./年])(?P<month>\d{1,2})(?:[-./月](?P<day>\d{1,2})[日号]?|月)?"
    r"|(?P<mm>\d{2})(?P<dd>\d{2})?)"
)
# Days left at which a keeper is warned (health.md §3.2, design).
_BANDS: tuple[Band, ...] = (7, 30, 90)


def last_day(said: str) -> date | None:
    """The last day of use; None for what is no day: a wrong one is asked again, never guessed.

    A printed year and month is through the last day of it, one with a day through that day
    (order no. 24 of 2006; health.md §3.2 "expiry reading").
    """
    found = _PRINTED.fullmatch(re.sub(r"\s", "", normalize("NFKC", said)))
    if found is None:
        return None
    year = int(found["year"])
    month = int(found["month"] or found["mm"])
    if not 1 <= month <= 12:
        return None
    longest = monthrange(year, month)[1]
    day = int(found["day"] or found["dd"] or longest)
    return date(year, month, day) if 1 <= day <= longest else None


def days_left(last: date, today: date) -> int:
    """Whole days until the last one: 0 on the last day itself, below 0 once it is over."""
    return (last - today).days


def warning(last: date, today: date) -> Band | None:
    """The band a day falls in: within 90, 30 or 7 days, 0 once expired, None before that."""
    left = days_left(last, today)
    if left < 0:
        return 0
    return next((band for band in _BANDS if left <= band), None)
