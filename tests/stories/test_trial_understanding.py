"""What people say next: of whom it is, what it answers, and what it puts right."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


def labels(message: object) -> list[str]:
    return [button.text for button in message.buttons]  # type: ignore[attr-defined]


async def test_the_neighbour_who_was_named_is_the_one_who_is_ill(village: Village) -> None:
    # His own father in law lives two doors on; everybody would run to the wrong one.
    await village.zhangshuigen.says("隔壁李大爷好像喘得厉害", group="dongwan")
    village.zhangshuigen.hears("先打 120", "东湾6号")
    village.lixiaofang.hears("🚨🚨", "李大爷", "东湾6号")


async def test_one_s_own_is_meant_where_a_neighbour_is_only_named_beside(
    village: Village,
) -> None:
    await village.wangqiang.says("李大爷打电话说我妈喘不上气")
    village.lixiaofang.hears("🚨🚨", "王奶奶", "东湾1号")


async def test_what_is_added_without_a_name_is_of_who_was_told_of(village: Village) -> None:
    await village.wangqiang.says("我妈发烧38.5，不喘")
    await village.passes(minutes=60)
    await village.wangqiang.says("还在烧，39度了")
    await village.wangqiang.says("她说胸口闷")
    case = await village.the_case()
    await village.lixiaofang.says(case.number)
    village.lixiaofang.finds("王奶奶", "还在烧，39度了", "她说胸口闷")


async def test_an_alarm_for_a_child_is_not_followed_by_a_case_of_the_mother(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:10") as village:
        await village.lixiaofang.says("娃儿烧起来了出气恼火")
        village.hush()
        await village.lixiaofang.says("烧到39度5")
        village.lixiaofang.hears_nothing("等得到天亮")
        assert (await village.the_case()).acuity is Acuity.EMERGENCY
        village.chenming.finds("🚨🚨", "赵小虎", "烧到39度5")


async def test_who_says_i_is_meant_even_after_somebody_else_was(village: Village) -> None:
    await village.wangqiang.says("我妈发烧38.5")
    await village.wangqiang.says("我自己也咳嗽")
    first, second = await village.cases()
    assert first.subject_id != second.subject_id


async def test_another_who_is_named_is_no_answer_to_what_was_asked(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 发烧38.5")
    await village.lixiaofang.says("李大爷咳得睡不着")
    village.lixiaofang.hears("记下了", "李大爷")
    assert len({case.subject_id for case in await village.cases()}) == 2


async def test_who_looks_after_somebody_speaks_of_them(village: Village) -> None:
    await village.wangxiuying.says("头晕得很，站不稳")
    await village.chenming.taps("我来办")
    await village.chenming.says("看过了，血压高了点，没大事")
    village.wangxiuying.hears("陈医生", "血压高了点")
    await village.the_case()


async def test_an_alarm_of_who_looks_after_somebody_goes_to_that_door(village: Village) -> None:
    await village.wangxiuying.says("头晕得很，站不稳")
    await village.chenming.taps("我来办")
    await village.chenming.says("人迷糊了，叫不醒")
    village.chenming.hears("先打 120", "东湾1号")
    village.lixiaofang.hears("🚨🚨", "王奶奶", "叫不醒")


async def test_the_first_words_stay_on_the_card_however_much_is_said(village: Village) -> None:
    await village.wangxiuying.says("我绊了一跤，屁股疼站不起来")
    for more in ("小芳快来", "在灶房", "门没锁", "冷得很"):
        await village.wangxiuying.says(more)
    assert "绊了一跤" in village.lixiaofang.finds("🚨🚨", "冷得很").text


@pytest.mark.parametrize("no", ["莫得", "冇得"])
async def test_no_is_said_in_many_ways(village: Village, no: str) -> None:
    await village.wangxiuying.says("脑壳昏")
    await village.wangxiuying.says(no)
    village.wangxiuying.hears("嘴歪了没有")


async def test_who_does_not_understand_is_asked_once_more_with_the_buttons(
    village: Village,
) -> None:
    await village.wangxiuying.says("脑壳昏")
    village.hush()
    await village.wangxiuying.says("啥子意思")
    assert labels(village.wangxiuying.hears("胸口压得慌"))[1] == "没有"
    village.wangxiuying.hears_nothing()
    await village.wangxiuying.says("？？？")
    village.wangxiuying.hears_nothing("胸口压得慌")


@pytest.mark.parametrize(("words", "said"), [("能等", "天亮就请人办"), ("等不得了", "先打 120")])
async def test_whether_it_can_wait_is_answered_in_words(
    village_at: VillageAt, words: str, said: str
) -> None:
    async with village_at("2026-11-24 02:10") as village:
        await village.liyoufu.says("我发烧38度5，不喘")
        village.hush()
        await village.liyoufu.says(words)
        village.liyoufu.hears(said)


async def test_a_bare_tomorrow_answers_when(village: Village) -> None:
    await village.zhaohongxia.says("要车去医院")
    await village.zhaohongxia.says("明天")
    village.zhaohongxia.hears("您要车：明天 去医院。对吗？")


async def test_right_in_words_is_the_button(village: Village) -> None:
    await village.zhaohongxia.says("谁家有氯雷他订")
    await village.zhaohongxia.says("对的")
    village.zhaohongxia.hears("好，就照这个找人。")
    assert dict((await village.the_case()).details) == {"items": "氯雷他定"}


async def test_wrong_in_words_asks_what_is_right(village: Village) -> None:
    await village.zhaohongxia.says("后天要车去医院")
    await village.zhaohongxia.says("不对")
    village.zhaohongxia.hears("哪里不对")
    await village.zhaohongxia.says("去市里")
    village.zhaohongxia.hears("您要车：后天 去市里。对吗？")


async def test_after_it_was_said_back_a_short_line_puts_it_right(village: Village) -> None:
    await village.zhaohongxia.says("后天要车去医院")
    await village.zhaohongxia.says("三个人")
    village.zhaohongxia.hears("您要车：后天 去医院，3个人。对吗？")
    await village.zhaohongxia.says("赶早六点半")
    line = village.zhaohongxia.hears("后天", "6:30", "3个人")
    assert "明天" not in line.text


async def test_nobody_of_eighteen_is_offered_as_ones_mother(village: Village) -> None:
    await village.zhaohongxia.says("明天我妈透析要个车")
    village.zhaohongxia.hears("记下了", "要车")
    village.zhaohongxia.hears_nothing("是家里哪位")
