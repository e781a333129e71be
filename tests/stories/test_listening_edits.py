"""A message that is changed is understood anew, and never opens the same thing twice."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from bot.domain.states import State
from tests.stories.gathering import changes
from tests.stories.village import Village

RIDE = "明早有车去县医院不"


def who_drives_hears(village: Village, group: str | None) -> None:
    """A ride is for who fits; the group reads of it where it was asked for there."""
    village.zhaoweiguo.hears("🚗", "县医院", loud=True)
    if group is None:
        village.group_hears_nothing("dongwan")
    else:
        village.group_hears(group, "要车")


PLACES = pytest.mark.parametrize("group", ["dongwan", None], ids=["group", "private"])


@PLACES
async def test_talk_that_becomes_a_need_opens_it(village: Village, group: str | None) -> None:
    said = await village.zhaohongxia.says("明早有事", group=group)
    await changes(village.zhaohongxia, said, RIDE)
    assert (await village.the_case()).category == "ride"
    who_drives_hears(village, group)


@PLACES
async def test_talk_that_becomes_danger_is_danger(village: Village, group: str | None) -> None:
    said = await village.zhaohongxia.says("明早有事", group=group)
    await changes(village.zhaohongxia, said, "我妈胸口压得慌出冷汗")
    assert (await village.the_case()).emergency
    village.lixiaofang.hears("🚨", loud=True)


@PLACES
async def test_a_slip_put_right_opens_nothing_twice(village: Village, group: str | None) -> None:
    said = await village.zhaohongxia.says(RIDE, group=group)
    await village.passes(minutes=40)
    for text in ("明早有车去县医院不？", "明早有车去县医院不？？"):
        await changes(village.zhaohongxia, said, text)
    assert len(await village.cases()) == 1
    village.group_hears("dongwan", "要车")
    village.group_hears_nothing("dongwan")


@PLACES
async def test_a_slip_put_right_in_an_alarm_rings_nobody_again(
    village: Village, group: str | None
) -> None:
    said = await village.zhaohongxia.says("我妈胸口压得慌出冷汗", group=group)
    await village.passes(minutes=1)
    village.hush()
    await changes(village.zhaohongxia, said, "我妈胸口压得慌，出冷汗！")
    village.nothing_rings()
    assert len(await village.cases()) == 1
    assert "我妈胸口压得慌，出冷汗！" in village.lixiaofang.finds("🚨", "原话").text


@PLACES
async def test_an_edit_that_makes_it_worse_raises_it(village: Village, group: str | None) -> None:
    said = await village.wangxiuying.says("发烧38度5，咳了两天", group=group)
    assert (await village.the_case()).acuity is not Acuity.EMERGENCY
    await changes(village.wangxiuying, said, "发烧38度5，咳了两天，喘不上气嘴唇发紫")
    assert (await village.the_case()).emergency
    village.wangxiuying.hears("先打 120")
    village.lixiaofang.hears("🚨", loud=True)


@PLACES
@pytest.mark.parametrize("text", ["不用了", "不用车了，谢谢"])
async def test_an_edit_that_takes_it_back_cancels_it(
    village: Village, group: str | None, text: str
) -> None:
    said = await village.zhaohongxia.says(RIDE, group=group)
    who_drives_hears(village, group)
    await changes(village.zhaohongxia, said, text)
    assert (await village.the_case()).state is State.CANCELLED


async def test_a_ride_that_becomes_medicine_is_medicine(village: Village) -> None:
    said = await village.zhaohongxia.says("要车", group="dongwan")
    await changes(village.zhaohongxia, said, "要药")
    states = {c.category: c.state for c in await village.cases()}
    assert states == {"ride": State.CANCELLED, "medicine": State.OPEN}


async def test_a_need_is_not_taken_back_by_a_neighbour(
    village: Village,
) -> None:
    await village.zhaohongxia.says(RIDE, group="dongwan")
    other = await village.zhangxiaolan.says("今天太阳不错", group="dongwan")
    await changes(village.zhangxiaolan, other, "不用了")
    assert (await village.the_case()).state is State.OPEN


async def test_an_edit_of_a_bare_complaint_answers_its_question(village: Village) -> None:
    said = await village.wangxiuying.says("难受")
    village.wangxiuying.hears("您现在怎么样")
    await changes(village.wangxiuying, said, "没事了")
    village.wangxiuying.hears("没事就好")
    await village.passes(minutes=30)
    village.nothing_rings()
    assert (await village.the_case()).final
