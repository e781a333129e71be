"""One line puts one person into the register: read back, only what is missing is asked."""

from __future__ import annotations

from bot.domain.people import Person as Villager
from bot.store import members, people
from bot.store.database import Work
from tests.stories.village import Village

LINE = "登记 王小明 1950年 东湾3号 13800009999 高血压 独居"


async def named(village: Village, name: str, unit: str = "dongwan") -> list[Villager]:
    async def look(work: Work) -> list[Villager]:
        found = await people.people_of_unit(work, unit)
        return [p for p in found if p.name == name]

    return await village.bot.desk.database.read(look)


async def sources(village: Village, id: str) -> tuple[str, ...]:
    return await village.bot.desk.database.read(lambda w: members.sources_of(w, id))


async def test_one_line_is_read_back_and_one_tap_writes_it_down(village: Village) -> None:
    await village.lixiaofang.says(LINE)
    said = village.lixiaofang.hears(
        "王小明", "1950年生", "东湾3号 王德发家", "13800009999", "高血压", "独居"
    )
    assert [b.text for b in said.buttons] == ["对", "改", "不要"]
    assert await named(village, "王小明") == []
    assert "记进名册了" in (await village.lixiaofang.taps("对") or "")
    (person,) = await named(village, "王小明")
    assert (person.household_id, person.born, person.lives_alone) == ("dw03", "1950", True)
    assert await sources(village, person.id) == ("liaison",)
    assert not village.lixiaofang.finds("王小明", "记进名册了").buttons, "nothing is left to press"


async def test_only_what_is_missing_is_asked(village: Village) -> None:
    await village.lixiaofang.says("登记 王小明")
    village.lixiaofang.hears("王小明住哪一户")
    await village.lixiaofang.says("东湾33号")
    village.lixiaofang.hears("王小明哪年生的")
    await village.lixiaofang.taps("不知道")
    village.lixiaofang.hears("王小明", "东湾33号", "对吗")
    await village.lixiaofang.taps("对")
    (person,) = await named(village, "王小明")
    assert person.born is None
    assert person.household_id not in (None, "dw03")


async def test_what_is_wrong_is_said_again_in_words(village: Village) -> None:
    await village.lixiaofang.says(LINE)
    await village.lixiaofang.taps("改")
    await village.lixiaofang.says("1952年 东湾5号")
    village.lixiaofang.hears("1952年生", "东湾5号", "高血压")
    await village.lixiaofang.taps("对")
    (person,) = await named(village, "王小明")
    assert (person.born, person.household_id) == ("1952", "dw05")


async def test_who_is_there_already_is_brought_up_to_date(village: Village) -> None:
    await village.lixiaofang.says("登记 王德发 1954年 东湾3号 13811112222")
    village.lixiaofang.hears("名册里已经有这一位")
    assert "名册更新了" in (await village.lixiaofang.taps("对") or "")
    (person,) = await named(village, "王德发")
    assert (person.id, person.phone, person.illness) == ("wangdefa", "13811112222", "糖尿病")


async def test_who_registers_themselves_is_looked_at_by_the_liaison(village: Village) -> None:
    newcomer = village.newcomer("小明")
    await newcomer.starts()
    await newcomer.says("要人帮忙抬一下柜子")
    await newcomer.says("登记 王小明 1990年 东湾33号")
    assert "等联络员看过" in (await newcomer.taps("对") or "")
    assert await named(village, "王小明") == []
    village.lixiaofang.hears("有人报上来", "王小明")
    assert "记进名册了" in (await village.lixiaofang.taps("记上") or "")
    (person,) = await named(village, "王小明")
    assert "self" in await sources(village, person.id)
    assert (await village.the_case()).author_id == person.id
