"""What comes again every day or week, and what is wanted at once."""

import pytest

from tests.unit.understanding.times.reader import said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("每天早上七点送娃去镇小", "07:00 morning 0123456"),
        ("每天晚自习九点半接孩子", "21:30 0123456"),
        ("天天跑县城", "0123456"),
        ("每日早上八点", "08:00 morning 0123456"),
        ("每周一三五上午去透析", "morning 024"),
        ("每周一三五到12月20号", "024"),
        ("每周一、三、五", "024"),
        ("每周1、3、5", "024"),
        ("每逢周二", "1"),
        ("每个礼拜三", "2"),
        ("每周一到周五", "01234"),
        ("周一到周五每天早上", "morning 01234"),
        ("周一至周五", "01234"),
        ("星期一三五", "024"),
        ("礼拜二四六", "135"),
        ("一三五顺路捎一位", "024"),
        ("我爸一三五要去县医院", "024"),
        ("135去透析", "024"),
        ("二四六去县医院", "135"),
        ("周一、周三、周五", "024"),
        ("周二周四周六透析", "135"),
        ("每周二和周五", "14"),
        ("每早六点", "06:00 morning 0123456"),
        ("工作日早上七点半", "07:30 morning 01234"),
        ("每个周末", "56"),
        ("每晚九点半", "21:30 evening 0123456"),
        ("隔天去一次卫生院", "0123456"),
        ("每隔三天去一次", "0123456"),
        ("每天下午四点半接孩子", "16:30 afternoon 0123456"),
        ("从明天起每天早上七点送", "11-22 07:00 morning 0123456"),
        ("从下周一起每周一三五", "11-23 024"),
    ],
)
def test_a_series_has_its_weekdays(text: str, meant: str) -> None:
    assert said(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("现在就要车", "soon"),
        ("马上要车", "soon"),
        ("赶紧来个车", "soon"),
        ("越快越好", "soon"),
        ("立刻", "soon"),
        ("尽快", "soon"),
        ("快点来", "soon"),
    ],
)
def test_at_once_names_no_day(text: str, meant: str) -> None:
    assert said(text) == meant
