"""How long a village of 2,000 takes its morning in a county of 600,000 people: may be 3 s."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bot.clock import BorrowedClock, Ids, real_monotonic
from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.people import Chat, Tie, Unit
from bot.domain.times import to_text
from bot.services.checkins.beginning import begin_unit
from bot.services.checkins.facts import due_in
from bot.services.checkins.figures import round_figures
from bot.services.desk import Desk
from bot.store import accounts, checkins, people, places
from bot.store.database import Database, Work, open_database
from bot.store.migrate import migrate
from bot.store.round_marks import RoundUnit

NOW = datetime(2026, 12, 20, 0, 0, tzinfo=UTC)  # a winter's morning at eight
VILLAGES, HAMLETS, IN_A_HAMLET = 300, 5, 400
MOST = 3.0  # seconds, for one village
COLOURS = ("red",) * 2 + ("yellow",) * 6 + (None,) * 92
CONTACTED = 30_000
NONE = dict.fromkeys(("called", "sex", "phone", "illness", "ended_on", "ended_why"))


async def morning_measured(folder: Path, content: Content) -> tuple[int, float, float, float]:
    """How many were due, and the seconds to find them, to ask them, and to count them."""
    database = await open_database(f"sqlite:///{folder / 'rounds.db'}", now=lambda: NOW)
    clock = BorrowedClock(lambda: NOW, real_monotonic)
    zone = ZoneInfo("Asia/Shanghai")
    desk = Desk(database, content, clock, Ids(lambda: NOW, Random(1)), "1", zone)
    try:
        await migrate(database)
        await _fill(database)
        hamlets = tuple(f"v150h{n}" for n in range(HAMLETS))
        begun = real_monotonic()
        due = await database.read(lambda work: due_in(work, desk, hamlets, desk.today()))
        found = real_monotonic()
        for unit in hamlets:
            await database.write(partial(begin_unit, desk=desk, unit=RoundUnit(unit, NOW)))
        asked = real_monotonic()
        await database.read(lambda work: round_figures(work, desk, hamlets, desk.today()))
        counted = real_monotonic()
        rows = await database.read(lambda work: checkins.asks_of_units(work, hamlets, desk.today()))
        assert len(rows) == len(due)
        return len(due), found - begun, asked - found, counted - asked
    finally:
        await database.close()


async def _fill(database: Database) -> None:
    dice = Random(1)
    for village in range(VILLAGES):
        await database.write(partial(_village, dice=dice, village=village))
    await database.write(partial(_contacts, dice=dice))


async def _village(work: Work, *, dice: Random, village: int) -> None:
    code = f"v{village}"
    if village == 0:
        await places.add_unit(work, Unit("county", None, "county", "县", "县"))
    await places.add_unit(work, Unit(code, "county", "village", code, code))
    for hamlet in range(HAMLETS):
        unit = f"{code}h{hamlet}"
        await places.add_unit(work, Unit(unit, code, "hamlet", unit, unit))
        rows = [_person(dice, unit, number) for number in range(IN_A_HAMLET)]
        await work.each("add_person", rows)
        guardian = f"{unit}-0"
        await accounts.add_account(work, f"a{unit}", "1", hash(unit) % 10**9, unit, NOW)
        await accounts.set_may_write(work, f"a{unit}", True)
        await accounts.link_account(work, f"a{unit}", guardian, True)
        chat = Chat(f"c{unit}", "1", "private", village * 10 + hamlet + 1, account_id=f"a{unit}")
        await accounts.add_chat(work, chat, NOW)
        for row in rows[1:]:
            if row["colour"] is not None:
                tie = Tie(str(row["id"]), guardian, "guardian")
                await people.add_tie(work, tie, NOW.date())


def _person(dice: Random, unit: str, number: int) -> dict[str, object]:
    return {
        **NONE, "id": f"{unit}-{number}", "unit_id": unit, "household_id": None,
        "name": f"n{number}", "born": str(dice.randint(1935, 2020)),
        "colour": dice.choice(COLOURS), "lives_alone": int(dice.random() < 0.1), "pregnant": 0,
        "listens": 0, "guest": 0, "created_at": to_text(NOW),
    }  # fmt: skip


async def _contacts(work: Work, *, dice: Random) -> None:
    rows = []
    for number in range(CONTACTED):
        unit = f"v{dice.randrange(VILLAGES)}h{dice.randrange(HAMLETS)}"
        at = to_text(NOW - timedelta(minutes=dice.randrange(60 * 24 * 20)))
        rows.append({
            "id": f"c{number}", "person_id": f"{unit}-{dice.randrange(IN_A_HAMLET)}",
            "unit_id": unit, "at": at, "recorded_at": at, "how": "seen", "by_id": None,
            "by_role": None, "found": None, "source": "bench", "ref": str(number),
        })  # fmt: skip
    await work.each("add_contact", rows)


def print_morning(measured: tuple[int, float, float, float]) -> None:
    """What was measured, beside what it may take."""
    due, found, asked, counted = measured
    total = VILLAGES * HAMLETS * IN_A_HAMLET
    print(f"\nToday's round of a village of {HAMLETS * IN_A_HAMLET:,} among {total:,} people,"
          f" {due} due (may take {MOST:.0f} s)\n")  # fmt: skip
    print("| what | s |\n|---|---|")
    print(f"| who is due | {found:.2f} |\n| asked, each in the cheapest way | {asked:.2f} |")
    print(f"| counted for the report | {counted:.2f} |")


async def main() -> None:
    content = load_content(Path(__file__).parents[2])
    with tempfile.TemporaryDirectory() as folder:
        print_morning(await morning_measured(Path(folder), content))


if __name__ == "__main__":
    asyncio.run(main())
