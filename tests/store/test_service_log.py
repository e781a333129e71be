"""What was done for others, read back on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.rides import TripState
from bot.domain.states import State
from bot.store import cases, service_log, trips
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.ride_rows import LEAVES, a_seat, a_trip, add_village

DAY = timedelta(days=1)


@pytest.fixture
async def village(database: Database) -> Database:
    await database.write(add_village)
    return database


async def done(work: Work, id: str, at: datetime, **more: object) -> None:
    """A matter of those there are, answered."""
    case = await cases.find_case(work, id)
    assert case is not None
    values = {"state": State.ANSWERED, "answered_at": at, "outcome": "solved", **more}
    await cases.save_case(work, case, replace(case, revision=case.revision + 1, **values))  # type: ignore[arg-type]


async def test_a_drivers_own_drives_come_back_with_those_that_fell_through(
    village: Database,
) -> None:
    async def write(work: Work) -> None:
        await trips.add_trip(work, a_trip("t1"))
        await trips.book(work, a_seat("c1", seats=2))
        await trips.add_trip(work, a_trip("t2", leaves_at=LEAVES - DAY / 4, two_way=True))
        found = await trips.find_trip(work, "t2")
        assert found is not None
        gone = replace(found, state=TripState.CANCELLED, ended_at=NOW, case_id="c2")
        await trips.save_trip(work, gone)
        await trips.add_trip(work, replace(a_trip("t3"), driver_id="sun"))
        await trips.add_trip(work, a_trip("t4", leaves_at=LEAVES + DAY))

    await village.write(write)
    first, second = await village.read(
        lambda w: service_log.drives_of(w, "zhao", NOW, LEAVES + DAY)
    )
    assert (first.id, first.state, first.two_way, first.offered) == (
        "t2", TripState.CANCELLED, True, True,
    )  # fmt: skip
    assert (second.id, second.seats, second.taken, second.offered) == ("t1", 3, 2, False)
    assert (first.ended_at, second.ended_at) == (NOW, None)
    assert (second.leaves_at, second.destination) == (LEAVES, "县里")


async def test_a_deed_is_whose_claim_it_was_and_only_once_it_is_done(village: Database) -> None:
    async def write(work: Work) -> None:
        await done(work, "c1", NOW, claimed_by="zhao", answered_by="sun")
        await done(work, "c2", NOW + DAY / 2, answered_by="zhao", outcome="partly")
        await done(work, "c3", NOW + DAY, claimed_by="zhao")
        await done(work, "c4", NOW, claimed_by="zhao", joined_to="c1")
        await done(work, "c5", NOW, claimed_by="zhao", answered_at=None, state=State.CLAIMED)

    await village.write(write)
    found = await village.read(lambda w: service_log.deeds_of(w, "zhao", NOW, NOW + DAY))
    assert [(deed.at, deed.outcome) for deed in found] == [
        (NOW, "solved"), (NOW + DAY / 2, "partly"),
    ]  # fmt: skip
    assert await village.read(lambda w: service_log.deeds_of(w, "sun", NOW, NOW + DAY)) == ()


async def test_tasks_are_those_of_the_kinds_and_units_asked_for(village: Database) -> None:
    async def write(work: Work) -> None:
        await done(work, "c1", NOW + DAY, claimed_by="zhao", claimed_at=NOW)
        await done(work, "c2", NOW, state=State.DRAFT, answered_at=None)
        await done(work, "c3", NOW, kind="help")

    await village.write(write)
    case = await village.read(lambda w: cases.find_case(w, "c1"))
    assert case is not None

    async def numbers(kinds: tuple[str, ...], units: tuple[str, ...], first: datetime) -> list[str]:
        found = await village.read(
            lambda w: service_log.tasks_between(w, kinds, units, first, NOW + DAY)
        )
        return [task.number for task in found]

    every = await numbers((case.kind, "other"), ("east", "west"), NOW)
    assert "c1" in every
    assert "c2" not in every
    assert await numbers((case.kind,), ("eas", "east2"), NOW) == []
    assert await numbers((case.kind[:-1],), ("east",), NOW) == []
    assert await numbers((case.kind,), ("east",), NOW + timedelta(seconds=1)) == []
    (task,) = [
        t
        for t in await village.read(
            lambda w: service_log.tasks_between(w, (case.kind,), ("east",), NOW, NOW + DAY)
        )
        if t.number == "c1"
    ]
    assert (task.by, task.claimed_at, task.answered_at) == ("zhao", NOW, NOW + DAY)
