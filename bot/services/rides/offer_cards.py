"""What the messages of offered trips show, as things are at this moment."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.pooling import is_hazy
from bot.domain.rides import Trip, TripState
from bot.services.desk import Desk
from bot.services.rides.offer_order import passengers
from bot.services.rides.offer_read import Offering
from bot.services.views.case_view import full_view
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import cases, rides, trips
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]


async def of_trip(work: Work, desk: Desk, trip: Trip) -> Values:
    """Who drives where, when, and what is free; of who sits in it only how many."""
    leaving = trip.state is TripState.OPEN
    return {
        "driver": await name_of(work, trip.driver_id),
        "leaves": local(desk, trip.leaves_at),
        "weekday": text_of(desk, f"weekday.{trip.leaves_at.astimezone(desk.zone).weekday()}"),
        "hazy": is_hazy(trip),
        "span": trip.leaves_until != trip.leaves_at,
        "until": local(desk, trip.leaves_until),
        "to": trip.destination or "",
        "free": max(trip.free, 0),
        "taken": trip.taken,
        "open": leaving and trip.free > 0,
        "full": leaving and trip.free <= 0,
        "on": leaving,
        "off": trip.state is TripState.CANCELLED,
        "left": trip.state in (TripState.UNDER_WAY, TripState.DONE),
        "two_way": trip.two_way,
        "wheelchair": trip.wheelchair,
    }


async def task(work: Work, desk: Desk, case: Case) -> Values:
    """The driver's own card: who gets in, in the order of pick-up."""
    trip = await trips.trip_of_case(work, case.id)
    if trip is None:
        return {"trip": {"lines": [], "open": False, "on": False}}
    lines = []
    for one in await passengers(work, trip):
        need = await rides.find_need(work, one.id)
        lines.append(
            {
                "who": await name_of(work, one.person_id),
                "place": await unit_name(work, one.unit_id),
                "seats": need.seats if need else 1,
                "number": one.number,
            }
        )
    return {"trip": {**await of_trip(work, desk, trip), "lines": lines}}


async def card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The group's card; one that had to wait until it was over is not said any more."""
    case = await cases.find_case(work, row.params["case"])
    trip = await trips.trip_of_case(work, case.id) if case else None
    if case is None or trip is None:
        return None
    if row.message_id is None and trip.state is not TripState.OPEN:
        return None
    values = {"trip": {**await of_trip(work, desk, trip), "number": case.number}}
    return Shown("kind.trip.card", values, case.id, case.revision)


async def tomorrow(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The seats still free tomorrow; nothing, where none is left when its turn comes."""
    lines = []
    for id in row.params["trips"].split(","):
        trip = await trips.find_trip(work, id)
        if trip is not None and trip.free > 0 and trip.leaves_until > desk.now():
            lines.append({**await of_trip(work, desk, trip), "choice": trip.case_id})
    if not lines:
        return None
    choices = [
        {"label": text_of(desk, "trip.pick", {"trip": one}), "choice": one["choice"]}
        for one in lines[:3]
    ]
    return Shown("trip.tomorrow", {"lines": lines, "choices": choices}, "-")


async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whatever a line about a trip may name."""
    case = await cases.find_case(work, params["case"]) if "case" in params else None
    trip = await trips.find_trip(work, params["trip"]) if "trip" in params else None
    booking = await trips.booking_of_case(work, case.id) if case and trip is None else None
    trip = trip or (await trips.find_trip(work, booking.trip_id) if booking else None)
    found: Values = {"now": desk.today()}
    if trip is not None:
        found["trip"] = await of_trip(work, desk, trip)
        found["takes"] = [{"label": text_of(desk, "trip.take"), "choice": trip.id}]
        found["skips"] = [{"label": text_of(desk, "trip.skip"), "choice": trip.id}]
    if case is not None:
        found["case"] = await full_view(work, desk, case)
    return found


async def say_question(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What is known of the offer that is talked about."""
    known = Offering.read(params)
    when = known.when
    return {"to": known.to, "day": when.day if when and when.day else "", "now": desk.today()}
