"""A card that perhaps stands in the group, its answer lost: another puts right what it says."""

from __future__ import annotations

from tests.stories.village import Village, shown

RIDE = "明早有车去县医院不"


async def test_who_taps_on_a_card_whose_answer_was_lost_sees_it_taken_in_the_group(
    village: Village,
) -> None:
    village.sim.faults.lose_answer("sendMessage", times=6)
    village.sim.people.say(village.wangxiuying.user_id, village.chat("dongwan"), RIDE)
    await village.settles()
    village.sim.faults.clear()
    cards = [m for m in village.zhaoweiguo.messages(group="dongwan") if "要车" in shown(m)]
    assert len(cards) == 1, "it stands there, and the bot does not know it"
    await village.zhaoweiguo.taps("我来", "王奶奶", group="dongwan")
    await village.passes(minutes=3)
    again = [m for m in village.zhaoweiguo.messages(group="dongwan") if "要车" in shown(m)]
    assert len(again) == 2
    assert "（重发）" in shown(again[-1])
    assert "我来" not in [b.text for b in again[-1].buttons]
