"""The folder of backups: dated files, and the sounds all of them name."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.backups import has_room
from bot.store.address import sqlite_path
from bot.store.backup import back_up_file
from bot.store.faults import BackupFault, NoRoom
from bot.store.sound_copies import sounds_named
from bot.store.sounds import FOLDER, drop_other_sounds, sounds_in

# Made by the schedule, and let go of by it; what people made by hand is called otherwise.
_NAME = re.compile(r"daily-(\d{8}-\d{6})\.db")
_DATE = "%Y%m%d-%H%M%S"


class BackupFolder:
    """Looked at, added to and tidied beside the loop."""

    def __init__(
        self,
        folder: Path,
        home: Path,
        url: str,
        free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free,
    ) -> None:
        self._folder, self._home = folder, home
        self._database, self._free = sqlite_path(url), free

    async def there(self) -> frozenset[datetime]:
        """When each was made."""
        return await asyncio.to_thread(lambda: frozenset(self._dated()))

    async def make(self, at: datetime) -> int:
        """One more, unless the disk is too full; how many of its sounds could not be found."""
        return await asyncio.to_thread(self._make, at)

    async def drop_others(self, kept: Collection[datetime]) -> int:
        """All but these, and the sounds that none of the rest names; how many went."""
        return await asyncio.to_thread(self._drop_others, frozenset(kept))

    def _dated(self) -> dict[datetime, Path]:
        found = {}
        for path in self._folder.glob("daily-*.db"):
            matched = _NAME.fullmatch(path.name)
            if matched is not None:
                found[datetime.strptime(matched[1], _DATE).replace(tzinfo=UTC)] = path
        return found

    def _make(self, at: datetime) -> int:
        if self._database is None:
            raise BackupFault("for PostgreSQL use its own pg_dump")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            needed, free = self._needed(self._database), self._free(self._folder)
        except OSError as fault:
            raise BackupFault(f"{self._folder}: {fault.strerror}") from fault
        if not has_room(free, needed):
            raise NoRoom(f"{free >> 20} MB are free, the copy needs {needed >> 20} MB")
        target = self._folder / f"daily-{at.astimezone(UTC).strftime(_DATE)}.db"
        return back_up_file(self._database, target, self._home)

    def _needed(self, database: Path) -> int:
        """The file, what was not yet written into it, and sounds that were not copied before."""
        wal = database.with_name(f"{database.name}-wal")
        missing = sounds_in(self._home / FOLDER) - sounds_in(self._folder / FOLDER)
        new = (self._home / FOLDER / f"{name}.ogg" for name in missing)
        return sum(path.stat().st_size for path in (database, wal, *new) if path.exists())

    def _drop_others(self, kept: frozenset[datetime]) -> int:
        gone = [path for at, path in self._dated().items() if at not in kept]
        for path in gone:
            path.unlink(missing_ok=True)
        if gone:
            left = self._folder.glob("*.db")
            drop_other_sounds(self._folder / FOLDER, {s for p in left for s in sounds_named(p)})
        return len(gone)
