"""Brings a database's tables up to date: numbered files, each applied once, in one transaction."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.times import to_text
from bot.store.faults import DatabaseTooNew, MigrationFault
from bot.store.sqltext import DIALECTS, Dialect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.database import Database
    from bot.store.work import Work

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE_SECONDS = 30

_NAME = re.compile(r"(?P<name>(?P<number>\d{4})_[a-z0-9_]+)(\.(?P<twin>[a-z]+))?\.sql")
_OWN_ENDING = re.compile(r"^\s*(COMMIT|ROLLBACK)\b", re.IGNORECASE | re.MULTILINE)
_TABLE = """
CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT, applied_at TEXT);
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered change of the tables, in the words of one database."""

    number: int
    name: str
    path: Path

    def script(self, applied_at: str) -> str:
        """The file and the note that it ran: both or neither."""
        text = self.path.read_text(encoding="utf-8")
        if _OWN_ENDING.search(text):
            raise MigrationFault(f"{self.path.name} ends its own transaction")
        note = f"INSERT INTO migrations VALUES ({self.number}, '{self.name}', '{applied_at}');"
        return f"{text}\n;{_TABLE}{note}"


def load_migrations(dialect: Dialect, folder: Path = MIGRATIONS) -> tuple[Migration, ...]:
    """The changes for one database, in order; a number that comes twice is refused."""
    found: dict[int, Migration] = {}
    for migration in _files(dialect, folder):
        other = found.setdefault(migration.number, migration)
        if other is not migration:
            raise MigrationFault(f"{other.path.name} and {migration.path.name} have one number")
    return tuple(found[number] for number in sorted(found))


async def pending(database: Database, folder: Path = MIGRATIONS) -> list[str]:
    """The names of what `migrate` would apply."""
    return [migration.name for migration in await _due(database, folder)]


async def migrate(database: Database, folder: Path = MIGRATIONS) -> list[str]:
    """Apply what is due and say what it was; of several processes one does it, the others wait."""
    if not await _due(database, folder):
        return []
    async with _alone(database):
        due = await _due(database, folder)
        for migration in due:
            await database.script(migration.script(to_text(database.now())))
    return [migration.name for migration in due]


def _files(dialect: Dialect, folder: Path) -> Iterator[Migration]:
    for path in sorted(folder.glob("*.sql")):
        matched = _NAME.fullmatch(path.name)
        if matched is None:
            raise MigrationFault(f"{path.name} is not named like 0001_what.sql")
        twin = matched["twin"]
        if twin is not None:
            _check_twins(path, matched["name"])
        if twin in (None, dialect):
            yield Migration(int(matched["number"]), matched["name"], path)


def _check_twins(path: Path, name: str) -> None:
    for dialect in DIALECTS:
        if not path.with_name(f"{name}.{dialect}.sql").exists():
            raise MigrationFault(f"{path.name} has no twin for {dialect}")


async def _due(database: Database, folder: Path) -> list[Migration]:
    known = load_migrations(database.dialect, folder)
    applied = await database.read(_applied)
    newest = max((migration.number for migration in known), default=0)
    beyond = [name for number, name in applied.items() if number > newest]
    if beyond:
        raise DatabaseTooNew(f"it has {beyond[-1]}")
    return [migration for migration in known if migration.number not in applied]


async def _applied(work: Work) -> dict[int, str]:
    if await work.one("migrations_table") is None:
        return {}
    return {row["number"]: row["name"] for row in await work.all("applied_migrations")}


@asynccontextmanager
async def _alone(database: Database) -> AsyncIterator[None]:
    for _ in range(PATIENCE_SECONDS * 10):
        async with database.lock("migrate") as mine:
            if mine:
                yield
                return
        await asyncio.sleep(0.1)
    raise MigrationFault("another process has been at it for too long")
