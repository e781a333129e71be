"""What is said of field and stable, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.understanding.farm_words import (
    SaidFreight,
    read_freight,
    read_machine,
    read_seller,
    read_sick,
    read_work,
    says_bitten,
    says_mad_dog,
    says_part,
)

INPUTS = ("化肥", "尿素", "种子", "农药", "饲料")
PRODUCE = ("红薯", "白菜", "玉米", "稻谷", "西瓜", "鸡蛋")


@pytest.mark.parametrize(
    ("text", "what", "hands", "mu"),
    [
        ("后天割稻要5个人", "harvest", 5, None),
        ("家里8亩稻子没人收割", "harvest", None, 8),
        ("帮忙插秧，要三个帮手", "plant", 3, None),
        ("请人打药，6亩地", "spray", None, 6),
        ("我住院了，帮我喂几天牛", "feed", None, None),
        ("谁帮我放羊", "graze", None, None),
        ("找人犁地，十二亩", "plough", None, 12),
        ("玉米地要人浇水", "water", None, None),
        ("晒谷要翻，找个人搭把手", "dry", None, None),
        ("挖红薯缺人手两个", "harvest", 2, None),
        ("抢收要6个劳力", "harvest", 6, None),
        ("请人撒肥", "manure", None, None),
    ],
)
def test_field_work_that_is_asked_for(
    text: str, what: str, hands: int | None, mu: int | None
) -> None:
    said = read_work(text)
    assert said is not None
    assert (said.what, said.hands, said.mu) == (what, hands, mu)


def test_of_an_owner_who_is_ill_nothing_is_asked() -> None:
    said = read_work("老李住院了，他家8亩稻子没人收割")
    assert said is not None
    assert said.owner_away
    plain = read_work("我家8亩稻子没人收割")
    assert plain is not None
    assert not plain.owner_away


@pytest.mark.parametrize(
    "text",
    ["稻子割完了没人管", "打药多少钱一亩", "什么时候插秧要问谁", "今天割稻累死了",
     "收割机补贴要怎么领",
     "去年请人割稻", "我要去医院", "喂孩子要奶粉", "昨天帮他放羊"],
)  # fmt: skip
def test_talk_of_the_field_asks_for_nothing(text: str) -> None:
    assert read_work(text) is None


@pytest.mark.parametrize(("text", "mu"), [("我割3亩", 3), ("我包两亩", 2), ("我家能收4亩", 4),
                                          ("我要3亩种子", None), ("他割3亩", None)])  # fmt: skip
def test_a_part_of_a_field_is_taken(text: str, mu: int | None) -> None:
    assert says_part(text) == mu


@pytest.mark.parametrize(
    ("text", "machine"),
    [("谁家有收割机", "harvester"), ("谁有旋耕机借用一下", "tiller"), ("想借台插秧机", "planter"),
     ("哪家有无人机打药", "drone"), ("借喷雾器用一下", "sprayer"), ("租个抽水机", "pump"),
     ("谁家有打谷机", "thresher"), ("收割机坏了", None), ("收割机多少钱一台谁有", None),
     ("谁有退烧药", None)],
)  # fmt: skip
def test_a_machine_is_looked_for(text: str, machine: str | None) -> None:
    assert read_machine(text) == machine


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我有两千斤红薯要拉到县里", SaidFreight("out", "红薯", 1000, "县里")),
        ("3吨玉米运到粮站", SaidFreight("out", "玉米", 3000, "粮站")),
        ("有一车白菜想拉出去卖", SaidFreight("out", "白菜", None, None)),
        ("西瓜要送到批发市场", SaidFreight("out", "西瓜", None, "批发市场")),
        ("五百斤稻谷捎到镇上", SaidFreight("out", "稻谷", 250, "镇上")),
        ("化肥从镇上拉回来", SaidFreight("in", "化肥", None, "镇上")),
        ("谁帮我把尿素运回来，十袋在县城", SaidFreight("in", "尿素", None, "县城")),
        ("20袋种子要带回来", SaidFreight("in", "种子", None, None)),
    ],
)
def test_goods_for_a_truck(text: str, said: SaidFreight) -> None:
    assert read_freight(text, PRODUCE, INPUTS) == said


@pytest.mark.parametrize(
    "text",
    ["红薯卖不出去", "红薯拉到县里多少钱", "白菜卖到十块一斤", "把我妈送到县医院", "白菜没人要",
     "昨天玉米拉到粮站了",
     "我要5袋尿素", "鸡蛋在镇上卖"],
)  # fmt: skip
def test_no_truck_is_asked_by_talk(text: str) -> None:
    assert read_freight(text, PRODUCE, INPUTS) is None


@pytest.mark.parametrize(
    ("text", "dead", "number"),
    [
        ("我家猪死了好几头", True, None), ("鸡成片死", True, None), ("牛不吃草", False, None),
        ("死了三头猪", True, 3), ("鸭子死了20只", True, 20), ("母猪拉稀两天了", False, None),
        ("羊口吐白沫", False, None), ("鸡瘟了", False, None), ("牛站不起来", False, None),
        ("河里漂着死猪", True, None), ("猪身上起泡", False, None), ("牛得瘟了", False, None),
        ("鸡娃接连死", True, None), ("猪不吃食还发烧", False, None),
        ("我家死了两头猪", True, 2),
        ("死了三只鸡", True, 3),
        ("死了一片鸭", True, None),
    ],
)  # fmt: skip
def test_sick_animals_are_told(text: str, dead: bool, number: int | None) -> None:
    said = read_sick(text)
    assert said is not None
    assert (said.dead, said.number) == (dead, number)


@pytest.mark.parametrize(
    "text",
    ["猪肉多少钱一斤", "今天杀猪", "我笨死了像猪", "鸡蛋卖完了", "我发烧了", "吃了鸡肉后拉稀",
     "孩子属牛",
     "牛不吃草我买料", "今天累死了，放牛去", "鱼塘放水"],
)  # fmt: skip
def test_people_and_food_are_no_sick_animals(text: str) -> None:
    assert read_sick(text) is None


def test_people_beside_sick_animals_are_heard() -> None:
    said = read_sick("猪死了好几头，喂猪的人也发烧")
    assert said is not None
    assert said.people_ill
    alone = read_sick("猪死了好几头，还有发烧的")
    assert alone is not None
    assert not alone.people_ill


@pytest.mark.parametrize(
    ("text", "bitten"),
    [("狗咬人了", True), ("我被狗咬了", True), ("疯狗咬了孩子", True), ("野狗咬到手", True),
     ("狗在叫", False), ("狗不吃食", False), ("狗咬死一只鸡", False)],
)  # fmt: skip
def test_a_bite_is_of_people(text: str, bitten: bool) -> None:
    assert says_bitten(text) is bitten


def test_a_mad_dog_is_told_before_it_bites() -> None:
    assert says_mad_dog("村口有条疯狗")
    assert says_mad_dog("那狗见人就咬")
    assert not says_mad_dog("谁家的狗跑了")


@pytest.mark.parametrize(
    ("text", "thing"),
    [("哪里有化肥卖", "化肥"), ("哪儿买得到尿素", "尿素"), ("化肥哪里买", "化肥"),
     ("去哪买种子", "种子"),
     ("谁家有卖饲料的", "饲料"), ("哪里有卖农药的", "农药"), ("我要买化肥", None), ("哪里疼", None),
     ("化肥卖完了", None), ("哪里有药卖", None)],
)  # fmt: skip
def test_where_a_thing_is_sold(text: str, thing: str | None) -> None:
    assert read_seller(text, INPUTS) == thing
