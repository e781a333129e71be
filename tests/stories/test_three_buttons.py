"""At most three buttons a message, also under the lists of who helps (CONDUCT 23)."""

from __future__ import annotations

from tests.stories.village import Village

WISHES = ("帮我买一袋米", "家里灯泡坏了，帮我换一个", "帮我取个快递", "帮我劈点柴")


async def asked_for(village: Village) -> None:
    for words in WISHES:
        await village.wangxiuying.says(words)


async def test_what_waits_has_three_buttons_and_the_rest_opens_by_its_number(
    village: Village,
) -> None:
    await asked_for(village)
    await village.zhaohongxia.says("/tasks")
    shown = village.zhaohongxia.finds("等人帮忙的", "发编号")
    lines = [line for line in (shown.text or "").splitlines() if "柳湾" in line]
    assert len(lines) == len(WISHES)
    assert len(shown.buttons) == 3
    last = lines[-1].split()[1]
    await village.zhaohongxia.says(last)
    assert village.zhaohongxia.finds(last).buttons


async def test_where_three_are_enough_nothing_is_said_of_numbers(village: Village) -> None:
    await village.wangxiuying.says(WISHES[0])
    await village.zhaohongxia.says("/tasks")
    assert "发编号" not in (village.zhaohongxia.finds("等人帮忙的").text or "")
