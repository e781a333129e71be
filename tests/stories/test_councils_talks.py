"""恳谈会: wishes come in without names, each becomes a matter with an owner or stays noted."""

from __future__ import annotations

from bot.domain.councils import ItemState
from bot.store import councils
from tests.stories.village import Village, shown

LINE = "周五晚上七点村部恳谈会"


async def called(village: Village) -> None:
    head = village.zhoujianguo
    await head.says(LINE)
    head.hears("恳谈会", "11月27日", "村部", "这样发出去吗")
    await head.taps("发出去")


async def wishes(village: Village) -> list[tuple[int, ItemState]]:
    database = village.bot.desk.database
    council = await database.read(lambda work: councils.latest_at(work, ["liuwan"]))
    assert council is not None
    found = await database.read(lambda work: councils.items(work, council.id))
    return [(item.number, item.state) for item in found]


async def test_a_wish_becomes_a_matter_with_an_owner_and_whose_it_was_hears(
    village: Village,
) -> None:
    await called(village)
    call = village.group_hears("dongwan", "村部恳谈会", "议题")
    await village.wangxiuying.says("议题 村口路灯坏了三盏")
    village.wangxiuying.hears("第1条")
    await village.zhaoweiguo.says("水渠该清淤了", group="dongwan", reply_to=call)
    village.zhaoweiguo.hears("第2条")
    head = village.zhoujianguo
    await village.until("18:35", day=4)
    listed = head.finds("恳谈会", "1. 村口路灯坏了三盏", "2. 水渠该清淤了")
    assert "王" not in shown(listed).replace("王大", "")
    await head.says("决议1 下周三前修好")
    head.hears("第1条的决议记下了")
    await head.taps("1 我来办")
    case = next(c for c in await village.cases() if c.kind == "problem")
    assert (case.claimed_by, case.author_id) == ("zhoujianguo", "wangxiuying")
    village.wangxiuying.hears("周书记")
    await head.taps("2 先记着")
    assert await wishes(village) == [(1, ItemState.CASE), (2, ItemState.NOTED)]
    await head.taps("出纪要")
    minutes = head.hears("纪要", "1. 村口路灯坏了三盏", "决议：下周三前修好", case.number, "先记着")
    assert "王奶奶" not in shown(minutes)


async def test_a_wish_is_given_to_another_by_name(village: Village) -> None:
    await called(village)
    await village.wangxiuying.says("议题 村口路灯坏了三盏")
    await village.zhoujianguo.says("/council")
    await village.zhoujianguo.taps("1 交给别人")
    village.zhoujianguo.hears("交给谁")
    await village.zhoujianguo.taps("吴主任")
    case = next(c for c in await village.cases() if c.kind == "problem")
    assert case.claimed_by == "wuqiuxiang"
    village.person("wuqiuxiang").hears("村口路灯坏了三盏")


async def test_what_is_about_people_is_no_wish_for_a_talk(village: Village) -> None:
    await called(village)
    await village.zhaohongxia.says("议题 王大满占我家地，吵起来了")
    assert await wishes(village) == []
    assert [c.kind for c in await village.cases()] == ["quarrel"]


async def test_other_talk_in_the_group_is_no_wish(village: Village) -> None:
    await called(village)
    village.group_hears("dongwan", "村部恳谈会")
    await village.zhaoweiguo.says("这个水渠是该清了", group="dongwan")
    assert await wishes(village) == []


async def test_after_the_minutes_no_more_wishes_are_taken(village: Village) -> None:
    await called(village)
    await village.wangxiuying.says("议题 村口路灯坏了三盏")
    await village.zhoujianguo.says("/council")
    await village.zhoujianguo.taps("1 先记着")
    await village.zhoujianguo.taps("出纪要")
    village.zhoujianguo.hears("纪要")
    await village.zhaoweiguo.says("议题 修桥")
    assert len(await wishes(village)) == 1
