"""Rides as the rules see them: what is asked for, trips with seats, who sits in which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class BookingState(StrEnum):
    """Where one passenger's ride stands; the five first hold seats."""

    BOOKED = "booked"  # claimed; the driver has not said again that they come
    CONFIRMED = "confirmed"
    BOARDED = "boarded"  # 接到了
    THERE = "there"  # 到了
    READY = "ready"  # 看完了, 要接回
    HOME = "home"  # 到家; or there, where no way back was asked for
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"

    @property
    def live(self) -> bool:
        return self in LIVE


LIVE = (
    BookingState.BOOKED,
    BookingState.CONFIRMED,
    BookingState.BOARDED,
    BookingState.THERE,
    BookingState.READY,
)


class TripState(StrEnum):
    """A trip takes passengers only while it is open."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Need:
    """What one ride asks for; the row beside its case."""

    case_id: str
    unit_id: str
    origin: str | None = None
    destination: str | None = None
    place_key: str | None = None
    leave_from: datetime | None = None
    leave_until: datetime | None = None
    be_there_at: datetime | None = None
    seats: int = 1  # companions counted
    wheelchair: bool = False
    infectious: bool = False
    child_seat: bool = False
    two_way: bool = False
    purpose: str | None = None
    fixed: bool = False  # a treatment that cannot be moved
    desk: bool = False  # oxygen, stretcher, drip: the transfer desk's alone
    series_id: str | None = None
    all_asked_at: datetime | None = None
    none_said_at: datetime | None = None
    changed_at: datetime | None = None

    def departs(self, now: datetime) -> datetime:
        """When it should leave; what was not said is now."""
        return self.leave_from or now


@dataclass(frozen=True, slots=True)
class Trip:
    """One drive of one car, with the seats it has for others."""

    id: str
    driver_id: str
    unit_id: str
    leaves_at: datetime
    leaves_until: datetime
    seats: int
    opened_at: datetime
    changed_at: datetime
    vehicle_id: str | None = None
    origin: str | None = None
    destination: str | None = None
    place_key: str | None = None
    taken: int = 0
    wheelchair: bool = False
    alone: bool = False  # somebody infectious sits in it
    two_way: bool = False
    case_id: str | None = None  # the case of kind trip, where seats were offered
    state: TripState = TripState.OPEN
    ended_at: datetime | None = None
    # How far out of its way it goes for somebody: 0 own hamlet, 1 own village, 2 the township.
    detour: int = 1

    @property
    def free(self) -> int:
        """Seats nobody has; none beside somebody infectious, none once it left."""
        return 0 if self.alone or self.state is not TripState.OPEN else self.seats - self.taken


@dataclass(frozen=True, slots=True)
class Booking:
    """One passenger's place in a trip."""

    id: str
    trip_id: str
    case_id: str
    seats: int
    state: BookingState
    booked_at: datetime
    changed_at: datetime
    position: int = 1
    word: str | None = None
    ended_at: datetime | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class RideRules:
    """data/rides.yaml: the numbers of rides, which a village may change."""

    slack: timedelta = timedelta(minutes=30)  # there so long before an appointment
    drive: timedelta = timedelta(minutes=60)  # taken for a drive to the county town
    window: timedelta = timedelta(minutes=30)  # around an hour: so much earlier or later
    pool_within: timedelta = timedelta(minutes=45)  # departures so near each other share a car
    first_wave: int = 3  # how many drivers are asked at first
    most_trips: int = 4  # a driver's trips a day
    evening_check: str = "19:00"  # fixed treatment without a driver: everybody is told
    remind_before: timedelta = timedelta(hours=1)
    confirm_by: timedelta = timedelta(minutes=30)  # silent so long before departure: to the pool
    late_after: timedelta = timedelta(minutes=20)  # a step so late is asked after
    fixed_purposes: tuple[str, ...] = ("dialysis", "chemo", "prenatal")
    night_needs: timedelta = timedelta(hours=2)  # waking time a search needs before departure
    series_ahead: timedelta = timedelta(hours=48)  # a ride that comes again is looked for so early
    series_days: int = 28  # how long a series runs where no end was said
    series_longest: int = 400  # the most days from its first to its last
