"""A prompt to hundreds and thousands: at the limits' pace, behind every emergency, never stale."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.assembled import Assembled
from bot.simulator import Simulator
from tests.bench.broadcast import OPEN, all_told
from tests.bench.crowd import a_crowd, put_broadcast
from tests.stories.stage import Props, on_stage

GROUP = -4000001
WANG = 900001


@pytest.mark.parametrize("tighter", [1.0, 0.9])
async def test_hundreds_are_told_once_as_fast_as_allowed_and_the_server_never_refuses(
    props: Props, tmp_path: Path, tighter: float
) -> None:
    # Fourteen full seconds of it.
    sent = await all_told(props, tmp_path, 338, 26, tighter)
    assert (sent.told, sent.twice, sent.refused) == (364, 0, 0)
    assert sent.per_second >= 0.97 * OPEN


async def test_a_stricter_server_refuses_at_first_and_then_no_more_and_all_are_told_once(
    props: Props, tmp_path: Path
) -> None:
    sent = await all_told(props, tmp_path, 338, 26, 0.7)
    assert sent.refused
    assert (sent.told, sent.twice, sent.refused_late) == (364, 0, 0)


async def test_an_emergency_in_the_middle_of_a_broadcast_to_two_thousand_leaves_within_a_second(
    props: Props, tmp_path: Path
) -> None:
    async with a_crowd(props, tmp_path, 2000, 1) as crowd:
        await put_broadcast(crowd, props)
        async with on_stage(props, tmp_path, database=crowd.url, sim=crowd.sim) as (sim, bot):
            await _some_seconds(sim, bot, 5)
            # Whatever a broadcast may use of this second is used.
            assert await bot.dispatch() == 0
            before, said = len(crowd.moments()), sim.clock.now()
            sim.people.say(WANG, GROUP, "救命啊，我爸倒地上叫不醒了")
            await bot.poll()
            await bot.drain()
            assert await bot.dispatch() > 0
            new = crowd.moments()[before:]
            told = crowd.told()
            alarmed = [str(r.params.get("text")) for r in sim.sent("sendMessage")[before:]]
            assert any("120" in text for text in alarmed)
    assert max(new) - said <= timedelta(seconds=1)
    assert 100 < len(told) < 200  # the others wait; of them nobody came before it


async def test_after_a_downtime_the_rest_of_a_broadcast_is_stale_and_is_not_sent(
    props: Props, tmp_path: Path
) -> None:
    async with a_crowd(props, tmp_path, 120, 6) as crowd:
        await put_broadcast(crowd, props)
        async with on_stage(props, tmp_path, database=crowd.url, sim=crowd.sim) as (sim, bot):
            await _some_seconds(sim, bot, 2)
            told = crowd.told()
        assert 50 <= len(told) < 100
        crowd.sim.clock.jump((props.content.prompting.stale + timedelta(minutes=1)).total_seconds())
        async with on_stage(props, tmp_path, database=crowd.url, sim=crowd.sim) as (sim, bot):
            await _some_seconds(sim, bot, 10)
            assert await bot.dispatcher.next_due() is None or not await bot.dispatch()
        assert crowd.told() == told


async def _some_seconds(sim: Simulator, bot: Assembled, seconds: int) -> None:
    for _ in range(seconds):
        await bot.dispatch()
        sim.clock.jump(1.03)
    await bot.dispatch()
