"""转给 a named volunteer: they are asked first, and until they say yes it stays where it is."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import claims
from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.claiming.gates import FULL, is_exempt
from bot.services.claiming.waiting import HAND
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.taps import Tap
from bot.services.tasks.gates import why_not
from bot.services.telling import Message, tell_person
from bot.store import asks, cases, claiming, timeline
from bot.store.claiming import Wait
from bot.store.database import Work


async def must_agree(work: Work, desk: Desk, case: Case, person_id: str) -> bool:
    """Whoever helps of their own will is asked; whose work it is just has it."""
    if case.kind != HELP or case.emergency:
        return False
    return not await is_exempt(work, desk, case, person_id)


async def ask_to_take(work: Work, desk: Desk, tap: Tap, to: str) -> Outcome:
    """Asked with a sound; the asker hears what they said, or that they said nothing."""
    case, now, waits = tap.case, desk.now(), desk.content.claiming.waits
    until = now + (waits.hand_urgent if case.acuity is Acuity.URGENT else waits.hand)
    await claiming.put_wait(work, Wait(case.id, to, HAND, now, tap.person.id, until))
    await asks.ask(work, case.id, to, now)
    about = f"claim.hand_ask:{case.id}:{to}:{case.revision}:{now.isoformat()}"
    params = {"case": case.id, "who": tap.person.id}
    message = Message("claim.hand_ask", about, params, Lane.CASE, Owed.OWED, case.id)
    await tell_person(work, desk, to, message)
    return Done("claim.hand_asked")


async def on_hand_yes(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """我接: now it moves, if it still stands where it stood."""
    case, me = tap.case, tap.person.id
    wait = await _asked(work, case, me)
    if wait is None:
        return Refused("claim.refused.asked_no_more")
    if case.claimed_by not in (None, wait.by_id):
        return Refused("claim.refused.taken", (("who", case.claimed_by or ""),))
    refused = await why_not(work, desk, case, me)
    if refused is not None:
        return refused
    moved = claims.hand_to(case, wait.by_id or me, me, desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    await _answered(work, wait, "yes")
    rung = max(case.climb.last, 0)
    await timeline.note_told(work, case.id, me, rung, desk.now(), reached=True)
    await settle(work, desk, case, moved, by=me)
    await _tell(work, desk, case, wait, "claim.hand_took")
    return Done("claim.yours")


async def on_hand_no(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """不方便: it stays with who has it, who is asked what else; nobody asks again today."""
    wait = await _asked(work, tap.case, tap.person.id)
    if wait is None:
        return Refused("claim.refused.asked_no_more")
    await _answered(work, wait, "no")
    await asks.answer_ask(work, tap.case.id, tap.person.id, "no", desk.now())
    await _tell(work, desk, tap.case, wait, "claim.hand_no")
    return Done("claim.left_alone")


async def give_up_hand(work: Work, desk: Desk, wait: Wait) -> None:
    """Silent for long enough: back to who asked."""
    await _answered(work, wait, "silent")
    case = await cases.find_case(work, wait.case_id)
    if case is not None and case.climbing and case.claimed_by in (None, wait.by_id):
        await _tell(work, desk, case, wait, "claim.hand_silent")


async def drop_hands(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Taken, given back or over in another way: nobody is waited for any more."""
    if after.final or after.claimed_by != before.claimed_by:
        for wait in await claiming.waits_of(work, after.id, HAND):
            if wait.person_id != after.claimed_by:
                await _answered(work, wait, "gone")
    return after


def discreet(refused: Refused) -> Refused:
    """How much somebody else holds is told to nobody."""
    return Refused("claim.refused.busy") if refused.reason in FULL else refused


async def _asked(work: Work, case: Case, person_id: str) -> Wait | None:
    waits = await claiming.waits_of(work, case.id, HAND)
    return next((wait for wait in waits if wait.person_id == person_id), None)


async def _answered(work: Work, wait: Wait, answer: str) -> None:
    await claiming.put_wait(work, replace(wait, answer=answer))


async def _tell(work: Work, desk: Desk, case: Case, wait: Wait, key: str) -> None:
    if wait.by_id is None:
        return
    about = f"{key}:{case.id}:{wait.person_id}:{wait.at.isoformat()}"
    params = {"case": case.id, "who": wait.person_id}
    message = Message(key, about, params, Lane.REPLY, Owed.OWED, case.id)
    await tell_person(work, desk, wait.by_id, message)
