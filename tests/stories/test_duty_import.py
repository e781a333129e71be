"""A rota from a sheet: every row looked at, what is wrong said by row, then written."""

from __future__ import annotations

from datetime import date, datetime

from bot.services.duty.importing import Plan, plan, rows_of, write
from bot.store import duty_changes
from bot.store.database import Work
from tests.stories.stage import ZONE
from tests.stories.village import Village

HEADS = ("日期", "班次", "岗位", "姓名", "电话")


async def made(village: Village, *rows: tuple[object, ...]) -> Plan:
    desk = village.bot.desk
    found = rows_of(desk, (("柳湾村值班表",), HEADS, *rows))
    assert found is not None
    return await desk.database.read(lambda work: plan(work, desk, "liuwan", found))


async def test_rows_become_turns_and_replace_what_stood_there(village: Village) -> None:
    sheet = await made(
        village,
        (date(2026, 11, 25), "夜班", "村里值班", "周建国", None),
        ("12月10日", "白班", None, "吴秋香、许双全", None),
    )
    assert sheet.faults == ()
    assert len(sheet.turns) == 3
    desk = village.bot.desk
    assert await desk.database.write(lambda work: write(work, desk, sheet)) == 3

    async def read(work: Work) -> list[str]:
        at = datetime(2026, 11, 25, 20, 0, tzinfo=ZONE)
        found = await duty_changes.turns_between(work, ("liuwan",), at, at.replace(hour=21))
        return [turn.person_id for turn in found if turn.role == "duty_village"]

    assert await desk.database.read(read) == ["zhoujianguo"]


async def test_what_is_wrong_is_told_by_row_and_nothing_is_guessed(village: Village) -> None:
    sheet = await made(
        village,
        ("某天", "夜班", "村里值班", "周建国", None),
        ("2026-12-01", "半夜", "村里值班", "周建国", None),
        ("2026-12-01", "夜班", "站岗", "周建国", None),
        ("2026-12-01", "夜班", "村里值班", "张三丰", None),
    )
    assert sheet.turns == ()
    assert [(f.row, f.code) for f in sheet.faults] == [
        (3, "day"), (4, "shift"), (5, "role"), (6, "nobody"),
    ]  # fmt: skip


async def test_a_sheet_without_headings_is_no_rota(village: Village) -> None:
    assert rows_of(village.bot.desk, (("一", "二"), ("三", "四"))) is None
