"""Until which day somebody asks to wait."""

from datetime import date

import pytest

from bot.understanding.times.until import wait_until
from tests.unit.understanding.times.reader import AT, at, shipped_words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("等周五", date(2026, 11, 27)),
        ("等下周一", date(2026, 11, 23)),
        ("等明天", date(2026, 11, 22)),
        ("等明儿再说", date(2026, 11, 22)),
        ("等后天", date(2026, 11, 23)),
        ("等大后天", date(2026, 11, 24)),
        ("等月底", date(2026, 11, 30)),
        ("等周六", date(2026, 11, 28)),
        ("等25号", date(2026, 11, 25)),
        ("等5号", date(2026, 12, 5)),
        ("等三天后再说", date(2026, 11, 24)),
        ("过两天再说", date(2026, 11, 23)),
        ("过几天", date(2026, 11, 24)),
        ("等两天再看", date(2026, 11, 23)),
        ("等下个月", date(2026, 12, 1)),
        ("等下下周三", date(2026, 12, 2)),
        ("等明早", date(2026, 11, 22)),
        ("等听日", date(2026, 11, 22)),
        ("等今晚", date(2026, 11, 21)),
        ("等晚上", date(2026, 11, 21)),
        ("等下午三点", date(2026, 11, 21)),
        ("等早上八点", date(2026, 11, 22)),
        ("等初八", date(2026, 12, 16)),
        ("等冬至", date(2026, 12, 22)),
        ("等每周三那趟", date(2026, 11, 25)),
        ("昨天不行,等周二", date(2026, 11, 24)),
        ("等等", None),
        ("等车", None),
        ("昨天就等过了", None),
        ("现在等着", None),
    ],
)
def test_waiting_has_a_day(text: str, day: date | None) -> None:
    assert wait_until(text, shipped_words(), at=AT) == day


def test_the_last_of_january_waits_into_a_short_month() -> None:
    now = at("2027-01-31T08:00")
    assert wait_until("等30号", shipped_words(), at=now) == date(2027, 2, 28)


def test_a_part_of_today_that_is_over_waits_until_tomorrow() -> None:
    now = at("2026-11-21T20:00")
    assert wait_until("等下午", shipped_words(), at=now) == date(2026, 11, 22)
    assert wait_until("等晚上", shipped_words(), at=now) == date(2026, 11, 21)


def test_a_region_has_its_own_tomorrow() -> None:
    assert wait_until("等早起", shipped_words(), at=AT, region="jin") == date(2026, 11, 22)
    assert wait_until("等早起", shipped_words(), at=AT) == date(2026, 11, 21)
