"""Nothing could be said for hours: of two levels reached meanwhile only the higher one is told."""

from __future__ import annotations

from bot.services.audit.looking import audit
from tests.stories.village import Person, Village


async def hours_without_a_line(village: Village, *hours: float) -> None:
    """The ticks go on, and nothing leaves."""
    for some in hours:
        village.sim.clock.jump(some * 3600)
        await village.bot.tick()


def told_above(person: Person) -> list[str]:
    return [m.text for m in person.messages() if "还没人接，已经报到" in m.text]


async def test_who_asked_hears_once_and_of_the_highest(village: Village) -> None:
    await village.wangxiuying.says("要药")
    await hours_without_a_line(village, 2.2, 6)
    await village.settles()
    (told,) = told_above(village.wangxiuying)
    assert "报到镇上" in told
    assert await audit(village.bot.desk, days=None) == ()


async def test_who_has_to_tell_the_villager_hears_it_once_as_well(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 要药")
    await hours_without_a_line(village, 2.2, 6)
    await village.settles()
    (told,) = told_above(village.lixiaofang)
    assert "报到镇上" in told


async def test_with_a_line_each_level_is_told_when_it_is_reached(village: Village) -> None:
    await village.wangxiuying.says("要药")
    for hours in (2.2, 6):
        await village.passes(hours=hours)
    assert ["报到村里" in one for one in told_above(village.wangxiuying)] == [True, False]
