"""A death: all of it held at the first word, two people confirm, nothing is asked ever again."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.meals import Plan, PlanState
from bot.domain.members import ReportState
from bot.domain.people import Person
from bot.domain.ride_series import RideSeries
from bot.domain.states import State
from bot.store import deaths, meals, people, ride_series
from tests.stories.village import Village, shown

WORDS = "德发大爷昨晚过世了"


async def the_person(village: Village, id: str) -> Person:
    return await village.bot.desk.database.read(lambda work: people.get_person(work, id))


async def plans(village: Village) -> tuple[Plan, ...]:
    database = village.bot.desk.database
    return await database.read(lambda work: meals.plans_in(work, PlanState.ACTIVE))


async def series(village: Village) -> tuple[RideSeries, ...]:
    return await village.bot.desk.database.read(ride_series.running)


async def is_hushed(village: Village, days: int) -> bool:
    day = village.now.date() + timedelta(days=days)
    return await village.bot.desk.database.read(lambda w: deaths.hushed(w, "dongwan", day))


async def with_plans_and_matters(village: Village) -> None:
    """Meals every day, a car twice a week, something asked."""
    her = village.wangxiuying
    await her.says("每周一三五早上七点送我去县医院透析，两个人，到12月底")
    await her.taps("对")
    await her.says("每天中午给我送饭，送到12月底")
    await her.says("家里灯不亮了，要人帮忙修灯")
    await village.passes(minutes=2)
    assert len(await plans(village)) == 1
    assert len(await series(village)) == 1


async def confirmed(village: Village) -> None:
    await village.zhangxiaolan.says("王奶奶昨晚过世了")
    assert await village.lixiaofang.taps("属实") == "记下了。再有一位知情的人点一下就算数，我去问。"
    assert await village.zhoujianguo.taps("属实") == "记下了。请替大家送一程。"


async def test_two_people_say_so_and_it_is_never_asked_again(village: Village) -> None:
    await with_plans_and_matters(village)
    await confirmed(village)
    gone = await the_person(village, "wangxiuying")
    assert (gone.ended_why, await plans(village), await series(village)) == ("died", (), ())
    about = [c for c in await village.cases() if "wangxiuying" in (c.subject_id, c.author_id)]
    assert State.ENDED in {c.state for c in about}
    assert all(c.final for c in about)
    village.lixiaofang.hears("王奶奶的事，两位都说了", "出殡")
    village.hush()
    await village.passes(days=10)
    told = [shown(m) for m in village.said() if village.is_new(m)]
    assert [text for text in told if "王奶奶" in text or "王秀英" in text] == []
    village.wangxiuying.hears_nothing()
    village.wangqiang.hears_nothing()


async def test_who_confirms_is_never_the_same_person_twice(village: Village) -> None:
    await village.zhangxiaolan.says(WORDS)
    village.lixiaofang.hears("东湾有人说起德发大爷走了", "问一声")
    await village.lixiaofang.taps("属实")
    village.lixiaofang.hears_nothing()
    assert await village.lixiaofang.taps("属实") == "您已经说过了，等另一位来点。"
    assert (await the_person(village, "wangdefa")).ended_why is None
    village.wuqiuxiang.hears("小芳（联络员）", "德发大爷", "两个人说了才算数")


async def test_nothing_is_sent_to_the_house_before_it_is_clear(village: Village) -> None:
    """She asked for a car; then somebody says that she has died. It is not so."""
    await village.wangxiuying.says("明天上午要车去县医院")
    await village.passes(minutes=2)
    village.hush()
    await village.zhangxiaolan.says("王奶奶昨晚过世了")
    await village.zhaoweiguo.taps("我接")
    village.wangxiuying.hears_nothing()
    assert await village.lixiaofang.taps("不是") == "好，当没有这回事。"
    await village.settles()
    village.wangxiuying.hears("老赵（司机）")
    assert not (await village.the_case()).final


async def test_danger_of_the_house_goes_on_while_nobody_knows(village: Village) -> None:
    await village.zhangxiaolan.says("王奶奶昨晚过世了")
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.wangxiuying.hears("先打 120")
    village.chenming.hears("情况危急", loud=True)


async def test_a_wrong_rumour_is_undone_in_one_tap_and_apologised_for(village: Village) -> None:
    await with_plans_and_matters(village)
    before = {c.id: c.state for c in await village.cases() if not c.final}
    await confirmed(village)
    assert await is_hushed(village, 3)
    assert not await is_hushed(village, 4)
    village.hush()
    assert await village.lixiaofang.taps("弄错了") == "好，都恢复了。"
    village.lixiaofang.hears("王奶奶的事弄错了", "赔个不是", "对不住您")
    assert (await the_person(village, "wangxiuying")).ended_why is None
    assert (len(await plans(village)), len(await series(village))) == (1, 1)
    after = {c.id: c for c in await village.cases()}
    for id, state in before.items():
        found = after[id].state
        taken_back = (State.CLAIMED, State.IN_PROGRESS)
        assert found in (state, State.OPEN) if state in taken_back else found is state
    assert not await is_hushed(village, 0)
    assert await village.lixiaofang.taps("弄错了") == "这一条点过了。"
    await village.wangxiuying.says("到哪了")
    village.wangxiuying.hears()


async def test_who_it_is_is_pressed_or_named(village: Village) -> None:
    """俺娘走了: the house is known, the liaison says who."""
    await village.zhaohongxia.says("村里有人过世了，办白事")
    village.lixiaofang.hears("东湾有人说起谁走了")
    assert await village.lixiaofang.taps("属实") == "请说一下是哪一位。"
    village.lixiaofang.hears("是哪一位", "回我一个名字")
    await village.lixiaofang.says("李守田")
    village.lixiaofang.hears("再有一位知情的人")
    village.xushuangquan.hears("李大爷", "两个人说了才算数")


async def test_a_helper_who_died_gives_back_what_they_had_taken(village: Village) -> None:
    await village.wangxiuying.says("明天上午要车去县医院")
    await village.zhaoweiguo.taps("我接")
    case = await village.the_case()
    assert case.claimed_by == "zhaoweiguo"
    await village.zhangxiaolan.says("赵卫国昨晚过世了")
    await village.lixiaofang.taps("属实")
    await village.chenming.taps("属实")
    case = await village.the_case()
    assert (case.claimed_by, case.final) == (None, False)
    village.wangxiuying.hears("另外找人")
    village.zhaoweiguo.hears_nothing("您看办好了")


async def test_the_day_of_the_funeral_is_said_in_words(village: Village) -> None:
    await confirmed(village)
    await village.lixiaofang.says("出殡 大后天")
    village.lixiaofang.hears("记下了", "不发提醒")
    assert await is_hushed(village, 3)


async def test_nobody_answers_and_the_cadres_are_asked_and_then_all_goes_on(
    village: Village,
) -> None:
    await village.zhangxiaolan.says(WORDS)
    village.hush()
    await village.passes(hours=6)
    village.zhoujianguo.hears("德发大爷走了")
    await village.passes(days=2)
    report = await village.bot.desk.database.read(
        lambda w: deaths.said_lately(w, "wangdefa", village.now - timedelta(days=5))
    )
    assert report is not None
    assert report.state is ReportState.NO
