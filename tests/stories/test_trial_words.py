"""Ordinary sentences of illness and need, as villagers say them."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("家里没米了", "跑腿代办"),
        ("我家灯泡坏了", "跑腿代办"),
        ("家里漏雨", "跑腿代办"),
        ("没人给我做饭", "送饭送菜"),
        ("借个梯子用用", "借东西"),
        ("帮我收稻子", "农活"),
        ("买药", "要药"),
    ],
)
async def test_an_everyday_need_gets_a_card_of_the_right_name(
    village: Village, words: str, title: str
) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("记下了", title)
    card = village.group_hears("dongwan", title, "谁能搭把手")
    assert "王" not in card.text
    village.nothing_rings()


async def test_who_has_no_car_for_dialysis_is_asked_for_without_name_and_illness(
    village: Village,
) -> None:
    await village.wangxiuying.says("后天要去透析，没车")
    village.wangxiuying.hears("记下了", "要车")
    asked = village.zhaoweiguo.hears("🚗", "要车", loud=True)
    await village.passes(hours=2.1)
    card = village.group_hears("dongwan", "要车", "谁能搭把手")
    for shown in (asked.text, card.text):
        assert "王" not in shown
        assert "透析" not in shown


@pytest.mark.parametrize("words", ["我要看病", "想看医生", "请陈医生来看看我", "帮我量个血压"])
async def test_who_asks_for_the_doctor_is_on_the_doctors_list(village: Village, words: str) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("记下了", "身体不舒服")
    village.chenming.hears("我手上的事", "王奶奶", loud=False)
    village.lixiaofang.hears("我手上的事", loud=False)
    village.is_silent()


async def test_asking_whether_the_doctor_is_in_is_no_birth(village: Village) -> None:
    await village.wangxiuying.says("陈医生在吗")
    village.wangxiuying.hears("记下了", "问医生")
    assert (await village.the_case()).kind == "ask_doctor"
    village.group_hears_nothing("dongwan")
    village.nothing_rings()


async def test_an_old_person_too_dizzy_to_stand_is_urgent(village: Village) -> None:
    await village.wangxiuying.says("头晕得很，站不稳")
    village.wangxiuying.hears("记下了")
    assert (await village.the_case()).acuity is Acuity.URGENT
    village.group_hears_nothing("dongwan")


async def test_an_old_person_who_fell_is_seen_the_same_day(village: Village) -> None:
    await village.wangxiuying.says("我摔了一跤")
    village.wangxiuying.hears("记下了")
    village.chenming.hears("我手上的事", "王奶奶", loud=False)
    village.lixiaofang.hears("我手上的事", loud=False)
    village.wangxiuying.hears("血止住没有", loud=False)
    village.is_silent()


@pytest.mark.parametrize(
    "words", ["我要死了", "心里难受得很", "我起不来了", "好疼啊", "来个人", "我一个人害怕"]
)
async def test_a_cry_that_names_nothing_gets_the_120_line_and_a_clock(
    village: Village, words: str
) -> None:
    await village.wangxiuying.says(words)
    village.wangxiuying.hears("120", "您现在怎么样")
    village.is_silent()
    await village.passes(minutes=16)
    village.lixiaofang.hears("王奶奶", "问了没回话")


@pytest.mark.parametrize(
    "words", ["晕倒了", "孩子烧到40度抽了", "有人掉水库里了", "不好了，老张家冒烟了"]
)
async def test_danger_nobody_addressed_to_the_bot_is_answered_in_the_group(
    village: Village, words: str
) -> None:
    await village.zhaohongxia.says(words, group="dongwan")
    village.group_hears("dongwan", "先打")
    assert (await village.the_case()).emergency


@pytest.mark.parametrize(
    "words",
    [
        "笑得我要死了",
        "今天没人来打牌",
        "没车就走路去",
        "回去看看我妈，晚上不打牌了",
        "烟囱冒烟了",
        "电视看不清",
        "我怕老婆",
        "没菜了吃面吧",
        "李医生来我家喝酒",
    ],
)
async def test_what_only_sounds_like_a_need_stays_talk(village: Village, words: str) -> None:
    await village.zhaohongxia.says(words, group="dongwan")
    village.is_silent()
    assert await village.cases() == ()


@pytest.mark.parametrize(
    "words", ["麻烦谁去看看我妈", "能不能去我家看看我妈", "帮我看看我妈在不在家"]
)
async def test_asking_somebody_to_go_and_see_my_mother_is_about_my_mother(
    village: Village, words: str
) -> None:
    await village.wangqiang.says(words)
    village.wangqiang.hears("记下了", "去看一眼", "王奶奶")
    village.lixiaofang.hears("去看一眼 王奶奶", "东湾1号", loud=True)
    assert "王" not in village.group_hears("dongwan", "去看一眼").text


async def test_a_clinic_that_did_not_open_is_no_old_person_who_did_not(village: Village) -> None:
    await village.wangxiuying.says("卫生所三天没开门")
    village.wangxiuying.hears("记下了", "卫生室关门")
    assert (await village.the_case()).kind == "problem"
    village.group_hears_nothing("dongwan")


async def test_a_second_line_nobody_could_read_is_carried_to_a_person(village: Village) -> None:
    await village.wangxiuying.says("昨儿个那鸡")
    village.wangxiuying.hears("没听明白")
    village.is_silent()
    await village.wangxiuying.says("想儿子了")
    village.wangxiuying.hears("没弄懂", "请人来看")
    village.lixiaofang.hears("王奶奶", "原话：想儿子了", loud=True)
    village.lixiaofang.hears("我手上的事", loud=False)
    village.is_silent()
    await village.wangxiuying.says("小芳在吗")
    village.is_silent()
    assert "小芳在吗" in village.lixiaofang.finds("想儿子了").text
    await village.lixiaofang.taps("要帮忙", "想儿子了")
    village.wangxiuying.hears("记下了")


async def test_by_night_the_second_line_rings_night_duty(village_at: VillageAt) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.says("我这里咯噔咯噔的")
        village.wangxiuying.hears("没听明白")
        village.is_silent()
        await village.wangxiuying.says("咯噔得厉害得很")
        village.wangxiuying.hears("没弄懂", "120")
        village.lixiaofang.hears("王奶奶", "咯噔", loud=True)
        village.group_hears_nothing("dongwan")


async def test_how_far_it_is_is_answered_while_nobody_has_come(village: Village) -> None:
    await village.wangxiuying.says("想看医生")
    village.hush()
    for words in ("怎么还没人来", "还没来", "人呢"):
        await village.wangxiuying.says(words)
        village.wangxiuying.hears("您的事", "在找人")
    village.is_silent()


async def test_who_is_well_again_takes_it_back_in_words(village: Village) -> None:
    await village.wangxiuying.says("想看医生")
    await village.chenming.says(f"/case {(await village.the_case()).number}")
    await village.chenming.taps("我来办")
    village.hush()
    await village.wangxiuying.says("没事了")
    village.wangxiuying.hears("先不请人看了", "马上说一声")
    village.chenming.hears("不用去了")
    village.is_silent()
