"""A car asked for another day, beside one that waits, is a ride of its own."""

from __future__ import annotations

import pytest

from tests.stories.village import Village

ANEW = (
    ("明早有车去县医院不", "下周一有车去县医院不"),
    ("明早有车去县医院吗", "后天有车去县医院吗"),
    ("明早有没有车去县医院", "下周一有没有车去县医院"),
    ("后天求车去县医院", "下周一求车去县医院"),
    ("明早有车去县医院不，两个人", "后天有顺风车去县医院么"),
    ("明天要车去县医院", "后天有没有人开车去县医院"),
)
MOVED = (
    "改到后天吧",
    "后天去",
    "后天去县医院",
    "还是后天吧，后天有车去县医院不",
    "说错了，是后天有车去县医院不",
)


async def days_of_rides(village: Village) -> list[str]:
    """The days, as the rides that are open have them."""
    rides = await village.cases(only_open=True)
    return [dict(one.details)["when"].split()[0] for one in rides if one.category == "ride"]


@pytest.mark.parametrize(("first", "then"), ANEW)
async def test_the_same_question_for_another_day_is_another_ride(
    village: Village, first: str, then: str
) -> None:
    await village.wangxiuying.says(first)
    before = await days_of_rides(village)
    await village.wangxiuying.says(then)
    village.wangxiuying.hears("记下了：要车", "去县医院")
    after = await days_of_rides(village)
    assert len(after) == 2
    assert set(before) < set(after)


@pytest.mark.parametrize("then", MOVED)
async def test_another_day_without_the_question_moves_the_ride(village: Village, then: str) -> None:
    await village.wangxiuying.says("明早有车去县医院不")
    await village.wangxiuying.says(then)
    assert await days_of_rides(village) == ["2026-11-25"]
