"""What a box uses of each thing: sums of its ledger, as the cover of its stock is reckoned by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.cover import WINDOW, Cover, Day, days_of_cover
from bot.domain.times import from_text, to_text
from bot.store.work import Row, Work

Thing = tuple[str, str]  # what it is, and the unit of measure


@dataclass(frozen=True, slots=True)
class Use:
    """One thing in one box: what there is, what of it may be given, what was used of it."""

    box_id: str
    item: str
    unit: str
    there: int
    usable: int
    begun: date  # the first day the box had it
    series: tuple[Day, ...]

    def cover(self, today: date, window: int = WINDOW) -> Cover:
        """How long what may be given lasts."""
        return days_of_cover(
            self.series, self.usable, today, self.begun, there=self.there, window=window
        )


class Standing(NamedTuple):
    """One thing in one box over all its lots, and the first of their last days."""

    item: str
    unit: str
    on_hand: int
    reserved: int
    lent: int
    moving: int
    soonest: str | None


class LotStanding(NamedTuple):
    """One lot in one box, as plain values: for long lists that nothing is decided by."""

    box_id: str
    item: str
    unit: str
    batch: str | None
    last_day: str | None
    blocked: str | None
    on_hand: int
    reserved: int
    lent: int
    moving: int

    def usable(self, today: str) -> bool:
        """As `Lot.usable`, of a day as it is stored."""
        return self.blocked is None and (self.last_day is None or self.last_day >= today)


async def every_lot(work: Work) -> tuple[LotStanding, ...]:
    """Every lot of every box, by box, thing and unit, what expires first first."""
    return tuple([LotStanding(*row.values()) for row in await work.all("every_lot_standing")])


async def standing(work: Work, box: str) -> tuple[Standing, ...]:
    """What is in a box, without its lots: for lists of many boxes."""
    return tuple([Standing(*row.values()) for row in await work.all("standing_in_box", box=box)])


async def uses(
    work: Work,
    box: str,
    today: date,
    zone: ZoneInfo,
    *,
    window: int = WINDOW,
    passes_on: bool = False,
) -> tuple[Use, ...]:
    """Every thing the box has or had; where it passes things on (a depot), that is use too."""
    first = today - timedelta(days=window - 1)
    since = to_text(datetime.combine(first, time(), zone).astimezone(UTC))
    days: dict[Thing, list[Day]] = {}
    shown: dict[str, date] = {}
    for row in await work.all("used_in_box", box=box, since=since):
        hour = row["hour"]
        day = shown.get(hour) or shown.setdefault(hour, _day_of(hour, zone))
        used = row["used"] + (row["sent"] if passes_on else 0)
        days.setdefault((row["item"], row["unit"]), []).append(Day(day, used, row["change"]))
    stocked = await work.all("stocked_in_box", box=box, today=today.isoformat())
    return tuple(_use(box, row, days, zone) for row in stocked if row["begun"])


def _day_of(hour: str, zone: ZoneInfo) -> date:
    return datetime.fromisoformat(f"{hour}:00+00:00").astimezone(zone).date()


def _use(box: str, row: Row, days: Mapping[Thing, list[Day]], zone: ZoneInfo) -> Use:
    thing = (row["item"], row["unit"])
    return Use(
        box_id=box,
        item=row["item"],
        unit=row["unit"],
        there=row["there"],
        usable=row["usable"],
        begun=from_text(row["begun"]).astimezone(zone).date(),
        series=_by_day(days.get(thing, ())),
    )


def _by_day(hours: list[Day] | tuple[Day, ...]) -> tuple[Day, ...]:
    sums: dict[date, tuple[int, int]] = {}
    for one in hours:
        used, change = sums.get(one.day, (0, 0))
        sums[one.day] = (used + one.used, change + one.change)
    return tuple(Day(day, used, change) for day, (used, change) in sums.items())
