"""`make county`: 300 villages on one PostgreSQL, a bad winter day, one process and two."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

import asyncpg

from tests.bench.county_day import slice_of
from tests.bench.county_people import County, build
from tests.bench.county_run import Outcome, play
from tests.bench.county_scene import Telegram
from tests.bench.county_table import rows, ticks, write
from tests.databases import Databases
from tests.stories.shelves import ServerDatabases
from tests.stories.stage import MONDAY, Props

VILLAGES, PEOPLE, GROUPS = 300, 600_000, 1_000
PEAK, SECONDS, DANGERS = 8, 30.0, 0.5
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
    """As an operator would have it: a commit is on the disk."""
    connection = await asyncpg.connect(url)
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        await connection.execute(f"ALTER SYSTEM SET {setting} = on")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()


if __name__ == "__main__":
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    given = [word.split("x") for word in sys.argv[2:]]
    chosen = tuple((int(p), int(b), float(t)) for p, b, t in given) or RUNS
    asyncio.run(main(chosen, float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
