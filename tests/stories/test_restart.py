"""The process was away: a press made meanwhile is gone, so what is open is said again."""

from __future__ import annotations

import pytest

from tests.stories.working import Machine

DANGER = "胸口压得慌出冷汗"
NEAR = ("lixiaofang", "chenming", "zhoujianguo")


async def test_after_more_than_two_minutes_away_open_emergencies_are_said_again(
    machine: Machine,
) -> None:
    async with machine.on() as village:
        await village.wangxiuying.says(DANGER)
        await village.lixiaofang.taps("我这就去")
        before = len(village.chenming.messages())
    machine.off_for(minutes=2.5)
    async with machine.on() as village:
        for code in NEAR:
            village.person(code).hears("🚨🚨", "王奶奶", loud=True)
        assert len(village.chenming.messages()) == before + 1


@pytest.mark.parametrize("away", [0.5, 1.5])
async def test_after_a_short_while_nothing_is_said_twice(machine: Machine, away: float) -> None:
    async with machine.on() as village:
        await village.wangxiuying.says(DANGER)
        await village.lixiaofang.taps("我这就去")
    machine.off_for(minutes=away)
    async with machine.on() as village:
        village.nothing_rings()


async def test_what_is_over_is_not_said_again(machine: Machine) -> None:
    async with machine.on() as village:
        await village.wangxiuying.says(DANGER)
        await village.wangxiuying.taps("人没事了")
        await village.zhaoweiguo.says("明早有车去县医院不", group="dongwan")
    machine.off_for(minutes=10)
    async with machine.on() as village:
        village.nothing_rings()


async def test_a_clock_on_somebodys_silence_runs_on_while_the_process_is_away(
    machine: Machine,
) -> None:
    async with machine.on() as village:
        await village.wangxiuying.says("难受")
    machine.off_for(minutes=16)
    async with machine.on() as village:
        village.lixiaofang.hears("王奶奶", "没回话", loud=True)


async def test_what_was_said_while_the_process_was_away_is_heard_at_the_start(
    machine: Machine,
) -> None:
    async with machine.on() as village:
        wangxiuying = village.wangxiuying.user_id
    machine.sim.people.say(wangxiuying, None, DANGER)
    machine.off_for(minutes=5)
    async with machine.on() as village:
        village.wangxiuying.hears("先打 120", loud=True)
        village.chenming.hears("🚨🚨", "王奶奶", loud=True)
