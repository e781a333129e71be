"""The baseline: python-telegram-bot alone, in front of the same local server."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot.clock import real_monotonic
from bot.simulator import Simulator

TOKEN = "1000001:SIMULATOR-TOKEN-FOR-THIS-MACHINE-ONLY"
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def new_simulator() -> Simulator:
    sim = Simulator(
        token=TOKEN, bot_username="linli_bot", bot_name="linli", real=lambda: 0.0, start=START
    )
    sim.limits.enforce = False
    sim.people.add_person(1, "A")
    sim.people.add_group(-1, "G", [1], bot_admin=True)
    return sim


async def _application(sim: Simulator, handler: Any) -> Application[Any, Any, Any, Any, Any, Any]:
    kwargs = {"transport": httpx.ASGITransport(app=sim.app), "trust_env": False}
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url("http://simulator/bot")
        .request(HTTPXRequest(httpx_kwargs=kwargs))
        .get_updates_request(HTTPXRequest(httpx_kwargs=kwargs))
        .updater(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.ALL, handler))
    await application.initialize()
    return application


async def _run(sim: Simulator, handler: Any, messages: int) -> float:
    application = await _application(sim, handler)
    begun, offset, seen = real_monotonic(), None, 0
    while seen < messages:
        updates = await application.bot.get_updates(offset=offset, limit=100, timeout=0)
        for update in updates:
            await application.process_update(update)
            offset, seen = update.update_id + 1, seen + 1
    took = real_monotonic() - begun
    await application.shutdown()
    return messages / took


def bare_chatter(messages: int) -> Callable[[], Awaitable[float]]:
    """Fetch, build and dispatch group talk to a handler that does nothing."""

    async def run() -> float:
        sim = new_simulator()
        sim.people.start(1)
        for i in range(messages - 1):
            sim.people.say(1, -1, f"今天猪肉又涨价了 {i}")
        return await _run(sim, _nothing, messages)

    return run


def bare_answers(messages: int) -> Callable[[], Awaitable[float]]:
    """Answer each private message with one line."""

    async def run() -> float:
        sim = new_simulator()
        sim.people.start(1)
        for _ in range(messages - 1):
            sim.people.say(1, None, "/help")
        return await _run(sim, _echo, messages)

    return run


def bare_sends(messages: int, sends: int) -> Callable[[], Awaitable[float]]:
    """Send so many messages for each one that comes in, and know nothing of any of them."""

    async def several(update: Update, context: Any) -> None:
        for _ in range(sends):
            await _echo(update, context)

    async def run() -> float:
        sim = new_simulator()
        sim.people.start(1)
        for _ in range(messages - 1):
            sim.people.say(1, None, "明早有车去县医院不")
        return await _run(sim, several, messages)

    return run


async def _nothing(update: Update, context: Any) -> None:
    return None


async def _echo(update: Update, context: Any) -> None:
    if update.effective_chat is not None:
        await context.bot.send_message(update.effective_chat.id, "直接说一句就行")
