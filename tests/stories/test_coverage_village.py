"""Nobody left out: who has nobody is shown worst first, and one tap gives them somebody."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.coverage import Lack, Missing
from bot.services.coverage.rows import missing_in
from bot.services.roles import holders_at
from bot.store import boxes, people
from bot.store.database import Work
from bot.store.duty_changes import drop_turn, turns_between
from tests.stories.village import Person, Village


async def missing(village: Village) -> tuple[Missing, ...]:
    desk = village.bot.desk
    return await desk.database.read(lambda work: missing_in(work, desk, "liuwan"))


async def of(village: Village, lack: Lack) -> list[str]:
    return [one.about for one in await missing(village) if one.lack is lack]


async def no_liaison(village: Village) -> None:
    async def leave(work: Work) -> None:
        await people.end_roles_of_person(work, "lixiaofang", village.bot.desk.today())

    await village.bot.desk.database.write(leave)


async def test_a_hamlet_without_a_liaison_is_fixed_in_a_tap(village: Village) -> None:
    await no_liaison(village)
    assert await of(village, Lack.LIAISON) == ["dongwan"]
    cadre = village.zhoujianguo
    await cadre.says("/cover")
    said = cadre.hears("16户没有联络员", "东湾", "户")
    name = said.buttons[0].text.removeprefix("就")
    assert name in ("彩霞", "何组长")
    await cadre.taps_on(said, f"就{name}")
    assert await of(village, Lack.LIAISON) == []
    desk = village.bot.desk
    (one,) = await desk.database.read(lambda work: holders_at(work, desk, "dongwan", "liaison"))
    village.person(one).hears("周书记", "东湾的联络员")
    await village.wangxiuying.says("要药")
    village.person(one).finds("我手上的事", "要药")


async def test_another_name_and_the_next_thing_are_one_tap_away(village: Village) -> None:
    await no_liaison(village)
    cadre = village.zhoujianguo
    await cadre.says("/cover")
    first = cadre.hears("没有联络员").buttons[0].text
    await cadre.taps("换一个")
    assert cadre.hears("没有联络员").buttons[0].text != first
    await cadre.taps("下一件")
    cadre.hears("先看这件")


async def test_a_key_person_without_two_guardians_gets_the_second(village: Village) -> None:
    async def end(work: Work) -> None:
        (_, second) = await people.ties_of(work, "lishoutian", "guardian")
        await people.end_tie(work, second, village.bot.desk.today())

    before = await of(village, Lack.GUARDIAN)
    await village.bot.desk.database.write(end)
    assert set(await of(village, Lack.GUARDIAN)) == {*before, "lishoutian"}
    cadre = village.zhoujianguo
    await cadre.says("/cover")
    while "李大爷：还差1个包保的人" not in (cadre.messages()[-1].text or ""):
        await cadre.taps_on(cadre.messages()[-1], "下一件")
    said = cadre.hears("李大爷：还差1个包保的人")
    await cadre.taps_on(said, said.buttons[0].text)
    assert "lishoutian" not in await of(village, Lack.GUARDIAN)


async def test_a_red_one_without_a_key_or_a_neighbour_is_told_before_a_box(
    village: Village,
) -> None:
    async def end(work: Work) -> None:
        for tie in await people.ties_of(work, "zhangshoutian"):
            if tie.tie in ("key_holder", "next_door"):
                await people.end_tie(work, tie, village.bot.desk.today())
        box = (await boxes.boxes_of_units(work, ("liuwan", "dongwan", "xiwan", "hekou")))[0]
        await boxes.set_keepers(work, box.id, None, None, None)

    await village.bot.desk.database.write(end)
    lacks = [one.lack for one in await missing(village)]
    assert lacks.index(Lack.DOOR) < lacks.index(Lack.KEEPER)
    assert "zhangshoutian" in await of(village, Lack.DOOR)


async def test_hours_nobody_has_stand_first_and_are_filled_in_a_tap(village: Village) -> None:
    now = village.now

    async def cut(work: Work) -> None:
        found = await turns_between(
            work, ("liuwan",), now + timedelta(days=3), now + timedelta(days=3, hours=1)
        )
        for turn in found:
            if turn.role == "duty_village":
                await drop_turn(work, turn.id)

    await village.bot.desk.database.write(cut)
    cadre = village.zhoujianguo
    await cadre.says("/cover")
    said = cadre.hears("1段时间没人值班", "村里值班没人")
    await cadre.taps_on(said, said.buttons[0].text)
    assert await of(village, Lack.HOURS) == []


def heard(village: Village) -> list[Person]:
    """Who leads 柳湾 and was told of the week."""
    leads = [
        village.person(p) for p in ("zhoujianguo", "tangxiaozhou", "wuqiuxiang", "xushuangquan")
    ]
    return [p for p in leads if any("这周看了一遍" in (m.text or "") for m in p.messages())]


async def test_the_village_hears_of_it_once_a_week_and_not_every_day(village: Village) -> None:
    await no_liaison(village)
    await village.until("10:00", day=4)
    assert not heard(village)
    await village.until("10:35")
    (cadre,) = heard(village)
    cadre.hears("这周看了一遍", "柳湾村", "没有联络员")
    await village.passes(days=3)
    cadre.hears_nothing("没人管的")
    await cadre.taps("看看")
    cadre.hears("先看这件", "东湾")


async def test_who_leads_no_village_sees_none_of_it(village: Village) -> None:
    await village.wangqiang.says("/cover")
    village.wangqiang.hears("谁管我家")
    await village.lixiaofang.says("/cover")
    village.lixiaofang.hears("村干部看")
