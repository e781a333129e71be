"""Volunteers are asked in turn, a no is respected for the day, a hand-over needs a yes."""

from __future__ import annotations

from bot.domain.states import State
from bot.store import asks
from tests.stories.test_claiming_limits import errand, holder_of, takes
from tests.stories.village import Village, shown


async def asked(village: Village, number: str) -> set[str]:
    case = next(c for c in await village.cases() if c.number == number)
    found = await village.bot.desk.database.read(lambda work: asks.asked_for(work, case.id))
    return {one.person_id for one in found}


async def test_volunteers_of_the_hamlet_are_asked_without_a_sound(village: Village) -> None:
    number = await errand(village, village.wangxiuying)
    card = village.zhaohongxia.hears("取快递", number, "还没人接", loud=False)
    assert [b.text for b in card.buttons] == ["我来办", "这次不行"]
    assert "东湾1号" not in shown(card)
    assert await asked(village, number) == {"zhaohongxia", "zhoushuangquan"}
    village.wangguihua.hears_nothing(number)


async def test_a_no_leaves_alone_for_the_day_and_not_tomorrow(village: Village) -> None:
    zhao = village.zhaohongxia
    first = await errand(village, village.wangxiuying)
    assert await zhao.taps("这次不行", first) == "好，今天不再问您。"
    second = await errand(village, village.wangxiuying, "帮我搬个柜子，太重了")
    assert await asked(village, second) == {"zhoushuangquan"}
    await village.until("09:00", day=1)
    third = await errand(village, village.wangxiuying, "帮我交一下电费")
    assert "zhaohongxia" in await asked(village, third)


async def test_who_rests_is_not_asked(village: Village) -> None:
    await village.zhaohongxia.says("/off 今天")
    number = await errand(village, village.wangxiuying)
    assert await asked(village, number) == {"zhoushuangquan"}


async def test_who_looks_after_the_place_has_no_button_to_be_left_alone(village: Village) -> None:
    number = await errand(village, village.wangxiuying, "帮我取个快递，急")
    for message in village.lixiaofang.messages():
        if number in shown(message):
            assert "这次不行" not in [b.text for b in message.buttons]


async def test_a_task_moves_when_the_named_person_says_yes(village: Village) -> None:
    zhao, zhou = village.zhaohongxia, village.zhoushuangquan
    number = await errand(village, village.wangxiuying)
    await takes(village, zhao, number)
    village.hush()
    await zhao.says(f"/hand {number} 周双全")
    zhao.hears("去问了")
    ask = zhou.hears("想请您接", number, loud=True)
    assert "东湾1号" not in shown(ask)
    assert [b.text for b in ask.buttons] == ["我接", "不方便"]
    assert await holder_of(village, number) == "zhaohongxia"
    await zhou.taps_on(ask, "我接")
    assert await holder_of(village, number) == "zhoushuangquan"
    zhao.hears("周双全", "接过去了")
    zhou.hears("取快递", "到门口说")


async def test_a_task_stays_where_the_named_person_says_no(village: Village) -> None:
    zhao, zhou = village.zhaohongxia, village.zhoushuangquan
    number = await errand(village, village.wangxiuying)
    await takes(village, zhao, number)
    await zhao.says(f"/hand {number} 周双全")
    await zhou.taps("不方便", number)
    question = zhao.hears("周双全", "不方便", number)
    assert [b.text for b in question.buttons] == ["转给别人", "去不了"]
    assert await holder_of(village, number) == "zhaohongxia"


async def test_who_is_silent_to_it_is_waited_for_an_hour(village: Village) -> None:
    zhao = village.zhaohongxia
    number = await errand(village, village.wangxiuying)
    await takes(village, zhao, number)
    await zhao.says(f"/hand {number} 周双全")
    village.hush()
    await village.passes(minutes=58)
    zhao.hears_nothing("还没回话")
    await village.passes(minutes=4)
    zhao.hears("周双全", "还没回话", number)
    assert await holder_of(village, number) == "zhaohongxia"
    assert await village.zhoushuangquan.taps("我接", number) == "这件事已经不用您操心了，谢谢您。"
    assert await holder_of(village, number) == "zhaohongxia"


async def test_the_liaison_hears_by_name_who_fell_silent_and_nobody_else(
    village: Village,
) -> None:
    zhao = village.zhaohongxia
    number = await errand(village, village.wangxiuying)
    await takes(village, zhao, number)
    village.hush()
    await village.until("15:30")
    village.lixiaofang.hears("赵红霞", "一直没回话", number, loud=False)
    village.lixiaofang.hears_nothing("一直没回话")
    for person in village.everybody:
        if person.code != "lixiaofang":
            person.hears_nothing("一直没回话")
    assert (await village.the_case()).state is State.OPEN
    await village.lixiaofang.says(f"/case {number}")
    village.lixiaofang.finds(number, "知道了赵红霞没回话")


async def test_who_gives_it_back_in_words_is_not_called_silent(village: Village) -> None:
    zhao = village.zhaohongxia
    number = await errand(village, village.wangxiuying)
    await takes(village, zhao, number)
    village.hush()
    await zhao.taps("去不了", number)
    village.lixiaofang.hears_nothing("一直没回话")
