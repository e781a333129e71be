"""The process was away: a press made meanwhile is gone, so what is open is said again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.simulator import Simulator
from tests.stories.stage import MONDAY, Props, on_stage
from tests.stories.village import Village

DANGER = "胸口压得慌出冷汗"
NEAR = ("lixiaofang", "chenming", "zhoujianguo")


@asynccontextmanager
async def a_day_at_work(
    props: Props, tmp_path: Path, sim: Simulator, database: str
) -> AsyncIterator[Village]:
    async with on_stage(props, tmp_path, sim=sim, database=database) as (_, bot):
        village = Village(props, sim, bot)
        await village.passes(minutes=0.1)
        yield village


@pytest.fixture
async def stage(props: Props, tmp_path: Path) -> tuple[Simulator, str]:
    database = await props.database(MONDAY, tmp_path / "linli.db")
    return await props.simulator(MONDAY, None), database


async def test_after_more_than_two_minutes_away_open_emergencies_are_said_again(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    async with a_day_at_work(props, tmp_path, *stage) as village:
        await village.wangxiuying.says(DANGER)
        await village.lixiaofang.taps("我这就去")
        before = len(village.chenming.messages())
    stage[0].clock.jump(timedelta(minutes=2.5).total_seconds())
    async with on_stage(props, tmp_path, sim=stage[0], database=stage[1]) as (sim, bot):
        village = Village(props, sim, bot)
        await village.settles()
        for code in NEAR:
            village.person(code).hears("🚨🚨", "王奶奶", loud=True)
        assert len(village.chenming.messages()) == before + 1


@pytest.mark.parametrize("away", [0.5, 1.5])
async def test_after_a_short_while_nothing_is_said_twice(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str], away: float
) -> None:
    async with a_day_at_work(props, tmp_path, *stage) as village:
        await village.wangxiuying.says(DANGER)
        await village.lixiaofang.taps("我这就去")
    stage[0].clock.jump(timedelta(minutes=away).total_seconds())
    async with on_stage(props, tmp_path, sim=stage[0], database=stage[1]) as (sim, bot):
        village = Village(props, sim, bot)
        await village.settles()
        village.nothing_rings()


async def test_what_is_over_is_not_said_again(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    async with a_day_at_work(props, tmp_path, *stage) as village:
        await village.wangxiuying.says(DANGER)
        await village.wangxiuying.taps("人没事了")
        await village.zhaoweiguo.says("明早有车去县医院不", group="dongwan")
    stage[0].clock.jump(timedelta(minutes=10).total_seconds())
    async with on_stage(props, tmp_path, sim=stage[0], database=stage[1]) as (sim, bot):
        village = Village(props, sim, bot)
        await village.settles()
        village.nothing_rings()


async def test_a_clock_on_somebodys_silence_runs_on_while_the_process_is_away(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    async with a_day_at_work(props, tmp_path, *stage) as village:
        await village.wangxiuying.says("难受")
    stage[0].clock.jump(timedelta(minutes=16).total_seconds())
    async with on_stage(props, tmp_path, sim=stage[0], database=stage[1]) as (sim, bot):
        village = Village(props, sim, bot)
        await village.passes(minutes=0.1)
        village.lixiaofang.hears("王奶奶", "没回话", loud=True)


async def test_what_was_said_while_the_process_was_away_is_heard_at_the_start(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    async with a_day_at_work(props, tmp_path, *stage) as village:
        wangxiuying = village.wangxiuying.user_id
    stage[0].people.say(wangxiuying, None, DANGER)
    stage[0].clock.jump(timedelta(minutes=5).total_seconds())
    async with on_stage(props, tmp_path, sim=stage[0], database=stage[1]) as (sim, bot):
        village = Village(props, sim, bot)
        await village.settles()
        village.wangxiuying.hears("先打 120", loud=True)
        village.chenming.hears("🚨🚨", "王奶奶", loud=True)
