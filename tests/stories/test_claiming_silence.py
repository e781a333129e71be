"""Whoever is at it is not silent; how it went is asked of both sides; a few who carry most."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.states import State
from bot.store import cases
from bot.store.database import Work
from tests.stories.test_claiming_limits import errand, holder_of, takes
from tests.stories.village import Village, shown


async def test_a_word_of_the_holder_begins_the_clock_anew(village: Village) -> None:
    zhao = village.zhaohongxia
    number = await errand(village, village.wangxiuying)
    await takes(village, zhao, number)
    await village.until("11:00")
    await zhao.says("驿站人多，排着队呢", reply_to=zhao.finds("取快递", "到门口说"))
    await village.until("15:00")
    assert await holder_of(village, number) == "zhaohongxia"
    await village.until("18:00")
    assert await holder_of(village, number) is None


async def test_what_was_agreed_for_tomorrow_is_not_silent_today(village: Village) -> None:
    zhao = village.zhaohongxia
    number = await errand(village, village.wangxiuying, "明天上午帮我取个快递")
    await takes(village, zhao, number)
    await village.until("20:00")
    assert await holder_of(village, number) == "zhaohongxia"
    village.lixiaofang.hears_nothing("一直没回话")


async def test_after_a_ride_something_hard_becomes_a_matter_of_its_own(village: Village) -> None:
    wang, zhao = village.wangxiuying, village.zhaoweiguo
    await wang.says("马上要车去镇上赶集")
    await zhao.taps("我接")
    await zhao.taps("接到了")
    await zhao.taps("送到了")
    number = (await village.cases())[0].number
    await zhao.says(f"/case {number}")
    await village.until("19:31", day=1)
    zhao.hears("昨天辛苦了", "您自己有什么难处")
    await zhao.taps("有难处")
    await zhao.says("车胎老漏气，修一回要一百多")
    assert [c.category for c in await village.cases()].count("hardship") == 1


async def carried(village: Village, counts: dict[str, int]) -> None:
    """So many tasks of this month that were carried out by each."""
    await errand(village, village.wangxiuying)
    like, now = (await village.cases())[0], village.bot.desk.now()

    async def write(work: Work) -> None:
        people = [person for person, n in counts.items() for _ in range(n)]
        for i, person in enumerate(people):
            done = replace(
                like, id=f"{i:016d}", number=f"柳湾9{i:03d}", state=State.CLOSED, next_at=None,
                answered_by=person, answered_at=now, outcome="solved", ended_at=now,
            )  # fmt: skip
            await cases.add_case(work, done)

    await village.bot.desk.database.write(write)


async def test_the_cadre_reads_once_a_week_that_a_few_carry_most_of_it(village: Village) -> None:
    three = {"zhaohongxia": 15, "zhoushuangquan": 8, "zhaoweiguo": 8}
    await carried(village, {**three, "wangguihua": 4, "wuaihua": 4, "wangdaman": 3})
    cadre = village.zhoujianguo
    await cadre.says("/tasks")
    line = shown(cadre.hears("本月42件里有31件是3位乡亲接的"))
    for person in three:
        assert village.person(person).name not in line
    await village.passes(minutes=5)
    await cadre.says("/tasks")
    assert "乡亲接的" not in shown(cadre.messages()[-1])
    await village.zhaohongxia.says("/tasks")
    assert "乡亲接的" not in shown(village.zhaohongxia.messages()[-1])
    await village.until("09:00", day=7)
    await cadre.says("/tasks")
    assert "乡亲接的" in shown(cadre.messages()[-1])


async def test_nothing_is_said_where_it_is_spread(village: Village) -> None:
    helpers = ("zhaohongxia", "zhoushuangquan", "zhaoweiguo", "wangguihua", "wuaihua", "wangdaman")
    await carried(village, dict.fromkeys(helpers, 4))
    await village.zhoujianguo.says("/tasks")
    assert "乡亲接的" not in shown(village.zhoujianguo.messages()[-1])
