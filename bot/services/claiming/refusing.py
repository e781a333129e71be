"""After a no to somebody who wanted to help: what they hold, or to be called when it is free."""

from __future__ import annotations

from bot.domain.errand_rules import HELP
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.services.claiming.gates import FULL, TRIPS, is_exempt
from bot.services.desk import Desk
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.store.database import Work

SECOND, FULL_NOW, TRIPS_NOW = "claim.second", "claim.full", "claim.full_trips"


async def kindly(work: Work, desk: Desk, tap: Tap, refused: Refused) -> Refused:
    """Said to them alone, without a sound."""
    if refused.reason in FULL:
        key = TRIPS_NOW if refused.reason == TRIPS else FULL_NOW
        await _say(work, desk, tap, key, dict(refused.facts))
    elif refused.reason == "claim.refused.taken" and await _may_wait(work, desk, tap):
        await _say(work, desk, tap, SECOND, {"who": tap.case.claimed_by or ""})
    return refused


async def _may_wait(work: Work, desk: Desk, tap: Tap) -> bool:
    if tap.case.kind != HELP or tap.case.emergency:
        return False
    return not await is_exempt(work, desk, tap.case, tap.person.id)


async def _say(work: Work, desk: Desk, tap: Tap, key: str, facts: dict[str, str]) -> None:
    about = f"{key}:{tap.case.id}:{tap.case.claimed_by}:{tap.person.id}"
    params = {"case": tap.case.id, "subject": tap.case.id, **facts}
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE, tap.case.id, silent=True)
    await tell_person(work, desk, tap.person.id, message)
