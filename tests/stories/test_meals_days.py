"""The day of a meal: ordered once, cooked, carried door by door; who is missed is looked for."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.domain.case import Case
from bot.domain.meals import TurnState
from bot.services.meals.paper import MealLists
from bot.services.stock.sheets import BEGINNING, Span
from bot.store import meals, sightings
from bot.store.database import Work
from tests.stories.village import Person, Village

TODAY = date(2026, 11, 23)


def cook(village: Village) -> Person:
    return village.wuaihua


async def turns(village: Village, day: date = TODAY) -> dict[str, TurnState]:
    """What came of each meal of a day, by who eats."""

    async def read(work: Work) -> dict[str, TurnState]:
        found: dict[str, TurnState] = {}
        for turn in await meals.turns_on(work, day):
            plan = await meals.find_plan(work, turn.plan_id)
            assert plan is not None
            found[plan.person_id or ""] = turn.state
        return found

    return await village.bot.desk.database.read(read)


async def look_ins(village: Village) -> list[Case]:
    return [case for case in await village.cases(only_open=True) if case.kind == "look_in"]


async def two_eat(village: Village) -> None:
    """王奶奶 without salt, 德发大爷 as it is; both in 东湾, at noon."""
    await village.wangqiang.says("每天中午给我妈送饭，少盐")
    await village.lixiaofang.says("报 王德发 每天中午送饭")
    village.hush()


async def test_at_the_cut_off_who_cooks_gets_one_order_with_diets_and_hamlets(
    village: Village,
) -> None:
    await two_eat(village)
    await village.until("09:59")
    cook(village).hears_nothing("中饭")
    await village.until("10:01")
    cook(village).hears("今天中饭：2份", "平常饭 1份", "少盐 1份", "东湾 2份", "谁来取还没定")
    cook(village).hears_nothing("王奶奶")
    await cook(village).taps("知道了")
    cook(village).finds("您知道了")


async def test_a_volunteer_claims_it_and_ticks_off_door_by_door(village: Village) -> None:
    await two_eat(village)
    await village.until("10:01")
    village.group_hears("dongwan", "送一趟饭", "2份")
    carrier = village.zhoushuangquan
    carrier.hears_nothing("13800000005")
    await carrier.taps("我来", group="dongwan")
    carrier.hears("东湾送中饭", "柳湾食堂", "王奶奶", "少盐", "德发大爷", "13800000005")
    cook(village).finds("周双全来取")
    await carrier.taps("王奶奶送到了")
    await carrier.taps("德发大爷送到了")
    assert set((await turns(village)).values()) == {TurnState.BROUGHT}
    begin = datetime.combine(TODAY, time(0), village.bot.desk.zone)
    (seen,) = await village.bot.desk.database.read(
        lambda work: sightings.seen_since(work, "wangdefa", begin)
    )
    assert (seen.how, seen.by_id) == ("meal", "zhoushuangquan")
    assert not [c for c in await village.cases(only_open=True) if c.category == "meal_run"]
    village.wangxiuying.hears_nothing("送到")
    village.wangqiang.hears_nothing()


async def test_a_door_nobody_opens_is_looked_at_at_once(village: Village) -> None:
    await two_eat(village)
    await village.until("10:01")
    carrier = village.zhoushuangquan
    await carrier.taps("我来", group="dongwan")
    await carrier.taps("王奶奶没人应")
    (case,) = await look_ins(village)
    assert case.subject_id == "wangxiuying"
    village.lixiaofang.hears("去看一眼", "王奶奶", "敲门没人应")
    await carrier.taps("德发大爷送到了")
    assert await turns(village) == {
        "wangxiuying": TurnState.NO_ANSWER,
        "wangdefa": TurnState.BROUGHT,
    }


async def test_who_did_not_come_to_fetch_it_is_looked_for(village: Village) -> None:
    await village.wangxiuying.says("每天中午在食堂订饭，我自己去打")
    village.wangxiuying.hears("自己到柳湾村委会后院打饭")
    await village.until("11:31")
    cook(village).hears("自己来打", "王奶奶")
    await cook(village).says("王秀英没来打饭")
    (case,) = await look_ins(village)
    assert case.subject_id == "wangxiuying"
    village.lixiaofang.hears("去看一眼", "到点没来打饭")
    assert await turns(village) == {"wangxiuying": TurnState.NOT_FETCHED}


async def test_everybody_came_to_fetch_it_in_one_tap(village: Village) -> None:
    await village.wangxiuying.says("每天中午在食堂订饭，我自己去打")
    await village.until("10:01")
    await cook(village).taps("知道了")
    await village.until("11:45")
    await cook(village).says("/meals")
    await cook(village).taps("都来打了")
    assert await turns(village) == {"wangxiuying": TurnState.BROUGHT}


async def test_who_cannot_cook_says_so_and_the_neighbours_are_asked(village: Village) -> None:
    await two_eat(village)
    await village.until("10:01")
    await village.zhoushuangquan.taps("我来", group="dongwan")
    village.hush()
    await cook(village).says("停电了，今天做不了饭")
    village.wangxiuying.hears("柳湾食堂", "今天的中饭做不了", "找邻居")
    village.lixiaofang.hears("柳湾食堂", "做不了", "王奶奶", "德发大爷")
    found = [c for c in await village.cases(only_open=True) if c.category == "meal"]
    assert {c.subject_id for c in found} == {"wangxiuying", "wangdefa"}
    assert not [c for c in await village.cases(only_open=True) if c.category == "meal_run"]
    case = next(c for c in found if c.subject_id == "wangxiuying")
    helper = village.zhaohongxia
    await helper.taps("我来", case.number, group="dongwan")
    helper.hears("忌口：少盐")
    await helper.taps("办好了", case.number)
    assert (await turns(village))["wangxiuying"] is TurnState.BROUGHT


async def test_nobody_carries_it_who_eats_hears_it_honestly_and_then_who_does(
    village: Village,
) -> None:
    await two_eat(village)
    await village.until("10:29")
    village.wangxiuying.hears_nothing()
    await village.until("10:31")
    village.wangxiuying.hears("今天的中饭还没找到人送", "小芳", "在想办法")
    village.lixiaofang.hears("送一趟饭")
    village.lixiaofang.hears("德发大爷", "还没找到人送")
    await village.until("10:46")
    village.zhoujianguo.hears("送一趟饭")
    await village.zhaohongxia.taps("我来", group="dongwan")
    village.wangxiuying.hears("有人了", "赵红霞", "中饭")


async def test_who_carries_as_a_rule_has_it_and_the_second_when_the_first_cannot(
    village: Village,
) -> None:
    await village.lixiaofang.says("/meals 东湾 周双全 赵红霞")
    await two_eat(village)
    await village.until("10:01")
    first, second = village.zhoushuangquan, village.zhaohongxia
    first.hears("东湾送中饭", "我去送")
    await first.taps("去不了")
    second.hears("东湾送中饭", "王奶奶")
    await second.taps("我去送")
    await village.until("10:45")
    village.wangxiuying.hears_nothing("还没找到人送")


async def test_a_first_who_stays_silent_is_followed_by_the_second(village: Village) -> None:
    await village.lixiaofang.says("/meals 东湾 周双全 赵红霞")
    await two_eat(village)
    await village.until("10:25")
    village.zhaohongxia.hears_nothing("东湾送中饭")
    await village.until("10:32")
    village.zhaohongxia.hears("东湾送中饭", "王奶奶")


async def test_a_silent_cook_is_rung_half_an_hour_before(village: Village) -> None:
    await two_eat(village)
    await village.until("10:58")
    village.wuqiuxiang.hears_nothing("没人应")
    await village.until("11:01")
    village.wuqiuxiang.hears("柳湾食堂", "2份", "没人应", "0551-0000312")


async def test_a_round_nobody_ticked_off_is_a_gap_and_the_liaison_hears_each_door(
    village: Village,
) -> None:
    await two_eat(village)
    await village.until("10:01")
    await village.zhoushuangquan.taps("我来", group="dongwan")
    await village.zhoushuangquan.taps("王奶奶送到了")
    village.hush()
    await village.until("12:31")
    village.lixiaofang.hears("没听说送到", "德发大爷", "周双全")
    assert (await turns(village))["wangdefa"] is TurnState.MISSED
    await village.lixiaofang.says("/meals")
    village.lixiaofang.hears("今天送饭", "有1份没着落", "德发大爷 中饭 1份 ❗ 没送到")
    await village.zhoushuangquan.taps("德发大爷送到了")
    assert (await turns(village))["wangdefa"] is TurnState.BROUGHT


async def test_the_liaison_sees_the_day_by_hamlet_and_a_villager_only_the_own(
    village: Village,
) -> None:
    await two_eat(village)
    await village.until("10:40")
    village.hush()
    await village.lixiaofang.says("/meals")
    village.lixiaofang.hears("今天送饭", "有2份没着落", "东湾", "王奶奶 中饭 1份 ❗ 还没人送")
    await village.wangxiuying.says("/meals")
    village.wangxiuying.hears("今天送饭", "王奶奶")
    village.wangxiuying.hears_nothing("德发大爷")


async def test_nothing_is_ordered_twice_and_no_zero_is_sent(village: Village) -> None:
    await two_eat(village)
    await village.passes(days=2)
    orders = [m for m in cook(village).messages() if "中饭：" in (m.text or "")]
    assert len(orders) == 2
    await village.wangqiang.says("以后不用送了")
    await village.lixiaofang.says("王德发以后不用送饭了")
    village.hush()
    await village.passes(days=2)
    cook(village).hears_nothing("中饭")


async def test_two_in_line_make_one_round_each_hamlet(village: Village) -> None:
    await two_eat(village)
    await village.liucaixia.says("每天中午给我送饭")
    await village.until("10:01")
    cook(village).hears("3份", "东湾 2份", "西湾 1份")
    rounds = [c for c in await village.cases(only_open=True) if c.category == "meal_run"]
    assert sorted(c.unit_id for c in rounds) == ["dongwan", "xiwan"]


async def test_one_word_of_who_carries_ticks_off_the_whole_round(village: Village) -> None:
    await two_eat(village)
    await village.until("10:01")
    carrier = village.zhoushuangquan
    await carrier.taps("我来", group="dongwan")
    await carrier.says("都送到了")
    assert set((await turns(village)).values()) == {TurnState.BROUGHT}
    assert not [c for c in await village.cases(only_open=True) if c.category == "meal_run"]


async def test_more_portions_after_the_cut_off_are_told_to_who_cooks_and_who_carries(
    village: Village,
) -> None:
    await two_eat(village)
    await village.until("10:01")
    await village.zhoushuangquan.taps("我来", group="dongwan")
    village.hush()
    await village.wangqiang.says("改成两份")
    cook(village).hears("今天中饭有变", "东湾")
    village.zhoushuangquan.hears("王奶奶今天的中饭有变", "2份")
    cook(village).finds("今天中饭：3份")


async def test_not_any_more_after_the_cook_gave_up_lets_the_neighbour_off(village: Village) -> None:
    await two_eat(village)
    await village.until("10:01")
    await cook(village).taps("做不了")
    await village.wangqiang.says("今天不用送饭了")
    assert (await turns(village))["wangxiuying"] is TurnState.CANCELLED
    left = [c for c in await village.cases(only_open=True) if c.category == "meal"]
    assert [c.subject_id for c in left] == ["wangdefa"]


async def test_who_waits_for_it_hears_who_has_it_and_who_has_it_hears_that_somebody_waits(
    village: Village,
) -> None:
    await two_eat(village)
    await village.until("10:01")
    await village.wangxiuying.says("中饭怎么还没送来")
    village.wangxiuying.hears("还没找到人送", "小芳")
    await village.zhoushuangquan.taps("我来", group="dongwan")
    await village.until("11:40")
    await village.wangxiuying.says("饭还没到")
    village.wangxiuying.hears("中饭", "周双全", "接了")
    village.zhoushuangquan.hears("王奶奶", "在等中饭")


async def test_the_meals_of_a_village_are_a_table_that_names_nobody_who_eats(
    village: Village,
) -> None:
    await two_eat(village)
    await village.until("10:01")
    await village.zhoushuangquan.taps("我来", group="dongwan")
    await village.zhoushuangquan.taps("王奶奶送到了")
    desk = village.bot.desk
    span = Span(BEGINNING, village.now.replace(year=2030))
    found = await MealLists(desk).make("liuwan", span)
    assert found.rows == (
        (TODAY, "中饭", "柳湾食堂", "东湾", 1, "送到了", "周双全"),
        (TODAY, "中饭", "柳湾食堂", "东湾", 1, "等着送", None),
    )
    assert (await MealLists(desk).make("shiqiao", span)).rows == ()
