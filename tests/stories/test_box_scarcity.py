"""Times of scarcity: those who need it most go first, by a rule everybody can see."""

from __future__ import annotations

from bot.domain.holds import Hold, HoldState
from bot.domain.stock import Verb
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.services.stock.scarce_supply import holds_back
from bot.services.stock.scarce_view import scarce_line
from bot.store import holds, scarcity, stock
from bot.store.database import Work
from tests.stories.stocked import in_order, used_daily
from tests.stories.village import Person, Village

GENERIC = "对乙酰氨基酚"
ASKS = "谁家有对乙酰氨基酚片"


async def few_left(village: Village, item: str, qty: int) -> None:
    """So many in the whole township, all of them in the box of the village."""
    desk = village.bot.desk

    async def use_up(work: Work) -> None:
        left = qty
        found = await stock.shelf_of_item(work, item)
        for on in sorted(found, key=lambda on: on.box_id != "box-liuwan"):
            keep = min(left, on.amounts.free) if on.box_id == "box-liuwan" else 0
            left -= keep
            gone = Why(reason="broken")
            await ledger.enter(
                work, desk, on.box_id, on.lot, Verb.DISCARD, on.amounts.free - keep, gone
            )

    await desk.database.write(use_up)


async def hold_for(village: Village, person: Person) -> Hold:
    """What somebody waits for, or has kept for them."""
    desk = village.bot.desk
    found = [c for c in await village.cases() if c.author_id == person.code and c.kind == "box"]
    rows = await desk.database.read(lambda work: holds.holds_of_case(work, found[0].id))
    return rows[-1]


async def on_now(village: Village) -> list[str]:
    found = await village.bot.desk.database.read(scarcity.all_open)
    return [one.generic for one in found]


async def test_an_old_woman_is_served_and_a_young_man_waits_with_a_reason(
    village: Village,
) -> None:
    """Two are left: they are for those who go first, one for each of them."""
    await few_left(village, "para_tab", 2)
    young, old, keeper = village.zhaoweiguo, village.wangxiuying, village.zhangxiaolan
    await young.says(ASKS)
    young.hears("对乙酰氨基酚片现在紧", "先紧着老人、孩子和病重的", "您排第1", "120")
    young.hears_nothing("这会儿没有了")
    assert not (await hold_for(village, young)).box_id
    keeper.hears("对乙酰氨基酚", "按紧缺发", "每人1份")
    await old.says("我要两盒对乙酰氨基酚片")
    await old.taps("都没有")
    old.hears("给您留着", "1盒")
    keeper.hears("💊", "对乙酰氨基酚片", "1盒")
    await keeper.taps("交给他了")
    assert (await hold_for(village, old)).state is HoldState.HANDED
    assert (await hold_for(village, young)).state is HoldState.QUEUED
    await in_order(village)


async def test_nobody_sees_why_another_goes_first(village: Village) -> None:
    """Neither in the line nor on the box: codes of a place stay in the book."""
    await few_left(village, "para_tab", 2)
    await village.zhaoweiguo.says(ASKS)
    await village.wangxiuying.says(ASKS)
    await village.hechunlin.says(ASKS)
    assert (await hold_for(village, village.zhaoweiguo)).why == "later"
    village.hechunlin.hears("您排第2")
    for person in village.everybody:
        if person.code not in ("wangxiuying", "zhangxiaolan"):
            person.hears_nothing("王")
    told = "\n".join(m.text or "" for m in village.said())
    assert not any(word in told for word in ("red", "elder", "later", "红色", "独居"))
    for hamlet in ("dongwan", "xiwan"):
        village.group_hears_nothing(hamlet)
    await in_order(village)


async def test_a_small_child_goes_first_when_it_is_said(village: Village) -> None:
    """Two bottles are the last ones: nobody is asked who they are, only whom it is for."""
    await few_left(village, "ibu_er", 0)
    await few_left(village, "ibu_susp", 0)
    await used_daily(village, "clinic-liuwan", "ibu_susp", left=2, unit="瓶")
    asks = village.zhaoweiguo
    await asks.says("谁家有布洛芬混悬液")
    asks.hears("布洛芬混悬液现在紧")
    await asks.taps("给4岁以下孩子用")
    hold = await hold_for(village, asks)
    assert (hold.state, hold.whom, hold.box_id) == (HoldState.KEPT, "small", "clinic-liuwan")
    await in_order(village)


async def test_it_ends_by_itself_and_who_waited_is_served(village: Village) -> None:
    """Enough came: a day later it is over, once, and the line goes on."""
    await few_left(village, "para_tab", 2)
    young, keeper = village.zhaoweiguo, village.zhangxiaolan
    await young.says(ASKS)
    await used_daily(village, "box-liuwan", "para_tab", left=10, days=1)
    await village.passes(hours=20)
    assert await on_now(village) == [GENERIC]
    keeper.hears_nothing("不再按紧缺发")
    await village.passes(hours=5)
    assert await on_now(village) == []
    keeper.hears("对乙酰氨基酚", "不再按紧缺发")
    young.hears("对乙酰氨基酚片", "先给您留下了")
    assert (await hold_for(village, young)).state is HoldState.KEPT
    await village.passes(minutes=10)
    keeper.hears("💊", "对乙酰氨基酚片", "1盒", "还没问到")
    await in_order(village)


async def test_a_day_with_too_little_in_between_begins_to_count_anew(village: Village) -> None:
    """Enough in the morning and too little at night is not enough."""
    await few_left(village, "para_tab", 2)
    await village.zhaoweiguo.says(ASKS)
    lot = await used_daily(village, "box-liuwan", "para_tab", left=10, days=1)
    desk = village.bot.desk
    await village.passes(hours=12)

    async def count(work: Work, qty: int) -> None:
        await ledger.count(work, desk, "box-liuwan", lot, qty, Why(reason="lost"))

    await desk.database.write(lambda work: count(work, 1))
    await village.passes(hours=1)
    await desk.database.write(lambda work: count(work, 10))
    await village.passes(hours=20)
    assert await on_now(village) == [GENERIC]
    await village.passes(hours=5)
    assert await on_now(village) == []
    await in_order(village)


async def test_a_keeper_turns_it_on_by_words_and_off_again(village: Village) -> None:
    keeper, young = village.zhangxiaolan, village.zhaoweiguo
    await keeper.says("对乙酰氨基酚紧缺，先给老人")
    keeper.hears("对乙酰氨基酚按紧缺发", "别人排队")
    village.chenming.hears("对乙酰氨基酚", "小兰", "按紧缺发")
    line = await village.bot.desk.database.read(
        lambda work: scarce_line(work, village.bot.desk, "dongwan")
    )
    assert "对乙酰氨基酚" in line
    await young.says(ASKS)
    young.hears("现在紧", "您排第1")
    await village.passes(hours=30)
    assert await on_now(village) == [GENERIC]
    await keeper.says("不紧缺了")
    keeper.hears("对乙酰氨基酚", "不按紧缺发了")
    young.hears("对乙酰氨基酚片", "先给您留下了")
    assert await on_now(village) == []
    await in_order(village)


async def test_the_command_is_for_keepers_doctors_and_cadres(village: Village) -> None:
    await village.zhaoweiguo.says("/scarce 布洛芬")
    village.zhaoweiguo.hears("药箱管理员、村医或村干部")
    assert await on_now(village) == []
    await village.chenming.says("/scarce 布洛芬")
    village.chenming.hears("布洛芬按紧缺发")
    assert await on_now(village) == ["布洛芬"]
    await village.chenming.says("/scarce")
    village.chenming.hears("现在按紧缺发的：布洛芬")
    await village.chenming.says("/scarce 布洛芬够了，不限量了")
    village.chenming.hears("布洛芬不按紧缺发了")
    assert await on_now(village) == []


async def test_what_a_hand_forgot_ends_after_three_days(village: Village) -> None:
    await village.zhangxiaolan.says("对乙酰氨基酚紧缺，先给老人")
    await village.passes(days=2, hours=20)
    assert await on_now(village) == [GENERIC]
    await village.passes(hours=5)
    assert await on_now(village) == []
    await in_order(village)


async def test_who_had_one_waits_behind_those_who_had_none(village: Village) -> None:
    await few_left(village, "para_tab", 2)
    old, keeper = village.wangxiuying, village.zhangxiaolan
    await village.zhaoweiguo.says(ASKS)
    await old.says(ASKS)
    await old.taps("都没有")
    await keeper.taps("交给他了")
    await old.taps("好了，谢谢")
    await old.says(ASKS)
    old.hears("已经拿过一份", "您排第2")
    await in_order(village)


async def test_of_who_waits_a_day_a_doctor_hears_once(village: Village) -> None:
    """The line is no place to be forgotten in."""
    await few_left(village, "para_tab", 2)
    young = village.zhaoweiguo
    await young.says(ASKS)
    village.zhangxiaolan.hears_nothing("💊")
    assert await village.bot.desk.database.read(
        lambda work: _is_held_back(work, village, young.code)
    )
    await village.passes(hours=26)
    village.chenming.hears("对乙酰氨基酚片", "等了一天", "打个电话")
    await village.passes(hours=30)
    village.chenming.hears_nothing("等了一天")
    heard = {p.code for p in village.everybody if any("💊" in (m.text or "") for m in p.messages())}
    assert not heard


async def _is_held_back(work: Work, village: Village, author: str) -> bool:
    found = [c for c in await holds.queue_for(work, "para_tab") if c.taker_id == author]
    return await holds_back(work, village.bot.desk, found[0])


async def test_what_comes_back_is_for_those_who_go_first(village: Village) -> None:
    """She does not want it any more: it stays for the next who goes first, and he waits on."""
    await few_left(village, "para_tab", 2)
    young, old = village.zhaoweiguo, village.wangxiuying
    await young.says(ASKS)
    await old.says(ASKS)
    await old.taps("都没有")
    await old.taps("不要了")
    assert (await hold_for(village, young)).state is HoldState.QUEUED
    await used_daily(village, "box-liuwan", "para_tab", left=2, days=1)
    await village.zhangxiaolan.says("进了4盒对乙酰氨基酚片，有效期到2028年3月")
    await village.zhangxiaolan.taps("对")
    assert (await hold_for(village, young)).state is HoldState.KEPT
    await in_order(village)


async def test_the_rule_stands_on_the_box_for_everybody(village: Village) -> None:
    """In the group and in private, and it is gone when it is over."""
    young = village.zhaoweiguo
    await young.says("/box")
    young.hears_nothing("现在紧缺")
    await village.chenming.says("/scarce 布洛芬")
    await young.says("/box")
    young.hears("现在紧缺：布洛芬", "先给老人、孩子、孕妇和病重的", "每人1份")
    await young.says("/box", group="dongwan")
    village.group_hears("dongwan", "现在紧缺：布洛芬")
