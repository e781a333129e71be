"""A mistake in a prompt: who answers for it stops it in words, for anybody else they look at it."""

from __future__ import annotations

import pytest

from bot.domain.outcome import Refused
from bot.domain.studio import State
from bot.services.prompts.library import usable
from tests.stories.forging import Forger
from tests.stories.prompting import prompts_begun, said_in, seen_in, sends
from tests.stories.reaching import HEATING, HEATING_TITLE, on_lists, said_in_group, said_to_one
from tests.stories.studio import LINE, asked_cadre, stands_in, the_draft, writes
from tests.stories.village import Village

BACK = "收回了，不作数"
STOPPED, ASKED = "说这条提醒不对，停了", "有乡亲说这条提醒不对"


async def may_be_said(village: Village, code: str = HEATING) -> bool:
    desk = village.bot.desk
    return code in await desk.database.read(lambda work: usable(work, desk, "dongwan"))


def taken_back(village: Village, hamlet: str) -> bool:
    """Whether the message in the group says so now."""
    return any(BACK in (m.text or "") for m in village.lixiaofang.messages(group=hamlet))


async def test_a_doctor_stops_it_as_a_reply_and_it_is_taken_back_everywhere(
    village: Village,
) -> None:
    await said_in_group(village, HEATING)
    await said_in_group(village, HEATING, "xiwan")
    village.hush()
    shown = village.chenming.finds("🔔", group="dongwan")
    await village.chenming.says("这条说得不对", group="dongwan", reply_to=shown)
    village.chenming.hears("停了", HEATING_TITLE, "发出去的2条")
    assert seen_in(village, village.lixiaofang, "dongwan") == []
    assert taken_back(village, "dongwan")
    there = [m.text or "" for m in village.liucaixia.messages(group="xiwan")]
    assert any(BACK in text for text in there)
    assert not await may_be_said(village)
    # The cadre hears once who it was; the group only sees the message itself change.
    village.zhoujianguo.hears("陈", STOPPED, village.props.content.prompts[HEATING].text)
    village.group_hears_nothing("dongwan")
    await village.chenming.says("那条说得不对")
    await village.chenming.says("这条有错", group="dongwan", reply_to=shown)
    told = [m for m in village.zhoujianguo.messages() if STOPPED in (m.text or "")]
    assert len(told) == 1


async def test_what_was_stopped_is_said_again_only_after_a_doctors_yes(village: Village) -> None:
    await said_in_group(village, HEATING)
    await village.zhoujianguo.says("那条不要发了")
    village.zhoujianguo.hears("停了", "村医点头才会再发")
    assert not await may_be_said(village)
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    planned = (village.zhoujianguo.hears("往后14天").text or "").splitlines()
    (line,) = [line for line in planned if HEATING_TITLE in line]
    assert "↩️ 收回了" in line
    village.chenming.finds("周", STOPPED)
    toast = await village.chenming.taps("没错，照发", STOPPED)
    assert "照样发" in (toast or "")
    assert await may_be_said(village)


async def test_a_cadre_cannot_let_it_be_said_again(village: Village) -> None:
    await said_in_group(village, HEATING)
    shown = village.chenming.finds("🔔", group="dongwan")
    await village.chenming.says("有错", group="dongwan", reply_to=shown)
    told = village.zhoujianguo.hears(STOPPED)
    assert [b.text for b in told.buttons] == []
    (send,) = await sends(village)
    forged = await Forger(village.bot).press(village.zhoujianguo, f"1:prm_wrong:{send.id}:0:yes")
    assert forged.outcome == Refused("prompts.stopped.only_doctor")
    assert not await may_be_said(village)


@pytest.mark.parametrize("words", ["这条说得不对", "有错", "这条别再发了"])
async def test_right_after_a_prompt_in_private_no_reply_is_needed(
    village: Village, words: str
) -> None:
    await said_to_one(village, "chenming", HEATING)
    village.hush()
    await village.chenming.says(words)
    village.chenming.hears("停了", HEATING_TITLE)
    assert not await may_be_said(village)
    village.chenming.finds(BACK)


async def test_a_villagers_word_stops_nothing_but_the_doctor_is_asked_once(
    village: Village,
) -> None:
    await said_to_one(village, "wangxiuying", HEATING)
    await said_to_one(village, "zhaoweiguo", HEATING)
    village.hush()
    await village.wangxiuying.says("这条说得不对")
    thanks = village.wangxiuying.hears("谢谢您", "会看一眼").text or ""
    assert "陈" in thanks
    asked = village.chenming.hears(ASKED, village.props.content.prompts[HEATING].text)
    assert "王" not in (asked.text or "")
    assert await may_be_said(village)
    await village.zhaoweiguo.says("有错")
    village.zhaoweiguo.hears("谢谢您")
    assert len([m for m in village.chenming.messages() if ASKED in (m.text or "")]) == 1
    await village.chenming.taps("是不对，停", ASKED)
    assert not await may_be_said(village)
    village.wangxiuying.finds(BACK)
    village.zhoujianguo.hears(STOPPED)


async def test_a_doctor_who_finds_it_right_leaves_it(village: Village) -> None:
    send = await said_to_one(village, "wangxiuying", HEATING)
    assert send
    await village.wangxiuying.says("这条说得不对")
    village.hush()
    toast = await village.chenming.taps("没错，照发", ASKED)
    assert "照样发" in (toast or "")
    assert await may_be_said(village)
    village.zhoujianguo.hears_nothing(STOPPED)
    assert BACK not in " ".join(m.text or "" for m in village.wangxiuying.messages())


async def test_nobody_goes_to_a_door_with_what_was_stopped(village: Village) -> None:
    await said_to_one(village, "wangxiuying", HEATING)
    await village.wangxiuying.says("没听懂")
    assert await on_lists(village, "lixiaofang") == ["wangxiuying"]
    await said_to_one(village, "chenming", HEATING)
    await village.chenming.says("这条说得不对")
    assert await on_lists(village, "lixiaofang") == []
    assert "不用说" in (village.lixiaofang.finds("当面说一说").text or "")


async def test_without_a_prompt_near_the_words_are_about_something_else(village: Village) -> None:
    await said_in_group(village, HEATING)
    await village.chenming.says("有错")
    await village.chenming.says("这条说得不对", group="dongwan")
    assert await may_be_said(village)
    assert len(await said_in(village, "dongwan")) == 1


async def test_a_doctor_of_another_village_has_no_word_here(village: Village) -> None:
    await said_in_group(village, HEATING)
    await village.yangchanghe.says("那条不要发了")
    assert await may_be_said(village)
    assert not taken_back(village, "dongwan")


async def test_what_the_village_wrote_itself_goes_back_to_who_wrote_it(village: Village) -> None:
    await prompts_begun(village)
    await writes(village, LINE)
    await asked_cadre(village).taps("可以发")
    await village.passes(hours=36)
    assert [text for text in stands_in(village, "dongwan") if "走路靠右边" in text]
    village.hush()
    shown = next(
        m for m in village.chenming.messages(group="dongwan") if "走路靠右边" in (m.text or "")
    )
    await village.chenming.says("这条说得不对", group="dongwan", reply_to=shown)
    assert not village.chenming.hears("停了", "请人重新写一条").buttons
    assert not [text for text in stands_in(village, "dongwan") if "走路靠右边" in text]
    assert (await the_draft(village)).state is State.WITHDRAWN
    village.zhoushuangquan.hears("撤回了", "走路靠右边")
    village.zhoujianguo.hears(STOPPED, "走路靠右边")


async def test_the_plainer_copy_in_private_goes_back_with_it(village: Village) -> None:
    await said_in_group(village, HEATING)
    await village.wangxiuying.taps("没听懂", group="dongwan")
    assert village.wangxiuying.finds("换个说法", HEATING_TITLE)
    await village.wangxiuying.taps("念给我听", group="dongwan")
    village.hush()
    await village.chenming.says("那条说得不对")
    private = [m.text or "" for m in village.wangxiuying.messages()]
    assert not any("换个说法" in text for text in private)
    assert sum(BACK in text for text in private) == 2
