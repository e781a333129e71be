"""/quiet: what somebody says in the group is left alone, but danger never is."""

from __future__ import annotations

from tests.stories.gathering import came_in, everything_kept, marks
from tests.stories.village import Village

RIDE = "明早有车去县医院不"


async def test_turned_off_in_the_group_a_need_opens_nothing(village: Village) -> None:
    said = await village.zhaohongxia.says("/quiet", group="dongwan")
    assert marks(said) == ["👀"]
    village.zhaohongxia.hears("不听了", "/quiet")
    village.group_hears_nothing("dongwan")
    before = await everything_kept(village)
    told = await village.zhaohongxia.says(RIDE, group="dongwan")
    weak = await village.zhaohongxia.says("我想去县医院", group="dongwan")
    assert marks(told) == marks(weak) == []
    village.is_silent()
    assert await everything_kept(village) == before


async def test_danger_is_heard_all_the_same(village: Village) -> None:
    await village.zhaohongxia.says("/quiet", group="dongwan")
    await village.zhaohongxia.says("我妈胸口压得慌出冷汗", group="dongwan")
    village.group_hears("dongwan", "先打 120")
    village.lixiaofang.hears("🚨", loud=True)


async def test_a_vague_danger_is_answered_all_the_same(village: Village) -> None:
    await village.zhaohongxia.says("/quiet", group="dongwan")
    await village.zhaohongxia.says("有烟味", group="dongwan")
    village.group_hears("dongwan", "要是真的着火")


async def test_said_again_it_listens_again(village: Village) -> None:
    for _ in range(2):
        await village.zhaohongxia.says("/quiet", group="dongwan")
    village.zhaohongxia.hears("不听了")
    village.zhaohongxia.hears("又听了")
    await village.zhaohongxia.says(RIDE, group="dongwan")
    village.group_hears("dongwan", "要车")


async def test_turned_off_in_private_it_is_off_in_the_group_of_ones_hamlet(
    village: Village,
) -> None:
    await village.zhaohongxia.says("/quiet")
    village.zhaohongxia.hears("不听了")
    await village.zhaohongxia.says(RIDE, group="dongwan")
    village.is_silent()
    await village.zhaohongxia.says("明早要车去县医院")
    village.zhaoweiguo.hears("🚗", "县医院", loud=True)


async def test_only_who_asked_for_it_is_left_alone(village: Village) -> None:
    await village.zhaohongxia.says("/quiet", group="dongwan")
    await village.wangxiuying.says(RIDE, group="dongwan")
    village.group_hears("dongwan", "要车")


async def test_what_is_said_to_the_bot_itself_is_meant(village: Village) -> None:
    await village.wangxiuying.says(RIDE, group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.says("/quiet", group="dongwan")
    await village.zhaoweiguo.says("我来", group="dongwan", reply_to=card)
    assert (await village.the_case()).claimed_by == "zhaoweiguo"


async def test_who_has_no_private_chat_gets_a_mark_and_is_left_alone(village: Village) -> None:
    stranger = came_in(village, "外来的小钱", group="dongwan")
    said = await stranger.says("/quiet", group="dongwan")
    assert marks(said) == ["👀"]
    await stranger.says(RIDE, group="dongwan")
    village.is_silent()
    assert await village.cases() == ()


async def test_it_is_shown_where_commands_are_shown(village: Village) -> None:
    await village.zhaohongxia.says("/help")
    village.zhaohongxia.hears("/quiet")
    await village.zhaohongxia.says("/help", group="dongwan")
    village.group_hears("dongwan", "/quiet")
