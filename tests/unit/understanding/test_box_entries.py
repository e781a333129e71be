"""What a keeper says in passing is told from what only sounds like it."""

from __future__ import annotations

import pytest

from bot.understanding.box_entries import asks_left, came_back, came_from, still_there


@pytest.mark.parametrize("said", ["退了一盒布洛芬", "王德发退回一盒布洛芬", "他家退回来2盒感冒灵"])
def test_a_pack_that_came_back_is_heard(said: str) -> None:
    assert came_back(said)


@pytest.mark.parametrize(
    "said", ["退烧药来一盒", "没退一盒布洛芬", "我家退了一盒布洛芬", "退了群", "想退2盒感冒灵"]
)
def test_what_only_sounds_like_it_did_not_come_back(said: str) -> None:
    assert not came_back(said)


@pytest.mark.parametrize(
    "said", ["从卫生室拿了3盒布洛芬来", "从镇上领了10盒感冒灵回来", "去石桥取了2盒布洛芬过来了"]
)
def test_what_was_fetched_from_elsewhere_came(said: str) -> None:
    assert came_from(said)


@pytest.mark.parametrize(
    "said", ["从药箱拿了3盒布洛芬来", "从卫生室拿了3盒布洛芬", "从卫生室拿来的药吃了没好"]
)
def test_what_left_the_box_or_has_no_number_did_not_come(said: str) -> None:
    assert not came_from(said)


@pytest.mark.parametrize("said", ["布洛芬还有几盒", "口罩还有多少", "感冒灵还剩几盒？"])
def test_how_many_are_left_is_a_question(said: str) -> None:
    assert asks_left(said)


@pytest.mark.parametrize("said", ["我家还有几盒布洛芬", "布洛芬还有2盒", "还有几个人没来打针"])
def test_what_lies_at_home_or_is_told_is_none(said: str) -> None:
    assert not asks_left(said)


@pytest.mark.parametrize(
    "said",
    [
        "口罩还有40个",
        "药箱里口罩还有大概四十个",
        "还有40个口罩",
        "今天布洛芬还有两盒",
        "还有布洛芬2盒",
    ],
)
def test_so_many_are_still_there(said: str) -> None:
    assert still_there(said)


@pytest.mark.parametrize(
    "said",
    [
        "口罩还有吗",
        "口罩还有40个吗",
        "我家还有40个口罩",
        "我还有两盒布洛芬",
        "还有布洛芬2盒要送王奶奶",
        "还有40个人没领口罩",
        "布洛芬还有3个月过期",
        "布洛芬还有2盒过期了",
        "口罩还有40个在路上",
        "还有3天口罩",
        "口罩还有多少",
        "还想要2盒布洛芬",
        "口罩还有40个到了",
    ],
)
def test_what_is_wanted_asked_or_on_its_way_is_no_count(said: str) -> None:
    assert not still_there(said)
