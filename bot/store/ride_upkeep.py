"""What time looks after: rides that are on, rides nobody has taken, what ended today."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from bot.domain.rides import Booking, Need
from bot.domain.times import to_text
from bot.store.rides import need_of_row
from bot.store.trips import booking_of_row
from bot.store.work import Work


class Ended(NamedTuple):
    """A ride that came to its end, and who drove."""

    booking: Booking
    driver_id: str


async def live_bookings(work: Work) -> tuple[Booking, ...]:
    """Every seat somebody has, the oldest claim first."""
    return tuple(booking_of_row(row) for row in await work.all("live_bookings"))


async def searched_needs(work: Work) -> tuple[Need, ...]:
    """Every ride with a time that nobody has taken, soonest first; also what has passed."""
    return tuple(need_of_row(row) for row in await work.all("searched_needs"))


async def over_since(work: Work, since: datetime) -> tuple[Ended, ...]:
    """Rides that ended well since then, by driver."""
    rows = await work.all("over_since", since=to_text(since))
    return tuple(Ended(booking_of_row(row), row["driver_id"]) for row in rows)
