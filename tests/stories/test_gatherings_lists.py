"""红白事: the house says what it wants, each helper has one line, the sums never go over."""

from __future__ import annotations

import asyncio

from bot.domain.pools import Pool
from bot.store import pools
from tests.stories.stocked import used_daily
from tests.stories.village import Village, shown

FEAST = "我家12月1号办喜事，要帮手3个、厨师1个、车2辆、桌子5张"


async def the_pool(village: Village) -> Pool:
    found = await village.bot.desk.database.read(pools.live_pools)
    assert len(found) == 1
    return found[0]


async def sums(village: Village) -> dict[str, tuple[int, int | None]]:
    database = village.bot.desk.database
    assert await database.read(pools.sums_that_differ) == ()
    pool = await the_pool(village)
    things = await database.read(lambda w: pools.things_of(w, pool.case_id))
    return {thing.item: (thing.taken, thing.wanted) for thing in things}


async def test_a_wedding_is_one_card_with_one_line_a_helper(village: Village) -> None:
    host = village.zhangxiaolan
    await host.says(FEAST)
    host.hears("开好了", "帮手3个", "厨师1位")
    card = village.group_hears("dongwan", "办喜事", "帮手 0/3个", "桌子 0/5张")
    assert len(card.buttons) == 3
    village.group_hears_nothing("xiwan")
    await village.zhaoweiguo.says("我出一辆车")
    village.zhaoweiguo.hears("记下了：车1辆")
    await village.lixiaofang.says("我家有4张桌")
    village.lixiaofang.hears("桌子4张")
    await village.zhoushuangquan.taps("我来帮忙", "办喜事", group="dongwan")
    assert await sums(village) == {
        "hands": (1, 3), "cooks": (0, 1), "cars": (1, 2), "tables": (4, 5)
    }  # fmt: skip
    listed = shown(village.wangxiuying.finds("办喜事", group="dongwan"))
    assert "＋ 老赵：车1辆" in listed
    assert "＋ 小芳：桌子4张" in listed
    host.finds("还差 2", "老赵：车1辆")


async def test_more_than_is_wanted_is_never_taken(village: Village) -> None:
    await village.zhangxiaolan.says(FEAST)
    await village.lixiaofang.says("我家有4张桌")
    await village.chenming.says("我家有4张桌")
    village.chenming.hears("桌子1张", "只差这么多了")
    await village.wangxiuying.says("我家有2张桌")
    village.wangxiuying.hears("已经够了")
    assert (await sums(village))["tables"] == (5, 5)


async def test_two_who_press_for_the_last_place_get_one(village: Village) -> None:
    await village.zhangxiaolan.says("我家12月1号办喜事，要厨师1个")
    one = village.lixiaofang.finds("办喜事", group="dongwan")
    other = village.wangxiuying.finds("办喜事", group="dongwan")
    await asyncio.gather(
        village.lixiaofang.taps_on(one, "我来掌勺", settle=False),
        village.wangxiuying.taps_on(other, "我来掌勺", settle=False),
    )
    await village.settles()
    assert (await sums(village))["cooks"] == (1, 1)
    lines = await village.row_count("pool_lines WHERE qty > 0")
    assert lines == 1


async def test_who_cannot_come_gives_the_place_back_and_the_host_hears(village: Village) -> None:
    host = village.zhangxiaolan
    await host.says(FEAST)
    await village.zhaoweiguo.says("我出两辆车")
    assert (await sums(village))["cars"] == (2, 2)
    village.hush()
    await village.zhaoweiguo.says("我去不了了")
    assert (await sums(village))["cars"] == (0, 2)
    host.hears("有人来不了了", "车2辆")


async def test_helpers_hear_once_the_evening_before_and_it_is_over_the_day_after(
    village: Village,
) -> None:
    await village.zhangxiaolan.says(FEAST)
    await village.zhaoweiguo.says("我出一辆车")
    village.hush()
    await village.until("18:55", day=7)
    village.zhaoweiguo.hears_nothing("明天")
    await village.passes(minutes=10)
    village.zhaoweiguo.hears("明天", "车1辆")
    village.zhangxiaolan.hears("明天来的", "老赵：车1辆")
    village.lixiaofang.hears_nothing("明天")
    await village.passes(days=1, hours=15)
    village.zhaoweiguo.hears_nothing("车1辆")
    over = shown(village.lixiaofang.finds("办喜事", group="dongwan"))
    assert "办完了，谢谢大家" in over
    case = next(c for c in await village.cases() if c.category == "gathering")
    assert case.final


async def test_another_day_and_a_call_off_are_told_to_each_helper(village: Village) -> None:
    host = village.zhangxiaolan
    await host.says(FEAST)
    await village.zhaoweiguo.says("我出一辆车")
    village.hush()
    await host.says("喜事改到12月3号")
    village.zhaoweiguo.hears("改到12月3日", "车1辆")
    assert str((await the_pool(village)).on_day) == "2026-12-03"
    await host.says("酒席不办了")
    village.zhaoweiguo.hears("取消了")
    village.lixiaofang.hears_nothing("取消")


async def test_a_funeral_is_opened_by_the_liaison_without_a_joyful_word(village: Village) -> None:
    liaison = village.lixiaofang
    await liaison.says("白事，后天，要帮手3个、车1辆")
    card = shown(village.group_hears("dongwan", "白事", "帮手 0/3个"))
    assert not any(word in card for word in ("喜", "🏮", "谢谢", "✅"))
    await village.zhoushuangquan.says("我来帮忙")
    await village.zhaoweiguo.says("我出一辆车")
    assert await sums(village) == {"hands": (1, 3), "cars": (1, 1)}
    village.hush()
    # Nobody is prompted for it, and the house is asked nothing.
    await village.until("20:00", day=1)
    village.zhoushuangquan.hears_nothing("明天")
    village.zhaoweiguo.hears_nothing("明天")
    liaison.hears_nothing("明天")
    await village.until("09:30", day=2)
    over = shown(village.zhoushuangquan.finds("白事", group="dongwan"))
    assert "事情办完了" in over
    assert "谢谢" not in over


async def test_a_house_in_mourning_opens_nothing_itself(village: Village) -> None:
    await village.wangqiang.says("家里办白事，要帮手8个、车2辆")
    assert await village.row_count("pools") == 0
    village.group_hears_nothing("dongwan")
    # The house hears that it was heard and nothing else; the liaison is asked whether it is so.
    village.wangqiang.hears("听见了")
    village.wangqiang.hears_nothing()
    village.lixiaofang.hears("要帮手8个", "由您来开")


async def test_an_offer_without_a_feast_goes_its_own_way(village: Village) -> None:
    await village.zhaoweiguo.says("我出一辆车")
    assert await village.row_count("pool_lines") == 0
    village.zhaoweiguo.hears_nothing("记下了：车1辆")


async def test_the_tool_house_says_what_it_can_lend(village: Village) -> None:
    await used_daily(village, "tools-dongwan", "t_tables", left=6, unit="套")
    await village.zhangxiaolan.says(FEAST)
    village.zhangxiaolan.hears("折叠桌椅", "可以借")
    await village.lixiaofang.says("初十摆酒席，要帮手3个")
    village.lixiaofang.hears("开好了")
    village.lixiaofang.hears_nothing("可以借")
