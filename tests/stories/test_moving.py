"""A village that outgrows its file moves to PostgreSQL; whoever was waiting is still heard."""

from __future__ import annotations

from typing import Any

import pytest

from bot.store.faults import MoveFault
from bot.store.moving import move
from bot.store.whole import MIGRATIONS, Whole, whole
from tests.databases import NOW, Databases
from tests.stories.speaking import approved
from tests.stories.stage import on_stage
from tests.stories.village import Village
from tests.stories.working import Machine

Rows = dict[str, list[tuple[Any, ...]]]


async def everything(url: str) -> Rows:
    """All rows of all tables, in the order of their keys."""
    async with whole(url) as found:
        return {table.name: [row async for row in rows(found, table)] for table in found.tables}


async def rows(found: Whole, table: Any) -> Any:
    async for piece in found.pieces(table):
        for row in piece:
            yield row


async def a_busy_day(village: Village) -> None:
    """Somebody asks, somebody goes, somebody is ill, a voice is recorded, a box is opened."""
    await approved(village, village.lixiaofang, village.tangxiaozhou)
    await village.wangxiuying.says("我发烧了，39度")
    await village.passes(minutes=30)
    await village.wangxiuying.says("明天早上八点要去县医院做透析")
    await village.passes(hours=2)
    await village.zhoujianguo.says("/board")
    village.hush()


async def test_every_row_is_there_and_the_story_goes_on(
    machine_with_a_file: Machine, databases: Databases
) -> None:
    machine = machine_with_a_file
    async with machine.on() as village:
        await a_busy_day(village)
        await village.wangxiuying.says("帮我带两斤肉")
        village.hush()
        waiting = {case.number for case in await village.cases(only_open=True)}
        assert len(waiting) >= 2
        with pytest.raises(MoveFault, match="bot is running"):
            await move(machine.database, "postgresql://nowhere/x", lambda: NOW)

    async with databases.empty("postgresql", machine.folder) as url:
        told: list[tuple[int, int]] = []
        moved = await move(machine.database, url, lambda: NOW, lambda *n: told.append(n))
        before, after = await everything(machine.database), await everything(url)
        assert before.pop(MIGRATIONS) != []
        after.pop(MIGRATIONS)
        assert before == after
        assert moved.rows == {name: len(found) for name, found in before.items()}
        assert len([name for name, found in before.items() if found]) > 30
        assert told[-1] == (sum(moved.rows.values()),) * 2
        with pytest.raises(MoveFault, match="not empty"):
            await move(machine.database, url, lambda: NOW)

        async with on_stage(machine.props, machine.folder, sim=machine.sim, database=url) as (
            _,
            bot,
        ):
            village = Village(machine.props, machine.sim, bot)
            await village.passes(minutes=1)
            village.hush()
            assert {case.number for case in await village.cases(only_open=True)} == waiting
            await village.wangxiuying.says("/mine")
            for number in waiting:
                village.wangxiuying.finds(number)
            await village.wangxiuying.says("我家门口的路灯坏了")
            village.hush()
            now_open = {case.number for case in await village.cases(only_open=True)}
            assert waiting < now_open
