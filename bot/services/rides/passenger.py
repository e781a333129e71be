"""The passenger's one card of a ride: who comes, when, with which car, and the word at the door."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.overtaken import BOOKING
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.store import accounts, people, timeline, trips
from bot.store.database import Work


async def passengers_of(work: Work, case: Case) -> tuple[str, ...]:
    """Who rides, who asked for it, who reported it: whoever has to know who comes."""
    reporter = await timeline.reporter_of(work, case.id)
    named = (case.author_id, case.subject_id, reporter)
    return tuple(dict.fromkeys(person for person in named if person))


async def show_ride(work: Work, desk: Desk, case: Case) -> None:
    """Who took the ride: with a sound; from then on the card changes without one."""
    booking = await trips.booking_of_case(work, case.id)
    if booking is None:
        return
    reached = False
    for person in await passengers_of(work, case):
        if await accounts.private_chats_of_person(work, person):
            reached |= await tell_person(work, desk, person, _card(case, booking.id, person))
    if not reached and case.author_id is not None:
        params = {"case": case.id, "who": case.claimed_by or ""}
        about = f"ride_claimed:{booking.id}"
        message = Message("ride.claimed", about, params, Lane.REPLY, Owed.OWED, case.id)
        await tell_or_relay(work, desk, case.author_id, message)


def _card(case: Case, booking: str, person: str) -> Message:
    return Message(
        key="living.ride",
        about=f"ride:{booking}:{person}",
        params={"case": case.id, "booking": booking, "person": person},
        lane=Lane.REPLY,
        owed=Owed.OWED,
        case_id=case.id,
        living=True,
    )


async def tell_passengers(
    work: Work,
    desk: Desk,
    case: Case,
    key: str,
    occasion: str,
    *,
    but: str | None = None,
    silent: bool = False,
    said: str | None = None,
    seat: str | None = None,
) -> None:
    """Nearly there, or changed: one short line with a sound, beside the card that changed.

    What is true of one `seat` only is not said any more once nobody rides on that booking.
    """
    known = {"said": said, BOOKING: seat}
    message = Message(
        key,
        f"{key}:{case.id}:{occasion}",
        {"case": case.id, "who": case.claimed_by or ""} | {k: v for k, v in known.items() if v},
        Lane.REPLY,
        Owed.OWED,
        case.id,
        silent=silent,
    )
    reached = False
    for person in await passengers_of(work, case):
        if person != but:
            reached |= await tell_person(work, desk, person, message)
    if not reached and case.author_id is not None and case.author_id != but:
        await tell_or_relay(work, desk, case.author_id, message, by=but)


async def family_of(work: Work, case: Case) -> tuple[str, ...]:
    """Who might drive or find somebody from far away; not who asked."""
    found: list[str] = []
    for tie in ("kin", "proxy"):
        about = case.person_id
        ties = await people.ties_of(work, about, tie) if about else ()
        found.extend(one.other_id for one in ties)
    return tuple(p for p in dict.fromkeys(found) if p != case.author_id)
