"""One line hands a whole grid over, and one takes it back."""

from __future__ import annotations

from bot.store import people, rota, timeline
from tests.stories.village import Village


async def liaisons_of(village: Village, unit: str) -> list[str]:
    desk = village.bot.desk
    found = await desk.database.read(
        lambda work: people.holders(work, unit, ["liaison"], desk.today())
    )
    return [holder.person_id for holder in found]


async def guardians_of(village: Village, person: str) -> list[str]:
    ties = await village.bot.desk.database.read(
        lambda work: people.ties_of(work, person, "guardian")
    )
    return [tie.other_id for tie in ties]


async def test_a_cadre_hands_a_grid_over_in_one_line_and_each_side_hears_it_once(
    village: Village,
) -> None:
    await village.wangxiuying.says("东湾村口路灯坏了")
    case = await village.the_case()
    await village.lixiaofang.taps(case.number)
    await village.lixiaofang.taps("我来办")
    village.hush()
    await village.zhoujianguo.says("交接 李小芳 给 张三")
    village.zhoujianguo.hears("没找到", "张三")
    assert await liaisons_of(village, "dongwan") == ["lixiaofang"]
    await village.zhoujianguo.says("交接 李小芳 给 刘彩霞")
    village.zhoujianguo.hears("小芳手上的事都交给", "东湾联络员", case.number)
    village.liucaixia.hears("小芳手上的事现在归您", "东湾联络员", case.number)
    village.lixiaofang.hears("都交给", "您歇着")
    village.lixiaofang.hears_nothing("交给")
    village.liucaixia.hears_nothing("归您")
    assert await liaisons_of(village, "dongwan") == ["liucaixia"]
    assert (await village.the_case()).claimed_by == "liucaixia"


async def test_it_is_undone_by_one_button_and_everything_stands_as_before(
    village: Village,
) -> None:
    before = await guardians_of(village, "wangxiuying")
    assert "lixiaofang" in before
    await village.zhoujianguo.says("把李小芳的工作交给刘彩霞")
    assert "lixiaofang" not in await guardians_of(village, "wangxiuying")
    village.wangxiuying.hears("替小芳照应您", "彩霞")
    village.hush()
    await village.liucaixia.taps("接不了，退回")
    assert await guardians_of(village, "wangxiuying") == before
    assert await liaisons_of(village, "dongwan") == ["lixiaofang"]
    assert await liaisons_of(village, "xiwan") == ["liucaixia"]
    village.lixiaofang.hears("回到您手上了")
    await village.zhoujianguo.says("撤回交接")
    village.zhoujianguo.hears("没什么可撤的")


async def test_until_a_day_it_goes_back_by_itself_on_the_next(village: Village) -> None:
    await village.zhoujianguo.says("/handover 李小芳 刘彩霞 周三")
    village.liucaixia.hears("小芳手上的事现在归您", "后天")
    await village.passes(days=2)
    assert await liaisons_of(village, "dongwan") == ["liucaixia"]
    await village.passes(days=1)
    assert await liaisons_of(village, "dongwan") == ["lixiaofang"]
    village.lixiaofang.hears("回到您手上了")


async def test_cadres_ill_together_and_two_lines_keep_every_turn_in_somebodys_hands(
    village: Village,
) -> None:
    await village.wuqiuxiang.says("交接 周建国 给 许双全")
    await village.wuqiuxiang.says("交接 吴秋香 给 许双全")
    village.xushuangquan.hears("周书记", "值班")
    desk = village.bot.desk
    held = await desk.database.read(
        lambda work: people.roles_of(work, "xushuangquan", desk.today())
    )
    assert {"secretary", "committee", "informant"} <= {role.role for role in held}
    until = desk.now().replace(day=30)

    async def nights(person: str) -> int:
        turns = await desk.database.read(
            lambda work: rota.duties_of(work, person, desk.now(), until)
        )
        return sum(turn.role == "duty_village" for turn in turns)

    assert not await nights("zhoujianguo")
    assert not await nights("wuqiuxiang")
    assert await nights("xushuangquan")
    assert await nights("tangxiaozhou")


async def test_who_does_not_lead_hands_over_nobody_elses_work(village: Village) -> None:
    await village.liucaixia.says("交接 李小芳 给 何春林")
    village.liucaixia.hears("只能交自己的事")
    await village.wangqiang.says("交接 李小芳 给 何春林")
    assert await liaisons_of(village, "dongwan") == ["lixiaofang"]
    await village.liucaixia.says("交接 刘彩霞 给 何春林")
    assert "hechunlin" in await liaisons_of(village, "xiwan")


async def test_a_doctors_role_goes_to_a_doctor_only(village: Village) -> None:
    await village.zhoujianguo.says("交接 陈明 给 李小芳")
    village.zhoujianguo.hears("没有交的", "村医")
    held = await village.bot.desk.database.read(
        lambda work: people.roles_of(work, "chenming", village.bot.desk.today())
    )
    assert "doctor" in {role.role for role in held}


async def test_whoever_is_named_by_a_side_of_a_quarrel_does_not_get_it(village: Village) -> None:
    await village.wangxiuying.says("东湾村口路灯坏了")
    case = await village.the_case()
    await village.lixiaofang.taps(case.number)
    await village.lixiaofang.taps("我来办")
    await village.bot.desk.database.write(lambda work: timeline.exclude(work, case.id, "liucaixia"))
    await village.zhoujianguo.says("交接 李小芳 给 刘彩霞")
    assert (await village.the_case()).claimed_by is None
