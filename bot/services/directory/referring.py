"""A doctor or liaison sends somebody on, by words or by a button on the card."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.facilities import MEDICAL, Facility
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_work
from bot.domain.roles import wears
from bot.domain.states import CLIMBING
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.directory.finding import facilities_named, facilities_of
from bot.services.directory.referrals import DOCTOR, LIAISON, begin_referral
from bot.services.taps import Tap, make_tap
from bot.services.telling import Message, tell_chat, tell_or_relay
from bot.services.words import answered_case
from bot.store import cases, facilities
from bot.store.database import Work
from bot.understanding.place_words import referred_to

MOST = 3
ILL = frozenset({"symptom", "danger"})


async def on_refer(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The button to send somebody on: where to is asked once, of places that receive the ill."""
    refused = _why_not(tap)
    if refused is not None:
        return refused
    near = await facilities_of(work, tap.case.unit_id, MEDICAL)
    found = [p for p in near if tap.person.id not in (p.keeper_id, p.answers_id)]
    # A hospital before the next village's room.
    found.sort(key=lambda place: place.kind not in MEDICAL or not place.green_channel)
    if not found:
        return Refused("places.none_toast")
    ids = ",".join(place.id for place in found[:MOST])
    params = {"case": tap.case.id, "places": ids}
    about = f"refer:{tap.case.id}:{tap.person.id}:{tap.case.revision}"
    message = Message("places.refer_to", about, params, Lane.REPLY, Owed.LOOSE, tap.case.id)
    await tell_chat(work, desk, tap.actor.chat.id, message)
    return Done()


async def on_refer_to(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """One of the places was picked."""
    place = await facilities.facility_by_id(work, tap.choice or "")
    if place is None:
        return Refused("press.unknown")
    return _why_not(tap) or await _refer(work, desk, tap, place)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """As an answer to the card, or of the only patient in hand."""
    heard, actor = context.heard, context.actor
    to = referred_to(heard.text)
    if to is None or not heard.origin.private or actor.person is None:
        return False
    if not wears(actor.held, "doctor", "liaison", "cadre"):
        return False
    case = await answered_case(work, actor, heard) or await _only_one(work, actor.person.id)
    tap = await make_tap(work, desk, actor, case, "refer") if case else None
    if tap is None:
        return False
    found = await facilities_named(work, tap.case.unit_id, to)
    places = [place for place in found if place.kind in MEDICAL]
    if not places:
        return False
    outcome = _why_not(tap) or await _refer(work, desk, tap, places[0])
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    about = f"refer:{actor.chat.id}:{heard.message_id}"
    message = Message("said.plain", about, {"key": key or ""}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def _only_one(work: Work, person_id: str) -> Case | None:
    """The one who is ill in somebody's hands, else the one they were told of."""
    for found in (await cases.list_held(work, person_id), await cases.list_told(work, person_id)):
        ill = [c for c in found if c.kind in ILL and c.state in CLIMBING]
        if ill:
            return ill[0] if len(ill) == 1 else None
    return None


def _why_not(tap: Tap) -> Refused | None:
    if tap.case.final:
        return Refused("case.refused.ended")
    allowed = may_work(tap.case, tap.viewer) and wears(
        tap.viewer.held, "doctor", "liaison", "cadre"
    )
    return None if allowed else Refused("places.not_yours")


async def _refer(work: Work, desk: Desk, tap: Tap, place: Facility) -> Outcome:
    """Written down; the villager hears where, whom to ring, when, and what to bring."""
    reason = DOCTOR if wears(tap.viewer.held, "doctor") else LIAISON
    referral = await begin_referral(work, desk, tap.case, place, tap.person.id, reason=reason)
    target = tap.case.author_id or tap.case.subject_id
    if target is not None:
        params = {"case": tap.case.id, "referral": referral.id}
        about = f"places.referred:{referral.id}"
        message = Message("places.referred", about, params, Lane.REPLY, Owed.OWED, tap.case.id)
        # Who passes it on hears it too, whoever said so: somebody has to know what to bring.
        await tell_or_relay(work, desk, target, message)
    return Done("places.referred_toast")
