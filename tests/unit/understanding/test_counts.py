"""How many are carried, how old somebody is, how long it has lasted."""

import pytest

from bot.understanding.age import age
from bot.understanding.duration import duration
from bot.understanding.readings import readings
from bot.understanding.seats import seats


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("两大一小要去车站", 3),
        ("一家四口回娘家", 4),
        ("我跟婆婆两个", 2),
        ("车上还有两个位子", 2),
        ("车浪还有两只位子", 2),
        ("能坐仨", 3),
        ("还能捎一位", 1),
        ("捎俺一个", 1),
        ("搭順風車一个位", 1),
        ("有车没", None),
        ("带两筐橘子", None),
        ("一三五要去县医院", None),
        ("一个人两百块", None),
    ],
)
def test_seats(text: str, count: int | None) -> None:
    assert seats(text) == count


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("老头七十六", 76),
        ("我奶83了", 83),
        ("婆婆今年七十三了", 73),
        ("二叔七十八岁", 78),
        ("一岁半的宝宝", 1.5),
        ("一岁两个月", 1.17),
        ("孩子8个月发烧", 0.67),
        ("宝宝两个半月", 0.21),
        ("二十天的毛毛", 0.05),
        ("我娃儿才八十天", 0.22),
        ("刚满月", 0.08),
        ("娃两天没吃饭", None),
        ("他89公斤", None),
        ("老人80%", None),
        ("怀孕七个月", None),
    ],
)
def test_ages(text: str, years: float | None) -> None:
    assert age(text) == years


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("烧三四天了", 84),
        ("半个多月整夜睡不着", 360),
        ("心口痛了半个小时", 0.5),
        ("昨天开始有点烧", 24),
        ("娃两天没吃饭", 48),
        ("这几天头晕", None),
        ("毛毛十个月", None),
        ("怀孕三十二周了", None),
        ("预产期就这两天", None),
        ("叫他半天才应", None),
        ("下周三去", None),
        ("好了两天又烧", None),
        ("每天吃三次", None),
    ],
)
def test_lengths(text: str, hours: float | None) -> None:
    assert duration(text) == hours


@pytest.mark.parametrize(
    ("text", "pressure"),
    [
        ("血压一百六/一百", (160, 100)),
        ("高压185低压95", (185, 95)),
        ("血压量下一百四十八 九十五", (148, 95)),
        ("血压150,90", (150, 90)),
        ("分数是95比90", None),
        ("血压有点高", None),
    ],
)
def test_pressures(text: str, pressure: tuple[int, int] | None) -> None:
    assert readings(text).bp == pressure
