"""Goods ordered together: opened, lines in words and by taps, one truck, handed over."""

from __future__ import annotations

from bot.domain.pools import Pool, PoolState
from bot.services.farm.sheet import PoolLists
from bot.store import pools
from tests.stories.village import Village, shown


async def the_pool(village: Village) -> Pool:
    found = await village.bot.desk.database.read(pools.live_pools)
    assert len(found) == 1
    return found[0]


async def sums(village: Village) -> dict[str, int]:
    """How many of each thing of the only list; and the books agree."""
    database = village.bot.desk.database
    assert await database.read(pools.sums_that_differ) == ()
    pool = await the_pool(village)
    things = await database.read(lambda w: pools.things_of(w, pool.case_id))
    return {thing.item: thing.taken for thing in things}


async def opened(village: Village, words: str = "拼车买尿素，要的报数") -> None:
    await village.zhangxiaolan.says(words)
    village.zhangxiaolan.hears("开好了", "尿素")


async def test_a_shop_opens_a_list_and_households_say_their_line(village: Village) -> None:
    await opened(village, "拼车买尿素120一袋，要的报数，后天截止")
    card = village.group_hears("dongwan", "拼单", "尿素", "120元一袋", "共 0袋")
    assert [b.text for b in card.buttons] == ["我要", "不要了"]
    await village.wangxiuying.says("我要5袋尿素")
    village.wangxiuying.hears("记下了：尿素5袋")
    await village.lixiaofang.says("尿素3袋")
    village.lixiaofang.hears("记下了：尿素3袋")
    assert await sums(village) == {"尿素": 8}
    # Nobody's name or amount stands where all can read it.
    public = shown(village.zhoushuangquan.finds("拼单", group="dongwan"))
    assert "共 8袋" in public
    assert "报了 2 户" in public
    assert "王" not in public
    organiser = shown(village.zhangxiaolan.finds("共 2 户", "尿素8袋"))
    assert "尿素5袋" in organiser


async def test_a_line_is_changed_and_taken_back_and_stays_one(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.says("我要5袋尿素")
    await village.wangxiuying.says("改成3袋")
    village.wangxiuying.hears("尿素3袋")
    assert await sums(village) == {"尿素": 3}
    assert await village.row_count("pool_lines") == 1
    await village.wangxiuying.says("不要了")
    village.wangxiuying.hears("不要")
    assert await sums(village) == {"尿素": 0}
    assert await village.row_count("pool_lines") == 1


async def test_two_of_one_household_have_one_line(village: Village) -> None:
    await opened(village)
    await village.chenming.says("我要2袋尿素")
    await village.zhaohongxia.says("我要4袋尿素")
    assert await sums(village) == {"尿素": 4}
    assert await village.row_count("pool_lines") == 1


async def test_a_tap_asks_in_private_and_a_bare_number_answers(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.taps("我要", "拼单", group="dongwan")
    village.wangxiuying.hears("要多少", "尿素5袋")
    await village.wangxiuying.says("4袋")
    village.wangxiuying.hears("记下了：尿素4袋")
    assert await sums(village) == {"尿素": 4}


async def test_a_bare_number_that_nobody_asked_for_is_no_line(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.says("4袋")
    assert await sums(village) == {"尿素": 0}


async def test_after_the_cut_off_nothing_changes_and_the_demand_is_told(village: Village) -> None:
    await opened(village, "拼车买尿素，要的报数，明天截止")
    await village.wangxiuying.says("我要5袋尿素")
    await village.until("18:01", day=1)
    village.zhangxiaolan.hears("单子", "尿素5袋")
    village.hush()
    await village.lixiaofang.says("我要5袋尿素")
    assert await sums(village) == {"尿素": 5}
    assert (await the_pool(village)).state is PoolState.CLOSED
    assert await sums(village) == {"尿素": 5}


async def test_one_truck_arrives_and_each_household_fetches(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.says("我要5袋尿素")
    await village.lixiaofang.says("我要3袋尿素")
    await village.zhangxiaolan.taps("截单")
    village.hush()
    await village.zhangxiaolan.taps("要车拉")
    freight = next(c for c in await village.cases() if c.category == "freight")
    # 农资 goes first in the busy months.
    assert freight.acuity.value == "same_day"
    await village.zhangxiaolan.taps("到货了")
    village.wangxiuying.hears("到货了", "尿素5袋")
    village.lixiaofang.hears("到货了", "尿素3袋")
    await village.wangxiuying.taps("付过了")
    await village.wangxiuying.taps("领到了")
    listed = shown(village.zhangxiaolan.finds("还有 1 户没领"))
    assert "尿素5袋 💰 ✅" in listed
    assert "💰" not in shown(village.wangxiuying.finds("拼单", group="dongwan"))
    await village.lixiaofang.says("领到了")
    village.zhangxiaolan.hears("都领走了")
    case = next(c for c in await village.cases() if c.category == "pool")
    assert case.final


async def test_what_nobody_fetched_is_reminded_once_and_then_told(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.says("我要5袋尿素")
    await village.zhangxiaolan.says("化肥到了，来拉")
    village.wangxiuying.hears("到货了")
    village.hush()
    await village.passes(days=1, minutes=5)
    village.wangxiuying.hears("还放在", "尿素5袋")
    await village.passes(days=1)
    village.zhangxiaolan.hears("没领的", "尿素5袋")
    village.hush()
    await village.passes(days=3)
    village.wangxiuying.hears_nothing("尿素")
    village.zhangxiaolan.hears_nothing("没领的")


async def test_a_list_that_is_called_off_is_told_to_those_on_it_alone(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.says("我要5袋尿素")
    village.hush()
    await village.zhangxiaolan.taps("取消", "拼单")
    village.wangxiuying.hears("取消了")
    village.lixiaofang.hears_nothing("取消")


async def test_a_need_is_counted_with_nothing_ordered(village: Village) -> None:
    await village.wuqiuxiang.says("统计种子化肥需求")
    village.wuqiuxiang.hears("开好了")
    village.group_hears("dongwan", "统计需求", "种子", "化肥")
    village.group_hears("xiwan", "统计需求")
    await village.wangxiuying.says("我要20斤种子")
    await village.lixiaofang.says("我要3袋尿素")
    await village.liucaixia.says("化肥5袋")
    await village.chenming.taps("我家不要", group="dongwan")
    assert await sums(village) == {"种子": 20, "化肥": 5, "尿素": 3}
    village.hush()
    await village.wuqiuxiang.taps("截单")
    told = shown(village.wuqiuxiang.hears("需求", "合计 3 户", "1 户说不要"))
    assert "东湾：" in told
    assert "西湾：化肥5袋" in told


async def test_a_villager_counts_nobodys_needs(village: Village) -> None:
    await village.wangqiang.says("统计种子化肥需求")
    assert await village.row_count("pools") == 0


async def test_without_a_list_the_same_words_are_an_errand(village: Village) -> None:
    await village.wangxiuying.says("我要5袋尿素")
    assert await village.row_count("pools") == 0
    assert await village.row_count("pool_lines") == 0


async def test_the_demand_is_a_table_without_money(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.says("我要5袋尿素")
    await village.chenming.says("我要2袋尿素")
    case = await village.the_case()
    found = await PoolLists(village.bot.desk).make(case.number)
    assert found is not None
    titles = [title for title, _ in found.columns]
    assert titles == ["编号", "地方", "户主", "品名", "数量", "单位", "领走时间"]
    assert [row[3:6] for row in found.rows] == [("尿素", 5, "袋"), ("尿素", 2, "袋")]
    assert await PoolLists(village.bot.desk).make("柳湾9999") is None
    assert await village.row_count("looks WHERE what = 'export pool'") == 2


async def test_pool_shows_the_opener_the_demand_and_others_what_is_open(village: Village) -> None:
    await opened(village)
    await village.wangxiuying.says("我要5袋尿素")
    village.hush()
    await village.zhangxiaolan.says("/pool")
    village.zhangxiaolan.hears("合计 1 户", "尿素5袋")
    await village.lixiaofang.says("/pool")
    other = shown(village.lixiaofang.hears("尿素"))
    assert "5袋" not in other


async def test_a_line_said_in_the_group_is_answered_in_private(village: Village) -> None:
    await opened(village)
    village.hush()
    await village.wangxiuying.says("我要5袋尿素", group="dongwan")
    village.wangxiuying.hears("记下了：尿素5袋")
    assert await sums(village) == {"尿素": 5}
    new = [m for m in village.lixiaofang.messages(group="dongwan") if village.is_new(m)]
    assert not new


async def test_who_has_no_account_has_a_line_through_the_liaison(village: Village) -> None:
    await opened(village)
    village.hush()
    await village.lixiaofang.says("报 王德发 要5袋尿素")
    village.lixiaofang.hears("记下了：尿素5袋")
    assert await sums(village) == {"尿素": 5}
    assert await village.row_count("pool_lines WHERE holder = 'dw03'") == 1


async def test_not_wanted_without_a_name_is_no_line_while_something_else_is_open(
    village: Village,
) -> None:
    await opened(village)
    await village.wangxiuying.says("我要5袋尿素")
    await village.wangxiuying.says("谁帮我搬一下柜子")
    await village.wangxiuying.says("不要了")
    assert await sums(village) == {"尿素": 5}
    await village.wangxiuying.says("尿素不要了")
    assert await sums(village) == {"尿素": 0}
