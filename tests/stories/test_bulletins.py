"""Official notices: source and end, edited and withdrawn in place; a warning waits for nobody."""

from __future__ import annotations

import pytest

from bot.simulator import Message
from tests.stories.village import Village, shown

ROAD = "通知 道路管制 国道到镇上那段修路，绕行石桥。来源：县交通局。到11月30日"


def group_finds(village: Village, *fragments: str) -> Message:
    """As it stands in the group of the hamlet now."""
    return village.zhaoweiguo.finds(*fragments, group="dongwan")


async def publishes(village: Village, words: str = ROAD) -> None:
    await village.zhoujianguo.says(words)
    await village.zhoujianguo.taps("发")


async def test_what_is_missing_is_asked_one_thing_at_a_time(village: Village) -> None:
    head = village.zhoujianguo
    await head.says("通知 活动室这周不开门")
    head.hears("场所", "是哪个单位说的")
    await head.says("村委会")
    head.hears("管到哪天")
    await head.says("到周五")
    draft = head.hears("要发的是这样", "活动室这周不开门", "来源：村委会", "11月27日")
    assert [button.text for button in draft.buttons] == ["发", "不发"]
    village.group_hears_nothing("dongwan")
    await head.taps("发")
    village.group_hears("dongwan", "活动室这周不开门", "来源：村委会")
    village.group_hears("xiwan", "活动室这周不开门")


async def test_a_new_version_edits_what_stands_and_says_nothing_twice(village: Village) -> None:
    await publishes(village)
    village.group_hears("dongwan", "绕行石桥", "县交通局")
    village.hush()
    await village.zhoujianguo.says("改通知1：改走东边的老路")
    village.zhoujianguo.hears("第2版", "改走东边的老路", "县交通局")
    await village.zhoujianguo.taps("发")
    village.group_hears_nothing("dongwan")
    now = group_finds(village, "改过，第2版", "改走东边的老路")
    assert "绕行石桥" not in shown(now)


async def test_a_withdrawn_notice_says_so_where_it_stands(village: Village) -> None:
    await publishes(village)
    await village.zhoujianguo.says("撤回通知1")
    village.zhoujianguo.hears("撤回了")
    now = group_finds(village, "这条通知撤回了")
    assert "绕行" not in shown(now)
    await village.zhoujianguo.says("撤回通知1")
    village.zhoujianguo.hears("没有在管的1号通知")


async def test_a_notice_ends_by_itself(village: Village) -> None:
    await publishes(village, "通知 集市 腊月的集停一场。来源：镇政府。到明天")
    village.hush()
    await village.until("23:58", day=1)
    group_finds(village, "腊月的集停一场")
    await village.passes(minutes=3)
    group_finds(village, "这条通知到期了")
    village.group_hears_nothing("dongwan")


async def test_a_warning_of_the_township_sounds_at_night_in_every_group_with_what_to_do(
    village: Village,
) -> None:
    await village.until("23:30")
    village.hush()
    officer = village.sunlimin
    await officer.says("煤气预警：邻镇有人煤气中毒，今晚烧煤的留窗缝。来源：镇卫生院。到后天")
    officer.hears("这是预警", "半夜也发")
    await officer.taps("发")
    for hamlet in ("dongwan", "xiwan", "hekou"):
        warning = village.group_hears(hamlet, "邻镇有人煤气中毒", "镇卫生院")
        assert not warning.silent
    ask = officer.hears("怎么防也一起告诉大家")
    await officer.taps_on(ask, ask.buttons[0].text)
    village.group_hears("dongwan", "120")


async def test_a_plain_notice_waits_for_the_morning(village: Village) -> None:
    await village.until("23:30")
    village.hush()
    await publishes(village)
    village.group_hears_nothing("dongwan")
    await village.until("06:35", day=1)
    village.group_hears("dongwan", "绕行石桥")


async def test_drivers_read_of_the_road_before_they_take_a_ride(village: Village) -> None:
    await publishes(village)
    village.hush()
    await village.wangxiuying.says("明天早上去县医院，要车")
    village.zhaoweiguo.hears("要车", "绕行石桥")
    await village.zhoujianguo.says("撤回通知1")
    village.hush()
    await village.lixiaofang.says("后天早上去县医院，要车")
    assert "绕行石桥" not in shown(village.zhaoweiguo.hears("要车"))


@pytest.mark.parametrize("who", ["wangxiuying", "zhaoweiguo"])
async def test_who_holds_no_office_announces_nothing(village: Village, who: str) -> None:
    await village.person(who).says(ROAD)
    assert await village.row_count("bulletins") == 0
    village.group_hears_nothing("dongwan")


async def test_anybody_may_ask_what_is_in_force(village: Village) -> None:
    await publishes(village)
    await village.wangxiuying.says("有什么通知")
    village.wangxiuying.hears("道路管制", "绕行石桥", "县交通局")


async def test_a_warning_that_names_a_danger_is_no_call_for_help(village: Village) -> None:
    warning = "食品预警：某牌豆干吃了上吐下泻，喘不上气快打120。来源：县市监局。到周五"
    await village.sunlimin.says(warning)
    village.sunlimin.hears("要发的是这样", "打120")
    assert await village.cases() == ()


async def test_half_a_notice_with_a_danger_in_it_is_read_for_danger_first(village: Village) -> None:
    await village.sunlimin.says("通知 我喘不上气，快打120")
    assert len(await village.cases()) == 1


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("通知 明天停水 上午八点到十二点 来源：自来水公司", "自来水公司"),
        ("通知 明天上午八点到十二点停电，供电所说的", "供电所"),
    ],
)
async def test_a_source_that_was_said_in_the_same_breath_is_not_asked_for(
    village: Village, words: str, source: str
) -> None:
    await village.zhoujianguo.says(words)
    draft = village.zhoujianguo.hears("要发的是这样", f"来源：{source}", "11月24日12:00")
    assert shown(draft).count(source) == 1
