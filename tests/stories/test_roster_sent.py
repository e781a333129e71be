"""A cadre sends the list to the bot: it says what it would do, and one button does it."""

from __future__ import annotations

from pathlib import Path

from bot.paper.workbook import Column, Sheet, write_workbook
from bot.store import people
from tests.stories.village import Person, Village

HEAD = ("姓名", "组", "户主", "门牌", "出生", "处理")


async def sends_list(who: Person, folder: Path, *rows: tuple[str, ...]) -> None:
    """From the phone, as any file."""
    file = folder / "名册.xlsx"
    columns = tuple(Column(title) for title in HEAD)
    write_workbook(file, [Sheet("人员", columns, rows)], title="list")
    who.village.sim.people.upload(who.user_id, None, file.read_bytes(), file.name)
    await who.village.passes(minutes=1)


async def named(village: Village, name: str) -> list[str]:
    found = await village.bot.desk.database.read(
        lambda work: people.people_named(work, name, ["dongwan", "xiwan", "hekou"])
    )
    return [person.id for person in found]


async def test_a_list_sent_in_private_is_tried_first_and_written_by_one_button(
    village: Village, tmp_path: Path
) -> None:
    cadre = village.wuqiuxiang
    rows = (
        ("赵新一", "东湾", "赵新一", "91号", "1950", ""),
        ("王秀英", "东湾", "", "1号", "1948", ""),
    )
    await sends_list(cadre, tmp_path, *rows)
    told = cadre.hears("名册看完了", "新增1人", "不变1人")
    assert "赵新一" not in told.text
    assert await named(village, "赵新一") == []
    await cadre.taps("导入")
    await village.passes(minutes=1)
    cadre.hears("写好了：1人")
    assert len(await named(village, "赵新一")) == 1


async def test_what_is_wrong_is_told_by_row_and_column_and_nothing_can_be_written(
    village: Village, tmp_path: Path
) -> None:
    cadre = village.wuqiuxiang
    rows = (("赵新一", "北湾", "", "", "", ""), ("张守田", "东湾", "", "", "", "去世"))
    await sends_list(cadre, tmp_path, *rows)
    told = cadre.hears("第2行 B列「组」", "第3行 F列「处理」", "两个人说了才算")
    assert not told.buttons
    (id,) = await named(village, "张守田")
    assert id == "zhangshoutian"


async def test_a_villagers_file_reads_nobody_in(village: Village, tmp_path: Path) -> None:
    rows = (("赵新一", "东湾", "赵新一", "91号", "1950", ""),)
    await sends_list(village.wangqiang, tmp_path, *rows)
    village.wangqiang.hears_nothing("名册")
    assert await village.row_count("roster_imports") == 0
