"""Quiet hours hold messages back, never a person: what may wait is asked, silence is no yes."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from tests.stories.conftest import VillageAt

MILD = ("嗓子疼", "咳嗽两天了")


@pytest.mark.parametrize("words", MILD)
async def test_a_symptom_by_night_that_nobody_answered_for_reaches_night_duty(
    village_at: VillageAt, words: str
) -> None:
    async with village_at("2026-11-23 21:50") as village:
        await village.until("02:00")
        village.hush()
        await village.zhaoweiguo.says(words)
        question = village.zhaoweiguo.hears("等得到天亮吗", "120", loud=True)
        assert [b.text for b in question.buttons] == ["等得到天亮", "等不得，快来人"]
        await village.passes(minutes=9.5)
        village.nothing_rings()
        await village.passes(minutes=0.7)
        village.wuqiuxiang.hears("身体不舒服", "问了没回话", "13800000006", loud=True)
        village.chenming.hears("身体不舒服", loud=True)
        village.nothing_rings()


async def test_a_symptom_that_can_wait_because_somebody_said_so_waits_for_morning(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.zhaoweiguo.says("咳嗽两天了")
        assert await village.zhaoweiguo.taps("等得到天亮") == "好，天亮就请人办。"
        village.hush()
        await village.until("06:25")
        village.is_silent()
        await village.until("06:35")
        village.lixiaofang.finds("我手上的事", "身体不舒服", "老赵")


async def test_a_symptom_that_cannot_wait_rings_everybody_near(village_at: VillageAt) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.says("咳嗽两天了")
        village.hush()
        await village.wangxiuying.taps("等不得，快来人")
        village.wangxiuying.hears("先打 120", "东湾1号", loud=True)
        village.lixiaofang.hears("🚨🚨", "王奶奶", loud=True)
        assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_a_complaint_answered_with_the_doctor_by_night_waits_for_morning(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.says("难受")
        await village.wangxiuying.taps("想让村医看看")
        village.hush()
        await village.until("06:25")
        village.nothing_rings()
        await village.until("06:35")
        village.chenming.finds("我手上的事", "身体不舒服", "王奶奶")


async def test_what_a_neighbour_wants_by_night_waits_and_nobody_is_asked(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.zhaoweiguo.says("明早有车去县医院不")
        village.zhaoweiguo.hears("这会儿大家歇着")
        await village.passes(minutes=30)
        for neighbour in village.everybody:
            neighbour.hears_nothing("🚗")
        village.lixiaofang.hears_nothing()
