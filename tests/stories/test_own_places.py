"""The village's own places are known by name, as people call them."""

from __future__ import annotations

from tests.stories.village import Village


async def test_a_ride_to_a_hamlet_of_the_township_needs_no_list(village: Village) -> None:
    await village.zhaohongxia.says("明早八点有车去后坡不")
    village.zhaohongxia.hears("去后坡")
