"""However often it rings, a phone shows an alarm once or twice, never a stack of it."""

from __future__ import annotations

from bot.simulator import Message
from tests.stories.village import Village


async def test_an_alarm_that_rings_for_an_hour_leaves_no_stack_of_cards(village: Village) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    rings = set()
    for _ in range(20):
        await village.passes(minutes=3)
        rings |= {m.message_id for m in _alarms(village)}
        assert len(_alarms(village)) <= 2
    assert len(rings) >= 18, "and still it rings every three minutes"
    await village.lixiaofang.taps("我到了")
    assert "到了" in _alarms(village)[-1].text


def _alarms(village: Village) -> list[Message]:
    return [m for m in village.lixiaofang.messages() if "王奶奶" in m.text and "🚨" in m.text]
