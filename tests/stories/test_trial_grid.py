"""What people of the grid would say in their own words, and what they must hear."""

from __future__ import annotations

import pytest

from tests.stories.village import Village


@pytest.mark.parametrize(
    "words",
    ["小芳电话多少", "谁是我的包保人", "陈医生电话是多少", "晚上有事找哪个"],
)
async def test_an_old_woman_asks_for_a_phone_and_hears_who_answers_for_her(
    village: Village, words: str
) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("联络员：小芳", "13800000003", "13800000009")
    village.group_hears_nothing("dongwan")
    assert await village.cases() == ()


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("医生啥时候来我们村", "您的家庭医生"),
        ("老年人体检什么时候", "没有约好的场次"),
        ("卫生室哪天打针", "没有约好的场次"),
        ("我为什么是黄的", "老毛病稳得住"),
        ("你们记了我啥", "邻里记着您的"),
        ("谁能看到我的病", "邻居看不到"),
        ("你是机器人吗", "是个机器人，不是真人"),
        ("这个怎么用啊", "直接说一句就行"),
        ("今天晚上有人值班吗", "谁值班"),
        ("我想问问医生", "想问医生什么"),
    ],
)
async def test_a_question_about_what_there_is_is_answered_and_is_no_call_for_help(
    village: Village, words: str, heard: str
) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears(heard)
    village.group_hears_nothing("dongwan")
    assert await village.cases() == ()


async def test_a_phone_that_is_asked_for_is_no_call_that_was_made(village: Village) -> None:
    """A contact that nobody had would stop the round for a red man."""
    await village.lixiaofang.says("李守田电话")
    said = village.lixiaofang.hears("李守田", "13800000017")
    assert "打通电话" not in (said.text or "")
    await village.lixiaofang.says("张守田 电话")
    village.lixiaofang.hears("记下了", "张大爷：电话")


async def test_a_neighbours_phone_stays_with_the_neighbour(village: Village) -> None:
    await village.wangxiuying.says("老赵电话多少")
    said = village.wangxiuying.hears("别人家的手机号不往外给")
    assert "13800000006" not in (said.text or "")


async def test_a_son_asks_how_his_mother_is_and_who_looks_after_her(village: Village) -> None:
    await village.wangqiang.says("我妈今天怎么样")
    village.wangqiang.hears("王奶奶：", "今天")
    await village.wangqiang.says("我妈一个人在家谁照看")
    village.wangqiang.hears("王奶奶家", "联络员：小芳")
    village.group_hears_nothing("dongwan")
    assert await village.cases() == ()


async def test_a_son_whom_nobody_confirmed_hears_nothing_of_her(village: Village) -> None:
    stranger = village.newcomer("阿明")
    await stranger.starts()
    await stranger.says("我是王秀英的儿子")
    await stranger.says("我妈怎么样")
    stranger.hears_nothing("见到")
    stranger.hears_nothing("自己发")


async def test_a_daughter_hears_what_her_father_lets_her_hear(village: Village) -> None:
    """No word from him yet: he is asked first, and she is told that he is."""
    await village.zhangxiaolan.says("我妈怎么样")
    village.zhangxiaolan.hears_nothing("自己发")
    await village.wangchunlin.says("我爸怎么样")
    village.wangchunlin.hears("要德发大爷自己点头")
    village.lixiaofang.hears("德发大爷的消息", "王春林")


async def test_a_cadre_asks_in_words_what_the_commands_show(village: Village) -> None:
    await village.zhoujianguo.says("今天还有谁没联系上")
    village.zhoujianguo.hears("每天问平安还没开始")
    await village.zhoujianguo.says("今天日报报了没")
    village.zhoujianguo.hears("日报还没开始")
    await village.zhoujianguo.says("哪里没人管")
    village.zhoujianguo.hears("柳湾村", "没人管的")
    await village.lixiaofang.says("怎么加人")
    village.lixiaofang.hears("登记 王小明 1950年 东湾3号")
    await village.lixiaofang.says("李守田家什么情况")
    village.lixiaofang.hears("李守田", "慢阻肺")
    await village.chenming.says("我的病人")
    village.chenming.hears("您的重点人")
