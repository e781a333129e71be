"""The one time of several that a ride or errand is meant for."""

import pytest

from tests.unit.understanding.times.reader import found, said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("我明儿坐绿皮从大连回屯子,下午两点到", "11-22 14:00 afternoon"),
        ("明天去县里还有两个坐位 早上七点走 要的报名", "11-22 07:00 morning"),
        ("明天的车改后天吧 后天早上七点 还是县医院", "11-23 07:00 morning"),
        ("周五那趟不去了 改下周一下午 行不", "11-23 afternoon"),
        ("原来定的周三改到周四", "11-26"),
        ("礼拜五下午的车改成礼拜六上午", "11-28 morning"),
        ("推迟到下周", "11-23"),
        ("腊月二十八才放假 大年三十早上六点到县汽车站", "2027-02-05 06:00 morning"),
        ("今早起来头疼 明天有车去医院吗", "11-22"),
        ("昨天说好今天下午三点来", "11-21 15:00 afternoon"),
        ("昨晚烧到39度,明早有车吗", "11-22 morning"),
        ("明天没空,后天有空", "11-23"),
        ("明天不去了,后天去", "11-23"),
        ("不是明天是后天", "11-23"),
        ("我明天不在家,谁帮我喂猪", "11-22"),
        ("后天要下雨,明天谁有收割机", "11-22"),
        ("后天要下雨,谁有收割机", "11-23"),
        ("昨天半夜烧到今天早上,明天有车吗", "11-22"),
        ("娃今天发烧,明天想去医院", "11-22"),
        ("我妈三点半开始发烧的,有没有车", ""),
        ("明天没空,谁下午帮我接娃", "11-22 afternoon"),
        ("明天上午九点产检,后天下午复查,求车", "11-22 09:00 morning"),
        ("现在去镇上,明天回来", "11-22"),
        ("明天谁去县城,八点走", "11-22 08:00"),
        ("明天下午去,三点出发", "11-22 15:00 afternoon"),
        ("早上没人,下午有人吗", "afternoon"),
        ("今天去镇上,三点走", "11-21 15:00"),
        ("去镇上,八点走,明天的事", "11-22 08:00"),
        ("周三或者周四去都行", "11-25"),
        ("周六早上出发周日晚上回来", "11-28 morning"),
        ("八点还是九点", "11-21 20:00"),
    ],
)
def test_the_fullest_time_to_come_is_wanted(text: str, meant: str) -> None:
    assert said(text) == meant


def test_the_words_are_kept_with_their_place() -> None:
    text = "麻烦各位, 后天 早上 八点 去县里"
    (one,) = found(text)
    assert text[one.start : one.end] == "后天 早上 八点"
    assert one.when.said == "后天早上八点"


def test_a_place_behind_a_day_is_no_range() -> None:
    (one,) = found("我明天到县医院")
    assert one.when.said == "明天"
