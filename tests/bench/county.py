"""`make county`: 300 villages on one PostgreSQL, a bad winter day, one process and two.

Without arguments slices of the day's peak; `--day` plays the whole day, `--day 0.1 10 1 2` a tenth
of what is said in it, in some ten minutes, with one process and with two.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg

from tests.bench.county_busy import begin_all
from tests.bench.county_day import slice_of, whole_day
from tests.bench.county_day_table import lines as day_lines
from tests.bench.county_day_table import write_day
from tests.bench.county_pace import speeds
from tests.bench.county_people import County, build
from tests.bench.county_run import Outcome, play
from tests.bench.county_scene import Telegram
from tests.bench.county_table import rows, ticks, write
from tests.bench.county_whole import DayTelegram, play_day
from tests.databases import Databases
from tests.stories.shelves import ServerDatabases
from tests.stories.stage import MONDAY, ZONE, Props

VILLAGES, PEOPLE, GROUPS = 300, 600_000, 1_000
PEAK, SECONDS, DANGERS = 8, 30.0, 0.5
MIDNIGHT = datetime(2026, 11, 24, tzinfo=ZONE)
EVENING = MIDNIGHT - timedelta(minutes=10)
MINUTES = 25.0  # for a whole day, if the machine can
# (processes, bots, times the day's peak)
RUNS = (
    (1, 1, 1.0), (1, 1, 10.0), (2, 1, 10.0), (1, 1, 30.0), (2, 1, 30.0), (2, 4, 30.0),
)  # fmt: skip


async def county(props: Props, folder: Path, bots: int) -> tuple[str, County]:
    """A database that is copied for each run."""
    url = await props.database(MONDAY, folder / "sample.db")
    return url, await build(url, VILLAGES, PEOPLE, GROUPS, bots)


async def main(runs: tuple[tuple[int, int, float], ...], seconds: float) -> list[Outcome]:
    """All runs, each on a fresh copy of the same county."""
    made: list[Outcome] = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as name:
        folder = Path(name)
        databases = Databases(folder)
        try:
            props = Props(folder, ServerDatabases(databases))
            built: dict[int, tuple[str, County]] = {}
            for n, (processes, bots, times) in enumerate(runs):
                if bots not in built:
                    built[bots] = await county(props, folder, bots)
                    await _lasting(built[bots][0])
                template, people = built[bots]
                url = await databases.make(template)
                what = f"{processes} | {bots} | {times:g}"
                lines = slice_of(people, PEAK, seconds, times, DANGERS)
                telegram = Telegram(people)
                outcome = await play(telegram, lines, url, folder / f"run{n}", processes, what)
                made.append(outcome)
                print(*rows([outcome]), *ticks(outcome), sep="\n", flush=True)
                write(made)
                await databases.drop(url)
        finally:
            databases.close()
    return made


async def _lasting(url: str) -> None:
    """As an operator would have it: a commit is on the disk, tables are tidied and counted."""
    connection = await asyncpg.connect(url)
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        await connection.execute(f"ALTER SYSTEM SET {setting} = on")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()


async def days(share: float, minutes: float, processes: tuple[int, ...]) -> None:
    """The whole day on each number of processes, each on a fresh copy of the same county."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as name:
        folder = Path(name)
        databases = Databases(folder)
        try:
            props = Props(folder, ServerDatabases(databases))
            template = await props.database(EVENING, folder / "sample.db")
            people = await build(template, VILLAGES, PEOPLE, GROUPS, 1)
            await begin_all(template, EVENING)
            await _lasting(template)
            lines = whole_day(people, share)
            fast = speeds(len(lines), len(lines) / minutes / 60)
            for many in processes:
                url = await databases.make(template)
                telegram = DayTelegram(people, EVENING)
                own = folder / f"day{many}"
                day = await play_day(telegram, lines, fast, url, own, many, MIDNIGHT, share)
                print(*day_lines(day), sep="\n", flush=True)
                write_day(day)
                await databases.drop(url)
        finally:
            databases.close()


def _chosen_days(words: list[str]) -> tuple[float, float, tuple[int, ...]]:
    share = float(words[0]) if words else 1.0
    minutes = float(words[1]) if len(words) > 1 else MINUTES
    return share, minutes, tuple(map(int, words[2:])) or (1, 2)


if __name__ == "__main__":
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    if sys.argv[1:2] == ["--day"]:
        asyncio.run(days(*_chosen_days(sys.argv[2:])))
        sys.exit()
    given = [word.split("x") for word in sys.argv[2:]]
    chosen = tuple((int(p), int(b), float(t)) for p, b, t in given) or RUNS
    asyncio.run(main(chosen, float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
