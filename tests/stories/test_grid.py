"""The grid as far as the case loop needs it: micro-grids, stand-ins, area leaders, own words."""

from __future__ import annotations

from bot.domain.kinds import Team
from bot.domain.people import Unit
from bot.store import people, places
from bot.store.database import Work
from tests.stories.stage import Props
from tests.stories.village import Village


async def test_in_a_micro_grid_its_own_contact_is_told_before_the_hamlet(village: Village) -> None:
    async def split(work: Work) -> None:
        micro = Unit("dongwan-1", "dongwan", "micro", "东湾一片", "一片")
        await places.add_unit(work, micro)
        today = village.bot.desk.today()
        await people.add_role(work, "r1", "zhangxiaolan", "party_contact", micro.id, today)
        await work.run("move_person", id="wangxiuying", unit=micro.id)

    await village.bot.desk.database.write(split)
    await village.wangxiuying.says("我想找人帮我收麦子")
    assert "东湾一片" in village.zhangxiaolan.hears("我手上的事", "农活").text
    village.lixiaofang.hears_nothing()
    await village.passes(hours=8)
    village.zhoujianguo.hears("我手上的事", "农活")


async def test_where_the_liaison_is_away_the_village_team_covers_the_hamlet(
    village: Village,
) -> None:
    async def leave(work: Work) -> None:
        await people.end_roles_of_person(work, "lixiaofang", village.bot.desk.today())

    await village.bot.desk.database.write(leave)
    await village.zhaoweiguo.says("要药")
    village.person("tangxiaozhou").hears("我手上的事", "要药")
    village.lixiaofang.hears_nothing()


async def test_the_leader_who_answers_for_a_village_hears_with_the_township(
    village: Village,
) -> None:
    await village.wangxiuying.says("要药")
    village.person("xujingyi").hears_nothing()
    await village.passes(hours=12)
    village.person("xujingyi").hears("我手上的事", "要药")


async def test_a_village_speaks_its_own_words_where_it_has_any(village: Village) -> None:
    homes = {p.id: p.unit_id for p in village.props.village.people}
    somebody = next(p for p in village.everybody if homes[p.code] == "qiaotou")
    await somebody.says("我想找人帮我收麦子")
    somebody.hears("茶园和农活")
    await village.wangxiuying.says("我想找人帮我收麦子")
    heard = village.wangxiuying.hears("农活")
    assert "茶园" not in heard.text


async def test_what_cannot_be_sold_goes_to_the_township_s_farm_office(village: Village) -> None:
    await village.wangxiuying.says("橘子卖不掉")
    case = await village.the_case()
    assert (case.kind, case.category) == ("problem", "sell")
    village.group_hears_nothing("dongwan")
    village.hush()
    await village.passes(days=3)
    village.person("huangchunlin").hears("我手上的事")


async def test_what_the_register_knows_is_not_asked_again(village: Village) -> None:
    await village.person("wangqiang").says("我妈发烧39度两天了")
    village.person("wangqiang").hears("记下了", "王奶奶")
    village.person("wangqiang").hears_nothing("是家里哪位")
    case = await village.the_case()
    assert case.household_id is not None


def test_each_of_the_six_tasks_has_a_kind_of_case(props: Props) -> None:
    kinds = props.content.kinds.values()
    teams = {kind.team for kind in kinds}
    teams |= {c.team for kind in kinds for c in kind.categories.values() if c.team}
    assert teams == set(Team)


async def test_a_case_carries_hamlet_household_and_task(village: Village) -> None:
    await village.wangxiuying.says("要车")
    case = await village.the_case()
    assert (case.unit_id, case.team) == ("dongwan", "transfer")
    assert case.household_id is not None
