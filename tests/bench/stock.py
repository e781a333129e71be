"""How long it takes to look at 40 boxes that have 100,000 entries behind them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import real_monotonic
from bot.domain.boxes import Box
from bot.domain.cover import to_ask_for
from bot.domain.people import Unit
from bot.domain.stock import Lot
from bot.domain.times import to_text
from bot.store import boxes, places, stock, stock_use
from bot.store.database import Database, Work, open_database
from bot.store.migrate import migrate

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
ZONE = ZoneInfo("Asia/Shanghai")
NAMES = [f"b{n:02}" for n in range(40)]
ITEMS, ENTRIES, DAYS = 300, 100_000, 365
VILLAGE = NAMES[:4]
NOTHING = dict.fromkeys(("by_id", "case_id", "ref", "reverses", "reason"))
NOT_MOVED = {"reserved": 0, "lent": 0, "moving": 0}
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Look:
    """What was looked at, how many lines it gave, how long it took, how long it may take."""

    what: str
    lines: int
    ms: float
    most: float


async def looks(folder: str) -> tuple[list[Look], float]:
    """The best of a few on a fresh SQLite file; beside them the barest question, one by key."""
    database = await open_database(str(Path(folder) / "stock.db"), now=lambda: NOW)
    try:
        await migrate(database)
        await database.write(_fill)
        found = [
            Look("/box of a village of 4 boxes", *await _best(database, _shelves), 50),
            Look("stock --json of 40 boxes", *await _best(database, _everything), 50),
            Look("cover of a township's 40 boxes", *await _best(database, _cover), 300),
        ]
        _, one = await _best(database, _one_box)
    finally:
        await database.close()
    return found, one


async def _best(database: Database, look: Callable[[Work], Awaitable[int]]) -> tuple[int, float]:
    lines, best = 0, float("inf")
    for _ in range(ROUNDS):
        begun = real_monotonic()
        lines = await database.read(look)
        best = min(best, (real_monotonic() - begun) * 1e3)
    return lines, best


async def _one_box(work: Work) -> int:
    return int(await boxes.find_box(work, NAMES[0]) is not None)


async def _shelves(work: Work) -> int:
    return sum([len(await stock.shelf(work, box)) for box in VILLAGE])


async def _everything(work: Work) -> int:
    return len(await stock_use.every_lot(work))


async def _cover(work: Work) -> int:
    asked = 0
    for box in NAMES:
        for use in await stock_use.uses(work, box, TODAY, ZONE):
            cover = use.cover(TODAY)
            asked += cover.under(14) and to_ask_for(cover) > 0
    return asked


async def _fill(work: Work) -> None:
    """A year of each thing in each box: it came, and left a few at a time, until now."""
    dice = Random(1)
    await places.add_unit(work, Unit("t", None, "township", "镇", "镇", "t"))
    rows: list[dict[str, Any]] = []
    for box in NAMES:
        await boxes.add_box(work, Box(box, "t", box, "小卖部"))
        for number in range(ITEMS):
            rows += await _one_thing(work, dice, box, number)
    for number, row in enumerate(sorted(rows[:ENTRIES], key=lambda row: row["at"])):
        row["id"] = f"{number:016}"
    left: dict[str, int] = {}
    kept = [row for row in rows if "id" in row]
    for row in kept:
        left[row["lot_id"]] = left.get(row["lot_id"], 0) + row["on_hand"]
    await work.each("add_entry", kept)
    spots = [{"box": lot[:3], "lot": lot} for lot in left]
    await work.each("add_balance", [{**s, "item": s["lot"][4:11]} for s in spots])
    await work.each("move_balance", [{**s, "on_hand": left[s["lot"]], **NOT_MOVED} for s in spots])
    assert (len(kept), await stock.sums_that_differ(work)) == (ENTRIES, ())


async def _one_thing(work: Work, dice: Random, box: str, number: int) -> list[dict[str, Any]]:
    rows = []
    for part in range(1 + (number % 3 == 0)):
        lot = f"{box}-item{number:03}-{part}"
        last = TODAY + timedelta(days=dice.randint(-20, 500))
        begun = NOW - timedelta(days=DAYS)
        await stock.add_lot(work, Lot(lot, lot[4:11], "盒", begun, "count", last_day=last))
        moves = [("in", dice.randint(9, 60), dice.randint(300, DAYS) * 1440)]
        moves += [
            ("out", -dice.randint(1, 5), dice.randrange(300 * 1440)) for _ in range(7)
        ]  # fmt: skip
        there = 0
        for verb, qty, minutes in sorted(moves, key=lambda move: -move[2]):
            if there + qty >= 0:
                at = to_text(NOW - timedelta(minutes=minutes))
                rows.append({"at": at, "box_id": box, "lot_id": lot, "verb": verb, "on_hand": qty,
                             **NOT_MOVED, **NOTHING})  # fmt: skip
                there += qty
    return rows


def print_looks(found: list[Look], one: float) -> None:
    """As the other figures are: beside a baseline of the same run."""
    print(f"\n{ENTRIES:,} entries of {ITEMS} things in {len(NAMES)} boxes; one row by its key:"
          f" {one:.2f} ms\n")  # fmt: skip
    print("| what | lines | ms | may take, ms | times one row |")
    print("|---|---|---|---|---|")
    for look in found:
        print(
            f"| {look.what} | {look.lines:,} | {look.ms:.1f} | {look.most:.0f} |"
            f" {look.ms / one:,.0f} |"
        )
