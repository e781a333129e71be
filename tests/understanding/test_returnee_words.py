"""Who comes home, when and from where; back from the field, the clinic or a ride is none of it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.content.knowledge import read_lexicon
from bot.content.layers import Layer, Shelf
from bot.content.things import read_things
from bot.understanding.returnee_words import ReturneeWords, day_in, place_in, read_returnee
from bot.understanding.times.words import TimeWords
from tests.contract.source import ROOT
from tests.stories.stage import ZONE

AT = datetime(2026, 11, 23, 9, tzinfo=ZONE)
MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 22)


@pytest.fixture(scope="module")
def times() -> TimeWords:
    shelf = Shelf((Layer(ROOT),))
    lexicon = read_lexicon(shelf, read_things(shelf))
    assert lexicon is not None
    return lexicon.times


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("我儿子腊月二十回来", ReturneeWords("kin", "儿子", arrives=date(2027, 1, 27))),
        ("我昨天从东莞回来了", ReturneeWords("self", arrives=SUNDAY, origin="东莞")),
        ("我回来了", ReturneeWords("self", arrives=MONDAY, bare=True)),
        ("我刚到家", ReturneeWords("self", arrives=MONDAY, bare=True)),
        ("我儿子过年回来", ReturneeWords("kin", "儿子")),
        ("今天我儿子从东莞回来了", ReturneeWords("kin", "儿子", arrives=MONDAY, origin="东莞")),
        ("老二从苏州回来了", ReturneeWords("kin", "老二", arrives=MONDAY, origin="苏州")),
        (
            "王德发家儿子昨天从上海回来了",
            ReturneeWords("named", "儿子", "王德发", SUNDAY, "上海"),
        ),
        ("报 王德发 从上海回来了", ReturneeWords("named", "", "王德发", MONDAY, "上海")),
    ],
)
def test_who_when_and_from_where(said: str, found: ReturneeWords, times: TimeWords) -> None:
    assert read_returnee(said, AT, times) == found


@pytest.mark.parametrize(
    "said",
    [
        "我从医院回来了", "我儿子什么时候回来？", "我回来了，能接单了吗", "我妈从县里回来了",
        "我爸从地里回来了", "我儿子不回来了", "等我回来再说", "我儿子腊月二十回来，要车接",
        "明天回家", "今天晚上到家吃饭吗",
    ],
)  # fmt: skip
def test_back_from_nearby_a_question_and_a_wish_are_no_coming_home(
    said: str, times: TimeWords
) -> None:
    assert read_returnee(said, AT, times) is None


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("东莞", "东莞"), ("从广州回来的", "广州"), ("深圳那边", "深圳"), ("广东东莞", "广东东莞"),
        ("不用了", None), ("我发烧了", None), ("谢谢", None), ("要车去县医院", None),
    ],
)  # fmt: skip
def test_a_place_answers_where_from(said: str, place: str | None) -> None:
    assert place_in(said) == place


def test_a_day_answers_when(times: TimeWords) -> None:
    assert day_in("腊月二十", AT, times) == date(2027, 1, 27)
    assert day_in("还不知道呢", AT, times) is None
