"""Two hamlets of a village, on both databases, and a way to write a list and read it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.domain.people import Household, Person, Tie, Unit
from bot.paper.reading import ReadSheet, read_workbook
from bot.paper.workbook import Column, Sheet, write_workbook
from bot.services.desk import Desk
from bot.services.roster.applying import Applied, Import, apply_plan
from bot.services.roster.importing import plan_import
from bot.services.roster.plan import Plan
from bot.store import people, places
from bot.store.database import Work
from tests.databases import NOW, database, database_url, databases, dialect, now
from tests.desk import clock, content, desk

__all__ = ["clock", "content", "database", "database_url", "databases", "desk", "dialect", "now"]


async def small_village(work: Work) -> None:
    """东湾 and 西湾 of 柳湾村: 王秀英 with her guardian 李小芳, and 老周 next to her."""
    for unit in (
        Unit("town", None, "township", "白鹭镇", "白鹭"),
        Unit("village", "town", "village", "柳湾村", "柳湾"),
        Unit("dong", "village", "hamlet", "东湾", "东湾"),
        Unit("xi", "village", "hamlet", "西湾", "西湾"),
    ):
        await places.add_unit(work, unit)
    await places.add_household(work, Household("d1", "dong", "王秀英家", "东湾1号"))
    await places.add_household(work, Household("d2", "dong", "李小芳家", "东湾2号"))
    for person in (
        Person("xiuying", "dong", "王秀英", "d1", "王奶奶", "1948-03-09", "f", "13800000001"),
        Person("xiaofang", "dong", "李小芳", "d2", None, "1984-05", "f", "13800000003"),
        Person("laozhou", "dong", "周来福", "d2", "老周", "1950", "m"),
        Person("officer", "town", "孙立民", None, None, "1975", "m", "13800000009"),
    ):
        await people.add_person(work, person, now=NOW)
    await people.add_tie(work, Tie("xiuying", "xiaofang", "guardian"), NOW.date())


@dataclass(slots=True)
class Clerk:
    """Somebody with a spreadsheet."""

    desk: Desk
    folder: Path

    async def plans(self, *rows: Sequence[object], **more: object) -> Plan:
        """Headings first; a real file, written and read."""
        return await plan_import(self.desk, self.sheets(*rows), **more)  # type: ignore[arg-type]

    async def imports(self, *rows: Sequence[object]) -> tuple[Plan, Applied]:
        plan = await self.plans(*rows)
        assert not plan.faults, plan.faults
        return plan, await apply_plan(self.desk, plan, Import("digest"))

    def sheets(self, *rows: Sequence[object]) -> tuple[ReadSheet, ...]:
        head, *lines = rows
        file = self.folder / "list.xlsx"
        columns = tuple(Column(str(title)) for title in head)
        write_workbook(file, [Sheet("人员", columns, lines)], title="list")
        return read_workbook(file)

    async def person(self, name: str) -> Person:
        """The only one of this name who is still there."""
        units = ("town", "village", "dong", "xi")
        found = await self.desk.database.read(lambda work: people.people_named(work, name, units))
        assert len(found) == 1, found
        return found[0]


@pytest.fixture
async def clerk(desk: Desk, tmp_path: Path) -> Clerk:
    await desk.database.write(small_village)
    return Clerk(desk, tmp_path)
