"""Meals day after day: one sentence is enough, said back, paused, changed, asked about, ended."""

from __future__ import annotations

from datetime import date

from bot.domain.meals import Meal, Plan, PlanState
from bot.store import meals, people
from tests.stories.village import Village

COOK = "wuaihua"


async def plans(village: Village) -> tuple[Plan, ...]:
    database = village.bot.desk.database
    return await database.read(lambda work: meals.plans_in(work, PlanState.ACTIVE))


async def the_plan(village: Village) -> Plan:
    (plan,) = await plans(village)
    return plan


async def test_a_son_far_away_sets_up_meals_for_his_mother(village: Village) -> None:
    son = village.wangqiang
    await son.says("每天中午给我妈送饭,送到周五,少盐,糖尿病不吃甜的")
    said = son.hears(
        "记下了", "王奶奶", "每天", "中饭", "今天", "少盐", "不要甜的", "柳湾食堂", "3元"
    )
    assert "要送到哪天" not in (said.text or "")
    village.wangxiuying.hears("王强", "给您订了饭", "中饭")
    village.group_hears_nothing("dongwan")
    plan = await the_plan(village)
    assert (plan.person_id, plan.last) == ("wangxiuying", date(2026, 11, 27))


async def test_without_an_end_a_week_is_said_back_and_one_tap_makes_it_longer(
    village: Village,
) -> None:
    asks = village.wangxiuying
    await asks.says("每天中午给我送饭")
    asks.hears("11月29日", "7天", "要送到哪天")
    await asks.taps("半个月")
    assert (await the_plan(village)).last == date(2026, 12, 7)


async def test_two_meals_a_day_for_half_a_month(village: Village) -> None:
    await village.wangxiuying.says("一天两顿送半个月")
    village.wangxiuying.hears("中饭和晚饭", "15天")
    assert (await the_plan(village)).meals == (Meal.LUNCH, Meal.DINNER)


async def test_who_has_no_account_is_phoned_in_and_hears_through_the_liaison(
    village: Village,
) -> None:
    liaison = village.lixiaofang
    await liaison.says("报 王德发 每天中午送饭，软一点")
    liaison.hears("德发大爷", "记下了", "中饭")
    plan = await the_plan(village)
    assert (plan.person_id, plan.proxy_id, plan.diet) == ("wangdefa", "lixiaofang", ("soft",))


async def test_it_is_asked_for_whom_and_no_more_than_two_things(village: Village) -> None:
    """Two of the family could be meant by 老人: their names are the buttons."""
    asks = village.zhaoweiguo
    await asks.says("每天中午给张守田和李大粮送饭")
    asks.hears("送给谁")
    assert await plans(village) == ()
    await asks.taps("张大爷")
    asks.hears("张大爷", "要送到哪天")
    assert (await the_plan(village)).person_id == "zhangshoutian"


async def test_a_day_is_called_off_before_its_cut_off_and_nothing_is_ordered(
    village: Village,
) -> None:
    await village.wangxiuying.says("每天中午给我送饭")
    await village.until("20:00")
    await village.wangxiuying.says("明天不用送")
    village.wangxiuying.hears("明天", "不给王奶奶送饭")
    village.hush()
    await village.until("12:30", day=0)
    village.person(COOK).hears_nothing("中饭")
    await village.until("10:01")
    village.person(COOK).hears("中饭", "1份")


async def test_called_off_after_the_cut_off_who_cooks_hears_it_at_once(village: Village) -> None:
    await village.wangxiuying.says("每天中午给我送饭")
    await village.until("10:05")
    cook = village.person(COOK)
    cook.hears("中饭", "1份")
    await village.wangxiuying.says("今天不用送")
    cook.hears("中饭有变", "东湾少一家", "0份")


async def test_portions_are_changed_in_plain_words(village: Village) -> None:
    await village.wangxiuying.says("每天中午给我送饭")
    await village.wangxiuying.says("改成两份，不吃辣")
    village.wangxiuying.hears("改好了", "2份", "不吃辣")
    plan = await the_plan(village)
    assert (plan.portions, plan.avoid) == (2, ("辣",))


async def test_a_second_wish_for_the_same_person_changes_the_plan_and_makes_no_other(
    village: Village,
) -> None:
    await village.wangxiuying.says("每天中午给我送饭")
    await village.wangqiang.says("每天晚上给我妈送饭")
    assert (await the_plan(village)).meals == (Meal.DINNER,)
    village.wangxiuying.hears("改好了", "晚饭")


async def test_the_evening_before_the_end_it_is_asked_once_whether_it_goes_on(
    village: Village,
) -> None:
    son = village.wangqiang
    await son.says("每天中午给我妈送饭，送到周五")
    village.hush()
    await village.until("18:01", day=3)
    son.hears("明天", "还要接着送吗")
    son.hears_nothing()
    await son.taps("再送一周")
    assert (await the_plan(village)).last == date(2026, 12, 4)


async def test_it_ends_by_itself_and_the_far_child_hears_the_beginning_and_the_end_only(
    village: Village,
) -> None:
    mother, son = village.wangxiuying, village.wangqiang
    await mother.says("每天中午给我送饭，送到周三")
    son.hears("王奶奶的饭订好了")
    await village.until("10:30")
    await village.zhoushuangquan.taps("我来", group="dongwan")
    await village.zhoushuangquan.taps("王奶奶送到了")
    await village.passes(days=3)
    mother.hears("送完了")
    son.hears("王奶奶的送饭停了")
    son.hears_nothing("送到了")
    assert await plans(village) == ()
    village.hush()
    await village.passes(days=1)
    village.person(COOK).hears_nothing("中饭")


async def test_not_any_more_stops_it_and_who_speaks_for_her_hears(village: Village) -> None:
    await village.wangqiang.says("每天中午给我妈送饭")
    village.hush()
    await village.wangxiuying.says("以后不用送了")
    village.wangxiuying.hears("饭停了")
    village.wangqiang.hears("王奶奶的送饭停了")
    assert await plans(village) == ()


async def test_who_died_is_cooked_for_no_more_and_nobody_is_asked_about_it(
    village: Village,
) -> None:
    await village.wangqiang.says("每天中午给我妈送饭")
    desk = village.bot.desk
    await desk.database.write(
        lambda work: people.end_person(work, "wangxiuying", desk.today(), "died")
    )
    village.hush()
    await village.passes(days=8)
    assert await plans(village) == ()
    village.wangqiang.hears_nothing()
    village.person(COOK).hears_nothing("中饭")


async def test_a_single_meal_stays_one_matter_and_its_food_is_told_to_who_brings_it(
    village: Village,
) -> None:
    await village.wangqiang.says("今天中午给我妈送个饭，少盐")
    case = await village.the_case()
    assert (case.category, case.subject_id) == ("meal", "wangxiuying")
    helper = village.zhaohongxia
    village.group_hears("dongwan", "送饭送菜")
    helper.hears_nothing("少盐", group="dongwan")
    await helper.taps("我来", group="dongwan")
    helper.hears("送饭送菜", "王奶奶", "忌口：少盐")


async def test_who_offers_to_carry_or_tells_of_it_gets_no_plan(village: Village) -> None:
    await village.zhoushuangquan.says("我能天天给东湾送饭")
    await village.wangxiuying.says("我每天中午给我妈送饭，累死了")
    assert await plans(village) == ()


async def test_what_cannot_be_ordered_any_more_today_is_said_and_is_no_gap(
    village: Village,
) -> None:
    await village.until("10:30")
    await village.wangxiuying.says("一天两顿送半个月")
    village.wangxiuying.hears("今天开始", "头一天的中饭已经过了订饭的点")
    village.hush()
    await village.until("13:00")
    village.person(COOK).hears_nothing("中饭")
    village.wangxiuying.hears_nothing("中饭")
    await village.until("15:31")
    village.person(COOK).hears("今天晚饭：1份")


async def test_a_wish_in_the_group_becomes_a_plan_and_is_answered_where_nobody_reads_along(
    village: Village,
) -> None:
    await village.liucaixia.says("每天中午给我家送饭，送到周五，糖尿病", group="xiwan")
    village.liucaixia.hears("记下了", "不要甜的")
    village.group_hears_nothing("xiwan")
    assert (await the_plan(village)).person_id == "liucaixia"
