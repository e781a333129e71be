"""Teams are asked, one of them takes it; fleets from outside drive for some days."""

from __future__ import annotations

from bot.store import drivers, people, teams
from bot.store.work import Work
from tests.stories.test_helping_off import the_case
from tests.stories.village import Person, Village


async def a_task(village: Village, cadre: Person) -> str:
    """Something nobody took, on the card of a cadre; gives its number."""
    await village.wangxiuying.says("谁能去镇上帮我取个快递", group="dongwan")
    (case,) = await village.cases()
    await cadre.says(f"/case {case.number}")
    village.hush()
    return case.number


async def test_a_team_is_asked_and_exactly_one_of_it_takes_it(village: Village) -> None:
    cadre, first, second = village.zhoujianguo, village.zhaohongxia, village.zhoushuangquan
    number = await a_task(village, cadre)
    await cadre.says(f"{number}交给送药小分队")
    cadre.hears("送药小分队", "谁先接就是谁的")
    for member in (first, second, village.wangguihua):
        member.hears(number, "还没人接")
    village.wuaihua.hears_nothing(number)
    await first.taps("我来办", number)
    assert (await the_case(village, number)).claimed_by == "zhaohongxia"
    card = second.finds(number)
    assert "接了" in (card.text or "")
    assert "还没人接" not in (card.text or "")
    assert "我来办" not in [button.text for button in card.buttons]


async def test_it_is_given_by_answering_its_card_and_only_once(village: Village) -> None:
    cadre = village.zhoujianguo
    number = await a_task(village, cadre)
    page = cadre.finds(number)
    await cadre.says("把这事交给送药小分队", reply_to=page)
    village.zhaohongxia.hears(number)
    village.hush()
    await cadre.says("把这事交给送药小分队", reply_to=page)
    cadre.hears("已经收到过")
    village.zhaohongxia.hears_nothing(number)


async def test_who_rests_is_not_asked_with_the_team(village: Village) -> None:
    await village.zhaohongxia.says("/off 今天")
    number = await a_task(village, village.zhoujianguo)
    await village.zhoujianguo.says(f"{number}交给送药小分队")
    village.zhoushuangquan.hears(number)
    village.zhaohongxia.hears_nothing(number)


async def test_without_a_card_it_is_asked_which_matter_is_meant(village: Village) -> None:
    await village.zhoujianguo.says("把这事交给送药小分队")
    village.zhoujianguo.hears("是哪一件")


async def test_a_villager_gives_nothing_away(village: Village) -> None:
    number = await a_task(village, village.zhoujianguo)
    await village.wuaihua.says(f"{number}交给送药小分队")
    village.zhaohongxia.hears_nothing(number)


async def test_a_cadre_makes_a_team_and_says_who_is_in_it(village: Village) -> None:
    cadre = village.zhoujianguo
    await cadre.says("/teams 新建 理发小分队 吴爱华 赵红霞")
    cadre.hears("理发小分队", "建好了", "吴爱华")
    await cadre.says("/teams 理发小分队 退 吴爱华")
    await cadre.says("/teams")
    said = cadre.hears("能帮忙的队伍", "理发小分队", "送药小分队")
    assert "吴爱华" not in (said.text or "")


async def test_an_organisation_is_asked_through_one_person(village: Village) -> None:
    cadre, contact = village.zhoujianguo, village.tangxiaozhou
    await cadre.says("/teams 新建 白鹭慈善会 联系人 唐晓舟")
    cadre.hears("白鹭慈善会", "找唐书记")
    number = await a_task(village, cadre)
    await cadre.says(f"{number}交给白鹭慈善会")
    contact.hears(number)
    village.zhaohongxia.hears_nothing(number)


async def test_a_fleet_from_outside_drives_for_its_days_alone(village: Village) -> None:
    desk, cadre = village.bot.desk, village.zhoujianguo
    await cadre.says("/teams 新建 团市委志愿车队 联系人 唐晓舟")

    async def join(work: Work) -> None:
        (team,) = [
            t for t in await teams.teams_at(work, ("liuwan",), desk.today()) if t.kind == "fleet"
        ]
        await teams.add_member(work, team.id, "luoyifan", desk.now())

    await desk.database.write(join)

    async def drive() -> set[str]:
        found = await desk.database.read(
            lambda w: drivers.drivers_for(w, "dongwan", desk.now(), desk.zone)
        )
        return {one.person_id for one in found}

    assert "luoyifan" not in await drive()
    await cadre.says("/teams 团市委志愿车队 派到 柳湾 3天")
    cadre.hears("团市委志愿车队", "柳湾村", "到11月25日")
    assert "luoyifan" in await drive()
    await village.passes(days=3)
    assert "luoyifan" not in await drive()
    held = await desk.database.read(lambda w: people.roles_of(w, "luoyifan", desk.today()))
    assert "driver" not in {role.role for role in held}


async def test_teams_are_no_business_of_whoever_has_no_office(village: Village) -> None:
    await village.wangxiuying.says("/teams 新建 某某小分队 王秀英")
    village.wangxiuying.hears("村干部安排")
