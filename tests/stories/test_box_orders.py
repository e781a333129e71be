"""A keeper writes what happened; it is read back, and one tap writes it down."""

from __future__ import annotations

import pytest

from bot.domain.stock import Entry, OnShelf
from bot.store import stock
from tests.stories.village import Village


async def shelf(village: Village, box: str, item: str) -> tuple[OnShelf, ...]:
    """What lies there; and the balances are the sums of their entries."""
    database = village.bot.desk.database
    assert await database.read(stock.sums_that_differ) == ()
    return await database.read(lambda work: stock.shelf_of_item(work, item, box))


async def how_many(village: Village, box: str, item: str) -> int:
    return sum(on.amounts.on_hand for on in await shelf(village, box, item))


async def entries(village: Village, box: str, item: str) -> list[Entry]:
    """What somebody wrote of one thing in one box, oldest first."""
    found: list[Entry] = []
    for on in await shelf(village, box, item):
        lot = on.lot.id
        rows = await village.bot.desk.database.read(lambda w, lot=lot: stock.entries_of_lot(w, lot))
        found.extend(row for row in rows if row.box_id == box and row.by_id is not None)
    return sorted(found, key=lambda entry: entry.id)


async def test_what_came_in_is_read_back_and_written_after_one_tap(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("入库 布洛芬缓释胶囊 3盒 2028年5月到期 批号 C3301 党费买的")
    asked = keeper.hears("柳湾药箱", "布洛芬缓释胶囊", "3盒", "2028年5月31日", "C3301", "党费")
    assert [b.text for b in asked.buttons] == ["对", "不对"]
    assert await how_many(village, "box-liuwan", "ibu_er") == 4
    await keeper.taps("对")
    keeper.hears("现在有7盒")
    lots = [on.lot for on in await shelf(village, "box-liuwan", "ibu_er")]
    (new,) = [lot for lot in lots if lot.batch == "C3301"]
    assert (new.source, new.fund) == ("purchase", "party_fee")
    assert str(new.last_day) == "2028-05-31"
    assert await keeper.taps_on(asked, "对") == "这一条已经过去了。"
    assert await how_many(village, "box-liuwan", "ibu_er") == 7


async def test_what_is_missing_is_asked_one_at_a_time(village: Village) -> None:
    deputy = village.lixiaofang
    await deputy.says("/in 布洛芬")
    which = deputy.hears("哪一种")
    assert len(which.buttons) == 3
    await deputy.taps("布洛芬缓释胶囊")
    deputy.hears("一共多少")
    await deputy.says("2盒")
    deputy.hears("有效期")
    await deputy.says("2028年3月")
    deputy.hears("柳湾药箱", "2盒", "2028年3月31日")
    await deputy.taps("对")
    assert await how_many(village, "box-liuwan", "ibu_er") == 6
    last = (await entries(village, "box-liuwan", "ibu_er"))[-1]
    assert last.by_id == "lixiaofang"


async def test_not_so_drops_it_and_half_an_hour_later_nothing_is_written(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("/in 口罩 100个 2028年5月")
    assert await keeper.taps("不对") == "好，没有记。"
    await keeper.says("/in 口罩 50个 2028年5月")
    late = keeper.finds("50个")
    await village.passes(minutes=31)
    assert await keeper.taps_on(late, "对") == "隔得太久，没有记。请重新发一遍。"
    assert await keeper.taps_on(late, "对") == "这一条已经过去了。"
    assert await how_many(village, "box-liuwan", "d_mask") == 60


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("布洛芬缓释胶囊 100000盒 2028年5月", "太大"),
        ("布洛芬缓释胶囊 -3盒 2028年5月", "负数"),
        ("半瓶藿香正气口服液", "整盒"),
        ("布洛芬缓释胶囊 2盒 2月31日到期", "没有这一天"),
        ("布洛芬缓释胶囊 2盒 2019年3月到期", "已经过了"),
        ("布洛芬缓释胶囊 2盒 2026年12月5日到期", "来不及用"),
        ("阿莫西林 2盒 2028年5月", "抗生素"),
        ("仙丹 2盒 2028年5月", "没认出"),
        ("布洛芬缓释胶囊2盒 口罩5个", "一次请说一样"),
        ("口罩 两箱 2028年5月", "按个记的"),
        ("对乙酰氨基酚片 2箱 2028年5月", "按盒记的"),
    ],
)
async def test_what_cannot_be_is_said_plainly_and_not_written(
    village: Village, said: str, answer: str
) -> None:
    before = await village.row_count("stock_entries")
    await village.zhangxiaolan.says(f"/in {said}")
    heard = village.zhangxiaolan.hears(answer)
    assert "没有记" in heard.text
    assert not heard.buttons
    assert await village.row_count("stock_entries") == before
    assert await village.row_count("stock_lots") == await _lots_of_the_start(village)


async def _lots_of_the_start(village: Village) -> int:
    return len(village.props.village.stock)


async def test_a_doctors_shelf_may_hold_what_a_box_may_not(village: Village) -> None:
    await village.chenming.says("/in 阿莫西林 2盒 2028年5月")
    village.chenming.hears("柳湾村卫生室", "阿莫西林", "2盒")
    await village.chenming.taps("对")
    assert await how_many(village, "clinic-liuwan", "amox") == 2


async def test_a_withdrawn_product_is_locked_up_as_it_comes_in(village: Village) -> None:
    gone = next(m for m in village.props.content.stocked.all if m.keeping.withdrawn)
    await village.zhangxiaolan.says(f"/in {gone.name} 2盒 2028年5月")
    village.zhangxiaolan.hears("停用", "没有记")
    await village.chenming.says(f"/in {gone.name} 2盒 2028年5月")
    await village.chenming.taps("对")
    (lot,) = [on.lot for on in await shelf(village, "clinic-liuwan", gone.id)]
    assert lot.blocked == "withdrawn"


async def test_a_count_that_differs_needs_a_reason_and_takes_what_expires_first(
    village: Village,
) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("盘点 布洛芬 3盒")
    why = keeper.hears("少1", "怎么回事")
    assert {b.text for b in why.buttons} == {"不见了", "坏了", "以前数错、记错"}
    await keeper.taps("不见了")
    keeper.hears("账上4盒", "点到", "3盒", "不见了")
    await keeper.taps("对")
    keeper.hears("现在有3盒")
    left = {on.lot.batch: on.amounts.on_hand for on in await shelf(village, "box-liuwan", "ibu_er")}
    assert left == {"B1108": 1, "B2203": 2}
    last = (await entries(village, "box-liuwan", "ibu_er"))[-1]
    assert (last.verb, last.change.on_hand, last.reason) == ("adjust", -1, "lost")


async def test_lots_are_counted_singly_by_their_batch_and_so_many_fewer_is_reckoned(
    village: Village,
) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("/count 布洛芬 批号B2203 少了1盒 坏了")
    keeper.hears("账上2盒", "1盒", "坏了")
    await keeper.taps("对")
    left = {on.lot.batch: on.amounts.on_hand for on in await shelf(village, "box-liuwan", "ibu_er")}
    assert left == {"B1108": 2, "B2203": 1}


async def test_a_whole_box_is_counted_line_by_line_and_gone_on_with_later(village: Village) -> None:
    keeper = village.jiangyuehong
    await keeper.says("/count")
    first = keeper.hears("石桥药箱", "盘点 1/4")
    assert first.buttons[1].text == "不对"
    await keeper.taps_on(first, first.buttons[0].text)
    second = keeper.hears("盘点 2/4")
    await village.passes(hours=2)
    await keeper.says("/count")
    again = keeper.hears("盘点 2/4")
    assert again.text == second.text
    await keeper.taps_on(again, again.buttons[0].text)
    third = keeper.hears("盘点 3/4", "对乙酰氨基酚片")
    await keeper.taps_on(third, "不对")
    keeper.hears("一共多少")
    await keeper.says("7")
    await keeper.taps("后来找到的")
    await keeper.taps("对", "点到")
    fourth = keeper.hears("盘点 4/4")
    await keeper.taps_on(fourth, fourth.buttons[0].text)
    keeper.hears("盘完了", "4样", "改了1样")
    assert await how_many(village, "box-shiqiao", "para_tab") == 7
    assert await keeper.taps_on(first, first.buttons[0].text) == "这一条已经过去了。"


async def test_a_wrong_entry_is_taken_back_once_and_both_stay(village: Village) -> None:
    keeper = village.zhangxiaolan
    await keeper.says("/in 口罩 90个 2028年5月")
    await keeper.taps("对")
    await keeper.says("刚才记错了")
    shown = keeper.hears("最近记的", "医用外科口罩", "+90个")
    button = shown.buttons[0].text
    await keeper.taps_on(shown, button)
    keeper.hears("改回去了")
    assert await how_many(village, "box-liuwan", "d_mask") == 60
    assert await keeper.taps_on(shown, button) == "这一笔已经改回去了。"
    verbs = [e.verb for e in await entries(village, "box-liuwan", "d_mask")]
    assert verbs[-2:] == ["in", "reverse"]


async def test_what_expired_is_thrown_away_with_where_it_went(village: Village) -> None:
    keeper = village.zhangxiaolan
    await village.passes(days=26)
    keeper.village.hush()
    await keeper.says("报废 感冒灵")
    keeper.hears("感冒灵颗粒 2盒", "送到哪里")
    await keeper.taps("卫生院回收点")
    keeper.hears("清出", "2盒", "过期", "卫生院回收点")
    await keeper.taps("对")
    assert await how_many(village, "box-liuwan", "gml") == 0
    last = (await entries(village, "box-liuwan", "gml"))[-1]
    assert (last.verb, last.reason) == ("discard", "expired.township")
    told = village.bot.desk.content.messages.render(f"export.reason.{last.reason}", {}).text
    assert told == "过期，送卫生院回收点"


async def test_whoever_keeps_no_box_moves_nothing(village: Village) -> None:
    before = await village.row_count("stock_entries")
    for command in ("in", "count", "discard", "transfer", "recall", "fix"):
        await village.wangxiuying.says(f"/{command} 布洛芬 2盒")
        village.wangxiuying.hears("只有药箱管理员")
    await village.zhangxiaolan.says("/in 石桥药箱 口罩 5个 2028年5月")
    village.zhangxiaolan.hears("只有药箱管理员")
    await village.zhangxiaolan.says("/in 口罩 5个 2028年5月")
    asked = village.zhangxiaolan.finds("5个")
    stranger = village.newcomer("路人")
    await stranger.starts()
    await stranger.says("/in 口罩 5个 2028年5月")
    stranger.hears("只有药箱管理员")
    village.zhangxiaolan.hears("柳湾药箱", "5个")
    assert asked.buttons
    assert await village.row_count("stock_entries") == before
    assert await village.row_count("stock_orders") == 1


async def test_an_order_is_given_in_private_only(village: Village) -> None:
    await village.zhangxiaolan.says("/in 口罩 5个 2028年5月", group="dongwan")
    village.group_hears("dongwan", "私")
    assert await village.row_count("stock_orders") == 0
