"""The steps of one ride: who may say which, what comes next, and which one is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.rides import Booking, BookingState, Need, RideRules, Trip

ORDER = (
    BookingState.BOOKED,
    BookingState.CONFIRMED,
    BookingState.BOARDED,
    BookingState.THERE,
    BookingState.READY,
    BookingState.HOME,
)
# What is said, and the state it leads to.
STEPS = {
    "confirm": BookingState.CONFIRMED,
    "boarded": BookingState.BOARDED,
    "there": BookingState.THERE,
    "ready": BookingState.READY,
    "home": BookingState.HOME,
}


def after_step(booking: Booking, step: str, *, two_way: bool) -> BookingState | None:
    """The state a step leads to; None where it is over, said already, or makes no sense.

    A step that was left out is no fault: whoever says that they are there has got in.
    """
    to = STEPS.get(step)
    if to is None or not booking.state.live:
        return None
    if to is BookingState.THERE and not two_way:
        to = BookingState.HOME
    return to if ORDER.index(to) > ORDER.index(booking.state) else None


def next_step(booking: Booking, *, two_way: bool) -> str | None:
    """What the driver taps next."""
    after = {
        BookingState.BOOKED: "boarded",
        BookingState.CONFIRMED: "boarded",
        BookingState.BOARDED: "there",
        BookingState.THERE: "home" if two_way else None,
        BookingState.READY: "home",
    }
    return after.get(booking.state)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that is due for one booking; `what` is said once, at `at` or later."""

    what: str
    at: datetime


def reminders(
    need: Need, trip: Trip, booking: Booking, evening: datetime, rules: RideRules
) -> tuple[Reminder, ...]:
    """Everything time will ask of this booking as it stands now, in order."""
    if not booking.state.live:
        return ()
    leaves = trip.leaves_at
    if booking.state in (BookingState.BOOKED, BookingState.CONFIRMED):
        found = [Reminder("late", trip.leaves_until + rules.late_after)]
        if booking.booked_at < evening:
            found.append(Reminder("evening", evening))
        if leaves - booking.booked_at > rules.remind_before + rules.confirm_by:
            found.append(Reminder("hour", leaves - rules.remind_before))
        return tuple(sorted(found, key=lambda one: one.at))
    if booking.state is BookingState.BOARDED:
        return (Reminder("there", booking.changed_at + rules.drive * 2),)
    if booking.state is BookingState.THERE and need.two_way:
        return (Reminder("back", booking.changed_at + timedelta(hours=5)),)
    if booking.state is BookingState.READY:
        return (Reminder("home", booking.changed_at + rules.drive * 2),)
    return ()


def claim_holds_until(need: Need, trip: Trip, booking: Booking, rules: RideRules) -> datetime:
    """Until when the driver may stay silent; then the ride goes back to everybody.

    Somebody who said that they come is only given up long after the departure.
    """
    if booking.state is BookingState.BOOKED and _asked_again(trip, booking, rules):
        return trip.leaves_at - rules.confirm_by
    if booking.state in (BookingState.BOOKED, BookingState.CONFIRMED):
        return trip.leaves_until + rules.late_after * 3
    return booking.changed_at + (timedelta(hours=8) if need.two_way else rules.drive * 4)


def _asked_again(trip: Trip, booking: Booking, rules: RideRules) -> bool:
    """Claimed long before: an hour before departure the driver is asked once more."""
    return trip.leaves_at - booking.booked_at > rules.remind_before + rules.confirm_by
