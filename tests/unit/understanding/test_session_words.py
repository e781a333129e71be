"""What is said of dates with seats: one line offers one, a few words sign up, numbers tick off."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.content.load import load_content
from bot.understanding.finding_words import read_due, tells_of_somebody
from bot.understanding.session_words import (
    SaidSession,
    asks_doctor,
    read_decision,
    read_join,
    read_session,
    read_ticks,
    read_wish,
    says_leave,
    says_not_coming,
)

ROOT = Path(__file__).parents[3]
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def content():
    return load_content(ROOT)


def read(content, text: str) -> SaidSession:
    kinds = {code: kind.words for code, kind in content.sessions.kinds.items()}
    return read_session(text, MONDAY, content.lexicon.times, kinds)


def test_the_line_of_a_village_doctor(content) -> None:
    said = read(content, "周三上午八点卫生室打流感疫苗 40个号")
    assert (said.kind, said.day, said.clock) == ("flu", date(2026, 11, 25), time(8))
    assert (said.place, said.seats, said.offered) == ("卫生室", 40, True)


def test_until_when_it_lasts(content) -> None:
    assert read(content, "周三上午八点到十一点卫生室打流感疫苗").end == time(11)
    assert read(content, "后天下午三点到五点村部核酸").end == time(17)


def test_so_many_every_half_hour(content) -> None:
    said = read(content, "后天下午三点到五点村部核酸 每半小时20个")
    assert said.each is not None
    assert (said.each.seconds, said.per, said.seats) == (1800, 20, None)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("每月第一个周三上午8点巡诊", "month:1:2"),
        ("每个月第三个星期五上午8点巡诊", "month:3:4"),
        ("每周三下午两点半巡诊", "week:2"),
        ("每月15号上午八点巡诊", "day:15"),
        ("周三上午八点巡诊", None),
    ],
)
def test_what_comes_again(content, text: str, rule: str | None) -> None:
    assert read(content, text).rule == rule


def test_who_comes_and_where_to_are_kept_apart(content) -> None:
    said = read(content, "每周三下午两点半镇卫生院李医生来村部巡诊 20个号")
    assert (said.who, said.place) == ("镇卫生院李医生", "村部")


def test_a_date_is_no_number_of_seats(content) -> None:
    said = read(content, "12月5号上午9点卫生院给65岁以上老人体检")
    assert said.seats is None
    assert said.day == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("text", "whom", "what"),
    [
        ("报名", None, ""),
        ("我报名", None, ""),
        ("报一个", None, ""),
        ("我要个号", None, ""),
        ("给我妈报一个", "我妈", ""),
        ("给德发大爷报一个", "德发大爷", ""),
        ("帮我爸报个名", "我爸", ""),
        ("给王奶奶报一个流感疫苗", "王奶奶", "流感疫苗"),
        ("我要打流感疫苗", None, "流感疫苗"),
        ("我妈想打流感疫苗", "我妈", "流感疫苗"),
    ],
)
def test_signing_up(text: str, whom: str | None, what: str) -> None:
    said = read_join(text)
    assert said is not None
    assert (said.whom, said.what) == (whom, what)


@pytest.mark.parametrize(
    "text",
    [
        "给我妈约一个车",
        "报 王德发 发烧38.5 要车",
        "我妈要药",
        "要车去县里",
        "帮我带两包盐",
        "我报警了",
    ],
)
def test_other_wishes_sign_nobody_up(text: str) -> None:
    assert read_join(text) is None


def test_giving_a_seat_back() -> None:
    assert says_leave("取消报名")
    assert says_leave("不打疫苗了")
    assert says_not_coming("去不了了")
    assert not says_leave("不要药了")
    assert not says_not_coming("车去不了县里")


def test_numbers_of_who_came() -> None:
    came = read_ticks("来了 1 2 5")
    assert came is not None
    assert (came.came, came.numbers) == (True, (1, 2, 5))
    away = read_ticks("没来3、7")
    assert away is not None
    assert (away.came, away.numbers) == (False, (3, 7))
    everybody = read_ticks("都来了")
    assert everybody is not None
    assert everybody.all
    assert read_ticks("我来了") is None
    assert read_ticks("老李没来吃饭") is None


def test_wishes_and_decisions_of_a_talk() -> None:
    assert read_wish("议题 路灯坏了三盏") == "路灯坏了三盏"
    assert read_wish("议题：修路") == "修路"
    assert read_wish("路灯坏了三盏") is None
    assert read_decision("决议2 下周三前修好") == (2, "下周三前修好")
    assert read_decision("决定了") is None


def test_asking_for_the_doctor() -> None:
    assert asks_doctor("我的家庭医生是谁")
    assert asks_doctor("什么时候有医生来？")
    assert not asks_doctor("什么时候有车来")


def test_until_when_something_is_to_be_put_right() -> None:
    today = date(2026, 11, 23)
    assert read_due("台账没签字 5天内", today) == date(2026, 11, 28)
    assert read_due("两周内补齐", today) == date(2026, 12, 7)
    assert read_due("12月1日前", today) == date(2026, 12, 1)
    assert read_due("1月5日前", today) == date(2027, 1, 5)
    assert read_due("台账没签字", today) is None


def test_a_finding_that_tells_of_somebody() -> None:
    assert tells_of_somebody("打13800000009没人接")
    assert tells_of_somebody("张某不在岗")
    assert not tells_of_somebody("药箱两周没盘点")
