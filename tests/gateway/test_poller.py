"""Updates are stored before they are confirmed, and no trouble ends the polling."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot.clock import SystemClock
from bot.gateway.poller import Poller
from bot.services.intake import Intake
from bot.simulator import Simulator
from bot.store.database import Database
from tests.fakes.database import FlakyDatabase
from tests.gateway.places import BOT, HALL, HOME
from tests.gateway.polling import numbers, running


async def test_a_batch_is_stored_and_confirmed_only_by_the_next_poll(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    poller = make()
    sim.people.say(HOME, None, "一")
    sim.people.say(HOME, None, "二")
    assert await poller.poll_once() == 2
    assert len(sim.updates) == 2
    assert await poller.poll_once() == 0
    assert len(sim.updates) == 0
    assert len(await numbers(intake)) == 2
    await poller.close()


async def test_group_chatter_leaves_nothing_behind(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    poller = make()
    sim.people.say(HOME, HALL, "今天天气好")
    sim.people.say(HOME, HALL, "/mine")
    assert await poller.poll_once() == 2
    (raw,) = await intake.waiting(-1, 10)
    assert json.loads(raw.payload)["message"]["text"] == "/mine"
    assert raw.chat_key == str(HALL)
    await poller.close()


async def test_a_killed_process_loses_nothing_and_stores_nothing_twice(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    for n in range(150):
        sim.people.say(HOME, None, str(n))
    first = make()
    assert await first.poll_once() == 100
    await first.close()  # killed before it could confirm
    second = make()
    assert [await second.poll_once() for _ in range(3)] == [100, 50, 0]
    waiting = await numbers(intake)
    assert len(waiting) == len(set(waiting)) == 150
    await second.close()


async def test_updates_delivered_twice_are_stored_once(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    poller = make()
    sim.faults.duplicate_updates(2)
    sim.people.say(HOME, None, "一")
    for _ in range(4):
        await poller.poll_once()
    assert len(await numbers(intake)) == 1
    await poller.close()


async def test_what_could_not_be_stored_is_not_confirmed(
    sim: Simulator, database: Database, make: Callable[..., Poller]
) -> None:
    flaky = FlakyDatabase(database)
    intake = Intake(flaky, SystemClock(), BOT)
    poller = make(intake=intake)
    sim.people.say(HOME, None, "一")
    flaky.faults = 2

    async def stored() -> bool:
        return len(await numbers(intake)) == 1

    with capture_logs() as said:
        await running(poller, stored)
    assert [line["event"] for line in said].count("updates could not be stored; trying again") == 2


async def test_after_a_week_of_silence_lower_numbers_are_heard(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    poller = make()
    sim.updates.last_id = 900_000_000
    sim.people.say(HOME, None, "一")
    await poller.poll_once()
    await poller.poll_once()
    sim.clock.jump(8 * 86_400)
    sim.people.say(HOME, None, "二")
    assert sim.updates.last_id < 900_000_001
    assert await poller.poll_once() == 1
    assert len(await numbers(intake)) == 2
    await poller.close()


async def test_what_cannot_be_judged_is_kept_and_what_cannot_be_read_is_an_error(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    def broken(raw: dict[str, Any]) -> bool:
        raise KeyError("no rule for this")

    poller = make(ignore=broken)
    sim.people.say(HOME, HALL, "今天天气好")
    with capture_logs() as said:
        assert await poller.poll_once() == 1
    assert len(await numbers(intake)) == 1
    assert said[0]["log_level"] == "error"
    assert "天气" not in str(said[0])
    await poller.close()

    class Nonsense(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, text="not json")

    kwargs = {"transport": Nonsense()}
    poller = make(make_request=lambda: HTTPXRequest(httpx_kwargs=kwargs))
    with pytest.raises(NetworkError, match="cannot be read"):
        await poller.poll_once()
    await poller.close()


async def test_five_thousand_lines_of_chatter_are_let_go_without_a_commit(
    sim: Simulator, database: Database, make: Callable[..., Poller]
) -> None:
    flaky = FlakyDatabase(database)
    flaky.faults = 1
    intake = Intake(flaky, SystemClock(), BOT)
    poller = make(intake=intake)
    for n in range(5000):
        sim.people.say(HOME, HALL, f"闲话{n}")
    started, batches = time.monotonic(), 0
    while await poller.poll_once():
        batches += 1
    assert batches == 50
    assert await numbers(intake) == []
    assert flaky.faults == 1
    # Several thousand a second on a quiet machine.
    assert time.monotonic() - started < 10
    await poller.close()
