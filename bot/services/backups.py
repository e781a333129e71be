"""A backup every night, the old ones let go of, and a word to the admins when there is none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.domain import backups
from bot.domain.lanes import Lane, Owed
from bot.services.admins import all_admins
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import records
from bot.store.database import Work
from bot.store.faults import BackupFault, Damaged, NoRoom, StoreFault

SINCE, MADE, FAILED = "backup:since", "backup:made", "backup:failed"

_log = structlog.get_logger(__name__)


class Folder(Protocol):
    """Where they lie."""

    async def there(self) -> frozenset[datetime]: ...
    async def make(self, at: datetime) -> int: ...
    async def drop_others(self, kept: Collection[datetime]) -> int: ...


@dataclass(frozen=True, slots=True)
class BackupState:
    """What health shows; `fault` is of the last try, None once one was made."""

    newest: datetime | None = None
    fault: str | None = None
    old: bool = False


async def backup_state(work: Work, desk: Desk) -> BackupState:
    """As the last look at the folder found it."""
    since = await records.get_mark(work, SINCE)
    made, failed = await records.get_mark(work, MADE), await records.get_mark(work, FAILED)
    newest = made[1] if made else None
    fault = failed[0] if failed and (newest is None or failed[1] > newest) else None
    old = since is not None and backups.is_old(newest, since[1], desk.now())
    return BackupState(newest, fault, old)


class BackupKeeper:
    """Looks once a start and once a night; an hour after one that failed, it tries again."""

    def __init__(self, desk: Desk, folder: Folder) -> None:
        self._desk, self._folder = desk, folder
        self._next: datetime | None = None

    async def run(self) -> int:
        """How many backups were made."""
        now = self._desk.now()
        if self._next is not None and now < self._next <= now + timedelta(days=1):
            return 0
        async with self._desk.database.lock("backup") as mine:
            if mine:
                return await self._look(now)
        # Another process of this village is at it.
        return 0

    async def _look(self, now: datetime) -> int:
        zone = self._desk.zone
        there = await self._folder.there()
        newest = backups.newest(there, now)
        since = await self._desk.database.write(lambda work: self._note(work, newest, now))
        if not backups.is_due(newest, since, now, zone):
            self._next = backups.next_night(now, zone)
            return 0
        # Before as well: what is not to be kept may be the room that is missing.
        await self._folder.drop_others(backups.keep(there, now, zone))
        try:
            return await self._make(there, now)
        except (StoreFault, OSError) as fault:
            await self._failed(fault, newest, since)
            return 0

    async def _make(self, there: frozenset[datetime], now: datetime) -> int:
        missing = await self._folder.make(now)
        if missing:
            _log.warning("sounds the database names are not on this machine", sounds=missing)
        made = now.replace(microsecond=0)
        await self._folder.drop_others(backups.keep({*there, made}, now, self._desk.zone))
        await self._desk.database.write(lambda work: records.set_mark(work, MADE, "made", made))
        self._next = backups.next_night(now, self._desk.zone)
        _log.info("a backup was made")
        return 1

    async def _note(self, work: Work, newest: datetime | None, now: datetime) -> datetime:
        """What the folder holds is the truth, not what was written down of it."""
        made = await records.get_mark(work, MADE)
        if newest is not None and (made is None or made[1] != newest):
            await records.set_mark(work, MADE, "found", newest)
        if newest is None and made is not None:
            await records.drop_mark(work, MADE)
        since = await records.get_mark(work, SINCE)
        if since is not None and since[1] <= now:
            return since[1]
        await records.set_mark(work, SINCE, "begun", now)
        return now

    async def _failed(self, fault: Exception, newest: datetime | None, since: datetime) -> None:
        why, now = reason_of(fault), self._desk.now()
        self._next = now + backups.AGAIN
        _log.error("no backup could be made", why=why, fault=str(fault))
        old = backups.is_old(newest, since, now)
        ago = "" if newest is None else str((now - newest).days)
        await self._desk.database.write(lambda work: self._tell(work, why, ago, old=old))

    async def _tell(self, work: Work, why: str, ago: str, *, old: bool) -> None:
        """Once a day, and at once when the last one has become old."""
        await records.set_mark(work, FAILED, why, self._desk.now())
        about = f"backup.failed:{self._desk.today()}:{'old' if old else 'new'}"
        params = {"phrase": why, "number": ago}
        message = Message("backup.failed", about, params, Lane.REMINDER, Owed.LOOSE)
        for person in await all_admins(work, self._desk):
            await tell_person(work, self._desk, person, message)


def reason_of(fault: Exception) -> str:
    """For the sentence that is said of it."""
    if isinstance(fault, NoRoom):
        return "room"
    if isinstance(fault, Damaged):
        return "damaged"
    return "folder" if isinstance(fault, BackupFault | OSError) else "other"
