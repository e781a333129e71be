"""Updates are stored before they are confirmed, and no trouble ends the polling."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs
from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.request import BaseRequest, HTTPXRequest

from bot.clock import SystemClock
from bot.gateway.poller import Poller
from bot.gateway.pollpauses import Pauses
from bot.gateway.raw import is_chatter_candidate
from bot.services.intake import Intake
from bot.simulator import Simulator
from bot.store.database import Database
from tests.fakes.database import FlakyDatabase
from tests.gateway.conftest import API, HALL, HOME, request_to
from tests.gateway.desk import BOT


def is_chatter(raw: dict[str, Any]) -> bool:
    return bool(is_chatter_candidate(raw, int(BOT), "linli_bot"))


class Hands:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def intake(database: Database) -> Intake:
    return Intake(database, SystemClock(), BOT)


@pytest.fixture
def make(sim: Simulator, intake: Intake) -> Callable[..., Poller]:
    def made(**more: Any) -> Poller:
        given: dict[str, Any] = {
            "make_request": lambda: request_to(sim, connection_pool_size=2),
            "monotonic": time.monotonic,
            "ignore": is_chatter,
            "pauses": Pauses(first=0.001, longest=0.01),
        }
        return Poller(more.pop("intake", intake), api=API, **(given | more))

    return made


async def numbers(intake: Intake) -> list[int]:
    return [raw.update_id for raw in await intake.waiting(-1, 1000)]


async def running(poller: Poller, until: Callable[[], Any]) -> None:
    """Run it until something is so."""
    stop = asyncio.Event()
    task = asyncio.create_task(poller.run(stop))
    async with asyncio.timeout(10):
        while not await until():
            await asyncio.sleep(0.001)
        stop.set()
        await task


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


async def test_group_chatter_is_only_a_number(
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


@pytest.mark.parametrize("trouble", ["unauthorized", "not_found", "bad_gateway", "html"])
async def test_no_trouble_ends_the_polling_and_each_is_said_once(
    sim: Simulator, intake: Intake, make: Callable[..., Poller], trouble: str
) -> None:
    plans: dict[str, Callable[[], None]] = {
        "unauthorized": lambda: sim.faults.unauthorized(5),
        "not_found": lambda: sim.faults.fail("getUpdates", 404, 5),
        "bad_gateway": lambda: sim.faults.fail("getUpdates", 500, 5),
        "html": lambda: sim.faults.fail("getUpdates", 502, 5),
    }
    plans[trouble]()
    sim.people.say(HOME, None, "一")

    async def stored() -> bool:
        return len(await numbers(intake)) == 1

    with capture_logs() as said:
        await running(make(), stored)
    assert [line["log_level"] for line in said] == ["warning", "info"]
    assert said[1]["failures"] == 5


async def test_a_second_program_with_the_token_is_told_in_plain_words(
    sim: Simulator, make: Callable[..., Poller]
) -> None:
    sim.webhook.url = "https://example.org"
    poller = make()

    async def tried() -> bool:
        return len([call for call in sim.requests if call.method == "getUpdates"]) >= 3

    with capture_logs() as said:
        await running(poller, tried)
    assert [line["event"] for line in said] == [
        "another program polls with the same token, or a webhook is set; trying again"
    ]


async def test_no_network_at_the_start_is_waited_out(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    down = 3

    class Line(httpx.ASGITransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            nonlocal down
            if down:
                down -= 1
                raise httpx.ConnectError("no network")
            return await super().handle_async_request(request)

    def request() -> BaseRequest:
        return HTTPXRequest(httpx_kwargs={"transport": Line(sim.app), "trust_env": False})

    sim.people.say(HOME, None, "一")

    async def stored() -> bool:
        return len(await numbers(intake)) == 1

    await running(make(make_request=request), stored)
    assert down == 0


async def test_a_line_that_stays_silent_is_made_anew_and_its_age_can_be_seen(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    hands, made = Hands(), 0

    def request() -> BaseRequest:
        nonlocal made
        made += 1
        return request_to(sim)

    poller = make(make_request=request, monotonic=hands)
    assert await poller.poll_once() == 0
    hands.at = 89.0
    sim.faults.fail("getUpdates", 502)
    await poller._guarded_poll()
    assert (poller.age, poller.renewed, made) == (89.0, 0, 1)
    hands.at = 91.0
    sim.faults.fail("getUpdates", 502)
    await poller._guarded_poll()
    assert (poller.age, poller.renewed) == (91.0, 1)
    sim.people.say(HOME, None, "一")
    await poller._guarded_poll()
    assert (poller.age, made) == (0.0, 2)
    await poller.close()


async def test_told_to_stop_it_leaves_a_long_poll_at_once(
    sim: Simulator, make: Callable[..., Poller]
) -> None:
    poller = make()

    async def asked() -> bool:
        return sim.polling.waiting > 0

    started = time.monotonic()
    await running(poller, asked)
    assert time.monotonic() - started < 2


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


def test_pauses_grow_to_a_limit_and_a_wait_asked_for_is_kept() -> None:
    pauses = Pauses()
    with capture_logs():
        grown = [pauses.after(InvalidToken()) for _ in range(8)]
        assert grown == [1, 2, 4, 8, 16, 32, 60, 60]
        pauses.over()
        assert pauses.after(RetryAfter(20)) == 20


async def test_five_thousand_lines_of_chatter_are_stored_in_a_few_commits(
    sim: Simulator, intake: Intake, make: Callable[..., Poller]
) -> None:
    poller = make()
    for n in range(5000):
        sim.people.say(HOME, HALL, f"闲话{n}")
    started, batches = time.monotonic(), 0
    while await poller.poll_once():
        batches += 1
    assert batches == 50
    assert await numbers(intake) == []
    # Several thousand a second on a quiet machine; here only that no commit is made for each.
    assert time.monotonic() - started < 10
    await poller.close()
