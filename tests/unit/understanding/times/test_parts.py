"""Parts of the day in Mandarin and in the dialects."""

import pytest

from tests.unit.understanding.times.reader import at, said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("清早去", "dawn"),
        ("大清早五点", "11-22 05:00 dawn"),
        ("一早", "dawn"),
        ("明天一大早", "11-22 dawn"),
        ("明儿个麻麻亮就走", "11-22 dawn"),
        ("赶早去县里", "dawn"),
        ("明天天不亮就得动身", "11-22 dawn"),
        ("后天鸡叫头遍走", "11-23 dawn"),
        ("早上", "morning"),
        ("上午谁去镇上", "morning"),
        ("明天头晌去镇上", "11-22 morning"),
        ("明儿前晌谁去县城", "11-22 morning"),
        ("上昼", "morning"),
        ("听朝八点半", "11-22 08:30 morning"),
        ("听日朝早八点", "11-22 08:00 morning"),
        ("明早送娃", "11-22 morning"),
        ("明朝早浪七点半", "11-22 07:30 morning"),
        ("中午", "noon"),
        ("明个晌午", "11-22 noon"),
        ("当昼", "noon"),
        ("下午可以看作业", "afternoon"),
        ("明儿下晌去趟市里", "11-22 afternoon"),
        ("后晌三点有车不", "11-21 15:00 afternoon"),
        ("星期六下昼有空", "11-28 afternoon"),
        ("晏昼", "afternoon"),
        ("晚饭后谁去", "evening"),
        ("明儿吃完早饭走", "11-22 morning"),
        ("放学后接一下", "afternoon"),
        ("天黑之前赶回来", "evening"),
        ("今黑八点", "11-21 20:00 evening"),
        ("今晚谁能送", "11-21 evening"),
        ("明儿黑了去", "11-22 evening"),
        ("晚黑八点", "11-21 20:00 evening"),
        ("今儿擦黑到村口接我", "11-21 evening"),
        ("煞黑回来", "evening"),
        ("暗晡", "evening"),
        ("25号晚", "11-25 evening"),
        ("周日晚七点", "11-22 19:00 evening"),
        ("明天早8点", "11-22 08:00 morning"),
        ("早六点", "11-22 06:00 morning"),
        ("晚八点", "11-21 20:00 evening"),
        ("半夜", "night"),
        ("夜里十点", "11-21 22:00 night"),
        ("凌晨三点", "11-22 03:00 night"),
    ],
)
def test_a_part_of_the_day_has_one_name(text: str, meant: str) -> None:
    assert said(text) == meant


@pytest.mark.parametrize(
    ("region", "text", "meant"),
    [
        ("jin", "早起去太原", "11-22"),
        ("plain", "早起去太原", "morning"),
        ("jin", "明儿黑夜八点", "11-22 20:00 evening"),
        ("yue", "今朝去镇上", "11-21 morning"),
        ("xiang", "今朝去镇上", "11-21"),
        ("yue", "听晚八点", "11-22 20:00 evening"),
        ("hakka", "天光去圩上", "11-22"),
        ("plain", "天光去圩上", ""),
        ("wu", "夜里八点", "11-21 20:00 evening"),
        ("dongbei", "后晌去", "evening"),
        ("zhongyuan", "后晌去", "afternoon"),
        ("zhongyuan", "夜来没睡好", ""),
        ("nowhere", "明儿晌午", "11-22 noon"),
    ],
)
def test_a_word_means_what_it_means_there(region: str, text: str, meant: str) -> None:
    assert said(text, region=region) == meant


def test_a_part_of_today_that_is_over_is_past() -> None:
    night = at("2026-11-21T20:00")
    assert said("今天早上谁去的", night) == ""
    assert said("今天下午去", night) == ""
    assert said("今晚去", night) == "11-21 evening"
    assert said("早上去", night) == "morning"
