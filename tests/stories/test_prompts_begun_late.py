"""Prompts that are begun after the hour of the day: nothing is shown that will not come."""

from __future__ import annotations

from tests.stories.prompting import prompts_begun, said_in
from tests.stories.test_prompts_calendar import lines, title
from tests.stories.village import Village


async def test_begun_after_the_morning_the_morning_is_not_shown_as_still_to_come(
    village: Village,
) -> None:
    await village.until("09:30", day=1)
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts")
    shown = village.zhoujianguo.hears("今天", "明天").text or ""
    assert "07:30" not in lines(shown.replace("今天 ", "\n"))[24]
    assert "今天的时候过了" in shown


async def test_what_the_day_could_not_have_comes_the_next_day(village: Village) -> None:
    await village.until("09:30", day=1)
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    planned = lines(village.zhoujianguo.hears("往后14天").text or "")
    assert "今天的时候过了" in planned[24]
    await village.until("21:00", day=1)
    (send,) = await said_in(village, "dongwan")
    assert send.day.day == 25
    assert village.props.content.prompts[send.prompt].card_title == title(planned[25])


async def test_begun_before_the_morning_the_day_has_its_own(village: Village) -> None:
    await village.until("06:40", day=1)
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    planned = lines(village.zhoujianguo.hears("往后14天").text or "")
    assert "07:30" in planned[24]
    await village.until("08:30")
    (send,) = await said_in(village, "dongwan")
    assert village.props.content.prompts[send.prompt].card_title == title(planned[24])
