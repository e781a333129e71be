"""What the cards of a ride show at this moment, to drivers and to passengers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.case import Case
from bot.domain.ride_series import drives_always
from bot.domain.ride_steps import next_step
from bot.domain.rides import Booking, BookingState, Need, Trip
from bot.domain.safety_word import word_for
from bot.domain.states import State
from bot.services.bulletins.roads import roads_for
from bot.services.desk import Desk
from bot.services.directory.other_ways import other_ways
from bot.services.rides import whom
from bot.services.rides.passenger import family_of
from bot.services.rides.seating import ride_of
from bot.services.views.case_view import full_view
from bot.services.views.names import local, named_with_role, text_of
from bot.services.views.shown import Shown
from bot.store import accounts, cases, drivers, people, ride_series, rides, timeline, trips
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
HAZY, WHOLE = timedelta(hours=1), timedelta(hours=8)
NOTHING: Values = {
    "leaves": "", "until": "", "hazy": False, "whole": False, "to": "", "there_at": "", "seats": 0,
    "extras": [], "sick": False,
    "desk": False, "driver": "", "phone": "", "car": "", "plate": "", "word": "", "others": 0,
    "series": False, "all": False, "roads": [], "place": 1, "step": "", "family": False,
    "relay": False,
    **{f"do_{step}": False for step in ("boarded", "there", "home", "ready", "come")},
}  # fmt: skip


async def of_need(work: Work, desk: Desk, need: Need) -> Values:
    """When, where to, how many, with what; the purpose stays with who drives."""
    extras = [
        text_of(desk, f"ride.extra.{name}")
        for name in ("wheelchair", "child_seat", "two_way")
        if getattr(need, name)
    ]
    return {
        **NOTHING,
        "leaves": local(desk, need.leave_from) or "",
        "until": local(desk, need.leave_until) or "",
        "hazy": _wide(need, HAZY),
        "whole": _wide(need, WHOLE),
        "to": need.destination or "",
        "there_at": local(desk, need.be_there_at) or "",
        "seats": need.seats,
        "extras": extras,
        "sick": need.infectious,
        "desk": need.desk,
        "series": need.series_id is not None,
    }


def _wide(need: Need, span: timedelta) -> bool:
    """Whether only a part of the day was said, or the day: no hour is shown that nobody named."""
    if need.leave_from is None or need.leave_until is None or need.be_there_at is not None:
        return False
    return need.leave_until - need.leave_from > span


async def _has_driver(work: Work, need: Need) -> bool:
    """Whether every ride of its series is somebody's already."""
    series = await ride_series.find_series(work, need.series_id)
    return series is None or drives_always(series, series.last)


async def of_trip(work: Work, desk: Desk, case: Case, trip: Trip, booking: Booking) -> Values:
    """Who drives, with which car; phone, plate and word only while the ride is on."""
    live = booking.state.live and case.claimed_by is not None
    car = await drivers.vehicle(work, trip.vehicle_id) if trip.vehicle_id else None
    person = await people.find_person(work, trip.driver_id)
    sat = [b for b in await trips.bookings_of_trip(work, trip.id) if b.state.live]
    return {
        "leaves": local(desk, trip.leaves_at),
        "driver": await named_with_role(work, desk, trip.driver_id),
        "phone": (person.phone or "") if person and live else "",
        "car": car.what if car else "",
        "plate": (car.plate or "") if car and live else "",
        "word": word_for(desk, booking.id) if live else "",
        "others": len(sat) - 1 if live else 0,
        "place": booking.position,
        "state": booking.state.value,
    }


async def task(work: Work, desk: Desk, case: Case) -> Values:
    """The driver's card; who holds it sees the next step."""
    need = await rides.find_need(work, case.id)
    if need is None:
        return {"ride": NOTHING, "now": desk.today()}
    values = await of_need(work, desk, need)
    values["all"] = case.state is State.OPEN and not await _has_driver(work, need)
    values["roads"] = [] if case.final else await roads_for(work, desk, case.unit_id)
    ride = await ride_of(work, case)
    own: Values = {}
    if ride is not None and ride[2].state.live:
        values = {**values, **await of_trip(work, desk, case, ride[1], ride[2])}
        step = next_step(ride[2], two_way=need.two_way)
        own = {**values, f"do_{step}": True} if step else values
    free = {**values, "plate": "", "phone": ""}
    return {"ride": free, "now": desk.today(), "_mine": {"ride": own or values}}


async def passenger(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The passenger's card; another driver has another card, and the old one says so."""
    case = await cases.find_case(work, row.params["case"])
    ride = await ride_of(work, case) if case else None
    if case is None or ride is None:
        return None
    need, trip, booking = ride
    values = await of_need(work, desk, need)
    gone = booking.id != row.params["booking"] or not booking.state.live
    if gone:
        if row.message_id is None:
            return None
        key = "ride.card.over" if case.answered_by or case.state == "closed" else "ride.card.gone"
        return Shown(key, {"ride": values, "case": await full_view(work, desk, case)}, case.id)
    values = {**values, **await of_trip(work, desk, case, trip, booking)}
    waiting = booking.state in (BookingState.BOOKED, BookingState.CONFIRMED)
    values["do_come"] = waiting
    values["do_ready"] = need.two_way and booking.state is BookingState.THERE
    values["do_home"] = booking.state in (BookingState.BOARDED, BookingState.READY)
    view = await full_view(work, desk, case)
    by_phone = row.params["person"] not in (case.author_id, case.subject_id)
    values["relay"] = by_phone and not await _has_phone(work, case)
    shown = {"ride": values, "case": view, "now": desk.today()}
    return Shown("ride.card", shown, case.id, case.revision)


async def _has_phone(work: Work, case: Case) -> bool:
    """Whether who rides, or asked for it, reads the card themselves."""
    own = [p for p in (case.author_id, case.subject_id) if p]
    return any([await accounts.private_chats_of_person(work, person) for person in own])


async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whatever a line about a ride may name."""
    case = await cases.find_case(work, params["case"])
    need = await rides.find_need(work, case.id) if case else None
    values = await of_need(work, desk, need) if need else dict(NOTHING)
    ride = await ride_of(work, case) if case else None
    if case is not None and ride is not None:
        values = {**values, **await of_trip(work, desk, case, ride[1], ride[2])}
    said = await timeline.find_said(work, params["said"]) if "said" in params else None
    return {"ride": values, "now": desk.today(), "said": (said.words or "") if said else ""}


async def say_none(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """No driver never stands alone: buses, paid cars, the hospital's phone, who is asked now."""
    case = await cases.find_case(work, params["case"])
    need = await rides.find_need(work, params["case"])
    if case is None or need is None:
        return {"ride": NOTHING, "ways": "", "next": ""}
    ways = await other_ways(work, desk, need.unit_id, need.destination, need.leave_from)
    asked = await whom.duty_driver(work, desk, case) or await whom.transfer_desk(work, desk, case)
    values = await of_need(work, desk, need)
    values["family"] = bool(await family_of(work, case))
    return {
        "ride": values,
        "ways": ways.text,
        "next": await named_with_role(work, desk, asked[0]) if asked else "",
    }
