"""A household in one line is read back whole and written at one tap."""

from __future__ import annotations

import pytest

from bot.store import members, people
from tests.stories.village import Village

LINE = "东湾20号 李家 三口人 李明 1970 张红 1972 李小宝 2010"


async def behind(village: Village, door: str) -> list[tuple[str, str | None]]:
    read = village.bot.desk.database.read
    house = await read(lambda work: members.household_at(work, door, ("dongwan",)))
    if house is None:
        return []
    found = await read(lambda work: people.household_people(work, house.id))
    return [(person.name, person.born) for person in found]


@pytest.mark.parametrize(
    "line", [LINE, "登记 东湾20号，李家，李明1970年，张红1972年，李小宝2010年"]
)
async def test_a_household_is_read_back_before_it_is_written(village: Village, line: str) -> None:
    await village.lixiaofang.says(line)
    village.lixiaofang.hears("东湾20号 李家", "3口人", "李明，1970年生", "李小宝，2010年生")
    assert await behind(village, "东湾20号") == []
    await village.lixiaofang.taps("对，记上")
    assert sorted(await behind(village, "东湾20号")) == [
        ("张红", "1972"),
        ("李小宝", "2010"),
        ("李明", "1970"),
    ]


async def test_what_was_done_stands_where_the_buttons_were(village: Village) -> None:
    await village.lixiaofang.says(LINE)
    asked = village.lixiaofang.hears("东湾20号 李家", "对吗")
    await village.lixiaofang.taps("对，记上")
    shown = village.lixiaofang.finds("东湾20号这一户记进名册了")
    assert shown.message_id == asked.message_id
    assert not shown.buttons


async def test_two_presses_at_once_write_it_once(village: Village) -> None:
    await village.lixiaofang.says(LINE)
    await village.lixiaofang.taps("对，记上", settle=False)
    await village.lixiaofang.taps("对，记上")
    assert len(await behind(village, "东湾20号")) == 3


async def test_a_number_that_differs_is_said(village: Village) -> None:
    await village.lixiaofang.says("东湾20号 李家 四口人 李明 1970 张红 1972")
    village.lixiaofang.hears("您说是4口人，这里是2位")
    await village.lixiaofang.taps("不要")
    assert await behind(village, "东湾20号") == []


async def test_who_is_known_is_brought_up_to_date_and_not_doubled(village: Village) -> None:
    await village.lixiaofang.says("东湾1号 两口人 王秀英 1948 王小妹 2015")
    village.lixiaofang.hears("王秀英", "名册里有，会更新", "王秀英家")
    await village.lixiaofang.taps("对，记上")
    names = [name for name, _ in await behind(village, "东湾1号")]
    assert names.count("王秀英") == 1
    assert "王小妹" in names


async def test_nobody_else_writes_a_household(village: Village) -> None:
    await village.wangxiuying.says(LINE)
    village.wangxiuying.hears_nothing("对吗")
    assert await behind(village, "东湾20号") == []


async def test_one_line_about_one_person_is_as_it_was(village: Village) -> None:
    await village.lixiaofang.says("登记 孙二毛 1999年 东湾6号")
    village.lixiaofang.hears("孙二毛", "对吗")
