"""What comes in beside plain words: captions, hostile names, long texts, unknown commands."""

from __future__ import annotations

import pytest

from tests.stories.gathering import came_in, everything_kept
from tests.stories.village import Village

HOSTILE = "<b>老王</b> & <i>小张"


async def test_a_stranger_in_the_group_who_needs_help_is_a_guest_and_is_helped(
    village: Village,
) -> None:
    stranger = came_in(village, "外来的小钱", group="dongwan")
    await stranger.says("谁有车去县医院，明早", group="dongwan")
    card = village.group_hears("dongwan", "要车", "外来的小钱")
    village.lixiaofang.hears_nothing("请转告")
    assert await village.zhaoweiguo.taps_on(card, "我来") == "好，交给您了，谢谢。"
    village.zhaoweiguo.hears("谁有车去县医院", "外来的小钱")
    village.lixiaofang.hears("请转告", "外来的小钱", "老赵")
    await village.zhaoweiguo.taps_on(card, "办好了")
    village.lixiaofang.hears("请转告", "外来的小钱", "办好了")
    assert (await village.the_case()).author_id is not None


async def test_a_guest_takes_nothing_on_before_somebody_says_who_it_is(village: Village) -> None:
    stranger = came_in(village, "外来的小钱", group="dongwan")
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    assert "联络员" in (await stranger.taps_on(card, "我来") or "")
    assert (await village.the_case()).claimed_by is None


async def test_a_neighbour_without_any_role_takes_what_the_card_offers(village: Village) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    assert await village.zhaohongxia.taps_on(card, "我来") == "好，交给您了，谢谢。"
    village.zhaohongxia.hears("🚗", "东湾1号", "暗号")
    village.wangxiuying.hears("记下了")
    village.wangxiuying.hears("🚗", "赵红霞", "来接王奶奶")


async def test_a_name_full_of_signs_is_shown_as_it_is_everywhere(village: Village) -> None:
    stranger = came_in(village, HOSTILE, group="dongwan")
    await stranger.says("谁有车去县医院，明早", group="dongwan")
    card = village.group_hears("dongwan", HOSTILE)
    await village.zhaoweiguo.taps_on(card, "我来")
    village.zhaoweiguo.hears(HOSTILE, "您接了")
    await village.lixiaofang.says("/board")
    village.lixiaofang.hears("没办完的事")
    number = (await village.the_case()).number
    await village.lixiaofang.says(f"/case {number}")
    village.lixiaofang.hears(number, HOSTILE)


async def test_words_full_of_signs_are_carried_as_they_are(village: Village) -> None:
    words = "明早有车去县医院不？<script>&lt; {{ case }} %s"
    await village.wangxiuying.says(words, group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.taps_on(card, "我来")
    village.zhaoweiguo.hears(words)


async def test_a_photo_with_words_in_the_group_is_what_its_words_say(village: Village) -> None:
    village.sim.people.photo(
        village.zhaohongxia.user_id, village.chat("dongwan"), caption="水管爆了，东湾路口"
    )
    await village.settles()
    village.zhaohongxia.hears("记下了")
    assert (await village.the_case()).category == "water"
    village.group_hears_nothing("dongwan")


async def test_a_photo_without_words_in_the_group_is_talk(village: Village) -> None:
    before = await everything_kept(village)
    village.sim.people.photo(village.zhaohongxia.user_id, village.chat("dongwan"))
    await village.settles()
    village.is_silent()
    assert await everything_kept(village) == before


async def test_a_need_in_a_message_of_full_length_is_understood(village: Village) -> None:
    text = "明早有车去县医院不。" + "我跟你们说啊" * 680
    assert 4000 < len(text) <= 4096
    await village.wangxiuying.says(text, group="dongwan")
    card = village.group_hears("dongwan", "要车")
    await village.zhaoweiguo.taps_on(card, "我来")
    village.zhaoweiguo.hears("原话：明早有车去县医院不")


@pytest.mark.parametrize("text", ["👍👍😂", "。。。", "嗯" * 4096])
async def test_nothing_understandable_in_private_gets_one_kind_line(
    village: Village, text: str
) -> None:
    await village.zhaohongxia.says(text)
    village.zhaohongxia.hears("没听明白")
    village.is_silent()
    assert await village.cases() == ()


async def test_an_unknown_command_gets_a_kind_line_in_private_and_nothing_in_a_group(
    village: Village,
) -> None:
    await village.zhaohongxia.says("/weather")
    village.zhaohongxia.hears("没有这个命令", "直接说一句")
    await village.zhaohongxia.says("/weather", group="dongwan")
    await village.zhaohongxia.says("/help@another_bot", group="dongwan")
    village.is_silent()


async def test_who_takes_a_card_without_a_private_chat_is_served_in_the_group(
    village: Village,
) -> None:
    """赵小燕 never pressed Start; the card itself has what she needs to finish."""
    helper = village.zhaoxiaoyan
    await village.chenshuilian.says("明早有车去县医院不", group="hekou")
    card = village.group_hears("hekou", "要车")
    assert await helper.taps_on(card, "我来") == "好，交给您了，谢谢。"
    card = helper.finds("要车", "赵小燕接了", group="hekou")
    assert {button.text for button in card.buttons} == {"办好了", "去不了"}
    await helper.taps_on(card, "办好了")
    village.chenshuilian.hears("您看办好了没有")
    await village.chenshuilian.taps("好了，谢谢")
    assert (await village.the_case()).final


@pytest.mark.parametrize("word", ["嗯", "好", "我爸", "到咯", "退烧了", "不", "三", "奶奶，"])
async def test_a_word_said_a_thousand_times_holds_nobody_up(village: Village, word: str) -> None:
    await village.wangxiuying.says((word * 4096)[:4096])
    await village.person("zhaoweiguo").says("我妈喘不上气了，快来人")
    village.person("chenming").hears("120")
