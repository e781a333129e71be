"""A recording outlives the process, the names Telegram gave it, and the bot it was sent by."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.simulator import Simulator
from tests.stories.speaking import OGG, approved, heard
from tests.stories.stage import MONDAY, Props, on_stage, people_the_simulator
from tests.stories.village import Village

OTHER = "2000002:ANOTHER-TOKEN-FOR-THIS-MACHINE-ONLY"


@pytest.fixture
async def stage(props: Props, tmp_path: Path) -> tuple[Simulator, str]:
    """The village after somebody's voice was approved, the bot put down."""
    database = await props.database(MONDAY, tmp_path / "linli.db")
    sim = await props.simulator(MONDAY, None)
    async with on_stage(props, tmp_path, sim=sim, database=database) as (_, bot):
        village = Village(props, sim, bot)
        await approved(village, village.lixiaofang, village.tangxiaozhou)
    return sim, database


async def asks(village: Village) -> Any:
    await village.wangxiuying.says("帮我带两斤肉")
    return village.wangxiuying.hears("记下了")


async def test_after_a_restart_it_is_sent_under_the_name_it_has(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    sim, database = stage
    known = set(sim.files.by_id)
    async with on_stage(props, tmp_path, sim=sim, database=database) as (_, bot):
        village = Village(props, sim, bot)
        assert heard(village, await asks(village)) == OGG
    assert set(sim.files.by_id) == known


async def test_a_name_that_telegram_does_not_know_any_more_is_renewed_by_uploading_it(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    sim, database = stage
    sim.files.by_id.clear()
    async with on_stage(props, tmp_path, sim=sim, database=database) as (_, bot):
        village = Village(props, sim, bot)
        first = await asks(village)
        assert heard(village, first) == OGG
        (uploaded,) = sim.files.by_id
        await village.wangxiuying.says("后天早上八点去县医院要车")
        again = village.wangxiuying.hears("记下了", "县医院")
        assert again.voice is not None
        assert again.voice["file_id"] == uploaded


async def test_another_bot_uploads_it_once_and_then_has_a_name_of_its_own_for_it(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    _, database = stage
    sim = Simulator(
        token=OTHER,
        bot_username="linli2_bot",
        bot_name="邻里",
        real=lambda: 0.0,
        start=MONDAY + timedelta(hours=1),
    )
    people_the_simulator(sim, props.village)
    async with on_stage(props, tmp_path, sim=sim, database=database, token=OTHER) as (_, bot):

        async def moved(work: Any) -> None:
            for table in ("accounts", "chats"):
                await work._fetch(f"UPDATE {table} SET bot = '2000002' RETURNING id", {})

        await bot.desk.database.write(moved)
        village = Village(props, sim, bot)
        await village.wangxiuying.starts()
        assert heard(village, await asks(village)) == OGG
        assert len(sim.files.by_id) == 1


async def test_without_the_file_and_without_a_name_the_words_are_said_all_the_same(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    sim, database = stage
    sim.files.by_id.clear()
    for kept in tmp_path.glob("voices/*.ogg"):
        kept.unlink()
    async with on_stage(props, tmp_path, sim=sim, database=database) as (_, bot):
        village = Village(props, sim, bot)
        assert (await asks(village)).voice is None


async def test_who_takes_no_voice_notes_gets_the_words(
    props: Props, tmp_path: Path, stage: tuple[Simulator, str]
) -> None:
    sim, database = stage
    async with on_stage(props, tmp_path, sim=sim, database=database) as (_, bot):
        village = Village(props, sim, bot)
        sim.faults.fail("sendVoice", 400, times=2)
        message = await asks(village)
        assert message.voice is None
