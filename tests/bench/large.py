"""A database of years: a million cases and ten million events, nearly all of them closed.

It is written by SQL from one case that the bot itself opened, and kept for the next run.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.stories.stage import MONDAY, Props, on_stage, settle

GROUP, WANG = -4000001, 900001
EVENTS = 10  # a case
UNITS, PEOPLE = 1_000, 100_000
OWN = 200  # cases of one villager, most of them old
KEPT = Path(__file__).parents[2] / ".venv" / "bench"
# From when on they were opened, and how many seconds lie between two of them.
_YEARS = 3 * 365 * 86_400
_STEPS = (
    "opened", "reported", "told", "told", "claimed", "started", "answered", "delivered",
    "confirmed", "closed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Large:
    """How many there are; `waiting` of them are open and have a timer."""

    cases: int
    waiting: int
    events: int = EVENTS

    @property
    def name(self) -> str:
        return f"large-{self.cases}-{self.waiting}-{self.events}.db"


async def large_database(props: Props, large: Large, folder: Path = KEPT) -> Path:
    """Where it lies; built when it is not there, or the tables have changed since."""
    folder.mkdir(parents=True, exist_ok=True)
    path, fresh = folder / large.name, folder / "template.db"
    fresh.unlink(missing_ok=True)
    await _template(props, fresh)
    if not path.is_file() or _migrations(path) != _migrations(fresh):
        path.unlink(missing_ok=True)
        await asyncio.to_thread(_build, fresh, path, large)
    return path


async def _template(props: Props, path: Path) -> None:
    url = await props.database(MONDAY, path)
    async with on_stage(props, path.parent, database=url) as (sim, bot):
        sim.people.say(WANG, GROUP, "明早有车去县医院不")
        await settle(sim, bot)


def _migrations(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT name FROM migrations ORDER BY 1").fetchall()


def _build(fresh: Path, path: Path, large: Large) -> None:
    beside = path.with_suffix(".new")
    for stale in beside.parent.glob(f"{beside.name}*"):
        stale.unlink()
    with closing(sqlite3.connect(fresh)) as made:
        made.execute("VACUUM INTO ?", (str(beside),))
    with closing(sqlite3.connect(beside, isolation_level=None)) as database:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
            database.execute(f"PRAGMA {pragma}")
        indexes = _put_away(database)
        database.execute("BEGIN")
        _fill(database, large)
        database.execute("COMMIT")
        for sql in indexes:
            database.execute(sql)
        database.execute("PRAGMA journal_mode=WAL")
    beside.replace(path)


def _put_away(database: sqlite3.Connection) -> list[str]:
    """An index is quicker made over all rows than kept row by row."""
    tables = ("cases", "case_events", "case_told", "said", "people")
    marks = ",".join("?" * len(tables))
    found = database.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        f" AND tbl_name IN ({marks})",
        tables,
    ).fetchall()
    for name, _ in found:
        database.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def _fill(database: sqlite3.Connection, large: Large) -> None:
    database.execute(_numbers("n_units", UNITS))
    database.execute(_numbers("n_people", PEOPLE))
    database.execute(_numbers("n_cases", large.cases))
    database.execute(_numbers("n_steps", large.events))
    of_unit, of_person = "'lu' || (n.n % {units})", "'lp' || (n.n * 7919 % {people})"
    unit, person = (text.format(units=UNITS, people=PEOPLE) for text in (of_unit, of_person))
    _copies(database, "units", "level = 'hamlet'", "n_units", {
        "id": "'lu' || n.n", "name": "'lu' || n.n", "short_name": "'lu' || n.n", "code": "NULL",
        "parent_id": "NULL", "phones": "NULL", "region": "NULL",
    })  # fmt: skip
    _copies(database, "people", f"id = {_AUTHOR}", "n_people", {
        "id": "'lp' || n.n", "unit_id": unit, "household_id": "NULL", "name": "'lp' || n.n",
        "called": "NULL", "phone": "NULL",
    })  # fmt: skip
    _cases(database, large, unit, person)
    _rest(database, large)


_AUTHOR = "(SELECT author_id FROM cases ORDER BY id LIMIT 1)"
_STAMP = "strftime('%Y-%m-%dT%H:%M:%fZ', (SELECT opened_at FROM cases ORDER BY id DESC LIMIT 1),"


def _cases(database: sqlite3.Connection, large: Large, unit: str, person: str) -> None:
    """The youngest are open; every so often one is the village's own, or one villager's."""
    open_ = f"n.n > {large.cases - large.waiting}"
    home = f"n.n % {max(large.waiting // 60, 1)} = 0 AND {open_}"
    own = f"n.n % {max(large.cases // OWN, 1)} = 0"
    ago = f"'-' || ({_YEARS} - n.n * {_YEARS} / {large.cases} + 86400) || ' seconds')"
    opened = f"{_STAMP} {ago}"
    _copies(database, "cases", "1", "n_cases", {
        "id": "printf('1a%014d', n.n)", "number": "'L' || n.n",
        "unit_id": f"CASE WHEN {home} THEN t.unit_id ELSE {unit} END",
        "subject_id": f"CASE WHEN {own} THEN t.author_id ELSE {person} END",
        "author_id": f"CASE WHEN {own} THEN t.author_id ELSE {person} END",
        "household_id": "NULL", "message_id": "n.n",
        "state": f"CASE WHEN {open_} THEN 'open' ELSE 'closed' END",
        "next_at": f"CASE WHEN {open_} THEN {_STAMP} '+' || (86400 + n.n % 86400) || ' seconds')"
                   " END",
        "opened_at": opened, "changed_at": opened, "climb_from": opened,
        "ended_at": f"CASE WHEN {open_} THEN NULL ELSE {opened} END",
        "end_reason": f"CASE WHEN {open_} THEN NULL ELSE 'confirmed' END",
        "claimed_by": f"CASE WHEN {open_} THEN NULL ELSE {person} END",
        "answered_by": f"CASE WHEN {open_} THEN NULL ELSE {person} END",
        "answered_at": f"CASE WHEN {open_} THEN NULL ELSE {opened} END",
        "outcome": f"CASE WHEN {open_} THEN NULL ELSE 'done' END", "delivered": "1",
    })  # fmt: skip


def _rest(database: sqlite3.Connection, large: Large) -> None:
    steps = " ".join(f"WHEN {i} THEN '{what}'" for i, what in enumerate(_STEPS))
    case = "(SELECT id, author_id, opened_at FROM cases WHERE id GLOB '1a*')"
    database.execute(
        "INSERT INTO case_events (id, case_id, at, heading, what, who, why, facts)"
        " SELECT '1b' || substr(c.id, 4) || (s.n % 10), c.id, c.opened_at, 'handled',"
        f" CASE s.n % {len(_STEPS)} {steps} END, c.author_id, NULL, '{{}}'"
        f" FROM {case} AS c CROSS JOIN n_steps AS s"
    )
    database.execute(
        "INSERT INTO case_told (case_id, person_id, rung, at, reached)"
        f" SELECT c.id, c.author_id, 0, c.opened_at, 1 FROM {case} AS c"
    )
    _copies(database, "said", "1", "n_cases", {
        "id": "printf('1c%014d', n.n)", "case_id": "printf('1a%014d', n.n)",
        "person_id": "(SELECT author_id FROM cases WHERE id = printf('1a%014d', n.n))",
    })  # fmt: skip


def _copies(
    database: sqlite3.Connection,
    table: str,
    which: str,
    numbers: str,
    other: Mapping[str, str],
) -> None:
    """One row again and again, but for the columns that are `other`."""
    names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(other.get(name, f"t.{name}") for name in names)
    database.execute("DROP TABLE IF EXISTS temp.one")
    database.execute(f"CREATE TEMP TABLE one AS SELECT * FROM {table} WHERE {which} LIMIT 1")
    database.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {numbers} AS n, temp.one t"
    )


def _numbers(name: str, most: int) -> str:
    return (
        f"CREATE TEMP TABLE {name} AS WITH RECURSIVE c(n) AS"
        f" (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {most}) SELECT n FROM c"
    )
