"""What a passenger says of a ride that is agreed: not any more, one more person, come for us."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.rides import Booking, BookingState, Need, Trip
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.finishing import on_cancel
from bot.services.rides.days import of_that_day
from bot.services.rides.needs import is_ride, open_rides_of
from bot.services.rides.searching import on_details
from bot.services.rides.seating import ride_of
from bot.services.rides.steps import on_step
from bot.services.taps import make_tap
from bot.services.telling import Message, tell_chat
from bot.services.understand import read
from bot.services.words import answered_case, tell_outcome
from bot.store import cases, rides
from bot.store.database import Work
from bot.understanding.driver_steps import arrives_only, step
from bot.understanding.ride_changes import (
    calls_off,
    calls_off_all,
    people_added,
    will_come,
    without_visit,
)
from bot.understanding.ride_text import plain

# So long after the departure an arrival is where they were going.
AT_THE_DOOR = timedelta(minutes=30)


def at_the_door(desk: Desk, text: str, ride: tuple[Need, Trip, Booking]) -> bool:
    """An arrival of a driver whom nobody has got in with yet."""
    _, trip, booking = ride
    early = desk.now() <= trip.leaves_until + AT_THE_DOOR
    waiting = booking.state in (BookingState.BOOKED, BookingState.CONFIRMED)
    return waiting and early and arrives_only(plain(text))


def is_fetched(desk: Desk, context: Context) -> bool:
    """Done at the doctor's, to be fetched: what reads as an illness is the visit that is over."""
    heard = context.heard
    if step(plain(heard.text)) != "ready":
        return False
    rest = read(desk.content, without_visit(heard.text), at=heard.at, zone=desk.zone)
    return not rest.meaning.intents and not rest.meaning.alarm and not rest.meaning.bare


async def comes_again(
    work: Work, desk: Desk, context: Context, person: Person, *, yes: bool
) -> bool:
    """To say one will come does what the reminder's button does; a bare yes only once asked."""
    sure = will_come(context.heard.text)
    if not (sure or yes):
        return False
    replied = await answered_case(work, context.actor, context.heard)
    waiting = []
    for case in await cases.list_held(work, person.id):
        ride = await ride_of(work, case)
        if ride is None or ride[2].state is not BookingState.BOOKED:
            continue
        ahead = ride[1].leaves_at - desk.now()
        asked = ahead <= desk.content.rides.remind_before or replied == case
        if (sure or asked) and (replied is None or replied.id == case.id):
            waiting.append((ride[1].leaves_at, case))
    if not waiting:
        return False
    case = min(waiting, key=lambda one: one[0])[1]
    tap = await make_tap(work, desk, context.actor, case, "ride_step", "confirm")
    if tap is None:
        return False
    await tell_outcome(work, desk, context, await on_step(work, desk, tap))
    return True


async def takes_back(work: Work, desk: Desk, context: Context, person: Person) -> bool:
    """Called off by who asked for the ride, who has a car of their own, and drives none."""
    text = context.heard.text
    if not calls_off(text):
        return False
    if any(is_ride(c.kind, c.category) for c in await cases.list_held(work, person.id)):
        return False
    mine = await _meant(work, desk, context, person)
    mine = of_that_day(desk, mine, text, context.heard.at)
    if not mine:
        return False
    if len(mine) > 1 and not calls_off_all(text):
        about = f"which:{context.actor.chat.id}:{context.heard.message_id}"
        params = {"cases": ",".join(case.id for case in mine[:3]), "word": "cancel"}
        message = Message("ask.which", about, params, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, context.actor.chat.id, message)
        return True
    outcome = None
    for case in mine:
        tap = await make_tap(work, desk, context.actor, case, "cancel")
        outcome = await on_cancel(work, desk, tap) if tap else outcome
    if outcome is not None:
        await tell_outcome(work, desk, context, outcome)
    return outcome is not None


async def more_people(work: Work, desk: Desk, context: Context, person: Person) -> bool:
    """More people: counted to those who ride already; the driver hears the new number."""
    added = people_added(context.heard.text)
    mine = await _meant(work, desk, context, person) if added else ()
    need = await rides.find_need(work, mine[0].id) if len(mine) == 1 else None
    if need is None:
        return False
    await add_known(work, desk, mine[0], {"seats": str(need.seats + added)})
    about = f"ride_seats:{need.case_id}:{context.heard.message_id}"
    message = Message(
        "ride.noted_seats", about, {"case": need.case_id}, Lane.REPLY, Owed.LOOSE, need.case_id
    )
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


async def _meant(work: Work, desk: Desk, context: Context, person: Person) -> tuple[Case, ...]:
    mine = tuple(c for c in await open_rides_of(work, desk, person.id) if c.climbing)
    told = await cases.list_reported(work, person.id)
    both = tuple(c for c in told if is_ride(c.kind, c.category) and c.climbing)
    mine = tuple({c.id: c for c in (*mine, *both)}.values())
    replied = await answered_case(work, context.actor, context.heard)
    return tuple(c for c in mine if c.id == replied.id) if replied is not None else mine


async def add_known(work: Work, desk: Desk, case: Case, known: dict[str, str]) -> Case:
    """What is known beside the form; the search goes on with it."""
    details = tuple({**dict(case.details), **known}.items())
    changed = replace(case, details=details, changed_at=desk.now(), revision=case.revision + 1)
    await cases.save_case(work, case, changed)
    return await on_details(work, desk, changed)
