"""How long it takes to plan a county's day of rides, and how many of them find a place."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.clock import real_monotonic
from bot.domain.drivers import Driver, Vehicle
from bot.domain.matching import Around
from bot.domain.quiet import QuietHours
from bot.domain.ride_plan import match_all
from bot.domain.rides import Need, RideRules, Trip
from tests.properties.greedy_rides import greedy

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)  # 19:00, the evening before
NIGHT = QuietHours(((time(21, 30), time(6)), (time(12, 30), time(14))), ZONE)
DAY = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)  # 06:00 of the next day
NEEDS, TRIPS, DRIVERS, FEW_DRIVERS = 500, 200, 300, 120
TOWNSHIPS, VILLAGES, HAMLETS = 5, 4, 5
MOST_MS = 100
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class County:
    """A generated day: who wants to go, which trips there are, who could drive."""

    needs: tuple[Need, ...]
    trips: tuple[Trip, ...]
    drivers: tuple[Driver, ...]
    around: Around


def county(seed: int, drivers: int = DRIVERS) -> County:
    """Some villages have many drivers and some hardly any, as it is."""
    dice = Random(seed)
    above = {
        f"t{t}v{v}h{h}": (f"t{t}v{v}", f"t{t}")
        for t in range(TOWNSHIPS) for v in range(VILLAGES) for h in range(HAMLETS)
    }  # fmt: skip
    hamlets = list(above)
    likely = [dice.choice((1, 1, 2, 4)) for _ in hamlets]
    those = tuple(_driver(dice, n, hamlets, likely, above) for n in range(drivers))
    trips = tuple(_trip(dice, n, those) for n in range(TRIPS))
    needs = tuple(_need(dice, n, dice.choice(hamlets)) for n in range(NEEDS))
    return County(needs, trips, those, Around(NOW, NIGHT, RideRules(), above=above))


def _driver(
    dice: Random,
    number: int,
    hamlets: list[str],
    likely: list[int],
    above: dict[str, tuple[str, str]],
) -> Driver:
    who = f"d{number:03}"
    hamlet = dice.choices(hamlets, likely)[0]
    car = Vehicle(
        f"car{number:03}", who, dice.choice((3, 4, 4, 4, 6)),
        wheelchair=dice.random() < 0.08, night=dice.random() < 0.3,
    )  # fmt: skip
    return Driver(
        who, (hamlet, *above[hamlet]), car,
        opens=dice.choice((None, None, None, "mon-fri 06:00-12:00", "mon-sun 13:00-20:00")),
        off=dice.random() < 0.15,
        trips_today=dice.choice((0, 0, 0, 1, 2)),
        asked_at=NOW - timedelta(hours=dice.randint(1, 900)),
    )  # fmt: skip


def _leaves(dice: Random) -> datetime:
    """Most leave early in the morning."""
    minutes = min(abs(dice.gauss(90, 60)), 700) if dice.random() < 0.7 else dice.uniform(0, 720)
    return DAY + timedelta(minutes=15 * round(minutes / 15))


def _place(dice: Random) -> str:
    return dice.choices(("hospital", "clinic", "market", "station"), (55, 20, 15, 10))[0]


def _trip(dice: Random, number: int, drivers: tuple[Driver, ...]) -> Trip:
    driver = dice.choice(drivers)
    seats = driver.vehicle.seats if driver.vehicle else 0
    leaves = _leaves(dice)
    return Trip(
        f"trip{number:03}", driver.person_id, driver.units[0], leaves,
        leaves + timedelta(minutes=dice.choice((0, 15, 30))), seats, NOW, NOW,
        place_key=_place(dice), taken=dice.randint(0, seats),
        wheelchair=bool(driver.vehicle and driver.vehicle.wheelchair),
    )  # fmt: skip


def _need(dice: Random, number: int, hamlet: str) -> Need:
    leaves = _leaves(dice)
    return Need(
        f"case{number:03}", hamlet, place_key=_place(dice), leave_from=leaves,
        leave_until=leaves + timedelta(minutes=dice.choice((0, 15, 30, 60))),
        seats=dice.choices((1, 2, 3), (50, 45, 5))[0],
        wheelchair=dice.random() < 0.06, infectious=dice.random() < 0.04,
        fixed=dice.random() < 0.3,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planned:
    """How many rides found a place by which way, how long that took, how much memory at most."""

    how: str
    found: int
    fixed: int
    drives: int
    ms: float
    mib: float


def plans(drivers: int = DRIVERS, seeds: int = 3) -> list[Planned]:
    """The obvious rule and the plan, each summed over some counties; the best time of a few."""
    counties = [county(seed, drivers) for seed in range(seeds)]
    return [_measured("greedy", _obvious, counties), _measured("plan", _planned, counties)]


def _obvious(one: County) -> dict[str, str]:
    return greedy(one.needs, one.trips, one.drivers, one.around)


def _planned(one: County) -> dict[str, str]:
    found = match_all(one.needs, one.trips, one.drivers, one.around)
    return {match.case_id: match.trip_id or match.first for match in found}


def _measured(how: str, way: Callable[[County], dict[str, str]], days: list[County]) -> Planned:
    found = fixed = drives = 0
    worst = 0.0
    for day in days:
        best = float("inf")
        for _ in range(ROUNDS):
            begun = real_monotonic()
            plan = way(day)
            best = min(best, (real_monotonic() - begun) * 1e3)
        worst = max(worst, best)
        found += len(plan)
        fixed += sum(need.fixed and need.case_id in plan for need in day.needs)
        drives += sum(case_id == trip for case_id, trip in plan.items())
    return Planned(how, found, fixed, drives, worst, _peak(way, days[0]))


def _peak(way: Callable[[County], dict[str, str]], day: County) -> float:
    tracemalloc.start()
    try:
        way(day)
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def print_plans() -> None:
    """The plan beside the obvious rule of the same run, where drivers are many and where few."""
    print(f"\n{NEEDS} rides, {TRIPS} trips; sums of three counties, the slowest of them (may take"
          f" {MOST_MS} ms)\n")  # fmt: skip
    print("| drivers | how | placed | treatments | drives to ask for | ms | MiB | times greedy |")
    print("|---|---|---|---|---|---|---|---|")
    for drivers in (DRIVERS, FEW_DRIVERS):
        both = plans(drivers)
        for one in both:
            print(
                f"| {drivers} | {one.how} | {one.found} | {one.fixed} | {one.drives} |"
                f" {one.ms:.0f} | {one.mib:.1f} | {one.ms / both[0].ms:.2f} |"
            )


if __name__ == "__main__":
    print_plans()
