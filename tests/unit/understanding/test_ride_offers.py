"""Seats that somebody offers, with the way back and the way round."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.understanding.rides import offer, told

OFFERS: list[tuple[str, dict[str, Any]]] = [
    ("我后天去县里还能坐三个", {"offer": True, "seats": 3}),
    ("明早七点去镇上 空两个座", {"offer": True, "seats": 2}),
    ("下午回来能捎人", {"offer": True, "two_way": True}),
    ("我去县医院,能放轮椅", {"wheelchair": True}),
    ("只能捎一个", {"offer": True, "seats": 1}),
    ("不顺路不绕", {"detour": False}),
    ("坐满了", {"full": True}),
    ("不去了", {"cancelled": True}),
    ("车坏了", {"cancelled": True}),
    ("只剩一个位子了", {"offer": True, "seats": 1, "changed": True}),
    (
        "明天八点去县里,下午四点回,能带两个,绕十分钟可以",
        {
            "offer": True,
            "seats": 2,
            "two_way": True,
            "back_day": "11-22",
            "back": "16:00",
            "detour": True,
            "detour_minutes": 10,
        },
    ),
    ("又空出一个座", {"offer": True, "more": 1}),
    (
        "俺赶早去集上,还能拉仨人,擦黑回来",
        {"offer": True, "seats": 3, "two_way": True, "back_part": "evening"},
    ),
    ("满了", {"full": True}),
    ("今天下午三点从县里回村,能捎两个", {"offer": True, "seats": 2}),
    ("听日去镇上,车上有两个位,边个要坐车话我知", {"offer": True, "seats": 2}),
    ("少了一个座", {"more": -1}),
    ("他们不去了,空出两个位子", {"offer": True, "more": 2}),
    ("单程,能坐四个", {"offer": True, "seats": 4, "two_way": False}),
    ("七点去五点回", {"two_way": True, "back_day": "11-21", "back": "17:00"}),
    (
        "周六去市里,周日回来,还有两个空座,可以上门接",
        {"offer": True, "seats": 2, "two_way": True, "back_day": "11-22", "detour": True},
    ),
    ("顺路带人去县城", {"offer": True}),
    ("轮椅放不下", {"wheelchair": False}),
    ("后天的行程取消了", {"cancelled": True}),
    ("明天去市里，带两个没问题", {"offer": True, "seats": 2}),
    ("我车上还有三个空位，谁要去县里找我", {"offer": True, "seats": 3}),
    ("今天下午四点回村，空车，有要坐的没", {"offer": True}),
    ("周三早上去县医院，能坐两个人加一个轮椅", {"offer": True, "seats": 2}),
    ("俺明儿去赶集，后斗不能坐人，前头能捎一个", {"offer": True, "seats": 1}),
    ("去镇上的路上可以绕一下接人", {"detour": True}),
    ("绕二十分钟以内都可以", {"detour": True, "detour_minutes": 20}),
    ("直达不绕，路边上车", {"detour": False}),
    ("人满了", {"full": True}),
    ("没位子了", {"full": True}),
    ("现在只有一个座了", {"offer": True, "seats": 1, "changed": True}),
    ("剩两个位", {"offer": True, "seats": 2, "changed": True}),
    ("改成三个座", {"seats": 3, "changed": True}),
    ("车打不着火，明天去不成", {"cancelled": True}),
    ("临时有事不去了", {"cancelled": True}),
    ("当天不回", {"two_way": False}),
    ("去市里住一晚后天下午三点回", {"two_way": False, "back_day": "11-23", "back": "15:00"}),
    ("往返，回来也能捎", {"two_way": True}),
    ("阿叔听晚返嚟，可以搭两个人", {"offer": True, "seats": 2}),
    ("空着四个座呢 早上六点半出发", {"offer": True, "seats": 4}),
    ("明天七点从东湾去县城，五座车还空三个", {"offer": True, "seats": 3}),
    ("我要去县里办事，谁想一起走讲一声", {"offer": True}),
    ("不进村，在村口等", {"detour": False}),
    ("回来捎不了", {"two_way": False}),
    ("带小孩也行，挤一挤能坐五个", {"offer": True, "seats": 5}),
]

NOTHING = [
    "谁能捎我去县里",
    "有没有去县里的车",
    "水缸满了",
    "我去年",
    "车没坐满",
    "还能坐几个?",
    "今天去不去县里",
    "我想搭车去县里",
    "求捎一段",
    "没车位了停不下",
    "杯子满了",
    "车坏了吗",
    "他不去了",
    "看完电影了",
    "我家没车位",
]


@pytest.mark.parametrize(("text", "said"), OFFERS)
def test_an_offer_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(offer(text)) == said


@pytest.mark.parametrize("text", NOTHING)
def test_these_say_nothing_of_it(text: str) -> None:
    assert told(offer(text)) == {}


def test_the_seats_read_already_count_where_none_are_said_beside_the_offer() -> None:
    assert offer("明天去县里,顺路带人", seats=3).seats == 3
    assert offer("明天去县里,只能捎一个", seats=3).seats == 1
    assert offer("明天去县里", seats=3).seats is None
