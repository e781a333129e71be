"""What became untrue while it waited for its turn is not said any more."""

from __future__ import annotations

from bot.services.audit.looking import audit
from tests.stories.village import Village


async def without_a_line(village: Village, minutes: float) -> None:
    """Time goes on and messages are written down, but none leaves."""
    village.sim.clock.jump(minutes * 60)
    await village.bot.tick()


async def test_nobody_is_reminded_of_a_ride_that_fell_through_meanwhile(village: Village) -> None:
    await village.wangxiuying.says("十一点送我去县医院复诊")
    await village.zhaoweiguo.taps("我接")
    await village.until("09:55")
    card = village.zhaoweiguo.finds("🚗", "暗号")
    village.hush()
    await without_a_line(village, 6)
    village.sim.people.press(village.zhaoweiguo.user_id, card, "去不了")
    while await village.bot.poll():
        await village.bot.drain()
    await village.settles()
    village.wangxiuying.hears("原来那位来不了")
    village.wangxiuying.hears_nothing("再过一个钟头")
    village.zhaoweiguo.hears_nothing("再过一个钟头")
    assert await audit(village.bot.desk, days=None) == ()


async def test_a_ride_that_is_on_is_reminded_of_though_late(village: Village) -> None:
    await village.wangxiuying.says("十一点送我去县医院复诊")
    await village.zhaoweiguo.taps("我接")
    await village.until("09:55")
    village.hush()
    await without_a_line(village, 6)
    await village.settles()
    village.wangxiuying.hears("再过一个钟头")
    village.zhaoweiguo.hears("再过一个钟头")
