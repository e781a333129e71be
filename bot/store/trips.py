"""Trips and who sits in them: seats are taken and given back by one statement each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.rides import Booking, BookingState, Trip, TripState
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("trips", "driver_id", "keep"),
    Column("trips", "origin", "keep"),
    Column("bookings", "case_id", "keep"),
)
_PLAIN = (
    "id", "driver_id", "vehicle_id", "unit_id", "origin", "destination", "place_key", "case_id",
)  # fmt: skip
_FIXED = ("driver_id", "opened_at", "seats")


async def add_trip(work: Work, trip: Trip) -> None:
    """A new trip, which nobody sits in yet."""
    await work.run("add_trip", **_row(trip))


async def find_trip(work: Work, id: str) -> Trip | None:
    row = await work.one("find_trip", id=id)
    return _trip(row) if row else None


async def save_trip(work: Work, trip: Trip) -> None:
    """Write the trip over itself, all but its seats: those move by book, free and resize."""
    row = _row(trip)
    for name in _FIXED:
        row.pop(name)
    await work.run("save_trip", **row)


async def trip_of_case(work: Work, case_id: str) -> Trip | None:
    """The trip of an offer's case."""
    row = await work.one("trip_of_case", case=case_id)
    return _trip(row) if row else None


async def open_trips(
    work: Work, unit_ids: Sequence[str], first: datetime, last: datetime
) -> tuple[Trip, ...]:
    """What leaves between the two and takes passengers, full or not, soonest first."""
    rows = await work.all(
        "open_trips", units=",".join(unit_ids), first=to_text(first), last=to_text(last)
    )
    return tuple(_trip(row) for row in rows)


async def trips_of_driver(
    work: Work, person_id: str, first: datetime, last: datetime
) -> tuple[Trip, ...]:
    """What somebody drives between the two, or drove; not what was cancelled."""
    rows = await work.all(
        "trips_of_driver", person=person_id, first=to_text(first), last=to_text(last)
    )
    return tuple(_trip(row) for row in rows)


async def offered_trips(work: Work) -> tuple[Trip, ...]:
    """The seats that were offered and are not over, soonest first."""
    return tuple(_trip(row) for row in await work.all("offered_trips"))


async def offered_trips_sat_in(work: Work, case_id: str) -> tuple[Trip, ...]:
    """Those of them a passenger sits in, or sat in before."""
    rows = await work.all("offered_trips_sat_in", case=case_id)
    return tuple(_trip(row) for row in rows)


async def resize(work: Work, trip_id: str, seats: int, at: datetime) -> bool:
    """So many seats from now on; False, and nothing changed, where more are taken."""
    row = await work.one("resize_trip", trip=trip_id, seats=seats, at=to_text(at))
    return row is not None


async def book(work: Work, booking: Booking, *, alone: bool = False) -> bool:
    """The seats are theirs; False, and nothing changed, where there is no room for them.

    `alone`: nobody else may sit in that car. A case that sits in a car already gets no second.
    """
    taken = await work.one(
        "take_seats", trip=booking.trip_id, case=booking.case_id, seats=booking.seats,
        alone=int(alone), at=to_text(booking.booked_at),
    )  # fmt: skip
    if taken is None:
        return False
    await work.run(
        "add_booking", id=booking.id, trip_id=booking.trip_id, case_id=booking.case_id,
        seats=booking.seats, state=booking.state.value, position=booking.position,
        word=booking.word, booked_at=to_text(booking.booked_at),
        changed_at=to_text(booking.changed_at),
    )  # fmt: skip
    return True


async def take_more(work: Work, booking: Booking, seats: int, at: datetime) -> bool:
    """So many seats from now on, more or fewer; False, and nothing changed, without the room."""
    more = seats - booking.seats
    row = await work.one("shift_taken", trip=booking.trip_id, more=more, at=to_text(at))
    if row is not None:
        await work.run("resize_booking", id=booking.id, seats=seats, at=to_text(at))
    return row is not None


async def free(
    work: Work, booking_id: str, state: BookingState, why: str | None, at: datetime
) -> Booking | None:
    """It ends and gives its seats back; None, and nothing changed, where it had ended before."""
    row = await work.one("end_booking", id=booking_id, state=state.value, why=why, at=to_text(at))
    if row is None:
        return None
    await work.run("give_back_seats", trip=row["trip_id"], seats=row["seats"], at=to_text(at))
    return booking_of_row(row)


async def set_state(
    work: Work, booking_id: str, state: BookingState, at: datetime
) -> Booking | None:
    """The next step of a ride; None, and nothing changed, where it had ended before."""
    if not state.live:
        return await free(work, booking_id, state, None, at)
    row = await work.one("move_booking", id=booking_id, state=state.value, at=to_text(at))
    return booking_of_row(row) if row else None


async def booking_of_case(work: Work, case_id: str) -> Booking | None:
    """The live one, else the latest."""
    row = await work.one("booking_of_case", case=case_id)
    return booking_of_row(row) if row else None


async def bookings_of_trip(work: Work, trip_id: str) -> tuple[Booking, ...]:
    """Who sits in it, in the order of pick-up, and after them who does not any more."""
    rows = await work.all("bookings_of_trip", trip=trip_id)
    return tuple(booking_of_row(row) for row in rows)


async def set_positions(work: Work, trip_id: str, order: Sequence[str]) -> None:
    """The bookings of a trip in the order of pick-up, from 1."""
    rows = [
        {"trip": trip_id, "id": id, "position": place} for place, id in enumerate(order, start=1)
    ]
    await work.each("put_position", rows)


def _row(trip: Trip) -> dict[str, Any]:
    return {
        **{name: getattr(trip, name) for name in _PLAIN},
        "seats": trip.seats,
        "detour": trip.detour,
        "wheelchair": int(trip.wheelchair),
        "two_way": int(trip.two_way),
        "state": trip.state.value,
        "leaves_at": to_text(trip.leaves_at),
        "leaves_until": to_text(trip.leaves_until),
        "opened_at": to_text(trip.opened_at),
        "changed_at": to_text(trip.changed_at),
        "ended_at": maybe_to_text(trip.ended_at),
    }


def _trip(row: Row) -> Trip:
    values: dict[str, Any] = {name: row[name] for name in (*_PLAIN, "seats", "taken", "detour")}
    values.update({name: bool(row[name]) for name in ("wheelchair", "alone", "two_way")})
    return Trip(
        **values,
        state=TripState(row["state"]),
        leaves_at=from_text(row["leaves_at"]),
        leaves_until=from_text(row["leaves_until"]),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
        ended_at=maybe_from_text(row["ended_at"]),
    )


def booking_of_row(row: Row) -> Booking:
    return Booking(
        id=row["id"],
        trip_id=row["trip_id"],
        case_id=row["case_id"],
        seats=row["seats"],
        state=BookingState(row["state"]),
        booked_at=from_text(row["booked_at"]),
        changed_at=from_text(row["changed_at"]),
        position=row["position"],
        word=row["word"],
        ended_at=maybe_from_text(row["ended_at"]),
        why=row["why"],
    )
