"""One message tells why, who, with what, till when and how back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.unit.understanding.rides import ride, told

WHO: list[tuple[str, dict[str, Any]]] = [
    (
        "明早八点送我妈去县医院透析,两个人,坐轮椅",
        {"purpose": "dialysis", "seats": 2, "wheelchair": True},
    ),
    (
        "我和我妈两个明天去县医院复查,来回",
        {"purpose": "visit", "companions": 1, "seats": 2, "two_way": True},
    ),
    ("俺娘明儿赶早去镇上赶集,俺陪着", {"purpose": "market", "companions": 1, "seats": 2}),
    (
        "后天产检,挂的九点的号,不用接",
        {"purpose": "prenatal", "two_way": False, "appointment": "09:00"},
    ),
    (
        "带个两岁的娃去打疫苗,没发烧",
        {"purpose": "vaccination", "infectious": False, "child_seat": True},
    ),
    ("老人发烧咳嗽,要去县医院看", {"purpose": "visit", "infectious": True}),
    (
        "明天下午两点去县医院,我妈吸氧,要躺着去",
        {"purpose": "visit", "desk": ["oxygen", "stretcher"]},
    ),
    ("还是找老赵送吧", {"wants_named": "老赵"}),
    ("让赵卫国送", {"wants_named": "赵卫国"}),
    ("想请王师傅跑一趟", {"wants_named": "王师傅"}),
    ("能不能让老李来接", {"wants_named": "老李"}),
    ("阿妈听日要去睇医生,佢坐轮椅", {"purpose": "visit", "wheelchair": True}),
    ("我爸今天出院,从县医院接回来", {"purpose": "discharge"}),
    ("看完接回", {"two_way": True}),
    ("送三位老人去镇上体检,带一个陪护", {"purpose": "visit", "companions": 1, "seats": 4}),
    ("我妈透析,一共三个人", {"purpose": "dialysis", "seats": 3}),
    ("送娃去学校,单程", {"purpose": "school", "two_way": False}),
    (
        "一家三口去高铁站赶火车,下午三点的高铁",
        {"purpose": "travel", "seats": 3, "appointment": "15:00"},
    ),
    ("化疗,不是透析", {"purpose": "chemo"}),
    ("我妈挂着水呢,要转到县医院", {"purpose": "visit", "desk": ["drip"]}),
    ("去卫生院吊水", {"purpose": "visit"}),
    ("我们两口子去吃喜酒", {"purpose": "family", "seats": 2}),
    ("小宝宝六个月,要去接种", {"purpose": "vaccination", "child_seat": True}),
    ("儿子阳了要去医院", {"purpose": "visit", "infectious": True}),
    ("退烧了,去复查", {"purpose": "visit", "infectious": False}),
    ("轮椅能折叠,我妈腿不行", {"wheelchair": True}),
    ("他瘫在床上,要担架", {"desk": ["stretcher"]}),
    (
        "帮俺大叫个车后天去县医院复查，俺跟着，下午还要送回来",
        {"purpose": "visit", "companions": 1, "seats": 2, "two_way": True},
    ),
    ("俺妈坐不起来，得躺着去县医院", {"purpose": "visit", "desk": ["stretcher"]}),
    ("送我去镇上赶集，中午前回来", {"purpose": "market", "two_way": True}),
    ("我爸走不动，要轮椅，陪护两个人", {"companions": 2, "seats": 3, "wheelchair": True}),
    ("去打狂犬疫苗，娃三岁", {"purpose": "vaccination", "child_seat": True}),
    ("老人咳嗽好几天了，不发烧", {"infectious": True}),
    ("赵叔的车行不行，我想坐赵叔的车", {"wants_named": "赵叔"}),
    ("住院要去，不用等我们", {"purpose": "visit", "two_way": False}),
    ("医院看完病下午再把我们拉回来", {"purpose": "visit", "two_way": True}),
    ("三个人去县城，其中一个老人坐轮椅", {"seats": 3, "wheelchair": True}),
    ("佢发烧三十九度，要去医院", {"purpose": "visit", "infectious": True}),
    ("送完娃再去卫生院拿药", {"purpose": "medicine"}),
    ("一大一小去打疫苗", {"purpose": "vaccination", "seats": 2}),
    ("我们一家五口去喝喜酒", {"purpose": "family", "seats": 5}),
    ("送我到高铁站就成", {"purpose": "travel"}),
    ("连我四个人", {"seats": 4}),
    ("产妇出院，抱个月子娃回家", {"purpose": "discharge", "child_seat": True}),
    ("俺大去卖菜,擦黑回来", {"purpose": "farm", "two_way": True}),
    ("俺媳妇大肚子八个月，去县里检查", {"purpose": "prenatal"}),
    ("叫不醒了，快送医院", {"purpose": "visit", "desk": ["unconscious"]}),
    ("没有发热咳嗽,去复查", {"purpose": "visit", "infectious": False}),
    ("瘫痪的老人,能坐轮椅", {"wheelchair": True}),
    ("老人躺床上起不来", {"desk": ["stretcher"]}),
    ("正在输氧", {"desk": ["oxygen"]}),
    ("去拿感冒药，来回", {"purpose": "medicine", "two_way": True}),
]

WHEN: list[tuple[str, dict[str, Any]]] = [
    ("八点到九点走", {"window": ["20:00", "21:00"]}),
    ("八点左右送我去卫生院拿药", {"purpose": "medicine", "window": ["19:30", "20:30"]}),
    ("上午都行,送到就行", {"two_way": False, "window": ["08:00", "12:00"]}),
    ("十点透析上机,七点半来接", {"purpose": "dialysis", "appointment": "10:00"}),
    ("明天九点前要到县医院,我一个人", {"purpose": "visit", "seats": 1, "appointment": "09:00"}),
    (
        "今天傍晚六点前要到火车站，赶七点的火车，我一个人两个箱子",
        {"purpose": "travel", "seats": 1, "appointment": "18:00"},
    ),
    ("明天早上八点到县医院就行", {"purpose": "visit", "appointment": "08:00"}),
    ("明早六点半来接，八点上机", {"appointment": "08:00"}),
    ("明天上午什么时候走都行", {"window": ["08:00", "12:00"]}),
    ("下午两三点走都可以", {"window": ["14:00", "15:00"]}),
    ("到县医院挂了十点半的专家号", {"purpose": "visit", "appointment": "10:30"}),
    ("给我妈约的明天下午三点做CT", {"purpose": "visit", "appointment": "15:00"}),
    ("明天七八点走", {"window": ["07:00", "08:00"]}),
    ("明天七点前走", {"window": ["05:00", "07:00"]}),
]

SERIES: list[tuple[str, dict[str, Any]]] = [
    (
        "每周一三五上午去透析,到月底,除了下周三",
        {"purpose": "dialysis", "every": [0, 2, 4], "until": "11-30", "except_days": ["11-25"]},
    ),
    (
        "每周二四六去血透到12月20号,要等着一起回",
        {"purpose": "dialysis", "two_way": True, "every": [1, 3, 5], "until": "12-20"},
    ),
    (
        "周一三五透析,去四次,我陪我爸去",
        {"purpose": "dialysis", "companions": 1, "seats": 2, "every": [0, 2, 4], "until": "11-30"},
    ),
    (
        "每周三透析,从下周开始,做两个月",
        {"purpose": "dialysis", "every": [2], "until": "01-22", "since": "11-23"},
    ),
    (
        "阿嬷要去放疗，每周一到周五，做四周",
        {"purpose": "chemo", "every": [0, 1, 2, 3, 4], "until": "12-18"},
    ),
    (
        "一三五早上六点半走,八点上机,中午十二点接回",
        {"two_way": True, "appointment": "08:00", "every": [0, 2, 4]},
    ),
    (
        "从明天起连续三天去换药",
        {
            "purpose": "visit",
            "every": [0, 1, 2, 3, 4, 5, 6],
            "until": "11-24",
            "since": "11-22",
        },
    ),
    ("这个月每周二去化疗", {"purpose": "chemo", "every": [1], "until": "11-30"}),
    (
        "每周二、五去康复，12月25号那天不去",
        {"purpose": "visit", "every": [1, 4], "except_days": ["12-25"]},
    ),
    (
        "12月2号和4号不去,别的每周一三五都去,到年底",
        {"every": [0, 2, 4], "until": "12-31", "except_days": ["12-02", "12-04"]},
    ),
    ("周二四去透析,一共八次", {"purpose": "dialysis", "every": [1, 3], "until": "12-17"}),
]

NOTHING = [
    "轮椅坏了",
    "看完电影了",
    "我家没车位",
    "不用吸氧,能坐,不用轮椅",
    "买个氧气袋，带回来",
    "送氧气袋到李大爷家",
    "神志清楚，没有昏迷",
    "不用担架，扶着能坐",
    "叫个车,不要老王",
    "明早八点去",
    "我去年",
    "接到电话了",
    "到了到了红包到了",
    "今天天气好",
    "谢谢师傅",
]


@pytest.mark.parametrize(("text", "said"), WHO)
def test_who_rides_why_and_how_is_read(text: str, said: dict[str, Any]) -> None:
    assert told(ride(text)) == said


@pytest.mark.parametrize(("text", "said"), WHEN)
def test_the_hours_of_a_ride_are_read(text: str, said: dict[str, Any]) -> None:
    assert told(ride(text)) == said


@pytest.mark.parametrize(("text", "said"), SERIES)
def test_rides_that_come_again_are_read(text: str, said: dict[str, Any]) -> None:
    assert told(ride(text)) == said


@pytest.mark.parametrize("text", NOTHING)
def test_these_say_nothing_of_it(text: str) -> None:
    assert told(ride(text)) == {}


def test_the_place_says_what_for_where_no_word_does() -> None:
    assert ride("明早八点去那边", destination="县人民医院").purpose == "visit"
    assert ride("明早八点去那边").purpose is None


def test_an_hour_over_today_is_the_evening_s_and_an_appointment_is_by_day() -> None:
    noon = datetime.fromisoformat("2026-11-23T12:10:00+08:00")
    assert told(ride("今天两点的号,八点左右回", noon))["appointment"] == "14:00"
    assert told(ride("明天八点左右走", noon))["window"] == ["07:30", "08:30"]
