"""The same two doors twice tell the mediator, nobody else; upward only with a reason in words."""

from __future__ import annotations

from bot.store import skills
from tests.stories.village import Village, shown

WORDS = "王大满占我家地，吵起来了"


async def test_the_same_two_households_twice_in_ninety_days_tell_the_mediator_alone(
    village: Village,
) -> None:
    await village.zhaohongxia.says(WORDS)
    await village.passes(hours=1)
    village.liushouxin.hears_nothing("第2回")
    await village.passes(days=2)
    await village.wangdaman.says("赵红霞又骂我，占我家地")
    await village.passes(hours=1)
    village.liushouxin.hears("这两家三个月里第2回", "只告诉您")
    for person in village.everybody:
        if person.code != "liushouxin":
            person.hears_nothing("第2回")
    village.group_hears_nothing("xiwan")


async def test_for_a_week_the_mediator_alone_has_it_and_no_township_by_time(
    village: Village,
) -> None:
    await village.zhaohongxia.says(WORDS)
    village.liushouxin.finds("我手上的事", "邻里纠纷")
    await village.passes(days=6)
    for code in ("zhoujianguo", "wuqiuxiang", "sunlimin"):
        village.person(code).hears_nothing("邻里纠纷")
    await village.passes(days=2)
    village.zhoujianguo.hears("邻里纠纷")
    await village.passes(days=7)
    village.sunlimin.hears_nothing("邻里纠纷")
    village.person("xujingyi").hears_nothing("邻里纠纷")


async def test_it_goes_up_only_with_a_reason_that_was_written(village: Village) -> None:
    await village.zhaohongxia.says(WORDS)
    case = await village.the_case()
    mediator = village.liushouxin
    await mediator.says(f"/case {case.number}")
    await mediator.taps("我来办")
    task = mediator.finds(case.number, "要往上报，回复这条写清为啥")
    await mediator.says("往上报", reply_to=task)
    mediator.hears("要写明为啥")
    assert (await village.the_case()).claimed_by == "liushouxin"
    await mediator.says("往上报，说和了三回都谈不拢", reply_to=task)
    assert (await village.the_case()).claimed_by is None


async def test_who_holds_it_reads_whom_to_ask_for_advice(village: Village) -> None:
    desk = village.bot.desk
    await desk.database.write(lambda work: skills.add_skill(work, "liyuxia", "law", desk.now()))
    await village.zhaohongxia.says(WORDS)
    case = await village.the_case()
    mediator = village.liushouxin
    await mediator.says(f"/case {case.number}")
    await mediator.taps("我来办")
    told = mediator.hears("能请教的", "法律")
    assert "玉霞" in shown(told)
