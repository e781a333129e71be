"""Certificates and subsidies without a new form: a drive and a turn on duty become rows."""

from __future__ import annotations

from bot.services.reports.served import ServiceLists
from bot.services.stock.sheets import BEGINNING, Span
from tests.stories.village import Village

Row = dict[str, object]


async def table(village: Village, *, with_names: bool, unit: str | None = "liuwan") -> list[Row]:
    lists = ServiceLists(village.bot.desk)
    found = await lists.make(unit, Span(BEGINNING, village.now), with_names=with_names)
    titles = [title for title, _ in found.columns]
    return [dict(zip(titles, row, strict=True)) for row in found.rows]


async def driven(village: Village) -> None:
    """Old Zhao takes somebody to the hospital, an hour on the road."""
    await village.wangxiuying.says("明早八点送我去县医院，一个人")
    await village.zhaoweiguo.taps("我接")
    await village.until("07:00", day=1)
    await village.zhaoweiguo.taps("我会去")
    await village.until("08:00")
    await village.zhaoweiguo.taps("接到了")
    await village.until("09:00")
    await village.zhaoweiguo.taps("送到了")
    village.hush()


def number(rows: list[Row], name: str, column: str) -> int:
    return sum(int(str(row[column])) for row in rows if row["姓名"] == name)


async def test_a_drive_is_a_row_by_name_with_its_hours(village: Village) -> None:
    before = await table(village, with_names=True)
    assert not [row for row in before if row["姓名"] == "赵卫国"]
    await driven(village)
    (driver,) = [r for r in await table(village, with_names=True) if r["姓名"] == "赵卫国"]
    assert (driver["月份"], driver["村"]) == ("2026-11", "柳湾村")
    assert driver["出车次数"] == 1
    assert float(str(driver["出车小时"])) >= 1
    elsewhere = await table(village, with_names=True, unit="xiwan")
    assert "赵卫国" not in {row["姓名"] for row in elsewhere}


async def test_a_turn_counts_once_it_is_over(village: Village) -> None:
    """The secretary has the day, seven to seven."""
    await village.until("18:00")
    before = await table(village, with_names=True)
    await village.until("19:30")
    after = await table(village, with_names=True)
    for column, more in (("值班次数", 1), ("值班小时", 12)):
        assert number(after, "周建国", column) - number(before, "周建国", column) == more


async def test_without_names_a_village_is_one_row_and_nobody_is_told(village: Village) -> None:
    await driven(village)
    (row,) = await table(village, with_names=False)
    named = await table(village, with_names=True)
    assert "姓名" not in row
    assert row["出力的人数"] == len(named)
    for column in ("帮忙件数", "出车次数", "值班次数", "值班小时"):
        assert row[column] == sum(int(str(one[column])) for one in named), column
