"""A need said in the group goes the whole way round."""

from __future__ import annotations

from bot.domain.states import State
from bot.simulator import Message
from tests.stories.village import Village


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def test_a_ride_asked_in_the_group_is_taken_answered_and_closed_by_the_villager(
    village: Village,
) -> None:
    asker, driver = village.wangxiuying, village.zhaoweiguo
    await asker.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车", "谁能搭把手")
    asker.hears("记下了", "要车")
    wave = [p for p in village.everybody if any("这次不行" in labels(m) for m in p.messages())]
    assert driver in wave
    for one in wave:
        one.hears("🚗", "明天7:30到11:30之间 去县医院", loud=True)
    village.nothing_rings()
    assert await driver.taps_on(card, "我来") == "好，交给您了，谢谢。"
    assert "接了" in driver.finds("要车", group="dongwan").text
    asker.hears("老赵（司机）", "明天7:30到11:30之间来接王奶奶", "暗号", loud=True)
    driver.hears("🚗", "原话：明早有车去县医院不", "暗号")
    village.nothing_rings()
    await driver.taps("接到了")
    await driver.taps("送到了")
    asker.hears("办好了", "您看办好了没有")
    assert (await village.the_case()).state is State.ANSWERED
    await asker.taps("好了，谢谢")
    driver.hears("好了，谢谢您", loud=False)
    asker.hears("看完了，还要什么")
    assert (await village.the_case()).state is State.CLOSED
    village.nothing_rings()
    await village.passes(days=2)
    village.nothing_rings()
