"""One matter said by many: 我也是, the same trouble three times, edits and doubled deliveries."""

from __future__ import annotations

from tests.stories.gathering import changes, marks
from tests.stories.village import Village


async def test_the_same_trouble_said_by_three_is_one_case_of_weight_three(
    village: Village,
) -> None:
    first = await village.zhaohongxia.says("东湾停水两天了", group="dongwan")
    assert marks(first) == ["👀"]
    village.zhaohongxia.hears("记下了", "水")
    for speaker, count in ((village.zhangxiaolan, "2 家"), (village.zhaoweiguo, "3 家")):
        said = await speaker.says("我家也停水了", group="dongwan")
        assert marks(said) == ["👀"]
        speaker.hears("已经有人反映了", count)
    assert (await village.the_case()).weight == 3
    village.group_hears_nothing("dongwan")


async def test_me_too_under_a_public_trouble_counts_once_a_person(village: Village) -> None:
    said = await village.zhaohongxia.says("路灯坏了没人管", group="dongwan")
    village.zhaohongxia.hears("记下了", "电")
    for _ in range(2):
        answer = await village.zhangxiaolan.says("我也是", group="dongwan", reply_to=said)
        assert marks(answer) == ["👀"]
    village.zhangxiaolan.hears("给您也算上", "2 家")
    village.zhangxiaolan.hears_nothing()
    village.group_hears_nothing("dongwan")
    assert (await village.the_case()).weight == 2


async def test_me_too_on_a_need_opens_a_line_of_ones_own(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    toast = await village.zhaohongxia.taps_on(card, "我也要")
    first, own = await village.cases()
    assert toast == f"也给您记了一份：{own.number}。"
    assert (own.author_id, own.joined_to) == ("zhaohongxia", first.id)
    assert "＋ 赵红霞" in village.zhaohongxia.finds("要车", group="dongwan").text
    village.zhaoweiguo.hears("🚗", own.number, "明天7:30", "县医院")
    await village.passes(hours=3)
    village.group_hears_nothing("dongwan")
    await village.zhaoweiguo.taps_on(card, "我来")
    village.wangxiuying.hears("🚗", "老赵", first.number)
    village.zhaohongxia.hears_nothing("老赵")


async def test_a_message_changed_and_changed_again_opens_one_case(village: Village) -> None:
    said = await village.wangxiuying.says("明早有事", group="dongwan")
    village.is_silent()
    await changes(village.wangxiuying, said, "明早有车去县医院不")
    village.group_hears("dongwan", "要车")
    village.wangxiuying.hears("记下了")
    await village.passes(minutes=40)
    village.hush()
    await changes(village.wangxiuying, said, "明早有车去县医院不，两个人")
    village.is_silent()
    assert len(await village.cases()) == 1


async def test_what_is_delivered_twice_opens_one_case(village: Village) -> None:
    village.sim.faults.duplicate_updates(3)
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    village.group_hears("dongwan", "要车")
    village.wangxiuying.hears("记下了")
    asked = [p for p in village.everybody if any("🚗" in (m.text or "") for m in p.messages())]
    assert village.zhaoweiguo in asked
    for driver in asked:
        driver.hears("🚗", "柳湾0001")
    await village.passes(minutes=5)
    assert len(await village.cases()) == 1
    village.nothing_rings()


async def test_the_same_need_said_again_is_the_same_matter(village: Village) -> None:
    for _ in range(3):
        await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    village.group_hears("dongwan", "要车")
    village.group_hears_nothing("dongwan")
    village.wangxiuying.hears("记下了")
    village.wangxiuying.hears_nothing()
    assert len(await village.cases()) == 1
