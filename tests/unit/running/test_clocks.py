"""Clocks: the machine's own, a faster one, one that follows a server."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random

import httpx
import pytest

from bot.clock import FollowedClock, Ids, SystemClock, real_now
from bot.gateway.following import find_clock, follow
from bot.simulator import Simulator

NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


def test_a_followed_clock_goes_on_between_what_it_is_told() -> None:
    clock = FollowedClock(NOW, 3600.0)
    begun, at = clock.now(), clock.monotonic()
    while clock.monotonic() - at < 0.002:
        pass
    gone = (clock.now() - begun).total_seconds()
    assert 7 < gone < 3600


def test_a_followed_clock_that_stands_still_has_an_ordinary_speed_for_intervals() -> None:
    clock = FollowedClock(NOW, 0.0)
    assert clock.now() == NOW
    assert clock.speed == 1.0


def test_being_told_says_how_far_off_it_was() -> None:
    clock = FollowedClock(NOW, 0.0)
    assert clock.tell(NOW + timedelta(hours=1), 0.0) == 3600
    assert clock.now() == NOW + timedelta(hours=1)


def test_a_fast_clock_begins_now() -> None:
    assert abs((SystemClock(60.0).now() - real_now()).total_seconds()) < 5
    assert SystemClock().speed == 1.0


def test_ids_sort_by_when_they_were_made_also_within_a_millisecond() -> None:
    ids = Ids(lambda: NOW, Random(1))
    made = [ids.new() for _ in range(100)]
    assert made == sorted(set(made))
    assert {len(one) for one in made} == {16}
    assert len(ids.secret()) == 22
    assert len(Ids(lambda: NOW).secret()) == 22


async def test_a_server_that_cannot_be_reached_has_no_clock() -> None:
    assert await find_clock("http://127.0.0.1:9") is None


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json={"now": "x", "paused": False, "speed": 1}),
        httpx.Response(200, json=[]),
    ],
)
async def test_a_server_that_tells_no_time_has_no_clock(answer: httpx.Response) -> None:
    transport = httpx.MockTransport(lambda request: answer)
    assert await find_clock("http://elsewhere", transport) is None


async def test_a_followed_clock_is_moved_with_the_servers() -> None:
    sim = Simulator("1000001:local", "linli_bot", "Linli", lambda: 0.0, NOW)
    transport, stop = httpx.ASGITransport(sim.app), asyncio.Event()
    clock = await find_clock("http://simulator", transport)
    assert clock is not None
    moves: list[datetime] = []
    keep = follow(
        clock,
        "http://simulator",
        lambda: moves.append(clock.now()),
        stop,
        every=0.001,
        transport=transport,
    )
    following = asyncio.create_task(keep)
    for move in (lambda: sim.clock.jump(3600), lambda: sim.clock.pause()):
        move()
        async with asyncio.timeout(5):
            seen = len(moves)
            while len(moves) == seen:
                await asyncio.sleep(0)
    stop.set()
    await asyncio.wait_for(following, 5)
    assert clock.now() == sim.clock.now()
    assert len(moves) == 2
