"""Stored updates are handled once each, in order within a chat, and one bad one stops nobody."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.gateway.workers import Workers
from bot.services.intake import Intake, Raw
from bot.store.database import Database
from bot.store.inbox import count_inbox
from bot.store.work import Work
from tests.fakes.database import FlakyDatabase
from tests.gateway.places import BOT

NO_PAUSE = (0.0, 0.0)


async def keep(intake: Intake, *updates: tuple[int, str]) -> None:
    await intake.keep(
        [Raw(n, chat, json.dumps({"update_id": n, "chat": chat})) for n, chat in updates]
    )


class Seen:
    """Handlers' side: what was handled, by chat, and how many at once."""

    def __init__(self) -> None:
        self.by_chat: dict[str, list[int]] = defaultdict(list)
        self.at_once = self.most_at_once = 0
        self.faulty: dict[int, list[Exception]] = {}

    @property
    def count(self) -> int:
        return sum(len(numbers) for numbers in self.by_chat.values())

    async def __call__(self, raw: dict[str, Any]) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(0)
            self.by_chat[raw["chat"]].append(raw["update_id"])
            faults = self.faulty.get(raw["update_id"])
            if faults:
                raise faults.pop()
        finally:
            self.at_once -= 1


async def test_a_chat_is_served_in_order_and_chats_side_by_side(intake: Intake) -> None:
    seen = Seen()
    await keep(intake, *[(n, f"c{n % 20}") for n in range(1, 401)])
    await Workers(intake, seen).drain()
    assert all(numbers == sorted(numbers) for numbers in seen.by_chat.values())
    assert (seen.count, seen.most_at_once) == (400, 8)
    assert await intake.waiting(-1, 10) == ()


async def test_one_chat_alone_is_served_one_at_a_time(intake: Intake) -> None:
    seen = Seen()
    await keep(intake, *[(n, "c") for n in range(1, 301)])
    await Workers(intake, seen).drain()
    assert seen.by_chat["c"] == list(range(1, 301))
    assert seen.most_at_once == 1


async def test_a_backlog_of_ten_thousand_is_handled_once_each(intake: Intake) -> None:
    seen = Seen()
    for start in range(0, 10_000, 1000):
        await keep(intake, *[(n, f"c{n % 50}") for n in range(start, start + 1000)])
    await Workers(intake, seen).drain()
    assert seen.count == 10_000
    assert all(numbers == sorted(set(numbers)) for numbers in seen.by_chat.values())


async def test_what_waited_when_the_process_ended_is_handled_after_the_restart(
    intake: Intake,
) -> None:
    begun, seen = asyncio.Event(), Seen()

    async def hang(raw: dict[str, Any]) -> None:
        begun.set()
        await asyncio.Event().wait()

    await keep(intake, *[(n, f"c{n}") for n in range(1, 21)])
    stop = asyncio.Event()
    running = asyncio.create_task(Workers(intake, hang).run(stop))
    async with asyncio.timeout(5):
        await begun.wait()
        stop.set()
        await running
    await Workers(intake, seen).drain()
    assert seen.count == 20


async def test_an_update_is_marked_so_that_another_delivery_changes_nothing(
    intake: Intake,
) -> None:
    seen = Seen()
    await keep(intake, (1, "c"))
    workers = Workers(intake, seen)
    await workers.drain()
    await keep(intake, (1, "c"))
    await workers.drain()
    assert seen.count == 1


async def test_a_service_that_wrote_and_then_failed_is_not_run_twice(
    intake: Intake, database: Database
) -> None:
    written = 0

    async def handle(raw: dict[str, Any]) -> None:
        nonlocal written

        async def note(work: Work) -> None:
            nonlocal written
            written += 1

        await database.write(note, cause=(BOT, raw["update_id"]))
        raise RuntimeError("after the write")

    await keep(intake, (1, "c"))
    with capture_logs():
        workers = Workers(intake, handle, pauses=NO_PAUSE)
        await workers.drain()
    assert (written, workers.poisoned) == (1, 0)
    assert await intake.waiting(-1, 10) == ()


async def test_a_failure_is_tried_again_before_the_chat_s_next(intake: Intake) -> None:
    seen = Seen()
    seen.faulty[1] = [RuntimeError("once"), RuntimeError("twice")]
    await keep(intake, (1, "c"), (2, "c"))
    with capture_logs() as said:
        await Workers(intake, seen, pauses=NO_PAUSE).drain()
    assert seen.by_chat["c"] == [1, 1, 1, 2]
    assert len(said) == 2


async def test_three_failures_set_an_update_aside_and_the_rest_goes_on(
    intake: Intake, database: Database
) -> None:
    seen = Seen()
    seen.faulty[1] = [RuntimeError("secret words") for _ in range(9)]
    await keep(intake, (1, "c"), (2, "c"), (3, "d"))
    workers = Workers(intake, seen, pauses=NO_PAUSE)
    with capture_logs() as said:
        await workers.drain()
    assert seen.by_chat == {"c": [1, 1, 1, 2], "d": [3]}
    assert workers.poisoned == 1
    counted = await database.read(lambda work: count_inbox(work, BOT))
    assert (counted.new, counted.poison) == (0, 1)
    assert said[-1]["event"] == "an update is set aside"
    assert "secret" not in str(said)
    await workers.drain()
    assert seen.by_chat["c"] == [1, 1, 1, 2]


async def test_failures_are_counted_across_restarts(intake: Intake) -> None:
    seen = Seen()
    seen.faulty[1] = [RuntimeError("always") for _ in range(9)]
    await keep(intake, (1, "c"))
    await intake.failed(1, "killed")
    with capture_logs():
        await Workers(intake, seen, pauses=NO_PAUSE).drain()
    assert seen.by_chat["c"] == [1, 1]


async def test_a_failure_that_cannot_be_counted_keeps_its_place(database: Database) -> None:
    flaky = FlakyDatabase(database)
    intake, seen = Intake(flaky, SystemClock(), BOT), Seen()
    seen.faulty[1] = [RuntimeError("once")]
    await keep(intake, (1, "c"), (2, "c"))
    flaky.faults = 1
    with capture_logs():
        await Workers(intake, seen, pauses=NO_PAUSE).drain()
    assert seen.by_chat["c"] == [1, 1, 2]


@pytest.fixture
async def serving(intake: Intake) -> AsyncIterator[tuple[Workers, Seen]]:
    """Workers that run beside the test."""
    seen, stop = Seen(), asyncio.Event()
    workers = Workers(intake, seen)
    running = asyncio.create_task(workers.run(stop))
    await asyncio.sleep(0)
    yield workers, seen
    stop.set()
    async with asyncio.timeout(5):
        await running


async def test_updates_are_handled_as_they_come_also_with_lower_numbers(
    intake: Intake, serving: tuple[Workers, Seen]
) -> None:
    workers, seen = serving
    async with asyncio.timeout(5):
        await keep(intake, (900, "c"), (901, "d"))
        await workers.drain()
        assert seen.count == 2
        await keep(intake, (5, "c"))
        await workers.drain()
    assert seen.by_chat == {"c": [900, 5], "d": [901]}


async def test_a_fault_of_the_database_does_not_end_the_handling(database: Database) -> None:
    flaky = FlakyDatabase(database)
    intake, seen, stop = Intake(flaky, SystemClock(), BOT), Seen(), asyncio.Event()
    await keep(intake, (1, "c"))
    flaky.faults = 1  # the mark
    with capture_logs():
        running = asyncio.create_task(Workers(intake, seen).run(stop))
        async with asyncio.timeout(5):
            while await intake.waiting(-1, 1):
                await asyncio.sleep(0)
            stop.set()
            await running
    assert seen.by_chat["c"] == [1]


def full_disk() -> Exception:
    fault = sqlite3.OperationalError("database or disk is full")
    fault.sqlite_errorcode = sqlite3.SQLITE_FULL  # as the library sets it
    return fault


async def test_what_meets_a_full_disk_is_tried_until_there_is_room_and_never_set_aside(
    intake: Intake,
) -> None:
    seen = Seen()
    seen.faulty[1] = [full_disk() for _ in range(5)]
    await keep(intake, (1, "a"))
    workers = Workers(intake, seen, pauses=NO_PAUSE)
    await workers.drain()
    assert (seen.by_chat["a"], workers.poisoned) == ([1] * 6, 0)
