"""A need said in the group goes the whole way round."""

from __future__ import annotations

from bot.domain.states import State
from tests.stories.village import Village


async def test_a_ride_asked_in_the_group_is_taken_answered_and_closed_by_the_villager(
    village: Village,
) -> None:
    asker, driver = village.wangxiuying, village.zhaoweiguo
    await asker.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车", "谁能搭把手")
    asker.hears("记下了", "要车")
    village.nothing_rings()
    assert await driver.taps_on(card, "我来") == "好，交给您了，谢谢。"
    assert "接了" in driver.finds("要车", group="dongwan").text
    asker.hears("老赵（司机）", "接了您的事")
    driver.hears("原话：明早有车去县医院不", "您接了")
    village.nothing_rings()
    await driver.taps("办好了")
    asker.hears("办好了", "您看办好了没有")
    assert (await village.the_case()).state is State.ANSWERED
    await asker.taps("好了，谢谢")
    driver.hears("好了，谢谢您", loud=False)
    assert (await village.the_case()).state is State.CLOSED
    village.nothing_rings()
    await village.passes(days=2)
    village.nothing_rings()
