"""去看一眼: a phone that rings out is urgent at any hour, and ends with what somebody saw."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from tests.stories.conftest import VillageAt
from tests.stories.village import Village

ASKED = "我妈两天没接电话了"


async def test_a_phone_that_rings_out_reaches_guardian_liaison_and_cadre_in_turn(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangqiang.says("我爸两天没接电话，是张守田")
        village.wangqiang.hears("记下了", "去看一眼")
        village.lixiaofang.hears("去看一眼 张大爷", "东湾8号", loud=True)
        village.xushuangquan.hears("去看一眼 张大爷", loud=True)
        village.tangxiaozhou.hears_nothing("去看一眼 张大爷")
        await village.passes(minutes=20.5)
        village.tangxiaozhou.hears("去看一眼 张大爷", loud=True)


async def test_it_is_about_the_mother_and_never_about_who_asks(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    village.lixiaofang.hears("去看一眼 王奶奶", "东湾1号", "13800000001", loud=True)
    card = village.group_hears("dongwan", "去看一眼")
    assert "王奶奶" not in card.text
    assert "东湾1号" not in card.text


async def test_a_neighbour_is_meant_when_a_neighbour_is_named(village: Village) -> None:
    await village.zhaoweiguo.says("德发大爷今天没来打饭，门也没开")
    village.lixiaofang.hears("去看一眼 德发大爷", "东湾3号", loud=True)


async def test_seen_and_well_is_told_to_who_asked_and_nobody_else_rings(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.taps("我去看")
    village.hush()
    await village.lixiaofang.taps("见到了，平安")
    village.wangqiang.hears("小芳", "见到了")
    await village.passes(hours=1)
    village.nothing_rings()


async def test_nobody_opens_once_and_the_next_one_with_the_key_is_sent(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.taps("我去看")
    village.hush()
    await village.lixiaofang.taps("没人应")
    village.wangqiang.hears("敲了门没人应", loud=True)
    village.tangxiaozhou.hears("去看一眼 王奶奶", loud=True)
    village.chenming.hears_nothing("🚨🚨")


async def test_nobody_opens_twice_and_it_is_an_emergency_with_110(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.taps("我去看")
    await village.lixiaofang.taps("没人应")
    await village.zhoujianguo.taps("我去看")
    village.hush()
    await village.zhoujianguo.taps("没人应")
    for code in ("lixiaofang", "chenming", "zhoujianguo"):
        village.person(code).hears("🚨🚨", "王奶奶", "110", "没人应", loud=True)
    village.wangqiang.hears("0551-120", "东湾1号", loud=True)
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


@pytest.mark.parametrize("button", ["有事，快来人"])
async def test_trouble_behind_the_door_is_an_emergency_at_once(
    village: Village, button: str
) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.taps("我去看")
    village.hush()
    await village.lixiaofang.taps(button)
    village.chenming.hears("🚨🚨", "王奶奶", loud=True)
    village.wangqiang.hears("先打 120", loud=True)


async def test_who_went_to_look_and_fell_silent_is_followed_by_the_next(village: Village) -> None:
    await village.wangqiang.says(ASKED)
    await village.lixiaofang.taps("我去看")
    village.hush()
    await village.passes(minutes=21)
    village.tangxiaozhou.hears("去看一眼 王奶奶", loud=True)
