"""Whatever stands in a list: read twice it changes nothing, and nobody is taken away by it."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import Ids
from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.people import Person, Unit
from bot.paper.reading import ReadSheet
from bot.services.desk import Desk
from bot.services.roster.applying import Import, apply_plan
from bot.services.roster.importing import plan_import
from bot.services.roster.plan import Does, Plan
from bot.store import people, places, roster
from bot.store.database import Work, open_database
from bot.store.migrate import migrate
from tests.databases import NOW
from tests.desk import ROOT, ZONE, HandClock

HEAD = (
    "编号", "姓名", "组", "户主", "门牌", "出生", "电话", "独居", "什么病", "颜色", "包保人1",
    "隔壁", "人群", "透析",
)  # fmt: skip
NAMES = ("王秀英", "王秀瑛", "王秀", "李小芳", "周来福", "赵六")
cells = st.tuples(
    st.sampled_from(["", "", "1", "2", "K3"]),
    st.sampled_from(NAMES),
    st.sampled_from(["东湾", "西湾组", "东湾自然村"]),
    st.sampled_from(["", "王秀英", "李小芳家"]),
    st.sampled_from(["", "1号", "东湾2号", "9号"]),
    st.sampled_from(["", "1948", "1948-3", "1948-3-9", 1950, "不详"]),
    st.sampled_from(["", "13800000001", 13900000002, "坏"]),
    st.sampled_from(["", "是", "否"]),
    st.sampled_from(["", "高血压"]),
    st.sampled_from(["", "红", "绿"]),
    st.sampled_from(["", "李小芳", "新人 13900000009", "没有的人"]),
    st.sampled_from(["", "周来福 13900000008", "赵六"]),
    st.sampled_from(["", "低保户", "独居"]),
    st.sampled_from(["", "是", "否"]),
)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roster") / "village.db"
    asyncio.run(_village(path))
    return path


async def _village(path: Path) -> None:
    database = await open_database(f"sqlite:///{path}", now=lambda: NOW)
    try:
        await migrate(database)
        await database.write(_people)
    finally:
        await database.close()


async def _people(work: Work) -> None:
    await places.add_unit(work, Unit("village", None, "village", "柳湾村", "柳湾"))
    for id, name in (("dong", "东湾"), ("xi", "西湾")):
        await places.add_unit(work, Unit(id, "village", "hamlet", name, name))
    for person in (
        Person("a", "dong", "王秀英", born="1948-03-09"),
        Person("b", "dong", "李小芳", born="1984"),
        Person("c", "dong", "赵六"),
    ):
        await people.add_person(work, person, now=NOW)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(cells, max_size=8))
def test_a_list_read_twice_changes_nothing_the_second_time(
    template: Path, content: Content, rows: list[tuple[object, ...]]
) -> None:
    first, second, there = asyncio.run(_twice(template, content, rows))
    assert {change.does for change in second.changes} <= {Does.SAME}
    assert (first.faults, second.faults) == ([], [])
    assert {"a", "b", "c"} <= there


async def _faultless(desk: Desk, rows: list[tuple[object, ...]]) -> ReadSheet:
    """The list without the rows that are wrong, as somebody would put it right."""
    while True:
        sheet = ReadSheet("人员", (HEAD, *rows))  # type: ignore[arg-type]
        wrong = {fault.row - 2 for fault in (await plan_import(desk, [sheet])).faults}
        if not wrong:
            return sheet
        rows = [row for at, row in enumerate(rows) if at not in wrong]


async def _twice(
    template: Path, content: Content, rows: list[tuple[object, ...]]
) -> tuple[Plan, Plan, set[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copyfile(template, Path(folder) / "village.db")
        clock = HandClock()
        database = await open_database(f"sqlite:///{path}", now=clock.now)
        try:
            desk = Desk(database, content, clock, Ids(clock.now), "", ZONE)
            sheet = await _faultless(desk, rows)
            first = await plan_import(desk, [sheet])
            await apply_plan(desk, first, Import("once"))
            second = await plan_import(desk, [sheet])
            left = await database.read(lambda work: roster.people_of(work, "dong"))
            moved = await database.read(lambda work: roster.people_of(work, "xi"))
        finally:
            await database.close()
    return first, second, {p.id for p in (*left, *moved) if p.ended_why is None}
