"""Offered seats as a story looks at them."""

from __future__ import annotations

from bot.domain.rides import Trip
from bot.store import trips
from bot.store.database import Work
from tests.stories.village import Person, Village

EAST = "dongwan"
OFFER = "后天早上八点去县里，还能坐两个人"


async def trip_of(village: Village) -> Trip:
    """The only one that was offered and is not over."""
    found = await village.bot.desk.database.read(trips.offered_trips)
    assert len(found) == 1, found
    return found[0]


async def free(village: Village) -> int:
    """The seats nobody has; what is taken is what people sit on."""
    trip = await trip_of(village)
    await village.bot.desk.database.read(lambda work: _adds_up(work, trip))
    return trip.free


async def _adds_up(work: Work, trip: Trip) -> None:
    live = [b for b in await trips.bookings_of_trip(work, trip.id) if b.state.live]
    assert trip.taken == sum(b.seats for b in live) <= trip.seats
    assert [b.position for b in live] == list(range(1, len(live) + 1))


async def offers(village: Village, words: str = OFFER, group: str | None = EAST) -> Person:
    """Zhao of the eastern hamlet has seats; his card hangs in its group."""
    zhao = village.zhaoweiguo
    await zhao.says(words, group=group)
    return zhao


def card_of(village: Village) -> str:
    """What the card in the eastern group says now."""
    return village.zhaoweiguo.finds("🚗", "去", group=EAST).text or ""
