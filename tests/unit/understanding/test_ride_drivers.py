"""What drivers and passengers say along a ride, of their time and their health."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.understanding.rides import driver, told

STEPS: list[tuple[str, dict[str, Any]]] = [
    ("出发了", {"step": "on_the_way"}),
    ("在路上", {"step": "on_the_way"}),
    ("从村里出发了", {"step": "on_the_way"}),
    ("俺这就来", {"step": "on_the_way"}),
    ("快到了", {"step": "near"}),
    ("五分钟到", {"step": "near", "minutes": 5}),
    ("还有十分钟就到", {"step": "near", "minutes": 10}),
    ("我到你家门口了", {"step": "near"}),
    ("转个弯就到", {"step": "near"}),
    ("接到了", {"step": "boarded"}),
    ("接着老王了", {"step": "boarded"}),
    ("接到王奶奶了，去医院", {"step": "boarded"}),
    ("上车了", {"step": "boarded"}),
    ("佢上咗车", {"step": "boarded"}),
    ("到医院了", {"step": "there"}),
    ("俺到嘞", {"step": "there"}),
    ("到咯到咯", {"step": "there"}),
    ("到咗医院", {"step": "there"}),
    ("人送到卫生院了", {"step": "there"}),
    ("交给医生了", {"step": "there"}),
    ("看完了", {"step": "ready"}),
    ("我们看完病了", {"step": "ready"}),
    ("透完了,来接吧", {"step": "ready"}),
    ("可以来接我妈了", {"step": "ready"}),
    ("打完针了可以回了", {"step": "ready"}),
    ("到家了", {"step": "home"}),
    ("拢屋了", {"step": "home"}),
    ("送回来了", {"step": "home"}),
    ("奶奶平安到家", {"step": "home"}),
    ("没人", {"step": "no_show"}),
    ("人没接到", {"step": "no_show"}),
    ("家里没人应", {"step": "no_show"}),
    ("等了半天没来", {"step": "no_show"}),
    ("司机没来", {"step": "no_show"}),
    ("晚十分钟", {"step": "late", "minutes": 10}),
    ("路上堵车,晚半个小时", {"step": "late", "minutes": 30}),
    ("胎扎了，晚二十分钟", {"step": "late", "minutes": 20}),
    ("我们还没收拾好,等十分钟", {"step": "running_late", "minutes": 10}),
    ("还没看完,再等半个钟头", {"step": "running_late", "minutes": 30}),
    ("排队呢，还得半小时", {"step": "running_late", "minutes": 30}),
    ("你到哪了", {"step": "where"}),
    ("车怎么还没来", {"step": "where"}),
]

ANSWERS: list[tuple[str, dict[str, Any]]] = [
    ("我去", {"yes": True}),
    ("我接", {"yes": True}),
    ("行", {"yes": True}),
    ("好的", {"yes": True}),
    ("要得", {"yes": True}),
    ("算我一个", {"yes": True}),
    ("俺去吧", {"yes": True}),
    ("俺得闲", {"yes": True}),
    ("我去送王奶奶", {"yes": True}),
    ("没问题，我去接", {"yes": True}),
    ("去不了", {"yes": False}),
    ("没空", {"yes": False}),
    ("冇空", {"yes": False}),
    ("有事", {"yes": False}),
    ("换个人吧", {"yes": False}),
    ("我不在家", {"yes": False}),
    ("不好意思走不开", {"yes": False}),
    ("我能送饭,接不了人", {"can": ["meal"], "cannot": ["people"]}),
    ("去的时候能送,回来接不了", {"can": ["out"], "cannot": ["back"]}),
    ("去的时候能送 回来接不了", {"can": ["out"], "cannot": ["back"]}),
    ("只能坐一个", {"seats": 1}),
    ("只送不接", {"can": ["out"], "cannot": ["back"]}),
    ("饭我能送，药拿不了", {"can": ["meal"], "cannot": ["goods"]}),
]

TIMES: list[tuple[str, dict[str, Any]]] = [
    ("今天不行", {"yes": False, "off": ["11-21"]}),
    ("这周都没空", {"yes": False, "off": ["11-21", "11-22"]}),
    ("明天下午有空", {"on": ["11-22 13:00-18:00"]}),
    ("每周一三五上午能跑", {"opens": "mon 08:00-12:00; wed 08:00-12:00; fri 08:00-12:00"}),
    ("晚上不跑", {"yes": False, "night": False}),
    ("晚上也行", {"night": True}),
    ("半夜也行", {"night": True}),
    ("夜里眼睛不行，不敢开", {"yes": False, "night": False}),
    ("从下周一起又行了", {"back_from": "11-23"}),
    ("25号到28号没空", {"yes": False, "off": ["11-25", "11-26", "11-27", "11-28"]}),
    ("明天后天都不行", {"yes": False, "off": ["11-22", "11-23"]}),
    ("周末能跑", {"on": ["11-21", "11-22"]}),
    ("每周三不行", {"opens": "mon-tue 06:00-21:00; thu-sun 06:00-21:00"}),
    (
        "周二四晚上没空",
        {
            "opens": "mon 06:00-21:00; wed 06:00-21:00; fri-sun 06:00-21:00; "
            "tue 06:00-18:00; thu 06:00-18:00"
        },
    ),
    ("周一到周五上午能跑,晚上不跑", {"opens": "mon-fri 08:00-12:00", "night": False}),
    (
        "到周五都没空",
        {"yes": False, "off": ["11-21", "11-22", "11-23", "11-24", "11-25", "11-26", "11-27"]},
    ),
    (
        "明天上午不行,下午可以",
        {"yes": False, "off": ["11-22 08:00-12:00"], "on": ["11-22 13:00-18:00"]},
    ),
    ("今晚不行", {"yes": False, "off": ["11-21 18:00-23:59"]}),
    ("明天起不跑了", {"yes": False, "off_since": "11-22"}),
    ("下周三下午三点以后有空", {"on": ["11-25 15:00-18:00"]}),
    ("天天都能跑", {"opens": "mon-sun 06:00-21:00"}),
    ("24小时随叫随到", {"night": True}),
    ("我这周不行，下周一开始可以", {"yes": False, "back_from": "11-23"}),
    ("每天早上六点到八点能接", {"opens": "mon-sun 06:00-08:00"}),
    ("后天早上八点到十点有空", {"on": ["11-23 08:00-10:00"]}),
    ("12月3号到8号出差", {"off": ["12-03", "12-04", "12-05", "12-06", "12-07", "12-08"]}),
    ("只跑白天", {"night": False}),
]

HEALTH: list[tuple[str, dict[str, Any]]] = [
    ("发烧了", {"unfit": "ill"}),
    ("头晕", {"unfit": "ill"}),
    ("喝酒了", {"unfit": "alcohol"}),
    ("中午喝了点酒", {"unfit": "alcohol"}),
    ("吃了感冒药犯困", {"unfit": "drowsy"}),
    ("吃了扑尔敏，有点困", {"unfit": "drowsy"}),
    ("没睡好", {"unfit": "tired"}),
    ("昨晚上夜班", {"unfit": "tired"}),
    ("昨晚一宿没睡", {"unfit": "tired"}),
    ("腿摔了", {"unfit": "ill"}),
    ("脚崴了", {"unfit": "ill"}),
    ("血压高，头昏", {"unfit": "ill"}),
    ("发烧,今天去不了", {"yes": False, "off": ["11-21"], "unfit": "ill"}),
    ("好了", {"yes": True, "well": True}),
    ("能开了", {"well": True}),
    ("酒醒了", {"well": True}),
    ("病好了，能跑了", {"yes": True, "well": True}),
    ("身体好利索了", {"well": True}),
]

NOTHING = [
    "到了到了红包到了",
    "我去年",
    "看完电影了",
    "轮椅坏了",
    "接到电话了",
    "接到任务了",
    "我家没车位",
    "我妈发烧了",
    "没喝酒",
    "没发烧",
    "喝酒不开车",
    "行不行",
    "出发了吗",
    "快递到了",
    "快到冬至了",
    "晚上好",
    "晚饭后走",
    "好多了",
    "好了吗",
    "医生让住院",
    "我去县医院",
    "要是发烧就不跑",
]


@pytest.mark.parametrize(("text", "said"), STEPS)
def test_a_step_of_the_ride_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(driver(text)) == said


@pytest.mark.parametrize(("text", "said"), ANSWERS)
def test_an_answer_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(driver(text)) == said


@pytest.mark.parametrize(("text", "said"), TIMES)
def test_the_time_of_a_driver_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(driver(text)) == said


@pytest.mark.parametrize(("text", "said"), HEALTH)
def test_whether_somebody_may_drive_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(driver(text)) == said


@pytest.mark.parametrize("text", NOTHING)
def test_these_say_nothing_of_it(text: str) -> None:
    assert told(driver(text)) == {}
