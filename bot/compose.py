"""Puts the pieces together: the only file that knows all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import structlog
from telegram import Bot
from telegram.request import BaseRequest

from bot.assembled import Assembled
from bot.clock import BorrowedClock, Clock, FollowedClock, Ids, SteadySeconds
from bot.content.content import Content
from bot.content.kept import Kept
from bot.content.limits import Budgets
from bot.content.load import load_content
from bot.domain.budget import Budget
from bot.domain.morning import next_morning
from bot.faults import StartFault
from bot.gateway.buttons import write_button
from bot.gateway.chatter import chatter_with, overheard_by
from bot.gateway.files import TelegramFiles
from bot.gateway.handling import handle_with
from bot.gateway.introducing import introduce
from bot.gateway.keeping import Keeping
from bot.gateway.meeting import meet
from bot.gateway.messenger import TelegramMessenger
from bot.gateway.pack_reader import make_pack_reader
from bot.gateway.poller import Poller
from bot.gateway.raw import bot_key
from bot.gateway.requests import make_poll_request, make_request
from bot.gateway.ringer import make_ringer
from bot.gateway.speaker import make_speaker
from bot.gateway.transcriber import make_transcriber
from bot.gateway.workers import Workers
from bot.handlers.application import build_application, build_bot
from bot.handlers.doors import Doors
from bot.opening import opened
from bot.paper.photo import NoSheet, can_read_photos, read_photo
from bot.paper.picture import picture_maker
from bot.paper.reading import SheetFault, read_workbook
from bot.pushed import push_or_poll
from bot.scheduler import Scheduler, Tick
from bot.services.backups import BackupKeeper
from bot.services.checkins.photo_read import NotRead, SheetPhotos
from bot.services.checkins.photo_read import SheetLike as SeenSheet
from bot.services.desk import Desk
from bot.services.dialects.overhearing import Overheard
from bot.services.dispatch import Dispatcher
from bot.services.intake import Intake
from bot.services.lead import Lead
from bot.services.machine_reading import MachineReading
from bot.services.pulse import Pulse
from bot.services.restart import after_silence
from bot.services.roster.lines import SheetLike
from bot.services.roster.sent import SentLists, Unreadable
from bot.services.services import Services, build_services
from bot.services.tasks.following import follow_task
from bot.services.toasts import toast_of
from bot.services.unreachable import Unreached
from bot.services.voicing.keeping import VoiceKeeper
from bot.services.voicing.speaking import VoiceMaker
from bot.services.wording import VillageWording
from bot.settings import Settings
from bot.store.backup_folder import BackupFolder
from bot.store.database import Database
from bot.store.sounds import Sounds
from bot.ticks import (
    all_ticks,
    backup_tick,
    lists_tick,
    overheard_tick,
    reading_tick,
    sheets_tick,
    speaking_tick,
    voices_tick,
)

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def assemble(
    settings: Settings,
    *,
    clock: Clock,
    request: BaseRequest | None = None,
    poll_request: BaseRequest | None = None,
    content: Content | None = None,
    database: Database | None = None,
    ids: Ids | None = None,
    seconds: Callable[[], float] | None = None,
    pauses: tuple[float, ...] = (0.5, 3.0),
    stop: asyncio.Event | None = None,
) -> AsyncIterator[Assembled]:
    """One bot, ready to run; whatever was opened is closed in the end, also when it fails.

    Tests give the requests that lead to a server in process, and what they have already read or
    opened. `seconds` is the clock of the server whose limits are kept, `pauses` are those before
    an update is tried again; `stop` ends the waiting for a network.
    """
    token = _token(settings)
    async with AsyncExitStack() as stack:
        if content is None:
            read = (settings.content_root, *settings.overlays)
            content = await asyncio.to_thread(load_content, *read, kept=Kept(settings.home))
        if database is None:
            database = await stack.enter_async_context(opened(settings, clock.now))
        ids = ids or Ids(clock.now)
        desk = Desk(database, content, clock, ids, bot_key(token), settings.tzinfo, follow_task)
        intake, lead = await _led(desk, stack)
        api = settings.api_url
        polling = poll_request or request or make_poll_request(api)
        bot = build_bot(token, api, request or make_request(api), polling)
        stack.push_async_callback(bot.shutdown)
        await meet(bot, api, stop or asyncio.Event())
        await introduce(bot, content)
        made = await _put_together(settings, desk, intake, lead, bot, polling, seconds, pauses)
        await stack.enter_async_context(_begun(made))
        yield made


async def _led(desk: Desk, stack: AsyncExitStack) -> tuple[Intake, Lead]:
    """On a server several processes share a bot, one leads; a file has one process."""
    shared = desk.database.dialect == "postgresql"
    process = desk.ids.new()
    intake = Intake(desk.database, desk.clock, desk.bot, process if shared else None)
    lead = Lead(desk.database, desk.bot, process, intake)
    stack.push_async_callback(lead.close)
    if shared:
        await lead.announce()
    if not await lead.seek() and not shared:
        raise StartFault("Another linli already runs with this token and this database.")
    return intake, lead


def _token(settings: Settings) -> str:
    if settings.token is None:
        raise StartFault("LINLI_TOKEN is not set; put the token from BotFather into linli.env.")
    return settings.token.get_secret_value()


async def _put_together(
    settings: Settings,
    desk: Desk,
    intake: Intake,
    lead: Lead,
    bot: Bot,
    polling: BaseRequest,
    seconds: Callable[[], float] | None,
    pauses: tuple[float, ...],
) -> Assembled:
    services = build_services(desk, make_ringer(settings.ringer))
    messenger = TelegramMessenger(bot)
    application = build_application(bot, Doors(services, messenger, partial(toast_of, desk)))
    dispatcher = _dispatcher(desk, messenger, bot, seconds, Sounds(settings.home))
    overheard = Overheard(desk)
    chatter = chatter_with(desk.content, desk.zone, bot.id, bot.username)
    ignore = overheard_by(overheard.hear, chatter)
    api = f"{settings.api_url}/bot{bot.token}"
    return Assembled(
        desk=desk,
        services=services,
        bot=bot,
        application=application,
        poller=Poller(intake, lambda: polling, api, monotonic=desk.clock.monotonic, ignore=ignore),
        workers=Workers(intake, handle_with(application), pauses=pauses or (0.0,)),
        dispatcher=dispatcher,
        scheduler=Scheduler(
            (
                *all_ticks(services),
                *_reading(settings, services, bot),
                *_backing_up(settings, desk),
                overheard_tick(overheard),
            ),
            desk,
        ),
        intake=intake,
        lead=lead,
        begin=partial(_begin, desk, dispatcher),
        routes=await push_or_poll(bot, Keeping(intake, ignore), settings.webhook),
    )


def _reading(settings: Settings, services: Services, bot: Bot) -> tuple[Tick, ...]:
    """Lists and sheets that were sent; and machines that guess, where the operator set any."""
    transcriber = make_transcriber(settings.transcriber)
    pack_reader = make_pack_reader(settings.pack_reader)
    desk, files, sounds = services.desk, TelegramFiles(bot), Sounds(settings.home)
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


def _backing_up(settings: Settings, desk: Desk) -> tuple[Tick, ...]:
    """PostgreSQL has its own pg_dump, and health says that it is left to it."""
    if desk.database.dialect != "sqlite" or not settings.backs_up:
        return ()
    folder = BackupFolder(settings.backup_folder, settings.home, settings.database_url)
    return (backup_tick(BackupKeeper(desk, folder)),)


def _read_list(data: bytes) -> Sequence[SheetLike]:
    """A spreadsheet somebody sent, in the words of who reads people in."""
    try:
        return read_workbook(data)
    except SheetFault as fault:
        raise Unreadable(fault.reason) from fault


def _read_sheet(data: bytes) -> SeenSheet:
    """A photo of a printed sheet, in the words of who asked for it."""
    try:
        return read_photo(data)
    except NoSheet as fault:
        raise NotRead(fault.reason) from fault


def _dispatcher(
    desk: Desk,
    messenger: TelegramMessenger,
    bot: Bot,
    seconds: Callable[[], float] | None,
    sounds: Sounds,
) -> Dispatcher:
    if seconds is None and isinstance(desk.clock, BorrowedClock | FollowedClock):
        # Limits count in the time of the server they protect.
        seconds = SteadySeconds(desk.clock)
    link = f"https://t.me/{bot.username}?start="
    return Dispatcher(
        desk.database,
        messenger,
        VillageWording(
            desk, write_button, lambda payload: f"{link}{payload}", picture_maker(), sounds
        ),
        desk.clock,
        desk.bot,
        next_morning=lambda now: next_morning(now, desk.quiet()),
        unreachable=Unreached(desk),
        seconds=seconds,
        budget=_budget(desk.content.budgets),
    )


def _budget(budgets: Budgets) -> Budget:
    return Budget(
        group_hour=budgets.group_an_hour,
        group_day=budgets.group_a_day,
        person_day=budgets.person_a_day,
        person_week=budgets.person_a_week,
    )


async def _begin(desk: Desk, dispatcher: Dispatcher) -> None:
    """What who leads owes to what the last one left behind."""
    await dispatcher.recover()
    again = await after_silence(desk, await Pulse(desk).last_beat())
    if again:
        _log.warning("the bot was away; open emergencies are said again", cases=again)


@asynccontextmanager
async def _begun(made: Assembled) -> AsyncIterator[None]:
    """What a start owes to what was left behind, and what an end owes to the line."""
    async with made.application:
        try:
            if made.lead.held:
                await made.begin()
            yield
        finally:
            await made.poller.close()
