"""A car is registered with its seats for passengers, its plate and what it can carry."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding.driver_words import read_car
from tests.unit.understanding.rides import told

CARS: list[tuple[str, dict[str, Any]]] = [
    ("我的车五座", {"seats": 4}),
    ("七座面包车", {"seats": 6, "what": "面包车"}),
    ("能坐四个", {"seats": 4}),
    ("我的车能坐四个", {"seats": 4}),
    ("车牌 皖A12345", {"plate": "皖A12345"}),
    ("皖AD12345，五菱宏光，七座", {"seats": 6, "what": "五菱宏光", "plate": "皖AD12345"}),
    (
        "我开的白色五菱面包车,能放轮椅,晚上也行",
        {"what": "白色五菱面包车", "wheelchair": True, "night": True},
    ),
    ("皮卡", {"what": "皮卡", "truck": True}),
    ("我家有辆货车,能拉货", {"what": "货车", "truck": True}),
    ("俺的车有氧气,有儿童座椅", {"oxygen": True, "child_seat": True}),
    ("五菱面包车,连我能坐七个", {"seats": 7, "what": "五菱面包车"}),
    ("鄂A·8B9C0 七座", {"seats": 6, "plate": "鄂A8B9C0"}),
    (
        "我的车是比亚迪电车,五座,车牌皖AD88888",
        {"seats": 4, "what": "比亚迪电车", "plate": "皖AD88888"},
    ),
    ("三轮车", {"what": "三轮车", "truck": True}),
    ("SUV五座 能坐四个人", {"seats": 4, "what": "suv"}),
    ("商务车7座 轮椅放不下", {"seats": 6, "what": "商务车"}),
    (
        "登记我的车:长安之星 七座 鄂L12K34 能放担架",
        {"seats": 6, "what": "长安之星", "plate": "鄂L12K34", "stretcher": True},
    ),
    ("俺家有辆五菱宏光,七座,能放下轮椅", {"seats": 6, "what": "五菱宏光", "wheelchair": True}),
    ("我开皮卡，车牌鄂B·12345，能拉货", {"what": "皮卡", "plate": "鄂B12345", "truck": True}),
    ("我的是六座商务车 夜里也行", {"seats": 5, "what": "商务车", "night": True}),
    ("我们家车后座能坐三个", {"seats": 3}),
]

NOTHING = [
    "没有氧气",
    "我家没车位",
    "谁有车",
    "我没车",
    "那辆面包车撞了",
    "我的车坏了",
    "坐面包车去县里",
    "叫个五座的车",
    "我后天去县里还能坐三个",
    "买了辆新车",
    "班车几点",
    "我的轮椅坏了",
    "有没有七座车",
]


@pytest.mark.parametrize(("text", "said"), CARS)
def test_a_car_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(read_car(text)) == said


@pytest.mark.parametrize("text", NOTHING)
def test_these_say_nothing_of_it(text: str) -> None:
    assert read_car(text) is None
