"""What a cadre sees and does: begun, stopped, swapped, said now, looked at in every dialect."""

from __future__ import annotations

import re

from tests.stories.prompting import HAMLETS, prompts_begun, said_in, seen_in, sends
from tests.stories.village import Village


def lines(text: str) -> dict[int, str]:
    """The lines of the calendar by their day of the month."""
    found = re.findall(r"^(?:\d+月)?(\d{1,2})号周. (.+)$", text, re.MULTILINE)
    return {int(day): rest for day, rest in found}


def title(line: str) -> str:
    return line.partition("】")[2].removesuffix(" ✍️")


async def test_a_cadre_sees_how_it_stands_begins_and_stops(village: Village) -> None:
    await village.zhoujianguo.says("/prompts")
    village.zhoujianguo.hears("健康提醒", "没开")
    await village.zhoujianguo.taps("开始")
    await village.zhoujianguo.says("/prompts")
    village.zhoujianguo.hears("开着", "今天", "明天")
    await village.zhoujianguo.taps("看14天")
    shown = village.zhoujianguo.hears("往后14天")
    assert sorted(lines(shown.text or "")) == sorted([*range(23, 31), *range(1, 7)])
    await village.passes(days=2)
    assert len(await said_in(village, "dongwan")) == 2
    await village.zhoujianguo.says("/prompts 停")
    village.zhoujianguo.hears("停了")
    village.hush()
    await village.passes(days=3)
    assert len(await said_in(village, "dongwan")) == 2


async def test_only_cadres_have_a_say(village: Village) -> None:
    await village.wangxiuying.says("/prompts 开始")
    village.wangxiuying.hears("归村干部管")
    await village.lixiaofang.says("/prompts")
    village.lixiaofang.hears("归村干部管")
    await village.passes(days=1)
    assert await sends(village) == ()


async def test_what_the_calendar_shows_is_what_is_said(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    planned = lines(village.zhoujianguo.hears("往后14天").text or "")
    await village.passes(days=13)
    library = village.bot.desk.content.prompts
    found = sorted(await said_in(village, "hekou"), key=lambda send: send.day)
    assert len(found) >= 13
    for send in found:
        assert library[send.prompt].card_title == title(planned[send.day.day])


async def test_a_line_is_swapped_and_another_is_stopped_by_its_number(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    before = lines(village.zhoujianguo.hears("往后14天").text or "")
    await village.zhoujianguo.says("换27号")
    village.zhoujianguo.hears("27号换成")
    await village.zhoujianguo.says("停二十五号")
    village.zhoujianguo.hears("25号的停了")
    await village.zhoujianguo.says("/prompts 日历")
    after = lines(village.zhoujianguo.hears("往后14天").text or "")
    assert "您停了" in after[25]
    assert title(after[27]) != title(before[27])
    assert title(after[27]) not in [title(line) for line in before.values()]
    # What was stopped does not come back the next day.
    assert title(before[25]) not in [title(line) for line in after.values()]
    await village.passes(days=6)
    library = village.bot.desk.content.prompts
    said = {library[s.prompt].card_title: s.day for s in await said_in(village, "xiwan")}
    assert title(after[27]) in said
    assert title(before[25]) not in said
    assert len(said) == 5


async def test_the_buttons_change_the_next_line_and_the_calendar_follows(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    shown = village.zhoujianguo.hears("往后14天")
    first = title(lines(shown.text or "")[23])
    assert [b.text for b in shown.buttons] == ["换一条", "停这条", "现在发"]
    await village.zhoujianguo.taps_on(shown, "换一条")
    second = title(lines(village.zhoujianguo.finds("往后14天").text or "")[23])
    assert second != first
    toast = await village.zhoujianguo.taps("停这条", "往后14天")
    assert toast is not None
    assert "停了" in toast
    again = village.zhoujianguo.finds("往后14天")
    assert again.message_id == shown.message_id
    assert "您停了" in lines(again.text or "")[23]
    await village.until("21:00")
    assert await said_in(village, "dongwan") == ()


async def test_said_now_is_the_prompt_of_the_day(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    planned = lines(village.zhoujianguo.hears("往后14天").text or "")
    await village.zhoujianguo.says("现在发 24号")
    village.zhoujianguo.hears("发了", "3个群")
    library = village.bot.desk.content.prompts
    (send,) = await said_in(village, "dongwan")
    assert library[send.prompt].card_title == title(planned[24])
    assert len(seen_in(village, village.lixiaofang, "dongwan")) == 1
    # One a day: another waits for tomorrow, and the evening stays quiet.
    planned = lines(village.zhoujianguo.finds("往后14天").text or "")
    assert "发了" in planned[23]
    await village.zhoujianguo.says("现在发26号")
    village.zhoujianguo.hears("今天发过一条了", title(planned[26]))
    await village.until("21:30")
    assert len(await said_in(village, "dongwan")) == 1
    await village.until("21:30")
    tomorrow, _ = await said_in(village, "dongwan")
    assert library[tomorrow.prompt].card_title == title(planned[26])


async def test_a_preview_shows_every_dialect_and_who_has_not_agreed(village: Village) -> None:
    await prompts_begun(village)
    library = village.bot.desk.content.prompts
    code = next(code for code, prompt in library.items() if len(prompt.voices) >= 3)
    await village.zhoujianguo.says(f"预览 {code}")
    shown = village.zhoujianguo.hears("👀", library[code].text, "出处")
    for voice in library[code].voices.values():
        for line in (voice.text, *voice.rhyme):
            assert line is None or line in (shown.text or "")
    assert (shown.text or "").count("本地人没点头") == len(library[code].voices)
    await village.zhoujianguo.says("预览30号")
    village.zhoujianguo.hears("👀")
    await village.zhoujianguo.says("预览 没有的")
    village.zhoujianguo.hears("没找到")


async def test_it_is_offered_to_the_cadres_once(village: Village) -> None:
    await village.passes(days=7.5)
    village.zhoujianguo.finds("要不要每天一条健康提醒")
    await village.zhoujianguo.taps("先不要", "健康提醒")
    await village.passes(days=20)
    for cadre in (village.zhoujianguo, village.wuqiuxiang):
        offers = [m for m in cadre.messages() if "要不要每天一条" in (m.text or "")]
        assert len(offers) <= 1
    assert await sends(village) == ()
    for reader, hamlet in zip(("lixiaofang", "liucaixia"), HAMLETS, strict=False):
        assert seen_in(village, village.person(reader), hamlet) == []


async def test_where_it_was_begun_it_is_not_offered(village: Village) -> None:
    await prompts_begun(village)
    await village.passes(days=9)
    assert not [m for m in village.zhoujianguo.messages() if "要不要每天一条" in (m.text or "")]


async def test_what_happened_comes_first_for_some_days(village: Village) -> None:
    await prompts_begun(village)
    library = village.bot.desk.content.prompts
    await village.zhoujianguo.says("/prompts 防汛")
    village.zhoujianguo.hears("防汛", "先说")
    await village.passes(days=8)
    found = sorted(await said_in(village, "dongwan"), key=lambda send: send.day)
    events = [library[send.prompt].season.event for send in found]
    about = sum(prompt.season.event == "flood" for prompt in library.values())
    assert about >= 2
    assert events[:about] == ["flood"] * about
    assert events[5:] == [None] * len(events[5:])
