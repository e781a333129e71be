"""A seat is taken or not wanted: by a tap on the card, by a tap on an offer, by words."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.closing import cancel
from bot.domain.moments import Moment, moment_to_text
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.pooling import fits
from bot.domain.rides import Need, Trip, TripState
from bot.domain.rights import may_confirm_for
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.opening import open_case
from bot.services.recording import apply
from bot.services.rides.booking import book_on
from bot.services.rides.needs import is_ride, open_rides_of
from bot.services.rides.offer_match import DECLINED, lines_of, offer_seats
from bot.services.rides.offer_order import refresh
from bot.services.rides.offers import call_off, set_free
from bot.services.taps import Tap, make_tap
from bot.services.wanted import Wanted
from bot.store import cases, ride_log, rides, trips
from bot.store.database import Work
from bot.store.timeline import Said

# Why there is no seat, in words that say what to do instead.
REASONS = frozenset({"seats", "state", "wheelchair", "detour", "infectious", "time", "place"})

MOST_SEATS = 60


async def on_join(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """我要坐, on the card."""
    seats = int(tap.choice) if tap.choice and tap.choice.isdecimal() else 1
    if not 1 <= seats <= MOST_SEATS:
        return Refused("press.unknown")
    words = tap.words or desk.content.messages.render("trip.join_words", {}).text.strip()
    said = Said(desk.ids.new(), "text", desk.now(), tap.person.id, words)
    return await join(work, desk, tap.case, tap.person, said, tap.actor, seats)


async def on_pick(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """我要坐, on the line of tomorrow's seats."""
    case = await cases.find_case(work, pressed.choice or "")
    tap = await make_tap(work, desk, actor, case, "trip_join") if case else None
    return await on_join(work, desk, tap) if tap else Refused("press.unknown")


async def join(
    work: Work, desk: Desk, case: Case, person: Person, said: Said, actor: Actor, seats: int = 1
) -> Outcome:
    """A ride of their own, claimed by the driver in the same write; or why not."""
    trip = await trips.trip_of_case(work, case.id)
    if trip is None:
        return Refused("press.unknown")
    if case.final:
        return Refused("trip.no.left")
    if trip.driver_id == person.id:
        return Refused("trip.no.own")
    mine = await open_rides_of(work, desk, person.id)
    if await _sits_in(work, mine, trip):
        return Refused("trip.no.already")
    waiting = await _that_fits(work, desk, mine, trip)
    need = await _as_need(work, desk, waiting, person, trip, seats)
    why = await _why_not(work, desk, need, trip)
    if why is not None:
        return why
    ride = waiting or await _open(work, desk, person, trip, said, actor, seats)
    return await _book(work, desk, ride, trip, new=waiting is None)


async def _sits_in(work: Work, mine: tuple[Case, ...], trip: Trip) -> bool:
    sitting = {b.case_id for b in await trips.bookings_of_trip(work, trip.id) if b.state.live}
    return any(case.id in sitting for case in mine)


async def _that_fits(work: Work, desk: Desk, mine: tuple[Case, ...], trip: Trip) -> Case | None:
    """What they asked for already and waits: no second matter of the same."""
    for case in mine:
        need = await rides.find_need(work, case.id)
        if case.claimed_by is None and need and await _why_not(work, desk, need, trip) is None:
            return case
    return None


async def _as_need(
    work: Work, desk: Desk, waiting: Case | None, person: Person, trip: Trip, seats: int
) -> Need:
    known = await rides.find_need(work, waiting.id) if waiting else None
    return known or Need(
        case_id="",
        unit_id=person.unit_id,
        destination=trip.destination,
        place_key=trip.place_key,
        leave_from=trip.leaves_at,
        leave_until=trip.leaves_until,
        seats=seats,
        changed_at=desk.now(),
    )


async def _why_not(work: Work, desk: Desk, need: Need, trip: Trip) -> Refused | None:
    if trip.state is not TripState.OPEN or trip.leaves_until < desk.now():
        return Refused("trip.no.left")
    above = await lines_of(work, (need.unit_id, trip.unit_id))
    why = fits(need, trip, desk.content.rides, above, desk.now())
    if why is None:
        return None
    if why == "seats":
        return Refused("trip.no.full" if trip.free <= 0 else "trip.no.seats")
    return Refused(f"trip.no.{why}" if why in REASONS else "trip.no.left")


async def _open(
    work: Work, desk: Desk, person: Person, trip: Trip, said: Said, actor: Actor, seats: int
) -> Case:
    local = trip.leaves_at.astimezone(desk.zone)
    when = Moment(day=local.date(), clock=local.time())
    wanted = Wanted(
        kind="help",
        category="ride",
        unit_id=person.unit_id,
        origin="group" if actor.chat.is_group else "private",
        household_id=person.household_id,
        subject_id=person.id,
        author_id=person.id,
        chat_id=actor.chat.id,
        said=(said,),
        known={"when": moment_to_text(when), "to": trip.destination or "", "seats": str(seats)},
        ask=False,
        taken=True,
    )
    case = await open_case(work, desk, wanted)
    need = await rides.find_need(work, case.id)
    if need is not None:
        # Asked for by this very trip: it lies where that one goes, and leaves when it does.
        exact = replace(
            need,
            place_key=trip.place_key,
            leave_from=trip.leaves_at,
            leave_until=trip.leaves_until,
            seats=seats,
        )
        await rides.put_need(work, exact)
    return case


async def _book(work: Work, desk: Desk, ride: Case, trip: Trip, *, new: bool) -> Outcome:
    booked = await book_on(work, desk, ride, trip, trip.driver_id)
    if not isinstance(booked, Refused):
        return Done("trip.got_seat")
    if new:
        # Nobody was told of it: it goes as quietly as it came.
        gone = cancel(ride, ride.author_id, "no_seat", desk.now())
        if isinstance(gone, Moved):
            await apply(work, desk, ride, gone)
    return booked


async def on_take(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """坐这趟: who waits for a car gets the seat that was offered."""
    return await take(work, desk, tap.case, tap.choice or "", allowed=_speaks_for(tap))


async def on_skip(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """不坐: the next one who waits is offered it; the search goes on."""
    return await skip(work, desk, tap.case, tap.choice or "", allowed=_speaks_for(tap))


def _speaks_for(tap: Tap) -> bool:
    return tap.viewer.reported or may_confirm_for(tap.case, tap.viewer)


async def take(work: Work, desk: Desk, case: Case, trip_id: str, *, allowed: bool) -> Outcome:
    trip = await trips.find_trip(work, trip_id)
    need = await rides.find_need(work, case.id)
    if not allowed:
        return Refused("case.refused.only_the_author")
    if trip is None or need is None or not is_ride(case.kind, case.category):
        return Refused("press.unknown")
    if case.claimed_by is not None or not case.climbing:
        return Refused("trip.no.has_car")
    why = await _why_not(work, desk, need, trip)
    return why or await _book(work, desk, case, trip, new=False)


async def skip(work: Work, desk: Desk, case: Case, trip_id: str, *, allowed: bool) -> Outcome:
    if not allowed:
        return Refused("case.refused.only_the_author")
    if case.claimed_by is not None:
        return Refused("trip.no.has_car")
    await ride_log.mark(work, case.id, f"{DECLINED}{trip_id}", desk.now())
    await offer_seats(work, desk, trip_id)
    return Done("trip.skipped")


async def on_full(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """满了: no seat is free any more, whoever sits in it."""
    trip = await trips.trip_of_case(work, tap.case.id)
    if trip is None or trip.driver_id != tap.person.id:
        return Refused("claim.refused.not_yours")
    if trip.state is not TripState.OPEN:
        return Refused("trip.no.left")
    await set_free(work, desk, trip, 0)
    await refresh(work, trip)
    return Done("trip.full_now")


async def on_off(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """不去了: everybody in it hears it at once."""
    trip = await trips.trip_of_case(work, tap.case.id)
    if trip is None or trip.driver_id != tap.person.id:
        return Refused("claim.refused.not_yours")
    if tap.case.final:
        return Refused("case.refused.ended")
    off = await call_off(work, desk, tap.case, tap.person.id, "trip_off")
    return off if isinstance(off, Refused) else Done("trip.off_now")
