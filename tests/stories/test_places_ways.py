"""Nobody drives: what else goes there, out of the directory of the village."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.services.directory.other_ways import OtherWays, other_ways, place_key
from tests.stories.stage import ZONE
from tests.stories.village import Village


async def ways(
    village: Village, destination: str | None, leaves: datetime | None = None, unit: str = "dongwan"
) -> OtherWays:
    desk = village.bot.desk
    return await desk.database.read(lambda w: other_ways(w, desk, unit, destination, leaves))


async def key(village: Village, destination: str | None, unit: str = "dongwan") -> str | None:
    return await village.bot.desk.database.read(lambda w: place_key(w, unit, destination))


async def test_the_next_buses_the_paid_cars_and_the_hospitals_phone_are_named(
    village: Village,
) -> None:
    found = await ways(village, "县医院")
    assert "今天9:40" in found.buses[0]
    assert "柳湾大柳树" in found.buses[0]
    assert "7:10" not in found.buses[0]
    assert [line for line in found.cars if "13800000801" in line]
    assert found.hospital is not None
    assert "0551-0000500" in found.hospital
    assert all(one in found.text for one in (*found.buses, *found.cars, found.hospital))


async def test_buses_are_those_of_the_day_and_hour_that_were_said(village: Village) -> None:
    at = datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)
    found = await ways(village, "县里", at)
    assert "明天7:10" in found.buses[0]
    assert found.hospital is None
    sunday = await ways(village, "县里", at + timedelta(days=5, hours=7, minutes=30))
    # The last one of the day does not go on Sundays.
    assert not any("16:00" in bus and "29日" in bus for bus in sunday.buses)


async def test_each_village_gets_on_at_its_own_stop(village: Village) -> None:
    found = await ways(village, "镇上", unit="houpo")
    assert "老石桥" in found.buses[0]
    assert "白鹭镇车站" in found.buses[0]


async def test_what_lies_in_one_town_has_one_key(village: Village) -> None:
    county = {
        await key(village, word) for word in ("县医院", "县人民医院", "城里", "县里", "清水县")
    }
    assert county == {"county:qingshui"}
    town = {await key(village, word) for word in ("镇上", "卫生院", "白鹭镇", "康民药店")}
    assert town == {"township:bailu"}
    assert await key(village, "石桥") is not None
    assert await key(village, "医院") is None
    assert await key(village, None) is None
    assert await key(village, "合肥") == "name:合肥"
    assert await key(village, "市人民医院") == "name:市人民医院"


async def test_where_nothing_goes_nothing_is_said(village: Village) -> None:
    found = await ways(village, "合肥", unit="qingshui")
    assert (found.buses, found.hospital) == ((), None)
