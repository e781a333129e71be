"""Something is borrowed: it has a day, is reminded of in time, comes back, and goes to the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.loans import Loan
from bot.domain.stock import Amounts
from bot.store import loans, stock
from tests.stories.village import Person, Village, shown

OXIMETER = "d_spo2"


async def act(village: Village, doing: Any) -> Any:
    return await village.bot.desk.database.write(doing)


async def on_shelf(village: Village, item: str = OXIMETER) -> Amounts:
    """What the box of 柳湾 has of a thing; every balance is the sum of its entries."""
    database = village.bot.desk.database
    assert await database.read(stock.sums_that_differ) == ()
    found = await database.read(lambda work: stock.shelf_of_item(work, item, "box-liuwan"))
    whole = Amounts()
    for one in found:
        whole = whole.plus(one.amounts)
    return whole


async def lent(village: Village) -> tuple[Loan, ...]:
    found = await village.bot.desk.database.read(loans.open_loans)
    return tuple(loan for loan, _ in found)


async def borrows(village: Village, who: Person, thing: str = "血氧仪") -> None:
    """Asked for on Monday at nine, handed over by 小兰; due on Thursday."""
    await who.says(f"借个{thing}")
    await village.zhangxiaolan.taps("交给他了")
    who.hears("借给您了", thing, "11月26日", "东湾村口小卖部")
    village.hush()


async def test_an_oximeter_from_asking_to_coming_back(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await wang.says("借个血氧仪")
    wang.hears("给您留着", "血氧仪")
    keeper.hears("血氧仪", "1个")
    village.hush()
    await keeper.taps("交给他了")
    wang.hears("借给您了", "血氧仪", "1个", "11月26日", "小卖部小兰")
    wang.hears_nothing()
    assert await on_shelf(village) == Amounts(on_hand=0, lent=1)
    await wang.taps("拿到了，谢谢")
    await village.until("07:30", day=2)
    await wang.taps("还了")
    keeper.hears("王奶奶说", "血氧仪", "还了")
    assert (await on_shelf(village)).lent == 1
    await keeper.says("/box")
    seen = keeper.hears("借出去的 1 件", "王奶奶")
    await keeper.taps("好的")
    wang.hears("收到", "谢谢")
    assert "借出去的" not in shown(keeper.finds("柳湾药箱", "批"))
    assert seen.message_id == keeper.finds("柳湾药箱", "批").message_id
    assert await on_shelf(village) == Amounts(on_hand=1)
    assert await lent(village) == ()


async def test_it_is_said_the_day_before_and_on_the_day_and_nothing_by_night(
    village: Village,
) -> None:
    wang = village.wangxiuying
    await borrows(village, wang)
    await wang.taps("拿到了，谢谢")
    village.hush()
    await village.until("07:29", day=2)
    wang.hears_nothing()
    await village.passes(minutes=2)
    wang.hears("血氧仪", "明天到期")
    await village.until("07:29")
    wang.hears_nothing()
    await village.passes(minutes=2)
    wang.hears("血氧仪", "今天到期")
    await village.until("07:29")
    wang.hears_nothing()
    village.zhangxiaolan.hears_nothing("血氧仪")


async def test_one_tap_gives_three_days_more_twice(village: Village) -> None:
    wang = village.wangxiuying
    await borrows(village, wang)
    await village.until("07:31", day=2)
    first = wang.hears("明天到期")
    await wang.taps_on(first, "再用3天")
    wang.hears("好", "11月29日")
    await village.until("07:31", day=3)
    await wang.taps("再用3天", "明天到期")
    wang.hears("好", "12月2日")
    village.hush()
    await village.until("07:31", day=3)
    said = wang.hears("明天到期")
    assert [button.text for button in said.buttons] == ["还了"]
    toast = await wang.taps_on(first, "再用3天")
    assert toast is not None
    assert "延了2回" in toast
    assert (await lent(village))[0].due_on == date(2026, 12, 2)


async def test_nobody_keeps_longer_what_another_waits_for_and_the_next_gets_it(
    village: Village,
) -> None:
    wang, next_one = village.wangxiuying, village.zhaoweiguo
    await borrows(village, wang)
    await next_one.says("借个血氧仪")
    village.hush()
    await village.until("07:31", day=2)
    toast = await wang.taps("再用3天")
    assert toast is not None
    assert "有人等着用" in toast
    assert (await lent(village))[0].due_on == date(2026, 11, 26)
    village.hush()
    await wang.taps("还了")
    next_one.hears_nothing()
    await village.zhangxiaolan.taps("好的")
    next_one.hears("给您留着", "血氧仪")
    assert await on_shelf(village) == Amounts(on_hand=1, reserved=1)


async def test_overdue_goes_to_the_keeper_and_two_days_later_to_the_liaison(
    village: Village,
) -> None:
    wang, keeper, liaison = village.wangxiuying, village.zhangxiaolan, village.lixiaofang
    await borrows(village, wang)
    await village.until("07:29", day=4)
    village.hush()
    await village.passes(minutes=2)
    wang.hears("血氧仪", "11月26日到期", "忙忘了")
    keeper.hears("王奶奶借的", "血氧仪", "还没还", "13800000001")
    liaison.hears_nothing("路过时")
    await village.until("07:29", day=2)
    liaison.hears_nothing("路过时")
    await village.passes(minutes=2)
    liaison.hears("王奶奶", "血氧仪", "路过时问一声")
    village.group_hears_nothing("dongwan")
    await keeper.taps("还回来了")
    await keeper.taps("好的")
    assert await lent(village) == ()


async def test_what_comes_back_broken_is_lent_to_nobody(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await borrows(village, wang)
    await wang.says("血氧仪还了")
    wang.hears("谢谢", "小卖部小兰")
    await keeper.taps("坏了")
    keeper.hears("血氧仪", "先停用")
    wang.hears("坏了已经记下")
    village.hush()
    await village.zhaoweiguo.says("借个血氧仪")
    village.zhaoweiguo.hears_nothing("给您留着")
    assert await keeper.taps("修不好，报废") == "记下了：报废。"
    assert await on_shelf(village) == Amounts()


async def test_one_broken_of_several_leaves_the_others_to_be_lent(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await borrows(village, wang, "体温计")
    await wang.says("体温计还了")
    await keeper.taps("坏了")
    keeper.hears("体温计", "记成报废")
    assert await on_shelf(village, "d_therm") == Amounts(on_hand=1)
    village.hush()
    await village.zhaoweiguo.says("借个体温计")
    village.zhaoweiguo.hears("给您留着", "体温计")


async def test_words_do_what_the_buttons_do(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await borrows(village, wang)
    await wang.says("什么时候要还")
    wang.hears("您借着的", "血氧仪", "11月26日")
    await wang.says("血氧仪再借两天")
    wang.hears("好", "11月28日")
    await keeper.says("血氧仪还回来了")
    keeper.hears("王奶奶借的", "东西怎么样")
    await keeper.taps("少了东西")
    wang.hears("少一点配件")
    assert await on_shelf(village) == Amounts(on_hand=1)


async def test_the_keeper_asks_again_where_it_is_and_the_borrower_hears_it(
    village: Village,
) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await borrows(village, wang)
    await wang.says("血氧仪还了")
    await village.until("07:31", day=1)
    keeper.hears("还等您看一眼")
    wang.hears_nothing("到期")
    await keeper.taps("还没见到")
    wang.hears("还没见到", "血氧仪")
    await village.until("07:31", day=1)
    wang.hears("明天到期")


async def test_after_days_without_power_it_is_told_once(village: Village) -> None:
    wang = village.wangxiuying
    await borrows(village, wang)
    await wang.taps("拿到了，谢谢")
    village.hush()
    # Nothing runs until Friday at noon; then everything that was due is due at once.
    village.sim.clock.jump(4 * 24 * 3600 + 3 * 3600)
    await village.passes(hours=6)
    late = [m for m in wang.messages() if village.is_new(m) and "血氧仪" in shown(m)]
    assert ["11月26日到期" in shown(m) for m in late] == [True]


async def test_a_borrower_without_a_phone_hears_it_through_who_stands_by_them(
    village: Village,
) -> None:
    liaison, keeper = village.lixiaofang, village.zhangxiaolan
    await liaison.says("报 李大粮 借个血氧仪")
    await keeper.taps("交给他了")
    liaison.hears("大粮大爷", "借给您了", "11月26日")
    village.hush()
    await village.until("07:31", day=2)
    liaison.hears("大粮大爷", "血氧仪", "明天到期")
    village.hush()
    await keeper.says("大粮大爷的血氧仪还回来了")
    await keeper.taps("好的")
    assert await lent(village) == ()
