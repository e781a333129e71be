"""Quarrels, tips and deaths: the group sees nothing, and the two sides are kept apart."""

from __future__ import annotations

from tests.stories.gathering import came_in, everything_kept, marks
from tests.stories.village import Village


async def test_a_quarrel_in_the_group_gets_neither_card_nor_button_nor_mark(
    village: Village,
) -> None:
    for text in ("王大满占我家地，吵起来了", "王大满就是占了我家地"):
        said = await village.zhaohongxia.says(text, group="dongwan")
        assert marks(said) == []
    village.group_hears_nothing("dongwan")
    village.zhaohongxia.hears("记下了", "邻里纠纷")
    await village.passes(hours=5)
    village.group_hears_nothing("dongwan")
    village.liushouxin.finds("邻里纠纷", "赵红霞")
    village.wangdaman.hears_nothing()


async def test_of_a_quarrel_each_side_sees_only_its_own(village: Village) -> None:
    await village.zhaohongxia.says("王大满占我家地，吵起来了", group="dongwan")
    await village.wangdaman.says("赵红霞骂我，还说我占我家地", group="xiwan")
    hers, his = await village.cases()
    assert (hers.subject_id, his.subject_id) == ("zhaohongxia", "wangdaman")
    village.hush()
    await village.wangdaman.says(f"/case {hers.number}")
    village.wangdaman.hears("没找到这个编号")
    await village.zhaohongxia.says(f"/case {his.number}")
    village.zhaohongxia.hears("没找到这个编号")
    await village.zhaohongxia.says(f"/case {hers.number}")
    village.zhaohongxia.hears("邻里纠纷", hers.number)


async def test_nobody_of_a_side_is_told_of_a_quarrel_or_may_hold_it(village: Village) -> None:
    """The mediator and the secretary are the other side, so neither of them is asked."""
    await village.zhaohongxia.says("刘老师占我家地，周书记也帮他，吵起来了", group="dongwan")
    village.zhaohongxia.hears("记下了")
    case = await village.the_case()
    await village.passes(days=3)
    village.liushouxin.hears_nothing("赵红霞")
    village.zhoujianguo.hears_nothing("赵红霞")
    await village.tangxiaozhou.says(f"/hand {case.number} 刘守信")
    village.tangxiaozhou.hears("这事跟那家有关")
    assert (await village.the_case()).claimed_by != "liushouxin"
    await village.chenming.says(f"/case {case.number}")
    village.chenming.hears("没找到这个编号")


async def test_a_quarrel_told_by_the_button_for_troubles_is_a_quarrel(village: Village) -> None:
    await village.zhaohongxia.says("📢 反映事情")
    village.zhaohongxia.hears("什么事")
    await village.zhaohongxia.says("王大满占我家地，吵起来了")
    village.zhaohongxia.hears("记下了", "邻里纠纷")
    await village.passes(hours=5)
    village.lixiaofang.hears_nothing("赵红霞")
    village.liushouxin.finds("邻里纠纷", "赵红霞")


async def test_a_tip_about_a_person_goes_past_the_hamlet_to_the_township(
    village: Village,
) -> None:
    said = await village.zhaohongxia.says("周建国收好处，没人管", group="dongwan")
    assert marks(said) == []
    village.group_hears_nothing("dongwan")
    village.zhaohongxia.hears("记下了", "举报")
    await village.passes(days=2)
    village.sunlimin.finds("举报")
    case = await village.the_case()
    for code in ("zhoujianguo", "lixiaofang"):
        village.person(code).hears_nothing("举报")
    await village.zhoujianguo.says(f"/case {case.number}")
    village.zhoujianguo.hears("没找到这个编号")


async def test_me_too_under_a_quarrel_is_talk(village: Village) -> None:
    said = await village.zhaohongxia.says("王大满占我家地，吵起来了", group="dongwan")
    village.zhaohongxia.hears("记下了")
    answer = await village.zhangxiaolan.says("我也是", group="dongwan", reply_to=said)
    assert marks(answer) == []
    assert len(await village.cases()) == 1
    village.group_hears_nothing("dongwan")
    village.zhangxiaolan.hears_nothing()


async def test_words_of_death_are_asked_of_the_liaison_once_and_nobody_else_hears(
    village: Village,
) -> None:
    stranger = came_in(village, "路过的人", group="dongwan")
    before = await everything_kept(village)
    for speaker in (stranger, village.zhangxiaolan, village.zhaohongxia):
        said = await speaker.says("德发大爷昨晚走了", group="dongwan")
        assert marks(said) == []
    village.lixiaofang.hears("东湾有人说起德发大爷走了", "问一声")
    village.is_silent()
    kept = await everything_kept(village)
    assert kept == {**before, "outbox": before["outbox"] + 1}
    assert await village.lixiaofang.taps("不是") == "好，当没有这回事。"
    assert await village.lixiaofang.taps("属实") == "这一条点过了。"
    await village.passes(hours=5)
    village.nothing_rings()
