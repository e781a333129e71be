"""`linli run`: the bot against Telegram, or against any Bot API server."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import partial

import structlog

from bot.assembled import Assembled, together
from bot.cli.clocks import choose_clock
from bot.clock import FollowedClock
from bot.compose import deploy
from bot.gateway.following import follow
from bot.heartbeat import heartbeat
from bot.logs import configure_logs
from bot.memory import give_back, keep_together
from bot.reporting import report_on
from bot.services.joining import admin_link
from bot.serving import listening, serving
from bot.settings import Settings, forget_secrets, load_settings, supervisor
from bot.stopping import settle, until_stopped
from bot.understanding.expression import Expression
from bot.web.app import FrontDoor, build_web

_log = structlog.get_logger(__name__)


def run() -> None:
    """Run the bot until Ctrl-C; settings come from the environment and linli.env."""
    keep_together()
    settings = load_settings()
    forget_secrets()
    configure_logs(settings.log)
    until_stopped(partial(live, settings))


async def live(settings: Settings, stop: asyncio.Event) -> None:
    """Start, serve health and metrics, run until told to stop."""
    async with AsyncExitStack() as stack:
        bound = stack.enter_context(listening(*settings.address))
        # While the network is waited for, whoever asks is told so.
        door = FrontDoor()
        await stack.enter_async_context(serving(door, bound))
        await stack.enter_async_context(heartbeat(supervisor()))
        clock = await choose_clock(settings)
        bots = await stack.enter_async_context(deploy(settings, clock=clock, stop=stop))
        routes = [route for made in bots for route in made.routes]
        door.lead_to(build_web(partial(report_on, *bots, home=settings.home), routes))
        for made in bots:
            leads = made.lead.held
            called = made.bot.username
            _log.info("the bot is running", bot=made.desk.bot, username=called, leads=leads)
        await say_admin_link(bots[0])
        settle()
        stack.push_async_callback(_end, asyncio.create_task(rehearse()))
        if isinstance(clock, FollowedClock):
            following = follow(clock, settings.api_url, partial(_hurry, bots), stop)
            stack.push_async_callback(_end, asyncio.create_task(following))
        await together(stop, *(made.run(stop) for made in bots))


async def rehearse() -> None:
    """What the first messages would wait for, while nobody has said anything yet."""
    await asyncio.to_thread(Expression.compile_waiting)
    give_back()


async def say_admin_link(made: Assembled) -> None:
    """On a database without an admin: whoever opens the link first is the one."""
    payload = await made.desk.database.write(lambda work: admin_link(work, made.desk))
    if payload is not None:
        link = f"https://t.me/{made.bot.username}?start={payload}"
        print(
            f"There is no admin yet. Whoever opens this link first becomes one; "
            f"it works once, for two days:\n{link}",
            file=sys.stderr,
            flush=True,
        )


def _hurry(bots: Sequence[Assembled], now: object = None) -> None:
    for made in bots:
        made.hurry(now)


async def _end(following: asyncio.Task[None]) -> None:
    await asyncio.wait({following})
