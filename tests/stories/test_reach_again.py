"""Not understood twice: who comes is named; and a liaison who asks to whom she has to go."""

from __future__ import annotations

import pytest

from bot.store import roster
from bot.store.database import Work
from tests.stories.reaching import TITLE, on_lists, said_in_group, said_to_one
from tests.stories.village import Village


async def test_the_second_time_in_words_names_who_comes(village: Village) -> None:
    await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("没听懂")
    first = village.wangxiuying.hears("换个说法").text
    village.hush()
    await village.wangxiuying.says("还是没听懂")
    again = village.wangxiuying.hears("小芳", "上门或打电话").text
    assert again != first
    village.wangxiuying.hears_nothing("换个说法")
    assert await on_lists(village, "lixiaofang") == ["wangxiuying"]


async def test_after_she_was_there_and_it_is_still_unclear_somebody_is_named(
    village: Village,
) -> None:
    await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("没听懂")
    await village.lixiaofang.taps("都说了", "当面说一说")
    village.hush()
    await village.wangxiuying.says("没听懂")
    # The liaison's word stands between; the card has been seen, it is not sent once more.
    village.wangxiuying.hears("小芳", "上门或打电话")
    assert await on_lists(village, "lixiaofang") == ["wangxiuying"]


async def test_a_second_tap_names_who_comes_and_the_group_stays_quiet(village: Village) -> None:
    await said_in_group(village)
    await village.wangxiuying.taps("没听懂", group="dongwan")
    toast = await village.wangxiuying.taps("没听懂", group="dongwan")
    assert "上门或打电话" in (toast or "")
    village.hush()
    shown = village.wangxiuying.finds("🔔", group="dongwan")
    await village.wangxiuying.says("没听懂", group="dongwan", reply_to=shown)
    village.wangxiuying.hears("小芳", "上门或打电话")
    village.group_hears_nothing("dongwan")


@pytest.mark.parametrize("words", ["谁没听懂", "还有谁没听懂", "哪些人没听懂？"])
async def test_a_liaison_asks_who_is_left(village: Village, words: str) -> None:
    await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("没听懂")
    village.hush()
    await village.lixiaofang.says(words)
    village.lixiaofang.hears("还要当面说的1位", "1. 王奶奶", TITLE, "没听懂")
    await village.lixiaofang.says("1 说了")
    await village.lixiaofang.says(words)
    village.lixiaofang.hears("不用您再去说")


async def test_who_is_not_hers_any_more_is_not_on_it(village: Village) -> None:
    await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("没听懂")
    desk = village.bot.desk

    async def moves(work: Work) -> None:
        await roster.move_person(work, "wangxiuying", "xiwan")

    await desk.database.write(moves)
    village.hush()
    await village.lixiaofang.says("谁没听懂")
    assert "王奶奶" not in (village.lixiaofang.hears("不用您再去说").text or "")


async def test_a_villager_who_asks_is_told_nothing_of_others(village: Village) -> None:
    await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("没听懂")
    village.hush()
    await village.zhaoweiguo.says("谁没听懂")
    village.zhaoweiguo.hears_nothing("王奶奶")
