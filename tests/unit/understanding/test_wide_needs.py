"""A need is heard in a hint, a lack, a complaint or one word; talk of the same things is not."""

import pytest

from bot.understanding.labels import PUBLISHED
from tests.unit.understanding.needs_sentences import HINTS, TALK
from tests.unit.understanding.reader import read


def _wanted(text: str) -> set[str]:
    return {PUBLISHED.get(code, code) for code in read(text).intents} - {"symptom"}


@pytest.mark.parametrize(
    ("intent", "text"), [(intent, text) for intent, texts in HINTS.items() for text in texts]
)
def test_a_need_is_heard_in_a_hint(intent: str, text: str) -> None:
    assert _wanted(text) == {intent}, read(text).why


@pytest.mark.parametrize("text", TALK)
def test_talk_of_the_same_things_asks_for_nothing(text: str) -> None:
    assert not _wanted(text), read(text).why


@pytest.mark.parametrize(
    ("text", "destination", "origin"),
    [
        ("拟于本月八日赴省城眼科医院复诊,如有顺路车辆,盼捎带一程", "省城眼科医院", None),
        ("礼拜三去人民医院复查,谁的车能带上我", "人民医院", None),
        ("明天中午去客运站 3个人 有车不", "客运站", None),
        ("谁赶集帮带一桶油", None, None),
        ("周五没人接我 从县一中回村", "村", "县一中"),
        ("娃娃从炕沿上跌下来胳膊断了,谁家有车送县医院", "县医院", None),
    ],
)
def test_a_place_is_named_whole_and_an_outing_is_none(
    text: str, destination: str | None, origin: str | None
) -> None:
    heard = read(text)
    assert (heard.destination, heard.origin) == (destination, origin)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("张婆婆要去县中医院复查,轮椅一辆,陪护一人", 2),
        ("我表姐今晚到高铁站,有没有人能接,带两个孩子", 3),
        ("我爸一三五要去县医院透析 有长期跑的车吗", None),
        ("谁能接我妈回来 她一个人带着行李", None),
        ("摩托车空位一个,天光日去县城", 1),
    ],
)
def test_people_are_counted_and_weekdays_are_not(text: str, people: int | None) -> None:
    assert read(text).seats == people


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("我一个人在家灯泡坏了够不着", [("灯泡", None)]),
        ("药箱里的藿香正气水只剩一支了,需要补十盒", [("藿香正气水", 10)]),
        ("小米三百斤,看谁能给找个买主", [("小米", 300)]),
        ("张婆婆要去县中医院复查,轮椅一辆,陪护一人", []),
    ],
)
def test_what_is_lacking_or_for_sale_is_listed(
    text: str, items: list[tuple[str, float | None]]
) -> None:
    assert [(item.name, item.qty) for item in read(text).items] == items
