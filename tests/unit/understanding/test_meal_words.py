"""What is said of meals that are brought: wishes day after day, a day off, an end, mere talk."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.meal_words import (
    cannot_cook,
    is_not_fetched,
    is_understood,
    is_waiting,
    read_meal_words,
    reported_name,
)

MONDAY = date(2026, 11, 23)
ALL = (0, 1, 2, 3, 4, 5, 6)
L, D, B = "lunch", "dinner", "breakfast"


@pytest.mark.parametrize(
    ("text", "meals", "weekdays"),
    [
        ("每天中午给我妈送饭", (L,), ALL),
        ("每天给我妈送一顿午饭，不要辣", (L,), ALL),
        ("一天两顿送半个月", (L, D), ()),
        ("一日三餐都要送", (B, L, D), ()),
        ("每天两顿饭，送到月底", (L, D), ALL),
        ("每周一三五中午给王奶奶送饭", (L,), (0, 2, 4)),
        ("周一到周五中午送饭", (L,), (0, 1, 2, 3, 4)),
        ("工作日给孩子送中饭", (L,), (0, 1, 2, 3, 4)),
        ("每周末给我爸送晚饭", (D,), (5, 6)),
        ("食堂订饭 每天两份", (), ALL),
        ("想给我妈订个长期送餐", (), ()),
        ("从明天起给我送饭", (), ()),
        ("给我爸订饭，送到月底", (), ()),
        ("天天给老两口送中饭和晚饭", (L, D), ALL),
        ("能不能每天早上给我送早饭", (B,), ALL),
        ("请每天给我爸送晚饭，一个月", (D,), ALL),
        ("给我妈送10天饭", (), ()),
        ("我想每天中午订饭", (L,), ALL),
    ],
)
def test_a_wish_that_comes_again_is_a_plan(
    text: str, meals: tuple[str, ...], weekdays: tuple[int, ...]
) -> None:
    found = read_meal_words(text, MONDAY)
    assert (found.act, found.meals, found.days.weekdays) == ("plan", meals, weekdays)


@pytest.mark.parametrize(
    "text",
    ["今天中午给我妈送个饭", "给我送份晚饭", "晚上给王奶奶送顿饭", "给我送点菜来", "想订个中饭"],
)
def test_one_meal_is_no_plan(text: str) -> None:
    found = read_meal_words(text, MONDAY)
    assert found.act in ("single", None)
    assert read_meal_words("今天中午给我妈送个饭", MONDAY).act == "single"


@pytest.mark.parametrize(
    "text",
    [
        "我能天天给东湾送饭",
        "我可以每天中午给老人送饭",
        "我每天中午给我妈送饭，累死了",
        "她每天中午送饭到地里",
        "饭送到了",
        "昨天给她送过饭了",
        "送饭多少钱",
        "食堂几点开饭",
        "怎么订饭",
        "明天送医院",
        "送到县医院",
        "每天送孩子上学",
        "每天去卫生院打针",
        "周五送药",
        "周五不送药",
        "今天不送孩子了",
        "中午吃了没",
        "每天吃药",
        "明天有车去县里吗",
        "头疼发烧",
        "一天两次，饭后吃",
        "王奶奶三天没吃饭了",
        "这饭店不错",
        "药改成两份",
        "车换到晚上",
        "再送一盒口罩，送到月底",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert read_meal_words(text, MONDAY).act is None


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("明天不用送", [24]),
        ("明天不用送饭了", [24]),
        ("王德发明天不用送饭", [24]),
        ("明后天不用送饭", [24, 25]),
        ("周五别送饭", [27]),
        ("周末不用送", [28, 29]),
        ("今天中午不用送饭", [23]),
        ("明天我不在家", None),
        ("后天先别送饭", [25]),
    ],
)
def test_a_day_off_is_a_pause(text: str, on: list[int] | None) -> None:
    found = read_meal_words(text, MONDAY)
    if on is None:
        assert found.act is None
        return
    assert (found.act, [day.day for day in found.days.on]) == ("pause", on)


@pytest.mark.parametrize(
    "text",
    [
        "以后不用送了",
        "以后不用送饭了",
        "把饭停了吧",
        "饭停了",
        "不用再送饭了",
        "取消送饭",
        "今后别送饭了",
    ],
)
def test_not_any_more_is_a_stop(text: str) -> None:
    assert read_meal_words(text, MONDAY).act == "stop"


def test_why_it_stops_is_heard() -> None:
    found = read_meal_words("我妈住院了，饭先不送了", MONDAY)
    assert (found.act, found.hospital) == ("stop", True)


@pytest.mark.parametrize(
    ("text", "meals", "portions"),
    [
        ("改成一天两顿", (L, D), None),
        ("改成两份", (), 2),
        ("加个晚饭", (D,), None),
        ("换成晚饭", (D,), None),
    ],
)
def test_it_is_changed(text: str, meals: tuple[str, ...], portions: int | None) -> None:
    found = read_meal_words(text, MONDAY)
    assert (found.act, found.meals, found.portions) == ("change", meals, portions)


@pytest.mark.parametrize(
    ("text", "length", "last"),
    [
        ("再送一周", 7, None),
        ("再送7天", 7, None),
        ("续半个月", 15, None),
        ("再送到月底", None, date(2026, 11, 30)),
    ],
)
def test_it_goes_on(text: str, length: int | None, last: date | None) -> None:
    found = read_meal_words(text, MONDAY)
    assert (found.act, found.days.length, found.days.last) == ("more", length, last)


@pytest.mark.parametrize(
    ("text", "last", "length"),
    [
        ("每天中午送饭，送到周五", date(2026, 11, 27), None),
        ("每天中午送饭，送到下周三", date(2026, 12, 2), None),
        ("每天中午送饭，到12月3号", date(2026, 12, 3), None),
        ("每天中午送饭，到月底", date(2026, 11, 30), None),
        ("每天中午送饭，到下个月5号", date(2026, 12, 5), None),
        ("每天中午送饭，送半个月", None, 15),
        ("每天中午送饭，送十天", None, 10),
        ("每天中午送饭，两个星期", None, 14),
        ("每天中午送饭，一个月", None, 30),
        ("每天中午送饭", None, None),
    ],
)
def test_until_when(text: str, last: date | None, length: int | None) -> None:
    days = read_meal_words(text, MONDAY).days
    assert (days.last, days.length) == (last, length)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("从明天起每天中午送饭", date(2026, 11, 24)),
        ("后天开始每天送中饭", date(2026, 11, 25)),
        ("从下周一开始每天中午送饭", date(2026, 11, 30)),
        ("每天中午送饭", None),
    ],
)
def test_from_when(text: str, first: date | None) -> None:
    assert read_meal_words(text, MONDAY).days.first == first


@pytest.mark.parametrize(
    ("text", "codes", "words"),
    [
        ("少盐，糖尿病不吃甜的", ("low_salt", "no_sugar"), ()),
        ("清淡点", ("low_salt",), ()),
        ("牙不好，要软一点", ("soft",), ()),
        ("吃素的", ("vegetarian",), ()),
        ("清真的", ("halal",), ()),
        ("不要辣", (), ("辣",)),
        ("鸡蛋过敏", (), ("鸡蛋",)),
        ("别放香菜，少油", ("low_fat",), ("香菜",)),
        ("不用送了", (), ()),
        ("每天中午送饭", (), ()),
    ],
)
def test_what_may_not_be_in_it(text: str, codes: tuple[str, ...], words: tuple[str, ...]) -> None:
    found = read_meal_words(f"每天中午送饭，{text}", MONDAY)
    assert (found.diet, found.avoid) == (codes, words)


def test_how_many_and_who_brings_it() -> None:
    found = read_meal_words("每天中午在食堂订两份饭，我自己去打", MONDAY)
    assert (found.portions, found.fetch, found.provider) == (2, True, "canteen")
    assert read_meal_words("每天中午给我妈送饭", MONDAY).fetch is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("王秀英没来打饭", True),
        ("德发大爷今天没来吃饭", True),
        ("王奶奶没来拿饭", True),
        ("没来车", False),
        ("王奶奶来打饭了", False),
    ],
)
def test_who_did_not_come_for_it(text: str, said: bool) -> None:
    assert is_not_fetched(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("今天做不了", True),
        ("停电了，做不了饭", True),
        ("今天不开火", True),
        ("做好了", False),
        ("走不了路", False),
    ],
)
def test_who_cannot_cook(text: str, said: bool) -> None:
    assert cannot_cook(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("中饭怎么还没送来", True),
        ("饭还没到", True),
        ("今天没人送饭", True),
        ("谁来送饭", True),
        ("饭吃完了", False),
        ("药还没送来", False),
    ],
)
def test_who_waits_for_a_meal(text: str, said: bool) -> None:
    assert is_waiting(text) is said


def test_short_words_and_names() -> None:
    assert is_understood("知道了。")
    assert not is_understood("知道了王奶奶病了")
    assert reported_name("报 王德发 每天中午送饭") == "王德发"
    assert reported_name("报王德发每天中午送饭") == "王德发"
    assert reported_name("每天中午送饭") is None
