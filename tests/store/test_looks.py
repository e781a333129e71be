"""Many looks at one moment: they see what one look sees, on both databases."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.database import Database, Work
from bot.store.faults import NestedWork
from bot.store.sqlite import READERS
from tests.store.updates import Stopped, ids, putting


async def _ids(database: Database) -> list[int]:
    return await ids(database)


async def test_a_look_sees_what_was_written_through_the_looks_before_it(
    database: Database,
) -> None:
    async with database.looks() as looks:
        assert await _ids(looks) == []
        await looks.write(putting(1))
        assert await _ids(looks) == [1]
        await looks.write(putting(2))
        assert await _ids(looks) == [1, 2]


async def test_what_another_wrote_is_seen_by_the_next_looks_at_the_latest(
    database: Database, second: Database
) -> None:
    async with database.looks() as looks:
        await _ids(looks)
        await second.write(putting(1))
    async with database.looks() as looks:
        assert await _ids(looks) == [1]


async def test_a_look_that_fails_harms_none_that_follows(database: Database) -> None:
    async def fails(work: Work) -> None:
        await work.all("all_updates")
        raise Stopped

    for _ in range(2 * READERS):
        async with database.looks() as looks:
            with pytest.raises(Stopped):
                await looks.read(fails)
            assert await _ids(looks) == []


async def test_a_write_inside_a_look_is_refused_instead_of_mixing_the_two(
    database: Database,
) -> None:
    async with asyncio.timeout(5), database.looks() as looks:
        with pytest.raises(NestedWork):
            await looks.read(lambda work: looks.write(putting(1)))
        with pytest.raises(NestedWork):
            await looks.read(lambda work: _ids(looks))
        assert await _ids(looks) == []


async def test_who_looks_at_the_same_time_gets_a_look_of_their_own(database: Database) -> None:
    async with asyncio.timeout(5), database.looks() as looks:
        found = await asyncio.gather(_ids(looks), _ids(looks), looks.write(putting(1)))
        assert all(seen in ([], [1]) for seen in found[:2])
        assert await _ids(looks) == [1]


async def test_a_look_after_the_end_is_one_like_any_other(database: Database) -> None:
    async with database.looks() as looks:
        await _ids(looks)
    await database.write(putting(1))
    assert await _ids(looks) == [1]


async def test_a_look_that_is_broken_off_gives_its_place_back(database: Database) -> None:
    async def waits(work: Work) -> None:
        await work.all("all_updates")
        await asyncio.Event().wait()

    for _ in range(READERS + 1):
        async with database.looks() as looks:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(looks.read(waits), 0.01)
    async with asyncio.timeout(5):
        assert await _ids(database) == []
