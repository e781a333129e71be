"""Rides that come again: the rule, the days that are otherwise, which case each day became."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple

from bot.domain.ride_series import Other, RideSeries, SeriesState
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("ride_series", "origin", "empty"),
    Column("ride_series", "purpose", "empty"),
    Column("ride_series", "pending", "empty"),
    Column("ride_series", "first_driver", "empty"),
    Column("ride_series", "second_driver", "empty"),
    Column("ride_series", "person_id", "keep"),
    Column("ride_series", "author_id", "keep"),
    Column("ride_series", "proxy_id", "keep"),
)
NEVER = "9999"  # later than any moment that is written down
_PLAIN = (
    "id", "unit_id", "person_id", "author_id", "proxy_id", "household_id", "origin", "destination",
    "part", "seats", "purpose", "first_driver", "second_driver", "asks", "asked", "pending", "why",
)  # fmt: skip
_FLAGS = ("wheelchair", "child_seat", "infectious", "two_way")
_CLOCKS = ("clock", "appointment")
_DAYS = {"first": "first_day", "last": "last_day", "always_until": "always_until",
         "asked_for": "asked_for"}  # fmt: skip


class Ride(NamedTuple):
    """The case that one day of a series became, and the day it is on."""

    series_id: str
    day: date
    on: date
    case_id: str


async def put_series(work: Work, series: RideSeries) -> None:
    """Insert it, or write it over the one of its id."""
    row: dict[str, Any] = {name: getattr(series, name) for name in _PLAIN}
    row.update({name: int(getattr(series, name)) for name in _FLAGS})
    row.update({name: _clock_text(getattr(series, name)) for name in _CLOCKS})
    for name, column in _DAYS.items():
        day = getattr(series, name)
        row[column] = day.isoformat() if day else None
    await work.run(
        "put_ride_series",
        **row,
        state=series.state.value,
        weekdays=",".join(str(n) for n in series.weekdays),
        asked_at=maybe_to_text(series.asked_at),
        opened_at=to_text(series.opened_at),
        changed_at=to_text(series.changed_at),
        ended_at=maybe_to_text(series.ended_at),
    )


async def find_series(work: Work, id: str | None) -> RideSeries | None:
    row = await work.one("find_ride_series", id=id or "")
    return _series(row) if row else None


async def running(work: Work) -> tuple[RideSeries, ...]:
    """Every series that is not over."""
    return tuple(_series(row) for row in await work.all("running_ride_series"))


async def series_of(
    work: Work, person_id: str, *, stopped_since: datetime | None = None
) -> tuple[RideSeries, ...]:
    """What runs for somebody: who rides, who asked, who reported it; also what was just stopped."""
    since = maybe_to_text(stopped_since) or NEVER
    rows = await work.all("ride_series_of", person=person_id, since=since)
    return tuple(_series(row) for row in rows)


async def put_other(work: Work, other: Other) -> None:
    """One word a day; the last one counts."""
    await work.run(
        "put_other_ride_day",
        series=other.series_id,
        day=other.day.isoformat(),
        moved_to=other.moved_to.isoformat() if other.moved_to else None,
        clock=_clock_text(other.clock),
        why=other.why,
    )


async def drop_other(work: Work, series_id: str, day: date) -> None:
    """As the rule has it again."""
    await work.run("drop_other_ride_day", series=series_id, day=day.isoformat())


async def others_of(work: Work, series_id: str) -> tuple[Other, ...]:
    return tuple(
        Other(
            row["series_id"],
            date.fromisoformat(row["day"]),
            _maybe_day(row["moved_to"]),
            _maybe_clock(row["clock"]),
            row["why"],
        )
        for row in await work.all("other_ride_days", series=series_id)
    )


async def add_ride(work: Work, ride: Ride) -> bool:
    """False where this day has its case already."""
    row = await work.one(
        "add_series_ride",
        series=ride.series_id,
        day=ride.day.isoformat(),
        on_day=ride.on.isoformat(),
        case=ride.case_id,
    )
    return row is not None


async def move_ride(work: Work, ride: Ride, on: date) -> None:
    await work.run(
        "move_series_ride", series=ride.series_id, day=ride.day.isoformat(), on_day=on.isoformat()
    )


async def drop_ride(work: Work, ride: Ride) -> None:
    """The day may be opened anew."""
    await work.run("drop_series_ride", series=ride.series_id, day=ride.day.isoformat())


async def rides_of(work: Work, series_id: str) -> tuple[Ride, ...]:
    """Every day that became a case, in order."""
    return tuple(_ride(row) for row in await work.all("series_rides", series=series_id))


async def ride_of_case(work: Work, case_id: str) -> Ride | None:
    row = await work.one("series_ride_of_case", case=case_id)
    return _ride(row) if row else None


async def who_drove(work: Work, series_id: str) -> dict[str, int]:
    """How many of its rides each driver brought home."""
    rows = await work.all("who_drove_series", series=series_id)
    return {row["driver_id"]: int(row["rides"]) for row in rows}


async def forget(work: Work, person_id: str) -> None:
    """Where from and why goes; who drove it is named no more; counts stay (PERSONAL)."""
    for name in ("leave_series_as_first", "leave_series_as_second", "forget_series_words"):
        await work.run(name, person=person_id)


def _ride(row: Row) -> Ride:
    day, on = date.fromisoformat(row["day"]), date.fromisoformat(row["on_day"])
    return Ride(row["series_id"], day, on, row["case_id"])


def _series(row: Row) -> RideSeries:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    values.update({name: bool(row[name]) for name in _FLAGS})
    values.update({name: _maybe_clock(row[name]) for name in _CLOCKS})
    values.update({name: _maybe_day(row[column]) for name, column in _DAYS.items()})
    return RideSeries(
        **values,
        state=SeriesState(row["state"]),
        weekdays=tuple(int(n) for n in row["weekdays"].split(",")),
        asked_at=maybe_from_text(row["asked_at"]),
        opened_at=from_text(row["opened_at"]),
        changed_at=from_text(row["changed_at"]),
        ended_at=maybe_from_text(row["ended_at"]),
    )


def _clock_text(clock: time | None) -> str | None:
    return f"{clock:%H:%M}" if clock else None


def _maybe_clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _maybe_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
