"""What the words by themselves do not show: a wish that names no car, two wishes that are one."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.intake import Decision
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.rides.once_more import once_more
from bot.services.rides.series_wish import unseen
from bot.services.rides.wishes import only_the_ride
from bot.services.understand import Reading
from bot.store.database import Work

_FETCHED = ("help", "errand")
_ITSELF = ("help", "medicine")


async def seen_again(
    work: Work, desk: Desk, context: Context, decision: Decision
) -> tuple[Context, Decision]:
    """Beside what is open and who says it, before anything is opened."""
    context, decision = await once_more(work, desk, context, decision)
    context, decision = unseen(desk, context, decision)
    return context, _one_lack(context.reading, only_the_ride(desk, context, decision))


def _one_lack(reading: Reading, decision: Decision) -> Decision:
    """Medicine that only runs out, with nobody asked to go anywhere, is no errand beside it."""
    opened = {(o.kind, o.category) for o in decision.opens}
    if reading.meaning.tier != "weak" or not {_FETCHED, _ITSELF} <= opened:
        return decision
    kept = tuple(o for o in decision.opens if (o.kind, o.category) != _FETCHED)
    return replace(decision, opens=kept)
