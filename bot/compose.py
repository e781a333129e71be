"""Puts the pieces together: the only file that knows all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
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
from bot.gateway.poller import Poller
from bot.gateway.raw import bot_key
from bot.gateway.requests import make_poll_request, make_request
from bot.gateway.ringer import make_ringer
from bot.gateway.workers import Workers
from bot.handlers.application import build_application, build_bot
from bot.handlers.doors import Doors
from bot.opening import opened
from bot.paper.picture import picture_maker
from bot.pushed import push_or_poll
from bot.scheduler import Scheduler, Tick
from bot.sent import backup_ticks, reading_ticks
from bot.services.desk import Desk
from bot.services.dialects.overhearing import Overheard
from bot.services.dispatch import Dispatcher
from bot.services.intake import Intake
from bot.services.lead import Lead
from bot.services.pulse import Pulse
from bot.services.restart import after_silence
from bot.services.services import Services, build_services
from bot.services.tasks.following import follow_task
from bot.services.toasts import toast_of
from bot.services.unreachable import Unreached
from bot.services.wording import VillageWording
from bot.settings import Settings
from bot.store.database import Database
from bot.store.sounds import Sounds
from bot.ticks import all_ticks, outbox_tick, overheard_tick

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
    beside: Assembled | None = None,
    token: str | None = None,
) -> AsyncIterator[Assembled]:
    """One bot, ready to run; whatever was opened is closed in the end, also when it fails.

    `beside` another one, with a `token` of its own, it shares that one's desk; that one ticks.
    Tests give the requests to a server in process, and what they have already read or opened.
    `seconds` is the clock of the server whose limits are kept, `pauses` are those before an update
    is tried again; `stop` ends the waiting for a network.
    """
    token = token or _token(settings)
    async with AsyncExitStack() as stack:
        if beside is not None:
            desk = replace(beside.desk, bot=bot_key(token))
        else:
            content = content or await _content(settings)
            if database is None:
                database = await stack.enter_async_context(opened(settings, clock.now))
            desk = _desk(settings, database, content, clock, ids)
        intake, lead = await _led(desk, stack, beside)
        api = settings.api_url
        polling = poll_request or request or make_poll_request(api)
        bot = build_bot(token, api, request or make_request(api), polling)
        stack.push_async_callback(bot.shutdown)
        await meet(bot, api, stop or asyncio.Event())
        others = () if beside else _others(settings, stack)
        given = _Given(settings, desk, intake, lead, bot, polling, seconds, pauses, beside, others)
        yield await stack.enter_async_context(_begun(await _put_together(given)))


def _desk(
    settings: Settings, database: Database, content: Content, clock: Clock, ids: Ids | None
) -> Desk:
    own, bot = ids or Ids(clock.now), bot_key(_token(settings))
    return Desk(database, content, clock, own, bot, settings.tzinfo, follow_task)


async def _content(settings: Settings) -> Content:
    read = (settings.content_root, *settings.overlays)
    return await asyncio.to_thread(load_content, *read, kept=Kept(settings.home))


@asynccontextmanager
async def deploy(
    settings: Settings, *, clock: Clock, stop: asyncio.Event
) -> AsyncIterator[tuple[Assembled, ...]]:
    """Every bot whose token is set, on one database; the first looks after what all share."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(assemble(settings, clock=clock, stop=stop))
        made = [first]
        for token in settings.tokens[1:]:
            another = assemble(settings, clock=clock, stop=stop, beside=first, token=token)
            made.append(await stack.enter_async_context(another))
        yield tuple(made)


def _others(settings: Settings, stack: AsyncExitStack) -> tuple[Bot, ...]:
    """The other bots of this deployment, to fetch what was sent to them."""
    made = []
    for token in settings.tokens[1:]:
        request = make_request(settings.api_url)
        stack.push_async_callback(request.shutdown)
        made.append(build_bot(token, settings.api_url, request, request))
    return tuple(made)


async def _led(desk: Desk, stack: AsyncExitStack, beside: Assembled | None) -> tuple[Intake, Lead]:
    """On a server several processes share a bot, one leads; a file has one process."""
    shared = desk.database.dialect == "postgresql"
    process = desk.ids.new()
    ear = _ear("inbox", desk, beside)
    intake = Intake(desk.database, desk.clock, desk.bot, process if shared else None, ear=ear)
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
    return settings.tokens[0]


def _ear(topic: str, desk: Desk, beside: Assembled | None) -> str:
    return topic if beside is None else f"{topic}:{desk.bot}"


@dataclass(frozen=True, slots=True)
class _Given:
    """What one bot is put together from."""

    settings: Settings
    desk: Desk
    intake: Intake
    lead: Lead
    bot: Bot
    polling: BaseRequest
    seconds: Callable[[], float] | None
    pauses: tuple[float, ...]
    beside: Assembled | None
    others: tuple[Bot, ...]


async def _put_together(given: _Given) -> Assembled:
    settings, desk, bot, intake = given.settings, given.desk, given.bot, given.intake
    await introduce(bot, desk.content)
    services = build_services(desk, make_ringer(settings.ringer))
    messenger = TelegramMessenger(bot)
    application = build_application(bot, Doors(services, messenger, partial(toast_of, desk)))
    dispatcher = _dispatcher(given, messenger)
    overheard = Overheard(desk)
    chatter = chatter_with(desk.content, desk.zone, bot.id, bot.username)
    ignore = overheard_by(overheard.hear, chatter)
    api = f"{settings.api_url}/bot{bot.token}"
    monotonic = desk.clock.monotonic
    return Assembled(
        desk=desk,
        services=services,
        bot=bot,
        application=application,
        poller=Poller(intake, lambda: given.polling, api, monotonic=monotonic, ignore=ignore),
        workers=Workers(intake, handle_with(application), pauses=given.pauses or (0.0,)),
        dispatcher=dispatcher,
        scheduler=Scheduler((*_ticks(given, services), overheard_tick(overheard)), desk),
        intake=intake,
        lead=given.lead,
        begin=partial(_begin, desk, dispatcher, intake),
        routes=await push_or_poll(bot, Keeping(intake, ignore), settings.webhook),
    )


def _ticks(given: _Given, services: Services) -> tuple[Tick, ...]:
    """What is due is looked for by one bot of a deployment; the others only say what is theirs."""
    if given.beside is not None:
        return (outbox_tick(given.desk, _ear("outbox", given.desk, given.beside)),)
    files = TelegramFiles(given.bot, *given.others)
    return (
        *all_ticks(services),
        *reading_ticks(given.settings, services, files),
        *backup_ticks(given.settings, given.desk),
    )


def _dispatcher(given: _Given, messenger: TelegramMessenger) -> Dispatcher:
    desk, bot, seconds = given.desk, given.bot, given.seconds
    sounds = Sounds(given.settings.home)
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
        ear=_ear("outbox", desk, given.beside),
    )


def _budget(budgets: Budgets) -> Budget:
    return Budget(
        group_hour=budgets.group_an_hour,
        group_day=budgets.group_a_day,
        person_day=budgets.person_a_day,
        person_week=budgets.person_a_week,
    )


async def _begin(desk: Desk, dispatcher: Dispatcher, intake: Intake) -> None:
    """What who leads owes to what the last one left behind."""
    await intake.take_up()
    await dispatcher.recover()
    again = await after_silence(desk, await Pulse(desk).last_beat())
    if again:
        _log.warning("the bot was away; open emergencies are said again", cases=again)


@asynccontextmanager
async def _begun(made: Assembled) -> AsyncIterator[Assembled]:
    """What a start owes to what was left behind, and what an end owes to the line."""
    async with made.application:
        try:
            if made.lead.held:
                await made.begin()
            yield made
        finally:
            await made.poller.close()
