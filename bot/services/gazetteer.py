"""The village's own places, as people call them, for messages that may name one."""

from __future__ import annotations

from bot.services.understand import Reading
from bot.store import places
from bot.store.database import Work
from bot.understanding.places import called

_TRAVELS = frozenset({"need_ride", "offer_ride", "need_errand", "need_meal", "need_borrow"})


def may_name_a_place(reading: Reading) -> bool:
    """Whether somebody or something is to be brought and no place was recognised yet."""
    meaning = reading.meaning
    return bool(_TRAVELS & set(meaning.intents)) and not (meaning.destination and meaning.origin)


async def own_places(work: Work, unit_id: str) -> tuple[str, ...]:
    """The names of the unit's township and of all that lies in it, longest first."""
    over = await places.ancestors(work, unit_id)
    township = await places.unit_of_level(work, unit_id, "township")
    names = {unit.name for unit in over}
    if township is not None:
        inside = await places.children(work, township.id)
        names |= {u.name for u in (*inside, *await places.below_children(work, township.id))}
    return tuple(sorted({way for name in names for way in called(name)}, key=len, reverse=True))
