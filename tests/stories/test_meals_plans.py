"""Meals day after day: one sentence is enough, said back, paused, changed, asked about, ended."""

from __future__ import annotations

from bot.domain.meals import PlanState
from bot.store import meals
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


async def plans(village: Village) -> tuple[object, ...]:
    return await village.bot.desk.database.read(
        lambda work: meals.plans_in(work, PlanState.ACTIVE)
    )


async def test_a_son_far_away_sets_up_meals_for_his_mother(village: Village) -> None:
    son = village.wangqiang
    await son.says("每天中午给我妈送饭,送到周五,少盐,糖尿病不吃甜的")
    son.hears("记下了", "王奶奶", "每天", "中饭", "今天", "少盐", "不要甜的", "柳湾食堂", "3元")
    village.wangxiuying.hears("王强", "给您订了饭", "中饭")
    village.group_hears_nothing("dongwan")
    assert len(await plans(village)) == 1
