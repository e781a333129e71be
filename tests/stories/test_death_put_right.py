"""It was not so: the words offer the one tap that puts it right, or the liaison hears them."""

from __future__ import annotations

import pytest

from bot.store import people
from tests.stories.village import Village

SAID = "王奶奶昨晚过世了"


async def is_alive(village: Village) -> bool:
    found = await village.bot.desk.database.read(lambda w: people.get_person(w, "wangxiuying"))
    return found.ended_why is None


async def wished_for_a_car(village: Village) -> None:
    await village.wangxiuying.says("明天上午要车去县医院")
    await village.passes(minutes=2)


@pytest.mark.parametrize("words", ["弄错了", "人还在", "没死", "王奶奶没死，传错了"])
async def test_who_was_asked_says_it_in_words_and_one_tap_puts_it_right(
    village: Village, words: str
) -> None:
    await wished_for_a_car(village)
    await village.zhangxiaolan.says(SAID)
    village.hush()
    await village.lixiaofang.says(words)
    asked = village.lixiaofang.hears("王奶奶", "一切照旧")
    assert [b.text for b in asked.buttons] == ["弄错了，人还在"]
    assert await village.lixiaofang.taps("弄错了，人还在") == "好，当没有这回事。"
    assert not (await village.the_case()).final
    assert (await village.the_case()).paused_until is None


async def test_after_two_confirmed_it_all_comes_back(village: Village) -> None:
    await wished_for_a_car(village)
    await village.zhangxiaolan.says(SAID)
    await village.lixiaofang.taps("属实")
    await village.zhoujianguo.taps("属实")
    assert not await is_alive(village)
    await village.zhoujianguo.says("弄错了，人还在")
    village.zhoujianguo.hears("王奶奶", "停掉的都恢复")
    assert await village.zhoujianguo.taps("弄错了，人还在") == "好，都恢复了。"
    assert await is_alive(village)
    assert not (await village.the_case()).final


async def test_who_may_not_put_it_right_is_passed_on_to_the_liaison(village: Village) -> None:
    await village.zhangxiaolan.says(SAID)
    village.hush()
    await village.zhaohongxia.says("王奶奶没死")
    village.zhaohongxia.hears("告诉您的联络员")
    asked = village.lixiaofang.hears("赵红霞", "王奶奶", "还在")
    assert [b.text for b in asked.buttons] == ["弄错了，人还在"]
    await village.lixiaofang.taps("弄错了，人还在")
    assert await is_alive(village)


@pytest.mark.parametrize("words", ["弄错了", "没死", "人还在"])
async def test_where_nobody_is_said_to_have_died_the_words_go_their_own_way(
    village: Village, words: str
) -> None:
    await village.lixiaofang.says(words)
    village.lixiaofang.hears_nothing("一切照旧")
    assert await village.row_count("death_reports") == 0


async def test_something_else_that_was_wrong_is_nobodys_death(village: Village) -> None:
    await village.zhangxiaolan.says(SAID)
    village.hush()
    await village.zhaohongxia.says("弄错了")
    village.lixiaofang.hears_nothing("还在")
