"""Whether the database itself is whole: its pages, its indexes, and what refers to what."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.store.database import Database, Work

MOST = 100
STEPS = 100_000  # of SQLite's machine between two looks at whether it is still wanted


@dataclass(frozen=True, slots=True)
class Soundness:
    """What is broken, and which tables refer to rows that are not there; names of tables only."""

    damage: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


async def look_at(database: Database) -> Soundness:
    """On SQLite beside the loop and on a connection of its own: a large file takes its time."""
    if database.dialect == "postgresql":
        return await database.read(_look_at_catalogue)
    file = await database.read(_file)
    over = threading.Event()
    try:
        return await asyncio.to_thread(_look_at_file, file, over)
    finally:
        over.set()


async def _file(work: Work) -> Path:
    row = await work.one("audit_file")
    return Path(row["file"] if row else "")


async def _look_at_catalogue(work: Work) -> Soundness:
    indexes = await work.all("audit_unused_indexes")
    references = await work.all("audit_unchecked_references")
    return Soundness(
        tuple(row["name"] for row in indexes[:MOST]),
        tuple(row["name"] for row in references[:MOST]),
    )


def _look_at_file(file: Path, over: threading.Event) -> Soundness:
    address = f"{file.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.set_progress_handler(over.is_set, STEPS)
            said = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST})")]
            lost = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST * MOST)
    except sqlite3.DatabaseError as fault:
        # Broken off is not broken: whoever asked has gone.
        return Soundness() if over.is_set() else Soundness((str(fault),))
    damage = tuple(line for line in said if line != "ok")
    pairs = dict.fromkeys(f"{child} > {parent}" for child, _, parent, _ in lost)
    return Soundness(damage, tuple(pairs)[:MOST])
