"""A prompt is answered by a button: counted once, seen in the one message, nobody is named."""

from __future__ import annotations

from tests.stories.prompting import seen_in
from tests.stories.reaching import (
    HEATING,
    HEATING_TITLE,
    TITLE,
    counted,
    on_lists,
    said_in_group,
    said_to_one,
)
from tests.stories.speaking import OGG, approved, heard
from tests.stories.village import Village

HEARD, UNCLEAR, ALOUD = "听懂了", "没听懂", "念给我听"


async def test_the_count_stands_in_the_one_message_and_the_last_word_of_a_person_counts(
    village: Village,
) -> None:
    send = await said_in_group(village)
    village.hush()
    assert await village.zhaoweiguo.taps(HEARD, group="dongwan") == "好，听懂了就好。"
    await village.zhangxiaolan.taps(UNCLEAR, group="dongwan")
    await village.zhangxiaolan.taps(HEARD, group="dongwan")
    await village.zhaoweiguo.taps(HEARD, group="dongwan")
    (shown,) = seen_in(village, village.zhaoweiguo, "dongwan")
    assert "✅ 2人听懂了" in shown
    assert "没听懂" not in shown
    found = await counted(village, send)
    assert (found.heard, found.unclear) == (2, 0)
    # Nothing new in the group, and nobody is named there.
    assert len(seen_in(village, village.zhaoweiguo, "dongwan")) == 1
    assert "小兰" not in shown
    village.group_hears_nothing("dongwan")


async def test_twenty_who_press_at_once_are_twenty(village: Village) -> None:
    send = await said_in_group(village)
    group = village.chat("dongwan")
    assert isinstance(group, int)
    pressing = village.everybody[:20]
    there = next(g for g in village.props.village.groups if g.unit_id == "dongwan").members
    for person in pressing:
        if person.code not in there:
            village.sim.people.join(person.user_id, group)
    for person in pressing:
        await person.taps(HEARD, group="dongwan", settle=False)
        await person.taps(HEARD, group="dongwan", settle=False)
    await village.settles()
    assert (await counted(village, send)).heard == 20
    (shown,) = seen_in(village, village.zhaoweiguo, "dongwan")
    assert "✅ 20人听懂了" in shown


async def test_a_guest_who_presses_counts_nothing(village: Village) -> None:
    send = await said_in_group(village)
    guest = village.newcomer("过路人")
    group = village.chat("dongwan")
    assert isinstance(group, int)
    village.sim.people.join(guest.user_id, group)
    toast = await guest.taps(HEARD, group="dongwan")
    assert toast is not None
    assert "登记" in toast
    await guest.taps(UNCLEAR, group="dongwan")
    found = await counted(village, send)
    assert (found.heard, found.unclear) == (0, 0)
    assert await on_lists(village, "lixiaofang") == []


async def test_who_does_not_understand_hears_it_plainer_and_is_told_by_the_liaison(
    village: Village,
) -> None:
    send = await said_to_one(village, "wangxiuying")
    village.hush()
    toast = await village.wangxiuying.taps(UNCLEAR)
    assert toast == "不要紧，小芳会跟您再说一遍。"
    plainer = village.wangxiuying.hears("换个说法", TITLE)
    for line in village.bot.desk.content.prompts["call120_which"].card_lines:
        assert line in (plainer.text or "")
    listed = village.lixiaofang.hears("当面说一说", "王奶奶", TITLE, "没听懂", loud=False)
    assert "13800000001" in (listed.text or "")
    village.group_hears_nothing("dongwan")
    await village.wangxiuying.taps(UNCLEAR)
    village.wangxiuying.hears_nothing("换个说法")
    # 小芳 goes there: that is a contact, and now it was heard.
    await village.lixiaofang.taps("都说了", "当面说一说")
    assert "当面说了" in (village.lixiaofang.finds("当面说一说").text or "")
    found = await counted(village, send)
    assert (found.heard, found.unclear) == (1, 0)
    assert await on_lists(village, "lixiaofang") == []


async def test_several_in_a_day_are_lines_of_one_message(village: Village) -> None:
    await said_in_group(village)
    village.hush()
    await village.wangxiuying.taps(UNCLEAR, group="dongwan")
    await village.zhaoweiguo.taps(UNCLEAR, group="dongwan")
    listed = [m for m in village.lixiaofang.messages() if "当面说一说" in (m.text or "")]
    assert len(listed) == 1
    assert "王奶奶" in listed[0].text
    assert "老赵" in listed[0].text
    assert "还有2位" in listed[0].text
    # Typed by its number: one is done, on the phone; the other waits.
    await village.lixiaofang.says("2 电话说了")
    village.lixiaofang.hears("记下了")
    assert await on_lists(village, "lixiaofang") == ["wangxiuying"]
    assert "✅ 电话说了" in village.lixiaofang.finds("当面说一说").text
    # 王奶奶 has understood meanwhile: nobody has to go.
    await village.wangxiuying.taps(HEARD, group="dongwan")
    assert await on_lists(village, "lixiaofang") == []
    assert "自己说听懂了" in village.lixiaofang.finds("当面说一说").text
    refused = await village.lixiaofang.says("都说了")
    assert refused is not None
    village.lixiaofang.hears_nothing("记下了")


async def test_read_to_me_is_the_village_voice_in_private(village: Village) -> None:
    await approved(village, village.lixiaofang, village.tangxiaozhou, HEATING_TITLE)
    await said_in_group(village, HEATING)
    village.hush()
    await village.wangxiuying.taps(ALOUD, group="dongwan")
    message = village.wangxiuying.hears("🔊", "烧煤")
    assert heard(village, message) == OGG
    # Also who reads.
    await village.zhaoweiguo.taps(ALOUD, group="dongwan")
    assert heard(village, village.zhaoweiguo.hears("🔊", "烧煤")) == OGG
    village.group_hears_nothing("dongwan")
    assert await on_lists(village, "lixiaofang") == []


async def test_without_a_recording_it_is_text_and_the_liaison_is_asked_to_read_it(
    village: Village,
) -> None:
    await said_in_group(village)
    village.hush()
    await village.wangxiuying.taps(ALOUD, group="dongwan")
    message = village.wangxiuying.hears("🔊", "打幺二零", "小芳会念给您听")
    assert message.voice is None
    village.lixiaofang.hears("王奶奶", "想听人念")
    await village.zhaoweiguo.taps(ALOUD, group="dongwan")
    village.zhaoweiguo.hears("🔊", "打幺二零", "小芳会念给您听")
    await village.zhaoweiguo.taps(ALOUD, group="dongwan")
    assert await on_lists(village, "lixiaofang") == ["wangxiuying", "zhaoweiguo"]
