"""A bad winter day in a county: how much is said, at which hour, and the words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.bench.county_people import SEED, County, Group

LINES, CASES, DANGERS, OTHER = 100_000, 5_000, 500, 3_000  # in the whole county, in a day
# Per cent of the day in each hour from midnight on: up at six, the peak at eight, again at seven.
CURVE = (1, 0, 0, 0, 1, 2, 6, 11, 12, 8, 6, 5, 4, 3, 3, 3, 4, 6, 8, 9, 4, 2, 1, 1)
TALK = Path(__file__).parents[1] / "understanding" / "chatter_dev.jsonl"
DANGER = ("胸口压得慌出冷汗", "我胸口痛得厉害，喘不上气", "我爸摔倒了叫不醒")
# What else is wanted: share of it, share said in the group, the words.
WANTED = (
    (0.34, 0.3, ("发烧38度5，咳了两天", "我发烧39度5，两天了，咳得厉害", "娃发烧38度，流鼻涕")),
    (0.28, 0.6, ("明早有车去县医院不", "明天上午有没有车到镇上", "后天早上想去县里，有顺路车吗")),
    (0.16, 0.3, ("谁家有对乙酰氨基酚片", "谁家有布洛芬", "借个血氧仪")),
    (0.22, 0.6, ("村口的自来水停了两天了", "家里停电了，谁能来看看", "水管冻裂了，没水用")),
)
ASKED = ("/mine", "/help", "今晚谁值班", "卫生院几点开门", "布洛芬一天几次")


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody says something: so many seconds from the beginning."""

    at: float
    user: int
    group: Group | None
    text: str
    what: str  # talk, danger, wanted, asked


def a_second(what: int, hour: int) -> float:
    """How many of so many a day come in a second of this hour."""
    return what * CURVE[hour] / 100 / 3600


def slice_of(
    county: County, hour: int, seconds: float, times: float, least_dangers: float
) -> list[Line]:
    """So many seconds of an hour, everything so many times as often as on that day.

    `least_dangers` a second: a slice is short, and what is rare could not be counted in it.
    """
    dice = Random(SEED + int(times * 10))
    day = _Day(county, dice)
    dangers = max(a_second(DANGERS, hour) * times, least_dangers)
    rates = {
        day.talk: a_second(LINES, hour) * times,
        day.danger: dangers,
        day.wanted: a_second(CASES - DANGERS, hour) * times,
        day.asked: a_second(OTHER, hour) * times,
    }
    made = [make(at) for make, rate in rates.items() for at in _moments(dice, rate, seconds)]
    return sorted(made, key=lambda line: line.at)


def whole_day(county: County, share: float) -> list[Line]:
    """From midnight to midnight, each hour with its part; a share of all there is on that day."""
    dice = Random(SEED)
    day = _Day(county, dice)
    wanted = CASES - DANGERS
    parts = ((day.talk, LINES), (day.danger, DANGERS), (day.wanted, wanted), (day.asked, OTHER))
    made = []
    for hour, percent in enumerate(CURVE):
        for make, many in parts:
            for _ in range(round(many * share * percent / 100)):
                made.append(make((hour + dice.random()) * 3600))
    return sorted(made, key=lambda line: line.at)


def _moments(dice: Random, rate: float, seconds: float) -> Iterator[float]:
    """Independent of each other, as people are."""
    at = dice.expovariate(rate)
    while at < seconds:
        yield at
        at += dice.expovariate(rate)


class _Day:
    """Who says it: hamlet after hamlet in a shuffled order, so that matters stay apart."""

    def __init__(self, county: County, dice: Random) -> None:
        self._dice = dice
        self._talk = [json.loads(x)["text"] for x in TALK.read_text("utf-8").splitlines() if x]
        self._groups = [g for g in county.groups.values() if g.members]
        dice.shuffle(self._groups)
        self._hamlets = [g for g in self._groups if g.telegram_id > -900_000_000]
        self._next = 0

    def talk(self, at: float) -> Line:
        group = self._dice.choice(self._groups)
        text = self._dice.choice(self._talk)
        return Line(at, self._dice.choice(group.members), group, text, "talk")

    def danger(self, at: float) -> Line:
        return self._case(at, "danger", 0.4, DANGER)

    def wanted(self, at: float) -> Line:
        _, in_group, words = self._dice.choices(WANTED, [w[0] for w in WANTED])[0]
        return self._case(at, "wanted", in_group, words)

    def asked(self, at: float) -> Line:
        return self._case(at, "asked", 0.0, ASKED)

    def _case(self, at: float, what: str, in_group: float, words: tuple[str, ...]) -> Line:
        group = self._hamlets[self._next % len(self._hamlets)]
        self._next += 1
        public = self._dice.random() < in_group
        user = self._dice.choice(group.members)
        return Line(at, user, group if public else None, self._dice.choice(words), what)
