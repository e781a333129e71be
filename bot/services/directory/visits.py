"""How a visit went: seen, sent elsewhere, not seen; what each of them leads to."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.facilities import HOSPITALS, Facility, FacilityKind
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.moments import SOON
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Chat
from bot.domain.rights import may_confirm_for
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.directory.finding import facilities_named, facilities_of
from bot.services.directory.home_again import offer_bundle
from bot.services.directory.referrals import ELSEWHERE, begin_referral, note_outcome
from bot.services.directory.wishes import Wish, open_wish
from bot.services.incoming import Pressed
from bot.services.roles import viewer_of
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import cases, facilities, people, referrals
from bot.store.database import Work
from bot.store.referrals import Referral
from bot.understanding.place_words import visit_outcome


async def on_went(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One of the three buttons."""
    referral = await referrals.find_referral(work, pressed.subject)
    if referral is None or pressed.choice not in referrals.OUTCOMES or actor.person is None:
        return Refused("press.unknown")
    if not await _may(work, desk, actor.person.id, referral):
        return Refused("places.not_yours")
    return await _went(work, desk, actor, referral, pressed.choice or "", pressed.message_id)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether they were seen, from who was asked; danger and a new illness go their own way."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or decision.card:
        return False
    outcome = visit_outcome(heard.text)
    if outcome is None:
        return False
    since = desk.now() - desk.content.places.answer_within
    referral = await referrals.asked_of(work, actor.person.id, since)
    if referral is None:
        return False
    said = await _went(work, desk, actor, referral, outcome, heard.message_id, heard.text)
    key = said.reason if isinstance(said, Refused) else said.said
    about = f"went:{referral.id}:{heard.message_id}"
    message = Message("said.plain", about, {"key": key or ""}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)
    return True


async def _went(
    work: Work,
    desk: Desk,
    actor: Actor,
    referral: Referral,
    outcome: str,
    message_id: int | None,
    words: str = "",
) -> Outcome:
    assert actor.person is not None
    case = await cases.find_case(work, referral.case_id)
    if case is None:
        return Refused("press.unknown")
    if not await note_outcome(work, desk, case, referral, outcome, actor.person.id):
        return Refused("places.told_already")
    if outcome == referrals.SEEN:
        await offer_bundle(work, desk, case, actor.person.id)
    elif outcome == referrals.ELSEWHERE:
        await _send_on(work, desk, actor.chat, case, referral, words)
    else:
        await _report(work, desk, actor, case, referral, message_id)
    return Done(f"places.went.{outcome}")


async def _may(work: Work, desk: Desk, person_id: str, referral: Referral) -> bool:
    """Who was asked, and whoever may say yes for the villager."""
    if person_id == referral.asked_id:
        return True
    case = await cases.find_case(work, referral.case_id)
    if case is None:
        return False
    viewer = await viewer_of(work, desk, case, await people.get_person(work, person_id))
    return may_confirm_for(case, viewer)


async def _send_on(
    work: Work, desk: Desk, chat: Chat, case: Case, before: Referral, words: str
) -> None:
    """The next referral, linked to the first; a ride there is one tap away."""
    place = await _next_place(work, case, before, words)
    after = await begin_referral(
        work, desk, case, place, before.asked_id, reason=ELSEWHERE, before=before
    )
    params = {"case": case.id, "referral": after.id}
    message = Message("places.next", f"next:{after.id}", params, Lane.REPLY, Owed.OWED, case.id)
    await tell_chat(work, desk, chat.id, message)


async def _next_place(work: Work, case: Case, before: Referral, words: str) -> Facility | None:
    """What was said, else the larger hospital; None where there is no other."""
    named = await facilities_named(work, case.unit_id, words) if words else ()
    near = await facilities_of(work, case.unit_id, HOSPITALS)
    larger = [p for p in near if p.kind is FacilityKind.HOSPITAL_COUNTY]
    for place in (*(p for p in named if p.kind in HOSPITALS), *larger, *near):
        if place.id != before.facility_id:
            return place
    return None


async def on_next_ride(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that asks for a car to where they were sent."""
    referral = await referrals.find_referral(work, pressed.subject)
    case = await cases.find_case(work, referral.case_id) if referral else None
    if referral is None or case is None or actor.person is None:
        return Refused("press.unknown")
    if not await _may(work, desk, actor.person.id, referral):
        return Refused("places.not_yours")
    place_id = referral.facility_id
    place = await facilities.facility_by_id(work, place_id) if place_id else None
    name = place.name if place else ""
    words = text_of(desk, "places.words.ride", {"to": name})
    slots = {"destination": name} if name else {}
    if referral.reason == ELSEWHERE:
        # Who was just sent on stands at a hospital's door: the car is for now.
        slots["when"] = SOON
    wish = Wish("help", "ride", words, slots)
    ride = await open_wish(work, desk, case, actor.person.id, wish, pressed.message_id)
    await begin_referral(work, desk, ride, place, actor.person.id, before=referral)
    return Done("places.ride_asked")


async def _report(
    work: Work, desk: Desk, actor: Actor, case: Case, referral: Referral, message_id: int | None
) -> None:
    """Turned away unseen: a problem with the place filled in, at the township within the hour."""
    assert actor.person is not None
    place_id = referral.facility_id
    place = await facilities.facility_by_id(work, place_id) if place_id else None
    words = text_of(desk, "places.words.refused", {"name": place.name if place else ""})
    wish = Wish("problem", "refused_care", words)
    problem = await open_wish(work, desk, case, actor.person.id, wish, message_id)
    settled = await referrals.find_referral(work, referral.id)
    if settled is not None:
        await referrals.put_referral(work, replace(settled, problem_id=problem.id))
