"""What is only heard of and doubted, what is asked of a medicine, and what is neither."""

from __future__ import annotations

import pytest

from bot.understanding.rumour_words import (
    asks,
    is_whole_question,
    lost_papers,
    plain,
    read_medicine_question,
    read_rumour,
    read_rumour_number,
    read_verdict,
)

RUMOURS = {
    "听说喝板蓝根能防流感是真的吗": "喝板蓝根能防流感",
    "群里说打疫苗会得病，真的假的": "打疫苗会得病",
    "网上说吃大蒜能治新冠，是不是真的": "吃大蒜能治新冠",
    "都说养老金要停了真的吗": "养老金要停了",
    "盐能防辐射吗，大家都在抢": "盐能防辐射",
    "村里人都在传明天要停水三天，有没有这回事": "明天要停水三天",
    "抖音上说白酒能消毒，靠谱吗？": "白酒能消毒",
    "请问一下，听说打流感针会得流感，可信吗": "打流感针会得流感",
    "@linli_bot 听说喝醋能防感冒是真的吗": "喝醋能防感冒",
}
NOT_RUMOURS = (
    "听说你家儿子回来了",
    "听说明天要下雨",
    "我发烧了是真的",
    "我妈喘不上气了，听说喝姜汤能好，是真的吗",
    "真的吗",
    "是真的假的",
    "明天有车去县城吗",
    "药箱还有布洛芬吗",
    "他说的是真的吗",
)


@pytest.mark.parametrize(("words", "claim"), RUMOURS.items())
def test_a_claim_is_taken_out_of_its_doubt(words: str, claim: str) -> None:
    said = read_rumour(words)
    assert said is not None
    assert said.claim == claim


@pytest.mark.parametrize("words", NOT_RUMOURS)
def test_talk_wishes_and_complaints_are_no_rumours(words: str) -> None:
    assert read_rumour(words) is None


@pytest.mark.parametrize(
    ("words", "named", "kind"),
    [
        ("布洛芬一天几次", 1, "take"),
        ("美林多久吃一次", 1, "take"),
        ("布洛芬能和感冒灵一起吃吗", 2, "together"),
        ("吃了布洛芬还能吃感冒灵吗", 2, "together"),
        ("布洛芬孩子能吃吗", 1, "child"),
        ("孕妇能吃连花清瘟吗", 1, "pregnant"),
        ("感冒灵饭前吃还是饭后吃", 1, "meal"),
        ("吃了感冒灵能喝酒吗", 1, "drink"),
        ("板蓝根能吃吗", 1, "may"),
        ("谁家有布洛芬", 1, None),
        ("我要两盒布洛芬，几天能到", 1, None),
        ("孩子把一整瓶布洛芬吃了，怎么吃点东西", 1, None),
        ("布洛芬吃多了怎么办", 1, None),
        ("布洛芬", 1, None),
        ("一天几次", 0, None),
    ],
)
def test_what_is_asked_of_a_medicine(words: str, named: int, kind: str | None) -> None:
    assert read_medicine_question(words, named) == kind


def test_politeness_changes_no_question() -> None:
    assert plain("请问一下，流感疫苗谁能打呀？") == plain("流感疫苗谁能打")


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("今年村里的路灯费是谁出的", True),
        ("村里的图书室哪天开门", True),
        ("这个怎么办", False),
        ("好了吗", False),
        ("我明天不去了", False),
        ("谢谢你们帮我送药", False),
    ],
)
def test_a_question_of_its_own_says_what_it_is_about(words: str, whole: bool) -> None:
    assert is_whole_question(words) is whole


def test_an_order_is_no_question() -> None:
    assert not asks("帮我送点药来")


def test_a_verdict_may_come_with_its_reason() -> None:
    assert read_verdict("不实，板蓝根防不了流感") == ("false", "板蓝根防不了流感")
    assert read_verdict("属实 镇里发了通知") == ("true", "镇里发了通知")
    assert read_verdict("板蓝根防不了流感") is None
    assert read_rumour_number("传言3") == 3
    assert read_rumour_number("传言很多") is None


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("身份证丢了", True),
        ("我妈的社保卡坏了", True),
        ("存折找不到了", True),
        ("医保卡刷不了", True),
        ("存折丢了，谁捡到了", False),
        ("身份证复印件", False),
        ("手机丢了", False),
        ("带身份证", False),
    ],
)
def test_papers_that_are_lost_or_broken(text: str, lost: bool) -> None:
    assert lost_papers(text, ("身份证", "社保卡", "医保卡", "医保", "存折")) is lost
