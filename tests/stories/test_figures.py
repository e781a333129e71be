"""Figures: how much, never who; and which village's team is short."""

from __future__ import annotations

from bot.domain.figures import Figure, publishable
from bot.store import people
from bot.store.database import Work
from tests.stories.village import Village


async def test_who_reads_counts_only_sees_numbers_and_no_names(village: Village) -> None:
    async def appoint(work: Work) -> None:
        today = village.bot.desk.today()
        await people.end_roles_of_person(work, "luoyifan", today)
        await people.add_role(work, "r1", "luoyifan", "city_reader", "qingshui", today)

    await village.bot.desk.database.write(appoint)
    await village.wangxiuying.says("要药")
    village.hush()
    reader = village.person("luoyifan")
    await reader.says("/board")
    text = reader.hears("近七天", "白鹭镇：在办").text
    assert "柳湾" not in text
    assert "王奶奶" not in text
    await reader.says("/case 柳湾0001")
    reader.hears("没找到这个编号")


async def test_the_township_sees_which_village_is_short_and_how_many_have_a_liaison(
    village: Village,
) -> None:
    await village.sunlimin.says("/team")
    text = village.sunlimin.hears("队伍", "柳湾村", "石桥村").text
    assert "（100%）" in text
    assert "缺" not in text

    async def leave(work: Work) -> None:
        for driver in ("zhaoweiguo",):
            await people.end_roles_of_person(work, driver, village.bot.desk.today())
        await people.end_roles_of_person(work, "lixiaofang", village.bot.desk.today())

    await village.bot.desk.database.write(leave)
    await village.sunlimin.says("/team")
    later = village.sunlimin.hears("队伍").text
    assert later != text
    assert "（100%）" not in later.partition("石桥村")[0]


async def test_a_villager_is_not_shown_the_team(village: Village) -> None:
    await village.wangxiuying.says("/team")
    village.wangxiuying.hears("联络员和干部看的")


def test_units_with_few_role_holders_are_summed_without_a_name() -> None:
    large = Figure("白鹭镇", 9, 3, 0, 4, 1)
    small = [Figure("甲镇", 2, 1, 1, 0, 0), Figure("乙镇", 4, 2, 0, 5, 1)]
    shown = publishable([large, *small])
    assert shown == (large, Figure(None, 6, 3, 1, 5, 1))
