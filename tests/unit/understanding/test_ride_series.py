"""A ride that comes again is left out, moved, stopped and taken up again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.understanding.rides import change, told

CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("周三不去了", {"act": "skip", "days": ["11-25"]}),
    ("明天的透析不去", {"act": "skip", "days": ["11-22"]}),
    ("下周五停一次", {"act": "skip", "days": ["11-27"]}),
    ("以后都不用了", {"act": "stop", "always": True}),
    ("透析停了", {"act": "stop", "always": True}),
    ("周三改到周四", {"act": "move", "days": ["11-25"], "to_day": "11-26"}),
    ("周一改周二", {"act": "move", "days": ["11-23"], "to_day": "11-24"}),
    ("改成九点", {"act": "move", "to_clock": "09:00"}),
    ("以后都改成八点", {"act": "move", "to_clock": "08:00", "always": True}),
    ("下下周三改到周四", {"act": "move", "days": ["12-02"], "to_day": "12-03"}),
    ("每周三改到周四", {"act": "move", "weekday": [2, 3], "always": True}),
    ("一三五改成二四六", {"act": "move", "weekdays": [1, 3, 5], "always": True}),
    ("明天改成下午两点", {"act": "move", "days": ["11-22"], "to_clock": "14:00"}),
    (
        "停一个星期",
        {
            "act": "skip",
            "days": ["11-21", "11-22", "11-23", "11-24", "11-25", "11-26", "11-27"],
            "until": "11-27",
        },
    ),
    ("停到下周一", {"act": "skip", "days": ["11-21", "11-22"], "until": "11-22"}),
    (
        "下周都不去",
        {"act": "skip", "days": ["11-23", "11-24", "11-25", "11-26", "11-27", "11-28", "11-29"]},
    ),
    ("下次不去了", {"act": "skip", "times": 1}),
    ("停两次", {"act": "skip", "times": 2}),
    ("1号和3号不去", {"act": "skip", "days": ["12-01", "12-03"]}),
    ("下周一恢复", {"act": "resume", "days": ["11-23"]}),
    ("明天照常去", {"act": "resume", "days": ["11-22"]}),
    ("从下周一起不用接了", {"act": "stop", "always": True, "since": "11-23"}),
    ("12月5号开始不用了", {"act": "stop", "always": True, "since": "12-05"}),
    ("以后周三不去了", {"act": "skip", "weekdays": [2], "always": True}),
    ("提前半个小时", {"act": "move", "shift": -30}),
    ("晚一个小时走", {"act": "move", "shift": 60}),
    ("俺娘后天不去透析嘞", {"act": "skip", "days": ["11-23"]}),
    ("听日唔使接啦", {"act": "skip", "days": ["11-22"]}),
    ("明天车不用来了,老人住院了", {"act": "skip", "days": ["11-22"]}),
    ("27号请假", {"act": "skip", "days": ["11-27"]}),
    ("下个月1号起停了", {"act": "stop", "always": True, "since": "12-01"}),
    ("礼拜三不去透析嘞，礼拜四补", {"act": "skip", "days": ["11-25"]}),
    ("透析时间改到下午一点", {"act": "move", "to_clock": "13:00"}),
    ("以后都提前半小时", {"act": "move", "shift": -30}),
    ("25号到28号住院，不用接", {"act": "skip", "days": ["11-25", "11-26", "11-27", "11-28"]}),
    ("从12月1号恢复", {"act": "resume", "days": ["12-01"]}),
    ("又要去了，还是一三五", {"act": "resume"}),
    ("周五的车取消", {"act": "skip", "days": ["11-27"]}),
    ("下周一的产检推到下周三", {"act": "move", "days": ["11-23"], "to_day": "11-25"}),
    ("往后不用来接俺了", {"act": "stop", "always": True}),
    ("明天下雨不去了", {"act": "skip", "days": ["11-22"]}),
    ("今天停电不去了", {"act": "skip", "days": ["11-21"]}),
    ("把周五换成周六", {"act": "move", "days": ["11-27"], "to_day": "11-28"}),
    (
        "今天下午的改成明天上午十点",
        {"act": "move", "days": ["11-21"], "to_day": "11-22", "to_clock": "10:00"},
    ),
    ("这次不去，下次照常", {"act": "skip", "times": 1}),
]

NOTHING = [
    "雨停了",
    "不去了",
    "停电了",
    "我去年",
    "药停了",
    "这周三去不去",
    "今天停水",
    "停车费多少",
    "我不去赶集",
    "电影改到九点",
    "明天去县里，不用接",
    "这周三不去了",
    "下周五去不去透析",
    "周三要去透析",
]


@pytest.mark.parametrize(("text", "said"), CHANGES)
def test_a_change_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(change(text)) == said


@pytest.mark.parametrize("text", NOTHING)
def test_these_say_nothing_of_it(text: str) -> None:
    assert told(change(text)) == {}
