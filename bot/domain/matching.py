"""Who may drive whom: what fits, what is nearest, and whose turn it is to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.domain.boxes import Opening, read_opening
from bot.domain.drivers import Driver
from bot.domain.quiet import QuietHours, is_night
from bot.domain.rides import Need, RideRules, Trip, TripState

FAR = 9  # steps to somebody with whom no unit is shared
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Unfit(StrEnum):
    """Why somebody cannot be asked, or a trip cannot be joined."""

    DESK = "desk"  # oxygen, stretcher, drip: the transfer desk's alone
    OFF = "off"
    CAR = "car"  # has none
    SEATS = "seats"
    WHEELCHAIR = "wheelchair"
    ASLEEP = "asleep"
    HOURS = "hours"  # does not drive at that time of the week
    MOST_TRIPS = "most_trips"
    SAID_NO = "said_no"
    PLACE = "place"
    TIME = "time"
    INFECTIOUS = "infectious"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Around:
    """What matching has to know beside the ride: the moment, the night, the numbers, the map.

    `quiet`: who is asked now would be woken. A search that may wake people says False.
    """

    now: datetime
    hours: QuietHours
    rules: RideRules = RideRules()  # noqa: RUF009 (frozen)
    quiet: bool = False
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # a unit, those above it


@dataclass(frozen=True, slots=True)
class Hour:
    """The moment of the week at which a ride would leave."""

    weekday: int
    at: time
    night: bool


def hour_of(need: Need, around: Around) -> Hour:
    """Worked out once a ride, whoever is looked at for it."""
    departs, _ = departs_between(need, around.rules, around.now)
    local = departs.astimezone(around.hours.zone)
    return Hour(local.weekday(), local.time(), is_night(departs, around.hours))


def fits_driver(need: Need, driver: Driver, around: Around) -> Unfit | None:
    """Why this driver cannot be asked for this ride; None: they can."""
    if need.desk:
        return Unfit.DESK
    unfit = off_today(driver, around) or car_unfit(need, driver)
    if unfit is not None:
        return unfit
    opens = None if driver.opens is None else read_opening(driver.opens)
    return hour_unfit(hour_of(need, around), driver, opens)


def off_today(driver: Driver, around: Around) -> Unfit | None:
    """What stands against any ride of the day."""
    if driver.off:
        return Unfit.OFF
    if driver.vehicle is None:
        return Unfit.CAR
    if driver.said_no_on == around.now.astimezone(around.hours.zone).date():
        return Unfit.SAID_NO
    if driver.trips_today >= around.rules.most_trips:
        return Unfit.MOST_TRIPS
    return Unfit.ASLEEP if around.quiet and not driver.vehicle.night else None


def car_unfit(need: Need, driver: Driver) -> Unfit | None:
    """Whether everybody who comes along gets in."""
    car = driver.vehicle
    if car is None or car.seats < need.seats:
        return Unfit.SEATS
    return Unfit.WHEELCHAIR if need.wheelchair and not car.wheelchair else None


def hour_unfit(hour: Hour, driver: Driver, opens: Sequence[Opening] | None) -> Unfit | None:
    """Own hours where they gave any; else every hour but the night's."""
    if opens is not None:
        within = any(hour.weekday in s.days and s.begin <= hour.at < s.end for s in opens)
        return None if within else Unfit.HOURS
    awake = driver.vehicle is not None and driver.vehicle.night
    return Unfit.ASLEEP if hour.night and not awake else None


def upwards(unit_id: str, around: Around) -> tuple[str, ...]:
    """A unit and those above it."""
    return tuple(dict.fromkeys((unit_id, *around.above.get(unit_id, ()))))


def nearness(unit_id: str, driver: Driver, around: Around) -> int:
    """0 the same hamlet, 1 the same village, 2 the same township; FAR where nothing is shared."""
    return next((n for n, unit in enumerate(upwards(unit_id, around)) if unit in driver.units), FAR)


def rank_drivers(need: Need, drivers: Iterable[Driver], around: Around) -> tuple[Driver, ...]:
    """Those who fit: the nearest, then the car that suits, then who was not asked for longest."""
    fit = [one for one in drivers if fits_driver(need, one, around) is None]
    return tuple(sorted(fit, key=lambda one: turn(need, one, around)))


def turn(need: Need, driver: Driver, around: Around) -> tuple[int, bool, bool, int, datetime]:
    """A wheelchair's car is kept for wheelchairs; a treatment takes no seats it does not need."""
    car = driver.vehicle
    return (
        nearness(need.unit_id, driver, around),
        need.child_seat and not (car and car.child_seat),
        bool(car and car.wheelchair) and not need.wheelchair,
        car.seats - need.seats if car and need.fixed else 0,
        driver.asked_at or _NEVER,
    )


def departs_between(need: Need, rules: RideRules, now: datetime) -> tuple[datetime, datetime]:
    """The span in which a ride may leave; an appointment ends it."""
    latest = None if need.be_there_at is None else need.be_there_at - rules.drive
    wished = latest and latest - rules.slack
    begin = need.leave_from or wished or now
    end = need.leave_until or max(begin, wished or begin + rules.window)
    return begin, end


def fits_trip(
    need: Need, trip: Trip, rules: RideRules, now: datetime | None = None
) -> Unfit | None:
    """Why this ride cannot go with that trip; None: it can. `now`: for a ride that leaves now."""
    if need.desk:
        return Unfit.DESK
    if trip.state is not TripState.OPEN:
        return Unfit.STATE
    if need.place_key is None or need.place_key != trip.place_key:
        return Unfit.PLACE
    if trip.alone or (need.infectious and trip.taken):
        return Unfit.INFECTIOUS
    if trip.free < need.seats:
        return Unfit.SEATS
    if need.wheelchair and not trip.wheelchair:
        return Unfit.WHEELCHAIR
    return None if _in_time(need, trip, rules, now or need.changed_at) else Unfit.TIME


def _in_time(need: Need, trip: Trip, rules: RideRules, now: datetime | None) -> bool:
    """Near enough to what was asked for, and not so late that the appointment is missed."""
    begin, end = departs_between(need, rules, now or trip.leaves_at)
    apart = max(trip.leaves_at - end, begin - trip.leaves_until, timedelta(0))
    late = need.be_there_at is not None and trip.leaves_at + rules.drive > need.be_there_at
    return apart <= rules.pool_within and not late
