"""The log of trips, appended only, and what a reminder has said already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.rides import BookingState, TripState
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (Column("ride_steps", "who", "keep"),)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened on a trip: codes and ids."""

    id: str
    at: datetime
    trip_id: str
    what: str
    booking_id: str | None = None
    who: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One passenger of one trip, or a trip nobody sat in; no illness, no names."""

    trip_id: str
    leaves_at: datetime
    driver_id: str
    trip_state: TripState
    vehicle_id: str | None = None
    origin: str | None = None
    destination: str | None = None
    booking_id: str | None = None
    case_id: str | None = None
    purpose: str | None = None
    seats: int = 0
    state: BookingState | None = None
    ended_at: datetime | None = None
    why: str | None = None


async def add_step(
    work: Work,
    id: str,
    at: datetime,
    trip_id: str,
    what: str,
    booking_id: str | None = None,
    who: str | None = None,
    why: str | None = None,
) -> None:
    """One more line of a trip's log."""
    await work.run(
        "add_ride_step", id=id, at=to_text(at), trip=trip_id, what=what, booking=booking_id,
        who=who, why=why,
    )  # fmt: skip


async def steps_of_trip(work: Work, trip_id: str) -> tuple[Step, ...]:
    """What happened on a trip, in order."""
    rows = await work.all("steps_of_trip", trip=trip_id)
    return tuple(
        Step(
            row["id"], from_text(row["at"]), row["trip_id"], row["what"], row["booking_id"],
            row["who"], row["why"],
        )
        for row in rows
    )  # fmt: skip


async def log_between(
    work: Work, unit_ids: Sequence[str], first: datetime, last: datetime
) -> tuple[LogLine, ...]:
    """What left from `first` on and before `last`, a line a passenger."""
    rows = await work.all(
        "ride_log", units=",".join(unit_ids), first=to_text(first), last=to_text(last)
    )
    return tuple(_line(row) for row in rows)


async def mark(work: Work, about: str, what: str, at: datetime) -> bool:
    """Whether this is the first time, so that it is told once."""
    return await work.one("mark_ride", about=about, what=what, at=to_text(at)) is not None


async def marked(work: Work, about: str, what: str) -> bool:
    return await work.one("ride_marked", about=about, what=what) is not None


async def marks_of(work: Work, about: str) -> dict[str, datetime]:
    """Everything that was marked about something, and when."""
    rows = await work.all("ride_marks_of", about=about)
    return {row["what"]: from_text(row["at"]) for row in rows}


def _line(row: Row) -> LogLine:
    state = row["booking_state"]
    return LogLine(
        trip_id=row["trip_id"],
        leaves_at=from_text(row["leaves_at"]),
        driver_id=row["driver_id"],
        trip_state=TripState(row["trip_state"]),
        vehicle_id=row["vehicle_id"],
        origin=row["origin"],
        destination=row["destination"],
        booking_id=row["booking_id"],
        case_id=row["case_id"],
        purpose=row["purpose"],
        seats=row["seats"] or 0,
        state=BookingState(state) if state else None,
        ended_at=maybe_from_text(row["ended_at"]),
        why=row["why"],
    )
