"""The same silence after a word in the group: asked in private, and the group stays quiet."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


async def test_at_two_in_the_night_a_word_in_the_group_and_silence_rings_the_guardians(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.says("难受", group="dongwan")
        village.wangxiuying.hears("马上打 120", "您现在怎么样", loud=True)
        village.group_hears_nothing("dongwan")
        await village.passes(minutes=2.8)
        village.nothing_rings()
        await village.passes(minutes=0.3)
        for code in ("lixiaofang", "zhoujianguo"):
            village.person(code).hears("王奶奶", "没回话", loud=True)
        village.group_hears_nothing("dongwan")
        await village.passes(minutes=5.1)
        assert (await village.the_case()).acuity is Acuity.EMERGENCY


@pytest.mark.parametrize("answer", ["没事了", "还好"])
async def test_a_word_in_the_group_and_then_all_is_well(village: Village, answer: str) -> None:
    await village.wangxiuying.says("难受", group="dongwan")
    village.hush()
    if answer == "没事了":
        assert await village.wangxiuying.taps(answer) == "好，没事就好。"
    else:
        await village.wangxiuying.says(answer)
        village.wangxiuying.hears("没事就好")
    await village.passes(hours=6)
    village.is_silent()
    village.group_hears_nothing("dongwan")
