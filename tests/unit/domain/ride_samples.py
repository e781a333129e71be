"""A small county in the morning: 东湾 and 西湾 in one village, 河口 in another of the township."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.drivers import Driver, Vehicle
from bot.domain.matching import Around
from bot.domain.quiet import QuietHours
from bot.domain.rides import Need, RideRules, Trip

ZONE = ZoneInfo("Asia/Shanghai")
NIGHT = QuietHours(((time(21, 30), time(6)), (time(12, 30), time(14))), ZONE)
EVENING = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)  # Sunday, 19:00
ABOVE = {
    "east": ("village", "town"),
    "west": ("village", "town"),
    "mouth": ("river", "town"),
    "away": ("elsewhere", "other_town"),
}
AROUND = Around(EVENING, NIGHT, RideRules(), above=ABOVE)


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    """A time of the clock on the village's wall, the next day unless said otherwise."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def need(
    case_id: str = "n", unit: str = "east", leaves: datetime | None = None, **more: Any
) -> Need:
    leaves = leaves or at(8)
    more = {"place_key": "hospital", "leave_until": leaves + timedelta(minutes=30), **more}
    return Need(case_id, unit, leave_from=leaves, **more)


def driver(who: str = "d", unit: str = "east", seats: int = 4, **more: Any) -> Driver:
    """`wheelchair`, `night`, `child_seat` are the car's; the rest the driver's."""
    of_car = {key: more.pop(key) for key in ("wheelchair", "night", "child_seat") if key in more}
    car = Vehicle(f"car of {who}", who, seats, **of_car)
    return Driver(who, (unit, *ABOVE[unit]), **{"vehicle": car, **more})


def trip(id: str = "t", unit: str = "east", leaves: datetime | None = None, **more: Any) -> Trip:
    leaves = leaves or at(8)
    more = {"seats": 3, "place_key": "hospital", "driver_id": f"driver of {id}", **more}
    return Trip(
        id, unit_id=unit, leaves_at=leaves, leaves_until=leaves,
        opened_at=EVENING, changed_at=EVENING, **more,
    )  # fmt: skip
