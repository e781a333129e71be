"""A list of 5,000 people read, compared and written while somebody else writes, too."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from bot.clock import Ids, SystemClock, real_monotonic
from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.people import Unit
from bot.paper.reading import read_workbook
from bot.services.desk import Desk
from bot.services.roster.applying import Import, apply_plan
from bot.services.roster.importing import digest_of, plan_import
from bot.services.roster.plan import Does, Plan
from bot.store import places
from bot.store.database import Database, Work, open_database
from bot.store.migrate import migrate

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Shanghai")
PEOPLE, VILLAGES, HAMLETS = 5000, 5, 4
MOST_SECONDS = 2.0
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗"
GIVEN = "秀英桂兰玉梅建国志强春生金水德发守田来喜满仓爱华国庆小军文芳"
HEADINGS = (
    "编号", "姓名", "村", "组", "户主", "门牌", "性别", "出生", "电话", "独居", "慢性病", "什么病",
    "常用药", "过敏", "流感疫苗", "人群", "包保人1", "包保人2", "谁有钥匙", "颜色",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """How long each part took, and how often the other one could write meanwhile."""

    reading: float
    planning: float
    writing: float
    beside: int
    longest_wait: float
    bare: float  # the same number of rows in pieces of 200, one column and no thought

    @property
    def whole(self) -> float:
        return self.reading + self.planning + self.writing


def big_list(file: Path, people: int = PEOPLE, seed: int = 1) -> None:
    """Households of four in five villages; guardians from the first rows of the village."""
    dice, book = Random(seed), Workbook(str(file))
    page = book.add_worksheet("人员")
    page.write_row(0, 0, HEADINGS)
    for n in range(people):
        village, door = n % VILLAGES, n // VILLAGES // 4
        name = f"{dice.choice(SURNAMES)}{dice.choice(GIVEN)}{dice.choice(GIVEN)}"
        old = n % 4 == 0
        row = [
            f"K{n:05}", name, f"村{village}", f"湾{village}{door % HAMLETS}",
            f"户主{village}{door}", f"{door}号", dice.choice("男女"),
            f"{dice.randint(1935, 2015)}-{dice.randint(1, 12)}", f"139{n:08}",
            "是" if old else "", "稳定" if old else "没有", "高血压" if old else "",
            "氨氯地平" if old else "", "", "2026-10-08" if old else "",
            "低保户" if n % 9 == 0 else "", named(n % 40, 138) if old else "",
            named(n % 39 + 40, 138) if old else "", named(door, 137) if old else "",
            "黄" if n % 12 == 0 else "",
        ]  # fmt: skip
        page.write_row(n + 1, 0, row)
    book.close()


def named(n: int, network: int) -> str:
    """A name and a phone, the same for the same number."""
    letters = GIVEN[n % len(GIVEN)] + GIVEN[n // len(GIVEN) % len(GIVEN)]
    return f"{SURNAMES[n % len(SURNAMES)]}{letters} {network}{n:08}"


async def villages_for_it(work: Work) -> None:
    """A township of five villages with four hamlets each."""
    await places.add_unit(work, Unit("town", None, "township", "某镇", "某镇"))
    for village in range(VILLAGES):
        name = f"村{village}"
        await places.add_unit(work, Unit(f"v{village}", "town", "village", name, name))
        for hamlet in range(HAMLETS):
            name = f"湾{village}{hamlet}"
            await places.add_unit(
                work, Unit(f"h{village}{hamlet}", f"v{village}", "hamlet", name, name)
            )


async def import_measured(folder: Path, content: Content, people: int = PEOPLE) -> Imported:
    """Read, planned and written once; another connection writes all the time."""
    clock = SystemClock()
    url = f"sqlite:///{folder / 'roster.db'}"
    database = await open_database(url, now=clock.now)
    other = await open_database(url, now=clock.now)
    try:
        await migrate(database)
        await database.write(villages_for_it)
        desk = Desk(database, content, clock, Ids(clock.now), "", ZONE)
        big_list(folder / "big.xlsx", people)
        bare = await _bare(database, people)
        return await _import(desk, other, (folder / "big.xlsx").read_bytes(), bare)
    finally:
        await other.close()
        await database.close()


async def _import(desk: Desk, other: Database, data: bytes, bare: float) -> Imported:
    waits: list[float] = []
    stop = asyncio.Event()
    writer = asyncio.create_task(_writes(other, waits, stop))
    begun = real_monotonic()
    sheets = await asyncio.to_thread(read_workbook, data)
    read = real_monotonic()
    plan = await plan_import(desk, sheets)
    planned = real_monotonic()
    said: list[int] = []
    await apply_plan(desk, plan, Import(digest_of(data, None)), lambda done, _: said.append(done))
    done = real_monotonic()
    stop.set()
    await writer
    _check(plan, said)
    return Imported(read - begun, planned - read, done - planned, len(waits), max(waits), bare)


def _check(plan: Plan, said: list[int]) -> None:
    assert not plan.faults, plan.faults[:3]
    assert plan.counts[Does.NEW] >= PEOPLE or len(said) > 1
    assert said == sorted(said)


async def _writes(other: Database, waits: list[float], stop: asyncio.Event) -> None:
    """Somebody in the village does something every few milliseconds."""
    while not stop.is_set():
        begun = real_monotonic()
        await other.write(lambda work: places.take_number(work, "v0"))
        waits.append(real_monotonic() - begun)
        await asyncio.sleep(0.005)


async def _bare(database: Database, people: int) -> float:
    """The least a list of so many rows can take: one plain row each, in pieces of 200."""
    begun = real_monotonic()
    for piece in range(0, people, 200):
        rows = [
            {
                "id": f"bare{piece + n}",
                "unit_id": "h00",
                "name": "x",
                "door": None,
                "landmark": None,
            }
            for n in range(200)
        ]
        await database.write(lambda work, rows=rows: work.each("put_roster_household", rows))  # type: ignore[misc]
    return real_monotonic() - begun


def print_import(found: Imported) -> None:
    print(f"\n| a list of {PEOPLE} people, another connection writing | seconds |")
    print("|---|---|")
    print(f"| read from .xlsx | {found.reading:.2f} |")
    print(f"| compared with the register | {found.planning:.2f} |")
    print(f"| written in pieces of 200 | {found.writing:.2f} |")
    print(f"| together (at most {MOST_SECONDS:.1f}) | {found.whole:.2f} |")
    print(f"| {PEOPLE} bare rows in pieces of 200 | {found.bare:.2f} |")
    print(
        f"writes beside it: {found.beside}, the longest waited {found.longest_wait * 1000:.0f} ms"
    )


async def main(folder: str) -> None:
    print_import(await import_measured(Path(folder), load_content(ROOT)))
