"""What is read of an official notice, and what is none."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.content.load import load_content
from bot.understanding.bulletin_words import (
    asks_for_notices,
    changes,
    read_bulletin,
    read_until,
    takes_back,
)
from bot.understanding.notice_ends import end_of, is_told
from tests.unit.understanding.shipped_things import ROOT

AT = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def content():
    return load_content(ROOT)


@pytest.fixture(scope="module")
def kinds(content):
    return {code: kind.words for code, kind in content.bulletins.kinds.items()}


def test_a_whole_notice_is_read_from_one_line(content, kinds) -> None:
    said = read_bulletin(
        "通知 道路管制 国道到镇上那段修路，绕行石桥。来源：县交通局。到11月30日",
        AT, content.lexicon.times, kinds,
    )  # fmt: skip
    assert said is not None
    assert (said.kind, said.text, said.source) == (
        "road", "国道到镇上那段修路，绕行石桥", "县交通局",
    )  # fmt: skip
    assert said.until == datetime(2026, 11, 30, 23, 59, tzinfo=AT.tzinfo)


def test_source_and_end_may_stand_in_one_sentence_and_an_hour_counts(content, kinds) -> None:
    said = read_bulletin(
        "寒潮预警：今晚零下8度；来源县气象台，到明天早上8点", AT, content.lexicon.times, kinds
    )
    assert said is not None
    assert (said.kind, said.text, said.source) == ("weather", "今晚零下8度", "县气象台")
    assert said.until == datetime(2026, 11, 24, 8, 0, tzinfo=AT.tzinfo)


@pytest.mark.parametrize(
    "text",
    ["封路了怎么走", "庙会几点开", "修路修到哪天", "我要去赶集", "来源不明的药别吃"],
)
def test_talk_of_roads_and_markets_is_no_notice(text: str, content, kinds) -> None:
    assert read_bulletin(text, AT, content.lexicon.times, kinds) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("撤回通知3", 3),
        ("撤回第12号通知", 12),
        ("取消通知 4号", 4),
        ("取消3号", None),
        ("撤回", None),
    ],
)
def test_only_a_notice_by_its_number_is_taken_back(text: str, number: int | None) -> None:
    assert takes_back(text) == number


def test_new_words_name_the_notice_they_are_for() -> None:
    assert changes("改通知3：改走东边。到周五") == (3, "改走东边。到周五")
    assert changes("改一下明天的车") is None


def test_an_end_is_a_day_to_come(content) -> None:
    times = content.lexicon.times
    assert read_until("到周五", AT, times) == datetime(2026, 11, 27, 23, 59, tzinfo=AT.tzinfo)
    assert read_until("随便", AT, times) is None


@pytest.mark.parametrize(
    ("text", "asks"), [("有什么通知", True), ("通知", True), ("通知他来拿药", False)]
)
def test_who_wants_to_see_them_is_heard(text: str, asks: bool) -> None:
    assert asks_for_notices(text) is asks


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("明天停水 八点到十二点", "24 12:00"),
        ("早上8点到中午12点停水", "23 12:00"),
        ("停电到下午5点，冰箱少开", "23 17:00"),
        ("明天8:00-12:00停水", "24 12:00"),
        ("明天8到12点停水", "24 12:00"),
        ("八点到五点停电", "23 17:00"),
        ("今晚八点到十点停水", "23 22:00"),
        ("晚上8点到12点停水", "24 00:00"),
        ("今晚8点到明早6点停电", "24 06:00"),
        ("明晚8点到6点封路", "25 06:00"),
        ("25号到27号停水", "27 23:59"),
        ("从明天8点停到后天下午3点", "25 15:00"),
        ("11月25日8:30至11月26日17:30停电", "26 17:30"),
        ("明天停水", None),
        ("明天上午停水", None),
        ("明天九点开会到村部", None),
        ("每天8点到11点打疫苗", None),
        ("封路到3号桥", None),
        ("今晚零下8到10度", None),
        ("修路修到哪天", None),
    ],
)
def test_the_hours_of_a_notice_say_when_it_is_over(text: str, end: str | None, content) -> None:
    found = end_of(text, AT, content.lexicon.times)
    assert (found.strftime("%d %H:%M") if found else None) == end


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("明天停水 八点到十二点", True),
        ("我家停电到下午5点", False),
        ("停水到几点啊，怎么回事", False),
        ("停电到下午5点，帮我买蜡烛", False),
    ],
)
def test_what_is_asked_or_of_the_own_house_is_not_announced(text: str, told: bool) -> None:
    assert is_told(text) is told
