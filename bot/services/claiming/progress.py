"""What clears the clock of a silent claim: a later hour that was agreed, and any word of it."""

from __future__ import annotations

from datetime import datetime, time

from bot.domain.case import Case
from bot.domain.claim_rules import not_before, still_at_it
from bot.domain.errand_rules import HELP
from bot.domain.intake import Decision
from bot.domain.moments import moment_from_text
from bot.domain.moved import Moved
from bot.domain.states import WORKING
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.words import answered_case
from bot.store.database import Work

MIDDAY = time(12)
# These end it or give it back, and have a clock of their own.
NO_PROGRESS = frozenset({"cannot", "done", "wait", "arrived", "up"})


async def until_its_hour(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Taken today for tomorrow: nobody is silent before the hour has come."""
    taken = after.claimed_by is not None and after.claimed_by != before.claimed_by
    own_clock = after.category in desk.content.claiming.limits.uncounted
    if not taken or own_clock or after.kind != HELP or after.emergency:
        return after
    at = _hour_of(desk, after)
    later = not_before(after, at, desk.quiet(), desk.now()) if at is not None else None
    return after if later is None else await apply(work, desk, after, Moved(later, ()))


def _hour_of(desk: Desk, case: Case) -> datetime | None:
    """The hour that was agreed; of a day without one its middle."""
    moment = moment_from_text(dict(case.details).get("when", ""))
    if moment is None or moment.day is None:
        return None
    return datetime.combine(moment.day, moment.clock or MIDDAY, desk.zone)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The holder answers the card with whatever words: they are at it. Never handled here."""
    person, word = context.actor.person, context.reading.meaning.word
    if person is None or decision.card is not None or word in NO_PROGRESS:
        return False
    case = await answered_case(work, context.actor, context.heard)
    if case is None or case.claimed_by != person.id or case.state not in WORKING:
        return False
    fresh = still_at_it(case, desk.quiet(), desk.now())
    if fresh is not None:
        await apply(work, desk, case, Moved(fresh, ()))
    return False
