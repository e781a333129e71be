"""How long a county takes: 300 villages' reports summed, and a batch of villages drawn."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Ids, real_monotonic
from bot.content.load import load_content
from bot.domain.people import Unit
from bot.domain.report_sums import Filed
from bot.domain.reports import draft
from bot.domain.times import to_text
from bot.services.desk import Desk
from bot.services.reports.facts import load_facts
from bot.services.reports.summary import read_day, roll_up_of, summary_values
from bot.services.reports.tree import ON, SWITCH, load_tree
from bot.store import places, records, reports
from bot.store.database import Database, Work, open_database
from bot.store.migrate import migrate

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ZONE = ZoneInfo("Asia/Shanghai")
TOWNSHIPS, VILLAGES, HAMLETS = 20, 15, 8  # 300 villages, 2,400 hamlets
PEOPLE = 2000  # of a village: 600,000 in all
CASES, BATCH, ROUNDS, DAYS = 30_000, 20, 3, 30
MOST = 2.0


def a_desk(database: Database) -> Desk:
    """Everything a reader needs and nothing that sends."""
    clock = SimpleNamespace(now=lambda: NOW, monotonic=real_monotonic, speed=1.0)
    ids = Ids(lambda: NOW, Random(2))
    return Desk(database, load_content(ROOT), clock, ids, "", ZONE)  # type: ignore[arg-type]


async def seconds() -> dict[str, float]:
    """The best of a few, on a fresh SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(str(Path(folder) / "county.db"), now=lambda: NOW)
        try:
            await migrate(database)
            desk = a_desk(database)
            villages = await database.write(lambda work: fill(work, desk))
            return {
                "sum of the county": await _best(database, lambda w: _sum(w, desk)),
                "what the county reads": await _best(database, lambda w: _card(w, desk)),
                f"{BATCH} villages drawn": await _best(
                    database, lambda w: _drawn(w, desk, villages[:BATCH])
                ),
            }
        finally:
            await database.close()


async def _best(database: Database, look: Callable[[Work], Awaitable[int]]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        begun = real_monotonic()
        assert await database.read(look) > 0
        best = min(best, real_monotonic() - begun)
    return best


async def _sum(work: Work, desk: Desk) -> int:
    total = roll_up_of(desk, await read_day(work, desk, TODAY), "county")
    assert (total.units, len(total.missing)) == (TOWNSHIPS * VILLAGES, TOWNSHIPS)
    return total.reported


async def _card(work: Work, desk: Desk) -> int:
    values = await summary_values(work, desk, await read_day(work, desk, TODAY), "county")
    return len(values["lines"])


async def _drawn(work: Work, desk: Desk, villages: list[str]) -> int:
    rules = desk.content.reporting.rules
    facts = await load_facts(work, desk, await load_tree(work), villages, TODAY)
    return sum(draft(found, rules).figures["cases_new"] for found in facts.values())


async def fill(work: Work, desk: Desk) -> list[str]:
    """A tree, its people, a month of reports but of one village a township, a month of cases."""
    await records.set_mark(work, f"{SWITCH}:county", ON, desk.now())
    dice = Random(1)
    await places.add_unit(work, Unit("county", None, "county", "县", "县"))
    villages: list[str] = []
    for t in range(TOWNSHIPS):
        await places.add_unit(work, Unit(f"t{t:02}", "county", "township", f"镇{t:02}", f"镇{t}"))
        for v in range(VILLAGES):
            village = f"t{t:02}v{v:02}"
            villages.append(village)
            await places.add_unit(work, Unit(village, f"t{t:02}", "village", f"村{village}", "村"))
            for h in range(HAMLETS):
                hamlet = Unit(f"{village}h{h}", village, "hamlet", f"组{h}", "组")
                await places.add_unit(work, hamlet)
    await _people(work, dice, villages)
    await _cases(work, desk, dice, villages)
    for day in (TODAY - timedelta(days=n) for n in range(DAYS)):
        for village in villages:
            if not village.endswith("v07"):
                await reports.file(work, desk.ids.new(), _filed(desk, dice, village, day))
    return villages


def _filed(desk: Desk, dice: Random, village: str, day: date) -> Filed:
    codes = [one.code for one in desk.content.reporting.rules.figures]
    figures = {code: dice.randrange(4) for code in codes}
    at = datetime(day.year, day.month, day.day, 7, 20, tzinfo=UTC)
    return Filed(village, day, 1, figures, {}, zero=False, late=False, at=at)


async def _people(work: Work, dice: Random, villages: list[str]) -> None:
    empty = dict.fromkeys(("household_id", "called", "sex", "phone", "illness", "ended_on",
                           "ended_why"))  # fmt: skip
    for village in villages:
        rows: list[dict[str, Any]] = []
        for n in range(PEOPLE):
            colour = dice.choices(("red", "yellow", "green", None), (1, 4, 20, 75))[0]
            rows.append({
                **empty, "id": f"{village}p{n:04}", "unit_id": f"{village}h{n % HAMLETS}",
                "name": "某某", "born": "1950", "colour": colour, "lives_alone": 0, "pregnant": 0,
                "listens": 0, "guest": 0, "created_at": to_text(NOW),
            })  # fmt: skip
        await work.each("add_person", rows)


async def _cases(work: Work, desk: Desk, dice: Random, villages: list[str]) -> None:
    """As rows, since a case through the house takes longer than all of these."""
    rows = []
    for n in range(CASES):
        opened = NOW - timedelta(minutes=dice.randrange(30 * 1440))
        ended = opened + timedelta(hours=dice.randrange(1, 90))
        rows.append({
            **_NOTHING, "id": f"c{n:015}", "number": f"n{n}", "kind": dice.choice(_KINDS),
            "state": "closed" if ended < NOW else "open", "acuity": "same_day",
            "unit_id": f"{dice.choice(villages)}h{dice.randrange(HAMLETS)}", "origin": "private",
            "plan": "symptom", "ladder": "{}", "rung": 0, "level": "liaison",
            "climb_from": to_text(opened), "opened_at": to_text(opened),
            "changed_at": to_text(opened), "ended_at": to_text(ended) if ended < NOW else None,
            "answered_at": to_text(ended) if ended < NOW else None,
        })  # fmt: skip
    await work.each("add_case", rows)


_KINDS = ("symptom", "help", "problem", "box")
_NOTHING: dict[str, Any] = {
    **dict.fromkeys((
        "category", "alarm", "household_id", "team", "subject_id", "author_id", "chat_id",
        "message_id", "next_at", "paused_until", "pause_reason", "joined_to", "claimed_by",
        "claimed_at", "claim_until", "going", "answered_by", "outcome", "stood_down_by",
        "stood_down_at", "details", "end_reason",
    )),
    "public": 0, "repeats": 0, "warned": 0, "delivered": 0, "unconfirmed": 0,
    "shown_in_group": 0, "weight": 1, "unanswered": 0, "revision": 1,
}  # fmt: skip


async def main() -> None:
    found = await seconds()
    print(f"{TOWNSHIPS * VILLAGES} villages, {TOWNSHIPS * VILLAGES * PEOPLE:,} people\n")
    print("| what | s | may take, s |\n|---|---|---|")
    for what, took in found.items():
        print(f"| {what} | {took:.3f} | {MOST:.0f} |")


if __name__ == "__main__":
    asyncio.run(main())
