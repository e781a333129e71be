"""No trouble of line, server or token ends the polling, and each is said once."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
import pytest
from structlog.testing import capture_logs
from telegram.error import InvalidToken, RetryAfter
from telegram.request import BaseRequest, HTTPXRequest

from bot.gateway.poller import Poller
from bot.gateway.pollpauses import Pauses
from bot.services.intake import Intake
from bot.simulator import Simulator
from tests.gateway.places import HOME, request_to
from tests.gateway.polling import Hands, numbers, running


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

    with capture_logs() as said:

        async def stored() -> bool:
            return len(await numbers(intake)) == 1 and len(said) >= 2

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


def test_pauses_grow_to_a_limit_and_a_wait_asked_for_is_kept() -> None:
    pauses = Pauses()
    with capture_logs():
        grown = [pauses.after(InvalidToken()) for _ in range(8)]
        assert grown == [1, 2, 4, 8, 16, 32, 60, 60]
        pauses.over()
        assert pauses.after(RetryAfter(20)) == 20
