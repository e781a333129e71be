"""Which ticks there are, and what each of them looks after."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.memory import give_back
from bot.scheduler import Tick
from bot.services.backups import BackupKeeper
from bot.services.checkins.photo_read import SheetPhotos
from bot.services.desk import Desk
from bot.services.dialects.overhearing import Overheard
from bot.services.machine_reading import MachineReading
from bot.services.pulse import Pulse
from bot.services.roster.sent import SentLists
from bot.services.services import Services
from bot.services.voicing.keeping import VoiceKeeper
from bot.services.voicing.speaking import VoiceMaker

SWEEP = timedelta(hours=1)
MOST_PIECES = 50


def all_ticks(services: Services) -> tuple[Tick, ...]:
    """Seconds are village time; nothing depends on them but how soon something is noticed."""
    desk = services.desk
    keeper = _Keeper(services, Pulse(desk))

    async def dialogs() -> int:
        return await services.housekeeping.close_idle_dialogs() + await services.rounds.run()

    return (
        outbox_tick(desk, "outbox"),
        Tick("ladder", 5, services.escalations.run),
        Tick("dialogs", 20, dialogs),
        Tick("stock", 20, services.upkeep.run),
        Tick("tasks", 20, services.tasks.run),
        Tick("housekeeping", 30, keeper.run),
        Tick("audit", 60, services.auditing.run),
    )


def outbox_tick(desk: Desk, ear: str) -> Tick:
    """The safety net: a dispatcher is woken by every commit that concerns it."""

    async def wake() -> int:
        desk.database.woken(ear).set()
        return 0

    return Tick("outbox", 2, wake)


def reading_tick(reading: MachineReading) -> Tick:
    """Only where the operator has set a reader."""
    return Tick("drafts", 10, reading.run)


def lists_tick(sent: SentLists) -> Tick:
    """Lists of people that somebody sent."""
    return Tick("lists", 5, sent.run)


def sheets_tick(photos: SheetPhotos) -> Tick:
    """Photos that may be of a printed round sheet."""
    return Tick("sheets", 2, photos.run)


def voices_tick(keeper: VoiceKeeper) -> Tick:
    """Recordings of village voices."""
    return Tick("voices", 5, keeper.run)


def speaking_tick(maker: VoiceMaker) -> Tick:
    """What an engine says beforehand; without one it only tidies."""
    return Tick("speaking", 60, maker.run)


class _Keeper:
    """Marks the process as alive every time, and lets go of old things now and then."""

    def __init__(self, services: Services, pulse: Pulse) -> None:
        self._services = services
        self._desk: Desk = services.desk
        self._pulse = pulse
        self._swept: datetime | None = None

    async def run(self) -> int:
        await self._pulse.beat()
        now = self._desk.now()
        if self._swept is not None and timedelta(0) <= now - self._swept < SWEEP:
            return 0
        self._swept = now
        dropped = await self._sweep()
        give_back()
        return dropped

    async def _sweep(self) -> int:
        dropped = 0
        for _ in range(MOST_PIECES):
            piece = await self._services.housekeeping.drop_old()
            dropped += piece
            if not piece:
                break
        return dropped


def overheard_tick(overheard: Overheard) -> Tick:
    """How many lines of group talk had a word of a dialect."""
    return Tick("overheard", 60, overheard.run)


def backup_tick(keeper: BackupKeeper) -> Tick:
    """A copy of everything, once a night."""
    return Tick("backup", 60, keeper.run)
