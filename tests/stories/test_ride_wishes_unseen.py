"""Wishes for a car that name no car, in private: they become a ride all the same."""

from __future__ import annotations

import pytest

from bot.store import ride_series
from tests.stories.village import Village

SENTENCES = (
    "后天产检,挂的九点的号",
    "明天下午两点去县医院,我妈吸氧,要躺着去",
    "明天九点前要到县医院,一个人",
    "送三位老人去镇上体检,带一个陪护",
    "还是找老赵送吧,明早七点去县里",
)


@pytest.mark.parametrize("words", SENTENCES)
async def test_it_becomes_a_ride(village: Village, words: str) -> None:
    await village.wangxiuying.says(words)
    assert [(c.kind, c.category) for c in await village.cases()] == [("help", "ride")]


async def test_a_series_that_names_no_car(village: Village) -> None:
    await village.wangxiuying.says("每周一三五上午去县医院透析到12月20号")
    found = await village.bot.desk.database.read(ride_series.running)
    assert [(one.weekdays, str(one.last)) for one in found] == [((0, 2, 4), "2026-12-20")]


async def test_what_only_tells_of_a_treatment_is_no_wish(village: Village) -> None:
    await village.wangxiuying.says("昨天去县医院透析了，挺顺利的")
    assert await village.cases() == ()
