"""What is said of weddings and funerals, and what only talks of them."""

from __future__ import annotations

import pytest

from bot.understanding.gathering_words import (
    SaidHand,
    read_gathering,
    read_hand,
    says_moved,
    says_off,
)


@pytest.mark.parametrize(
    ("text", "sort", "wants"),
    [
        ("我家初八办喜事,要帮手8个、厨师2个、车3辆、桌子20张", "wedding",
         {"hands": 8, "cooks": 2, "cars": 3, "tables": 20}),
        ("我家初八办喜事，要8个帮手、2个厨师", "wedding", {"hands": 8, "cooks": 2}),
        ("儿子十六结婚，缺婚车五辆", "wedding", {"cars": 5}),
        ("娃满月酒，借桌子十张、板凳四十条", "wedding", {"tables": 10, "chairs": 40}),
        ("爷爷做寿，请厨师一位", "wedding", {"cooks": 1}),
        ("下周六嫁女，需要帮忙的6个，小车4台", "wedding", {"hands": 6, "cars": 4}),
        ("新屋上梁，要12个人", "wedding", {"hands": 12}),
        ("初十摆酒席，桌子差8张，碗筷差60套", "wedding", {"tables": 8, "bowls": 60}),
        ("老王家办白事，要帮手8个、车2辆", "funeral", {"hands": 8, "cars": 2}),
        ("后天出殡，要抬棺的8个，厨师2个", "funeral", {"hands": 8, "cooks": 2}),
        ("丧事缺帐篷两顶、桌子十张", "funeral", {"tents": 2, "tables": 10}),
    ],
)  # fmt: skip
def test_a_house_asks_for_hands_and_things(text: str, sort: str, wants: dict[str, int]) -> None:
    said = read_gathering(text)
    assert said is not None
    assert (said.sort, dict(said.wants)) == (sort, wants)


@pytest.mark.parametrize(
    "text",
    ["我家初八办喜事", "他家结婚摆了20桌吗", "结婚随礼多少", "老张家办白事", "要8个口罩",
     "要车3辆拉化肥",
     "喜事什么时候办", "去年结婚借了20张桌子", "听说初八有喜事要去8个人", "吃席去",
     "喝喜酒去不去呢"],
)  # fmt: skip
def test_talk_of_a_feast_asks_for_nothing(text: str) -> None:
    assert read_gathering(text) is None


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("我出一辆车", {"cars": 1}),
        ("我出一台车", {"cars": 1}),
        ("我家有4张桌", {"tables": 4}),
        ("我家有四张桌子，给你用", {"tables": 4}),
        ("我能出两辆车", {"cars": 2}),
        ("我家可以借10条板凳", {"chairs": 10}),
        ("我来帮忙", {"hands": 1}),
        ("我去帮忙", {"hands": 1}),
        ("算我一个", {"hands": 1}),
        ("我来掌勺", {"cooks": 1}),
        ("我当厨师", {"cooks": 1}),
        ("我家来3个人", {"hands": 3}),
        ("我开一辆车去", {"cars": 1}),
        ("我带碗筷20套", {"bowls": 20}),
    ],
)
def test_somebody_brings_something(text: str, gives: dict[str, int]) -> None:
    said = read_hand(text)
    assert said is not None
    assert not said.back
    assert dict(said.gives) == gives


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("我去不了了", set()),
        ("车出不了了", {"cars"}),
        ("桌子借不了了", {"tables"}),
        ("我不能来了", set()),
    ],
)
def test_somebody_takes_it_back(text: str, things: set[str]) -> None:
    said = read_hand(text)
    assert said is not None
    assert said.back
    assert {code for code, _ in said.gives} == things


@pytest.mark.parametrize(
    "text",
    ["我要一辆车", "我家缺4张桌", "我来拿药", "谁有车", "车坏了", "我有点头晕", "我家有3个人发烧吗",
     "我有两千斤红薯", "今天去赶集", "我帮你报一下", "四张桌子多少钱呢", "随份子"],
)  # fmt: skip
def test_nothing_is_brought_by_talk(text: str) -> None:
    found = read_hand(text)
    assert found is None or found == SaidHand()


def test_a_day_that_moves_and_a_feast_that_is_off() -> None:
    assert says_moved("改到初十")
    assert says_moved("婚礼推迟到下周六")
    assert not says_moved("初十办")
    assert says_off("酒席不办了")
    assert says_off("喜事取消了")
    assert not says_off("酒席办了")
