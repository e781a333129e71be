"""What waits for helpers, what they have taken, who is asked after, and how it went."""

from __future__ import annotations

from bot.domain.states import State
from bot.store import errands
from tests.stories.conftest import VillageAt
from tests.stories.village import Village, shown


async def test_what_waits_is_listed_worst_first_with_one_tap_each(village: Village) -> None:
    await village.wangxiuying.says("帮我取个快递，取件码 3-2-1008")
    await village.zhaoweiguo.says("帮我抬个衣柜")
    await village.liucaixia.says("急，急着要，帮我带两斤肉，马上要")
    zhao = village.zhaohongxia
    village.hush()
    await zhao.says("/tasks")
    listed = zhao.hears("等人帮忙的", "取快递", "搬重东西", "代购")
    assert "1008" not in shown(listed)
    numbers = {c.category: c.number for c in await village.cases()}
    assert f"我来 {numbers['parcel']}" in [b.text for b in listed.buttons]
    await zhao.taps_on(listed, f"我来 {numbers['parcel']}")
    zhao.hears("取快递", "3-2-1008")
    await zhao.says("/tasks")
    assert numbers["parcel"] not in shown(zhao.messages()[-1])


async def test_nobody_waits_and_the_list_says_so(village: Village) -> None:
    await village.zhaohongxia.says("/tasks")
    village.zhaohongxia.hears("没有等人帮忙的事")


async def test_ones_own_errands_are_not_offered_to_oneself(village: Village) -> None:
    await village.zhaohongxia.says("帮我取个快递")
    await village.zhaohongxia.says("/tasks")
    assert "没有等人帮忙" in shown(village.zhaohongxia.messages()[-1])
    await village.zhoushuangquan.says("/tasks")
    village.zhoushuangquan.hears("取快递")


async def test_ones_own_list_has_the_next_step_under_it(village: Village) -> None:
    await village.wangxiuying.says("帮我取个快递，取件码 3-2-1008")
    zhao = village.zhaohongxia
    await zhao.taps("我来", "取快递", group="dongwan")
    number = (await village.cases())[0].number
    await zhao.says("/mytasks")
    await zhao.taps(f"我到了 {number}", "您接下的")
    village.wangxiuying.hears("已经到了")
    await zhao.says("/mytasks")
    await zhao.taps(f"办好了 {number}", "您接下的")
    assert (await village.cases())[0].state is State.ANSWERED


async def test_who_is_late_is_asked_after_once(village: Village) -> None:
    await village.wangxiuying.says("今天十点帮我取个快递")
    zhao = village.zhaohongxia
    await zhao.taps("我来", "取快递", group="dongwan")
    village.hush()
    await village.until("10:20")
    zhao.hears_nothing("路上顺利吗")
    await village.until("10:40")
    zhao.hears("取快递", "路上顺利吗")
    await village.until("12:30")
    zhao.hears_nothing("路上顺利吗")


async def test_still_in_trouble_opens_a_matter_of_its_own_from_the_next_words(
    village: Village,
) -> None:
    wang, zhao = village.wangxiuying, village.zhaohongxia
    await wang.says("帮我取个快递，取件码 3-2-1008")
    await zhao.taps("我来", "取快递", group="dongwan")
    await zhao.taps("我到了", "取快递")
    await zhao.taps("办好了", "取快递")
    village.hush()
    await wang.taps("还有难处", "取快递")
    wang.hears("还有什么难处")
    village.hush()
    await wang.says("屋里就我一个，柴火还没着落")
    wang.hears("还有难处", "编号")
    found = {c.category: c for c in await village.cases()}
    assert found["parcel"].state is State.CLOSED
    assert found["hardship"].state is State.OPEN
    village.lixiaofang.finds("还有难处")
    village.group_hears_nothing("dongwan")


async def test_a_wish_after_it_opens_as_any_other(village: Village) -> None:
    wang, zhao = village.wangxiuying, village.zhaohongxia
    await wang.says("帮我取个快递，取件码 3-2-1008")
    await zhao.taps("我来", "取快递", group="dongwan")
    await zhao.taps("我到了", "取快递")
    await zhao.taps("办好了", "取快递")
    await wang.taps("还有难处", "取快递")
    await wang.says("帮我带两斤肉一把青菜")
    assert {c.category for c in await village.cases()} == {"parcel", "shopping"}


async def test_the_helper_is_asked_once_the_evening_after_without_a_sound(
    village: Village,
) -> None:
    zhao = village.zhaohongxia
    for who in (village.wangxiuying, village.zhaoweiguo):
        await who.says("帮我取个快递")
        await zhao.taps("我来", "取快递", group="dongwan")
        await zhao.taps("我到了", "取快递")
        await zhao.taps("办好了", "取快递")
        await who.taps("好了，谢谢")
    village.hush()
    await village.until("20:30")
    zhao.hears_nothing("都顺利吗")
    await village.until("20:00", day=1)
    zhao.hears("昨天辛苦了", "取快递", loud=False)
    await village.passes(days=2)
    zhao.hears_nothing("都顺利吗")
    await zhao.taps("有难处", "昨天辛苦了")
    zhao.hears("还有什么难处")
    await zhao.says("来回二十里，油钱有点吃不消")
    assert "hardship" in {c.category for c in await village.cases()}
    read = village.bot.desk.database.read
    answers = [e.answer for e in await read(lambda w: errands.exits_of(w, "zhaohongxia"))]
    assert sorted(map(str, answers)) == ["fine", "told"]


async def test_by_night_nobody_is_asked_after(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 21:00") as village:
        await village.wangxiuying.says("今晚十点半帮我取个快递")
        await village.zhaohongxia.says("/tasks")
        number = (await village.cases())[0].number
        await village.zhaohongxia.taps(f"我来 {number}")
        village.hush()
        await village.until("06:00")
        village.zhaohongxia.hears_nothing("路上顺利吗")
