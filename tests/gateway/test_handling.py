"""The library's own handlers, run on stored updates."""

from __future__ import annotations

import json

import pytest
from structlog.testing import capture_logs
from telegram import Bot, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.gateway.failures import note_error
from bot.gateway.handling import handle_with
from bot.gateway.workers import Workers
from bot.services.intake import Intake, Raw
from bot.simulator import Simulator
from bot.store.database import AlreadyHandled
from tests.gateway.places import BOT, HALL, HOME

NO_PAUSE = (0.0, 0.0)


@pytest.fixture
async def application(bot: Bot) -> Application:  # type: ignore[type-arg]
    made = Application.builder().bot(bot).updater(None).job_queue(None).build()
    made.add_error_handler(note_error)
    await made.initialize()
    return made


async def deliver(sim: Simulator, intake: Intake) -> None:
    updates = [pending.wire for pending in sim.updates.queue]
    sim.updates.drop_all()
    raws = [Raw(wire["update_id"], str(HOME), json.dumps(wire)) for wire in updates]
    await intake.keep(raws)


async def test_the_library_s_handlers_are_run_and_what_they_raise_is_noticed(
    sim: Simulator,
    intake: Intake,
    application: Application,  # type: ignore[type-arg]
) -> None:
    heard: list[str] = []

    async def hear(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        heard.append(update.message.text or "")
        if update.message.text == "坏":
            raise RuntimeError("a rule is broken")

    application.add_handler(MessageHandler(filters.TEXT, hear))
    for text in ("一", "坏", "二"):
        sim.people.say(HOME, None, text)
    await deliver(sim, intake)
    workers = Workers(intake, handle_with(application), pauses=NO_PAUSE)
    with capture_logs():
        await workers.drain()
    assert heard == ["一", "坏", "坏", "坏", "二"]
    assert workers.poisoned == 1


async def test_an_update_handled_before_is_no_failure_in_the_library_s_handlers(
    sim: Simulator,
    intake: Intake,
    application: Application,  # type: ignore[type-arg]
) -> None:
    runs = 0

    async def hear(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal runs
        runs += 1
        raise AlreadyHandled((BOT, update.update_id))

    application.add_handler(MessageHandler(filters.TEXT, hear))
    sim.people.say(HOME, HALL, "一")
    await deliver(sim, intake)
    workers = Workers(intake, handle_with(application), pauses=NO_PAUSE)
    await workers.drain()
    assert (runs, workers.poisoned) == (1, 0)
    assert await intake.waiting(-1, 1) == ()


async def test_an_update_the_library_cannot_build_is_poison_and_nothing_else_stops(
    sim: Simulator,
    intake: Intake,
    application: Application,  # type: ignore[type-arg]
) -> None:
    heard: list[str] = []

    async def hear(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        heard.append(update.message.text or "")

    application.add_handler(MessageHandler(filters.TEXT, hear))
    broken = {"update_id": 1, "message": {"message_id": "x", "date": "yesterday", "chat": 5}}
    await intake.keep([Raw(1, str(HOME), json.dumps(broken))])
    sim.people.say(HOME, None, "一")
    await deliver(sim, intake)
    workers = Workers(intake, handle_with(application), pauses=NO_PAUSE)
    with capture_logs():
        await workers.drain()
    assert heard == ["一"]
    assert workers.poisoned == 1
