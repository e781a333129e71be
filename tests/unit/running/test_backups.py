"""A backup a night, kept by the rule; an admin hears in one line of one that failed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.services.backups import BackupKeeper
from bot.services.desk import Desk
from bot.services.health import take_vitals
from bot.store import outbox
from bot.store.backup_folder import BackupFolder
from bot.store.faults import BackupFault, Damaged
from tests.databases import only
from tests.desk import BOT, HandClock
from tests.unit.running.test_scheduler import an_admin

HOUR, DAY = 3600.0, 86400.0
# It begins at half past five in the afternoon there; the first night is nine and a half hours away.


dialect = only("sqlite")


class Disk:
    """How much of it is free is moved by hand."""

    free = 10**12

    def room(self, _path: Path) -> int:
        return self.free


class HandFolder:
    """One without files, that fails as it is told to."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.dates: frozenset[datetime] = frozenset()

    async def there(self) -> frozenset[datetime]:
        return self.dates

    async def make(self, at: datetime) -> int:
        if self.fault is not None:
            raise self.fault
        self.dates |= {at}
        return 0

    async def drop_others(self, kept: Collection[datetime]) -> int:
        dropped = len(self.dates - frozenset(kept))
        self.dates &= frozenset(kept)
        return dropped


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def folder(database_url: str, tmp_path: Path, disk: Disk) -> BackupFolder:
    return BackupFolder(tmp_path / "backups", tmp_path, database_url, disk.room)


@pytest.fixture
def keeper(desk: Desk, folder: BackupFolder) -> BackupKeeper:
    return BackupKeeper(desk, folder)


async def told(desk: Desk, clock: HandClock) -> list[tuple[str, str]]:
    """What the admin reads next: why, and how many days ago the last one was made."""
    clock.passes(1)
    now = clock.now()
    rows = await desk.database.write(lambda work: outbox.take(work, BOT, now, 10))
    assert {row.key for row in rows} <= {"backup.failed"}
    return [(row.params["phrase"], row.params["number"]) for row in rows]


async def state(desk: Desk) -> tuple[datetime | None, str | None, bool]:
    backup = (await take_vitals(desk)).backup
    return backup.newest, backup.fault, backup.old


async def test_a_new_village_is_first_copied_in_its_first_night(
    desk: Desk, clock: HandClock, keeper: BackupKeeper, folder: BackupFolder
) -> None:
    assert await keeper.run() == 0
    clock.passes(9 * HOUR)
    assert await keeper.run() == 0
    assert await state(desk) == (None, None, False)
    clock.passes(HOUR)
    assert await keeper.run() == 1
    assert await keeper.run() == 0
    made = clock.now().replace(microsecond=0)
    assert await folder.there() == {made}
    assert await state(desk) == (made, None, False)


async def test_a_machine_that_is_only_on_by_day_makes_it_when_it_is_on(
    desk: Desk, clock: HandClock, folder: BackupFolder
) -> None:
    assert await BackupKeeper(desk, folder).run() == 0
    for _ in range(3):
        clock.passes(DAY)
        assert await BackupKeeper(desk, folder).run() == 1, "a process that has just begun"
        assert await BackupKeeper(desk, folder).run() == 0
    assert len(await folder.there()) == 3


async def test_night_after_night_seven_days_and_four_weeks_are_kept(
    desk: Desk, clock: HandClock
) -> None:
    folder = HandFolder()
    keeper = BackupKeeper(desk, folder)
    for _ in range(60):
        await keeper.run()
        clock.passes(DAY)
    there = sorted(folder.dates, reverse=True)
    apart = [(later - earlier).days for later, earlier in pairwise(there)]
    assert apart[:6] == [1] * 6
    assert apart[8:] == [7] * 2, "older ones are Sunday's"
    assert len(there) == 11


async def test_an_admin_hears_once_a_day_of_one_that_failed_and_it_is_tried_every_hour(
    desk: Desk, clock: HandClock, keeper: BackupKeeper, folder: BackupFolder, disk: Disk
) -> None:
    await an_admin(desk)
    await keeper.run()
    clock.passes(10 * HOUR)
    assert await keeper.run() == 1
    newest = max(await folder.there())
    disk.free = 0
    clock.passes(DAY)
    assert await keeper.run() == 0
    assert await told(desk, clock) == [("room", "1")]
    for _ in range(4):
        clock.passes(HOUR)
        assert await keeper.run() == 0
    assert await told(desk, clock) == []
    assert await state(desk) == (newest, "room", False)
    clock.passes(DAY)
    await keeper.run()
    assert await told(desk, clock) == [("room", "2")]
    assert await state(desk) == (newest, "room", True)
    disk.free = 10**12
    clock.passes(HOUR)
    assert await keeper.run() == 1
    assert (await state(desk))[1:] == (None, False)


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Damaged("x.db: row 7 is missing"), "damaged"),
        (BackupFault("x.db: Permission denied"), "folder"),
        (OSError(5, "Input/output error"), "folder"),
    ],
)
async def test_the_line_says_what_is_wrong(
    desk: Desk, clock: HandClock, fault: Exception, why: str
) -> None:
    await an_admin(desk)
    keeper = BackupKeeper(desk, HandFolder(fault))
    await keeper.run()
    clock.passes(DAY)
    await keeper.run()
    assert await told(desk, clock) == [(why, "")]
    clock.passes(2 * DAY)
    await keeper.run()
    assert await told(desk, clock) == [(why, "")]
    assert await state(desk) == (None, why, True)


async def test_backups_that_were_taken_away_are_noticed_at_the_next_look(
    desk: Desk, clock: HandClock, keeper: BackupKeeper, folder: BackupFolder, disk: Disk
) -> None:
    await keeper.run()
    clock.passes(10 * HOUR)
    await keeper.run()
    await folder.drop_others(())
    clock.passes(HOUR)
    assert await BackupKeeper(desk, folder).run() == 1, "as if none had been made tonight"
    await folder.drop_others(())
    disk.free = 0
    await BackupKeeper(desk, folder).run()
    assert await state(desk) == (None, "room", False)


async def test_of_two_processes_one_makes_it(
    desk: Desk, clock: HandClock, keeper: BackupKeeper, folder: BackupFolder
) -> None:
    await keeper.run()
    clock.passes(DAY)
    async with desk.database.lock("backup"):
        assert await keeper.run() == 0
    assert await keeper.run() == 1
    assert await BackupKeeper(desk, folder).run() == 0


async def test_a_clock_that_steps_back_stops_nothing(
    desk: Desk, clock: HandClock, keeper: BackupKeeper, folder: BackupFolder
) -> None:
    clock.moment += timedelta(days=400)
    await keeper.run()
    clock.passes(DAY)
    assert await keeper.run() == 1
    clock.moment -= timedelta(days=400)
    assert await keeper.run() == 0
    clock.passes(DAY)
    assert await keeper.run() == 1
    assert len(await folder.there()) == 2, "the one of the wrong year stays, too"
    assert (await state(desk))[0] == clock.now().replace(microsecond=0)
