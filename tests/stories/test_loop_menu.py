"""Big buttons and two questions; what was said is never left lying."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from tests.stories.village import Village


async def test_two_characters_in_private_open_a_matter_that_reaches_people(
    village: Village,
) -> None:
    await village.person("zhangxiaolan").says("要药")
    village.person("zhangxiaolan").hears("记下了", "要药", "柳湾0001")
    village.group_hears("dongwan", "要药", "谁能搭把手")
    assert "柳湾0001" in village.lixiaofang.finds("我手上的事").text


async def test_two_characters_for_a_car_reach_drivers_then_the_group_then_the_liaison(
    village: Village,
) -> None:
    await village.person("zhangxiaolan").says("要车")
    village.person("zhangxiaolan").hears("记下了", "要车", "柳湾0001")
    village.zhaoweiguo.hears("🚗", "柳湾0001", loud=True)
    village.group_hears_nothing("dongwan")
    await village.passes(minutes=21)
    village.group_hears("dongwan", "要车", "谁能搭把手")
    await village.passes(minutes=40)
    assert "柳湾0001" in village.lixiaofang.finds("我手上的事").text


async def test_the_button_asks_what_and_when_and_then_it_is_a_matter(village: Village) -> None:
    author = village.wangxiuying
    await author.says("🙋 要帮忙")
    author.hears("要帮什么忙")
    await author.says("谁帮我把米扛上楼")
    question = author.hears("什么时候要")
    assert [b.text for b in question.buttons] == ["现在", "今天", "过两天"]
    assert await village.cases() == ()
    await author.taps_on(question, "现在")
    author.hears("记下了", "柳湾0001")
    case = await village.the_case()
    assert case.acuity is Acuity.URGENT
    village.lixiaofang.hears("谁帮我把米扛上楼 现在", loud=True)
    assert await author.taps_on(question, "今天") == "这个问题过时了，请重新说一遍。"


async def test_cancel_takes_the_question_back_and_nothing_opens(village: Village) -> None:
    author = village.wangxiuying
    for way in ("/cancel", "不用了"):
        await author.says("🙋 要帮忙")
        await author.says("帮忙扛米")
        await author.says(way)
        author.hears("好，不问了")
    await village.passes(hours=1)
    assert await village.cases() == ()
    await author.says("/cancel")
    author.hears("现在没有在问您什么")


async def test_back_asks_the_question_before(village: Village) -> None:
    author = village.wangxiuying
    await author.says("🙋 要帮忙")
    author.hears("要帮什么忙")
    await author.says("帮忙扛米")
    author.hears("什么时候要")
    await author.says("/back")
    author.hears("要帮什么忙")
    await author.says("帮忙搬煤")
    await author.taps("过两天")
    assert "搬煤" in await words_of(village)
    assert "扛米" not in await words_of(village)


async def words_of(village: Village) -> str:
    await village.lixiaofang.says("/case 柳湾0001")
    return village.lixiaofang.finds("柳湾0001", "原话").text


async def test_who_says_what_and_then_nothing_more_is_helped_all_the_same(
    village: Village,
) -> None:
    await village.wangxiuying.says("🙋 要帮忙")
    await village.wangxiuying.says("帮忙扛米")
    village.hush()
    await village.passes(minutes=14)
    assert await village.cases() == ()
    await village.passes(minutes=2)
    village.wangxiuying.hears("记下了", "柳湾0001")
    assert "帮忙扛米" in await words_of(village)


async def test_danger_said_as_an_answer_to_a_question_is_danger(village: Village) -> None:
    await village.wangxiuying.says("🙋 要帮忙")
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.wangxiuying.hears("先打 120", loud=True)
    village.lixiaofang.hears("王奶奶", "120", loud=True)


async def test_a_report_by_button_needs_one_sentence(village: Village) -> None:
    await village.wangxiuying.says("📢 反映事情")
    village.wangxiuying.hears("什么事？在哪里？")
    await village.wangxiuying.says("村口的路塌了一块")
    village.wangxiuying.hears("记下了", "道路")
    assert (await village.the_case()).category == "road"


async def test_the_buttons_show_ones_matters_and_phones(village: Village) -> None:
    await village.wangxiuying.says("📋 我的事")
    village.wangxiuying.hears("您现在没有事在办")
    await village.wangxiuying.says("☎️ 打电话")
    village.wangxiuying.hears("电话卡", "120")
