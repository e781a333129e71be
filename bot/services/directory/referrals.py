"""Transfers to a place: written down when somebody is sent, asked after when they are there."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case, Event, Heading
from bot.domain.facilities import MEDICAL, Facility
from bot.domain.lanes import Lane, Owed
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.directory.finding import find_facility
from bot.services.recording import write_events
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import accounts, people, places, referrals, timeline
from bot.store.database import Work
from bot.store.referrals import Referral

RIDE, DOCTOR, LIAISON, ELSEWHERE = "ride", "doctor", "liaison", "elsewhere"
HOW = "places.how_went"


async def begin_referral(
    work: Work,
    desk: Desk,
    case: Case,
    place: Facility | None,
    by: str | None,
    *,
    reason: str = RIDE,
    before: Referral | None = None,
) -> Referral:
    """Who was sent where in this matter; one that is still open to the same place stays."""
    place_id = place.id if place else None
    for known in await referrals.referrals_of(work, case.id):
        if known.outcome is None and known.facility_id in (place_id, None):
            if known.facility_id == place_id:
                return known
            named = replace(known, facility_id=place_id)
            await referrals.put_referral(work, named)
            return named
    referral = Referral(
        id=desk.ids.new(),
        case_id=case.id,
        at=desk.now(),
        reason=reason,
        facility_id=place_id,
        by_id=by,
        before_id=before.id if before else None,
    )
    await referrals.put_referral(work, referral)
    facts = (("referral", referral.id), ("place", place_id or ""))
    await _note(work, desk, case, Event("referred", Heading.HANDLED, by, reason, facts))
    return referral


async def referred(work: Work, desk: Desk, case: Case, destination: str | None) -> Referral | None:
    """A ride to where the ill are received is a transfer; to anywhere else it is none."""
    place = await find_facility(work, case.unit_id, destination) if destination else None
    if place is None or place.kind not in MEDICAL:
        return None
    return await begin_referral(work, desk, case, place, case.author_id)


async def open_referral(work: Work, case: Case) -> Referral | None:
    """The last one whose outcome nobody has told."""
    found = await referrals.referrals_of(work, case.id)
    return next((one for one in reversed(found) if one.outcome is None), None)


async def ask_outcome(work: Work, desk: Desk, case: Case) -> bool:
    """One question with three buttons to who is at the patient's side; False where none is open.

    Asked once a referral, however often this is called.
    """
    referral = await open_referral(work, case)
    if referral is None or referral.asked_at is not None:
        return False
    return await ask_about(work, desk, case, referral)


async def ask_about(work: Work, desk: Desk, case: Case, referral: Referral) -> bool:
    """Asked is asked, even where nobody could be written to; after a death nobody is."""
    params = {"case": case.id, "referral": referral.id}
    message = Message(HOW, f"{HOW}:{referral.id}", params, Lane.REPLY, Owed.OWED, case.id)
    told: str | None = None
    for person in await _at_their_side(work, desk, case) if case.state is not State.ENDED else ():
        if await tell_person(work, desk, person, message):
            told = person
            break
    asked = replace(referral, asked_id=told, asked_at=desk.now())
    await referrals.put_referral(work, asked)
    return told is not None


async def note_outcome(
    work: Work, desk: Desk, case: Case, referral: Referral, outcome: str, by: str
) -> bool:
    """On the record of the matter; False where it was told before."""
    if not await referrals.settle_referral(work, referral.id, outcome, by, desk.now()):
        return False
    before = referral.before_id
    if before is not None and referral.reason == RIDE:
        # The ride took them where a doctor had sent them: one visit, asked after once.
        await referrals.settle_referral(work, before, outcome, by, desk.now())
    facts = (("referral", referral.id), ("place", referral.facility_id or ""))
    await _note(work, desk, case, Event("visit", Heading.FED_BACK, by, outcome, facts))
    return True


async def _note(work: Work, desk: Desk, case: Case, event: Event) -> None:
    await write_events(work, desk, case, (event,))


async def _at_their_side(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """The one who was taken, who asked for it and lives near, who reported it, the liaison."""
    found = [case.subject_id]
    household = await _household(work, case)
    author = await people.find_person(work, case.author_id) if case.author_id else None
    if author is not None and author.household_id is not None:
        found.append(author.id)
    found += household
    found += [case.author_id, await timeline.reporter_of(work, case.id)]
    about = case.person_id
    if about is not None:
        found += [tie.other_id for tie in await people.ties_of(work, about, "proxy")]
    hamlet = await places.unit_of_level(work, case.unit_id, "hamlet")
    found += await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
    return tuple(dict.fromkeys(one for one in found if one))


async def _household(work: Work, case: Case) -> list[str]:
    if case.household_id is None:
        return []
    everybody = await people.household_people(work, case.household_id)
    reached = [p.id for p in everybody if await accounts.private_chats_of_person(work, p.id)]
    return [id for id in reached if id != case.subject_id]
