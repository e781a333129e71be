"""Ill or away: out of everything at once, with somebody in their place until they are back."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.case import Case
from bot.services.grid.following import stop_all
from bot.services.roles import holders_at
from bot.store import cases, duty_changes, rota
from tests.stories.village import Person, Village


async def held(village: Village, who: Person) -> list[Case]:
    return list(await village.bot.desk.database.read(lambda w: cases.list_held(w, who.code)))


async def liaisons(village: Village, unit: str = "dongwan") -> tuple[str, ...]:
    desk = village.bot.desk
    return await desk.database.read(lambda work: holders_at(work, desk, unit, "liaison"))


async def three_open(village: Village) -> None:
    for code in ("wangxiuying", "zhangxiaolan", "zhaohongxia"):
        await village.person(code).says("我家路灯坏了" if code == "zhaohongxia" else "要药")
    for case in await village.cases(only_open=True):
        await village.lixiaofang.says(case.number)
        await village.lixiaofang.taps("我来办", case.number)
    village.hush()


async def test_a_liaison_who_is_ill_hands_on_three_open_matters_one_message_each(
    village: Village,
) -> None:
    await three_open(village)
    ill, takes = village.lixiaofang, village.liucaixia
    assert len(await held(village, ill)) == 3
    await ill.says("我病了，彩霞代")
    ill.hears("彩霞", "替您", "3件")
    assert not await held(village, ill)
    mine = await held(village, takes)
    assert len(mine) == 3
    takes.hears("小芳", "请您替", "3件")
    for case in mine:
        cards = [m for m in takes.messages() if case.number in (m.text or "")]
        assert len([m for m in cards if "我手上的事" not in (m.text or "")]) == 1
    village.zhoujianguo.hears("小芳", "彩霞替")
    assert await liaisons(village) == ("liucaixia",)


async def test_new_matters_go_to_the_stand_in_and_back_again_afterwards(village: Village) -> None:
    await village.lixiaofang.says("我病了，彩霞代")
    village.hush()
    await village.wangxiuying.says("要药")
    village.liucaixia.finds("我手上的事", "要药")
    village.lixiaofang.hears_nothing("要药")
    await village.lixiaofang.says("我回来了")
    village.lixiaofang.hears("欢迎回来")
    village.liucaixia.hears("小芳", "不用替了")
    assert await liaisons(village) == ("lixiaofang",)


async def test_a_leave_until_friday_ends_by_itself(village: Village) -> None:
    await village.zhoujianguo.says("小芳请假到周三，彩霞代")
    village.zhoujianguo.hears("小芳", "记下了")
    village.lixiaofang.hears("彩霞", "后天晚上")
    village.liucaixia.hears("小芳", "请您替")
    assert await liaisons(village) == ("liucaixia",)
    await village.passes(days=2, hours=14)
    assert await liaisons(village) == ("liucaixia",)
    await village.passes(hours=2)
    assert await liaisons(village) == ("lixiaofang",)


async def test_without_a_name_the_nearest_liaison_with_least_to_do_stands_in(
    village: Village,
) -> None:
    await village.lixiaofang.says("我请假三天")
    village.lixiaofang.hears("替您")
    (one,) = await liaisons(village)
    assert one in ("liucaixia", "hechunlin")


async def test_a_villager_sends_nobody_on_leave(village: Village) -> None:
    await village.wangqiang.says("小芳请假到周五，彩霞代")
    assert await liaisons(village) == ("lixiaofang",)


async def test_a_cadre_who_is_ill_is_on_duty_no_more_and_the_gap_is_told_at_once(
    village: Village,
) -> None:
    desk = village.bot.desk

    async def on_now() -> tuple[str, ...]:
        return await desk.database.read(
            lambda work: rota.on_duty(work, "liuwan", "duty_village", desk.now())
        )

    assert await on_now() == ("zhoujianguo",)
    await village.zhoujianguo.says("我病了")
    assert await on_now() == ()
    others = ("tangxiaozhou", "wuqiuxiang", "xushuangquan")
    named = [village.person(code) for code in others]
    told = next(p for p in named if any("没人" in (m.text or "") for m in p.messages()))
    said = told.hears("今天", "19:00", "没人", "周书记不在")
    await told.taps_on(said, said.buttons[0].text)
    assert len(await on_now()) == 1
    await village.wangxiuying.says("谁值班")
    page = village.wangxiuying.hears("谁值班")
    assert "村里值班：周书记" not in (page.text or "")


async def test_who_has_died_has_no_turns_to_come(village: Village) -> None:
    desk = village.bot.desk
    await desk.database.write(lambda work: stop_all(work, desk, "wuqiuxiang", "died"))
    later = desk.now() + timedelta(days=9)
    left = await desk.database.read(
        lambda work: duty_changes.turns_of(work, "wuqiuxiang", desk.now(), later)
    )
    assert left == ()
