"""Somebody moved away or is away for a while: all stops, and one word brings it back."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.members import Absence
from bot.store import members, people
from tests.stories.test_members_deaths import plans, series, the_person, with_plans_and_matters
from tests.stories.village import Village, shown


async def absence(village: Village, person: str, days: int = 0) -> Absence | None:
    day = village.now.date() + timedelta(days=days)
    return await village.bot.desk.database.read(lambda w: members.absence_of(w, person, day))


async def test_who_moved_away_is_not_asked_again_and_may_come_back(village: Village) -> None:
    await with_plans_and_matters(village)
    await village.lixiaofang.says("王秀英搬走了")
    village.lixiaofang.hears("王奶奶搬走，不回来了")
    assert len(await plans(village)) == 1
    assert await village.lixiaofang.taps("对", "搬走") == "好，记下了，都停了。"
    assert (await the_person(village, "wangxiuying")).ended_why == "moved"
    assert (await plans(village), await series(village)) == ((), ())
    village.hush()
    await village.passes(days=3)
    told = [shown(m) for m in village.said() if village.is_new(m)]
    assert [text for text in told if "王奶奶" in text] == []
    await village.lixiaofang.says("王秀英回来了")
    assert await village.lixiaofang.taps("对", "回来了") == "好，回来了，都接着来。"
    assert (await the_person(village, "wangxiuying")).ended_why is None
    assert (len(await plans(village)), len(await series(village))) == (1, 1)


async def test_who_is_away_until_a_day_is_there_again_on_that_day(village: Village) -> None:
    await with_plans_and_matters(village)
    await village.lixiaofang.says("王秀英出远门了，12月5号回来")
    village.lixiaofang.hears("王奶奶出去一阵", "12月5日")
    assert await village.lixiaofang.taps("对", "出去一阵") == "好，先停着，等人回来。"
    assert await plans(village) == ()
    assert await absence(village, "wangxiuying") is not None
    assert await absence(village, "wangxiuying", days=12) is None
    await village.passes(days=13)
    village.lixiaofang.hears("王奶奶说好今天回来")
    assert len(await plans(village)) == 1


async def test_a_driver_who_left_holds_no_role_and_is_one_again(village: Village) -> None:
    day = village.now.date()
    await village.lixiaofang.says("/left 赵卫国 搬走了")
    await village.lixiaofang.taps("对", "搬走")
    database = village.bot.desk.database
    assert await database.read(lambda w: people.roles_of(w, "zhaoweiguo", day)) == ()
    await village.wangxiuying.says("明天上午要车去县医院")
    village.zhaoweiguo.hears_nothing("县医院")
    await village.lixiaofang.says("赵卫国回来了")
    await village.lixiaofang.taps("对", "回来了")
    held = await database.read(lambda w: people.roles_of(w, "zhaoweiguo", day))
    assert {role.role for role in held} == {"driver"}


async def test_only_who_looks_after_the_hamlet_says_so(village: Village) -> None:
    await village.zhangxiaolan.says("王秀英搬走了")
    village.zhangxiaolan.hears_nothing("不回来了")
    assert (await the_person(village, "wangxiuying")).ended_why is None
