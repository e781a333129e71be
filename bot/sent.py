"""The ticks over what people sent, and over copies of everything: they need files and folders."""

from __future__ import annotations

from collections.abc import Sequence

from bot.gateway.files import TelegramFiles
from bot.gateway.pack_reader import make_pack_reader
from bot.gateway.speaker import make_speaker
from bot.gateway.transcriber import make_transcriber
from bot.paper.apart import read_apart
from bot.paper.photo import NoSheet, can_read_photos, read_photo
from bot.paper.reading import SheetFault
from bot.scheduler import Tick
from bot.services.backups import BackupKeeper
from bot.services.checkins.photo_read import NotRead, SheetPhotos
from bot.services.checkins.photo_read import SheetLike as SeenSheet
from bot.services.desk import Desk
from bot.services.machine_reading import MachineReading
from bot.services.roster.lines import SheetLike
from bot.services.roster.sent import SentLists, Unreadable
from bot.services.services import Services
from bot.services.voicing.keeping import VoiceKeeper
from bot.services.voicing.speaking import VoiceMaker
from bot.settings import Settings
from bot.store.backup_folder import BackupFolder
from bot.store.sounds import Sounds
from bot.ticks import (
    backup_tick,
    lists_tick,
    reading_tick,
    sheets_tick,
    speaking_tick,
    voices_tick,
)


def reading_ticks(settings: Settings, services: Services, files: TelegramFiles) -> tuple[Tick, ...]:
    """Lists and sheets that were sent; and machines that guess, where the operator set any."""
    transcriber = make_transcriber(settings.transcriber)
    pack_reader = make_pack_reader(settings.pack_reader)
    desk, sounds = services.desk, Sounds(settings.home)
    reader = _read_sheet if can_read_photos() else None
    sent = (
        lists_tick(SentLists(desk, files, _read_list)),
        sheets_tick(SheetPhotos(desk, files, reader, services.intake.picture)),
        voices_tick(VoiceKeeper(desk, files, sounds)),
        speaking_tick(VoiceMaker(desk, sounds, make_speaker(settings.speaker))),
    )
    if transcriber is None and pack_reader is None:
        return sent
    return (*sent, reading_tick(MachineReading(desk, files, transcriber, pack_reader)))


def backup_ticks(settings: Settings, desk: Desk) -> tuple[Tick, ...]:
    """PostgreSQL has its own pg_dump, and health says that it is left to it."""
    if desk.database.dialect != "sqlite" or not settings.backs_up:
        return ()
    folder = BackupFolder(settings.backup_folder, settings.home, settings.database_url)
    return (backup_tick(BackupKeeper(desk, folder)),)


def _read_list(data: bytes) -> Sequence[SheetLike]:
    """A spreadsheet somebody sent, in the words of who reads people in."""
    try:
        return read_apart(data)
    except SheetFault as fault:
        raise Unreadable(fault.reason) from fault


def _read_sheet(data: bytes) -> SeenSheet:
    """A photo of a printed sheet, in the words of who asked for it."""
    try:
        return read_photo(data)
    except NoSheet as fault:
        raise NotRead(fault.reason) from fault
