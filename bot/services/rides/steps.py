"""The taps of a ride: not this time, I come, got in, there, come and fetch me, home."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import closing
from bot.domain.case import Case, Event, Heading
from bot.domain.claims import release
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.ride_steps import after_step
from bot.domain.rides import Booking, BookingState, Need, Trip
from bot.domain.rights import may_confirm_for
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.directory.referrals import ask_outcome, referred
from bot.services.feedback import settle
from bot.services.recording import write_events
from bot.services.rides.asked_whom import say_none
from bot.services.rides.passenger import family_of, passengers_of, tell_passengers
from bot.services.rides.searching import hurry, is_given_up, restage
from bot.services.rides.seating import hold, log, ride_of
from bot.services.rides.series_search import all_said_no
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.store import asks, cases, outbox, timeline, trips
from bot.store.database import Work
from bot.store.timeline import Said

# So short it says no more than the step itself.
BARE = 4

# A card of the day after tomorrow was tapped for the one of today.
_FAR_OFF = timedelta(hours=24)


async def on_not_me(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Not this time: left alone from then on; when nobody is left the next are asked at once."""
    if not tap.viewer.told:
        return Refused("claim.refused.not_for_you")
    await asks.answer_ask(work, tap.case.id, tap.person.id, "no", desk.now())
    await outbox.want(work, tap.case.id)
    if tap.case.state is State.OPEN and await is_given_up(work, desk, tap.case):
        await say_none(work, desk, tap.case)
        await hurry(work, desk, tap.case)
    elif await all_said_no(work, tap.case):
        await hurry(work, desk, tap.case)
    return Done("ride.not_me")


async def on_step(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """One tap a step; a step pressed twice, or out of order, changes nothing."""
    ride = await ride_of(work, tap.case)
    if ride is None or not tap.case.climbing:
        return Refused("case.refused.ended")
    driver = tap.person.id == tap.case.claimed_by
    if not (driver or tap.person.id in await passengers_of(work, tap.case)):
        return Refused("claim.refused.not_yours")
    step = tap.choice or ""
    if step in ("near", "late", "set_out", "here"):
        return await _on_the_way(work, desk, tap, ride, step)
    if step == "nobody":
        return await _nobody_there(work, desk, tap, ride)
    if step == "not_come":
        return await _did_not_come(work, desk, tap, ride)
    if step in ("there", "home"):
        await _keep_words(work, desk, tap)
    return await take_step(work, desk, tap.case, ride, step, tap.person.id)


async def _keep_words(work: Work, desk: Desk, tap: Tap) -> str | None:
    """What was said with a step, and not tapped, is on record; the other side reads it."""
    if not tap.words:
        return None
    said = Said(desk.ids.new(), "text", desk.now(), tap.person.id, tap.words)
    await timeline.add_said(work, tap.case.id, said)
    return said.id


async def take_step(
    work: Work, desk: Desk, case: Case, ride: tuple[Need, Trip, Booking], step: str, who: str
) -> Outcome:
    """The state moves, the card changes, the other side hears what concerns them."""
    need, trip, booking = ride
    to = after_step(booking, step, two_way=need.two_way)
    if to is None:
        return Refused("ride.no.step")
    if to is not BookingState.CONFIRMED and trip.leaves_at - desk.now() > _FAR_OFF:
        return Refused("ride.no.far_off")
    if to is BookingState.HOME:
        return await _over(work, desk, case, who)
    moved = await trips.set_state(work, booking.id, to, desk.now())
    if moved is None:
        return Refused("case.refused.ended")
    await log(work, desk, trip.id, to.value, booking.id, who)
    case = await hold(work, desk, _going_on(case, to), need, trip, moved)
    await write_events(work, desk, case, (Event(f"ride_{to.value}", Heading.HANDLED, who),))
    await outbox.want(work, case.id)
    if to is BookingState.BOARDED:
        await referred(work, desk, case, need.destination)
    if to is BookingState.THERE:
        await ask_outcome(work, desk, case)
    if to is BookingState.READY and case.claimed_by and case.claimed_by != who:
        await _tell_driver(work, desk, case, "ride.fetch_me", booking.id)
    return Done(f"ride.said.{to.value}")


def _going_on(case: Case, to: BookingState) -> Case:
    began = to not in (BookingState.BOOKED, BookingState.CONFIRMED)
    return replace(case, state=State.IN_PROGRESS) if began else case


async def _over(work: Work, desk: Desk, case: Case, who: str) -> Outcome:
    """Home: answered; where the passenger says it, it is over without another question."""
    if who != case.claimed_by:
        moved = closing.confirm(case, who, "self", desk.now())
    else:
        moved = closing.answer(case, who, "solved", desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    await settle(work, desk, case, moved, by=who)
    return Done("ride.said.home")


async def _on_the_way(
    work: Work, desk: Desk, tap: Tap, ride: tuple[Need, Trip, Booking], step: str
) -> Outcome:
    """Nearly there is heard with a sound, some minutes late too."""
    _, trip, booking = ride
    words = tap.words if step == "late" or len(tap.words or "") > BARE else None
    said = await _keep_words(work, desk, replace(tap, words=words))
    if tap.person.id != tap.case.claimed_by:
        await _tell_driver(work, desk, tap.case, f"ride.passenger_{step}", booking.id, said)
        return Done("ride.said.on_the_way")
    if booking.state is BookingState.BOOKED:
        await trips.set_state(work, booking.id, BookingState.CONFIRMED, desk.now())
    await log(work, desk, trip.id, step, booking.id, tap.person.id)
    occasion = f"{booking.id}:{desk.now():%H%M}"
    await tell_passengers(
        work, desk, tap.case, f"ride.{step}", occasion, but=tap.person.id, said=said
    )
    return Done("ride.said.on_the_way")


async def _nobody_there(
    work: Work, desk: Desk, tap: Tap, ride: tuple[Need, Trip, Booking]
) -> Outcome:
    """The driver found nobody: on record with the seat free again; the passenger is asked."""
    _, trip, booking = ride
    if tap.person.id != tap.case.claimed_by:
        return Refused("claim.refused.not_yours")
    if booking.state not in (BookingState.BOOKED, BookingState.CONFIRMED):
        return Refused("ride.no.step")
    await log(work, desk, trip.id, "nobody", booking.id, tap.person.id)
    await trips.free(work, booking.id, BookingState.NO_SHOW, "nobody", desk.now())
    moved = release(tap.case, tap.person.id, "nobody", desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    waiting = replace(moved, climbed=None)
    case = await settle(work, desk, tap.case, waiting, by=tap.person.id)
    await rest_until_answered(work, desk, case)
    return Done("ride.said.nobody")


async def rest_until_answered(work: Work, desk: Desk, case: Case) -> None:
    """Who was not there is asked whether a car is still wanted; nobody is asked to drive till then.

    Who may be in danger by silence and does not answer is looked in on (CONDUCT 7).
    """
    until = desk.now() + desk.content.rides.late_after
    current = await cases.find_case(work, case.id) or case
    resting = replace(
        current,
        paused_until=until,
        pause_reason="nobody_there",
        next_at=until,
        changed_at=desk.now(),
        revision=current.revision + 1,
    )
    await cases.save_case(work, current, resting)
    await tell_passengers(work, desk, resting, "ride.nobody_there", f"{resting.revision}")


async def on_again(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The car is still needed: the search begins anew, now."""
    if tap.person.id not in await passengers_of(work, tap.case):
        return Refused("case.refused.only_the_author")
    if tap.case.state is not State.OPEN:
        return Refused("case.refused.ended")
    awake = replace(tap.case, paused_until=None, pause_reason=None, revision=tap.case.revision + 1)
    await cases.save_case(work, tap.case, awake)
    await restage(work, desk, awake, lost=True)
    return Done("ride.said.again")


async def _did_not_come(
    work: Work, desk: Desk, tap: Tap, ride: tuple[Need, Trip, Booking]
) -> Outcome:
    """The passenger says that nobody came: back to everybody at once, on record."""
    _, trip, booking = ride
    if tap.person.id == tap.case.claimed_by:
        return Refused("ride.no.step")
    if booking.state not in (BookingState.BOOKED, BookingState.CONFIRMED):
        return Refused("ride.no.step")
    await log(work, desk, trip.id, "not_come", booking.id, tap.person.id)
    await trips.free(work, booking.id, BookingState.NO_SHOW, "not_come", desk.now())
    holder = tap.case.claimed_by or ""
    moved = release(tap.case, holder, "not_come", desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    await _tell_driver(work, desk, tap.case, "ride.they_wait", booking.id)
    await settle(work, desk, tap.case, moved, by=tap.person.id)
    return Done("ride.said.not_come")


async def _tell_driver(
    work: Work, desk: Desk, case: Case, key: str, occasion: str, said: str | None = None
) -> None:
    if case.claimed_by is None:
        return
    about = f"{key}:{occasion}:{desk.now():%H%M}"
    params = {"case": case.id, **({"said": said} if said else {})}
    message = Message(key, about, params, Lane.REPLY, Owed.OWED, case.id)
    await tell_person(work, desk, case.claimed_by, message)


async def on_family(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The family is asked whether somebody can drive; they may take it like anybody."""
    if not may_confirm_for(tap.case, tap.viewer):
        return Refused("case.refused.only_the_author")
    from_whom = tap.case.person_id
    asked = 0
    for person in await family_of(work, tap.case):
        message = Message(
            "ride.ask_family",
            f"ride_family:{tap.case.id}:{person}",
            {"case": tap.case.id, "who": from_whom or ""},
            Lane.CASE,
            Owed.OWED,
            tap.case.id,
        )
        asked += await tell_person(work, desk, person, message)
    return Done("ride.family_asked") if asked else Refused("ride.no.family")
