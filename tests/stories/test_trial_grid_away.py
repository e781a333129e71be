"""Away at the children's, in hospital, home again, said as people say it."""

from __future__ import annotations

import pytest

from tests.stories.rounding import begun, coloured
from tests.stories.village import Village


@pytest.mark.parametrize("words", ["我去儿子家住几天", "我去东莞儿子家过年，正月回来", "我住院了"])
async def test_who_goes_away_is_not_welcomed_home_and_is_not_asked(
    village: Village, words: str
) -> None:
    await coloured(village, "wangxiuying")
    await begun(village)
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("这些天不问")
    village.wangxiuying.hears_nothing("欢迎回家")
    assert await village.cases() == ()
    await village.until("07:31", day=1)
    village.wangxiuying.hears_nothing("身体怎么样")


async def test_back_from_the_sons_she_is_asked_again_and_is_no_returnee(village: Village) -> None:
    await coloured(village, "wangxiuying")
    await begun(village)
    await village.wangxiuying.says("我去儿子家住几天")
    await village.wangxiuying.says("我回来了")
    village.wangxiuying.hears("您回来了，照旧问平安")
    village.wangxiuying.hears_nothing("登记")
    await village.wangxiuying.says("我住院了")
    await village.wangxiuying.says("我出院了")
    village.wangxiuying.hears("回来就好")
    await village.until("23:00")
    await village.until("07:31", day=1)
    village.wangxiuying.hears("身体怎么样")


async def test_a_son_and_a_liaison_say_that_somebody_is_away(village: Village) -> None:
    await village.wangqiang.says("我妈去我姐家了")
    village.wangqiang.hears("王奶奶不在家这些天不问")
    await village.lixiaofang.says("张大爷去他儿子家过冬了")
    village.lixiaofang.hears("张大爷不在家这些天不问")
    await village.lixiaofang.says("李喜凤搬去县城女儿家了")
    village.lixiaofang.hears("喜凤奶奶搬走，不回来了")


async def test_who_says_again_that_they_come_home_meets_no_silence(village: Village) -> None:
    await village.wangqiang.says("我后天到家")
    village.wangqiang.hears("欢迎回家")
    await village.wangqiang.says("我和媳妇孩子三口人腊月二十从东莞回来过年")
    village.wangqiang.hears("好，知道了", "登记一下")


async def test_the_mildest_word_of_death_is_held_and_asked_and_the_speaker_hears_a_word(
    village: Village,
) -> None:
    await village.wangxiuying.says("隔壁王德发走了")
    village.wangxiuying.hears("听见了", "不往外说")
    village.lixiaofang.hears("有人说起德发大爷走了", "问一声")
    village.group_hears_nothing("dongwan")
    # Of somebody young it means that they went.
    await village.wangxiuying.says("小芳走了")
    village.lixiaofang.hears_nothing("有人说起")


async def test_the_liaison_s_own_word_asks_her_and_nobody_else(village: Village) -> None:
    await village.lixiaofang.says("张守田走了")
    said = village.lixiaofang.hears("有人说起张大爷走了")
    assert [b.text for b in said.buttons] == ["属实", "不是"]
    village.lixiaofang.hears_nothing("听见了")
