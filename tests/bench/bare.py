"""The baseline: python-telegram-bot alone, making the calls that the village made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReactionType,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.ext import Application, ApplicationBuilder, MessageHandler, filters
from telegram.request import HTTPXRequest

from tests.bench.apart import Apart, Call, Wave, apart
from tests.bench.taken import Taken, Watch
from tests.stories.stage import MONDAY, TOKEN, Props

# What a call of the library is named, and what its values were before they were sent.
NAMES = {
    "sendMessage": "send_message",
    "editMessageText": "edit_message_text",
    "editMessageReplyMarkup": "edit_message_reply_markup",
    "setMessageReaction": "set_message_reaction",
    "deleteMessage": "delete_message",
    "pinChatMessage": "pin_chat_message",
    "unpinChatMessage": "unpin_chat_message",
}
VALUES: dict[str, Callable[[Any], Any]] = {
    "reply_markup": lambda value: _keyboard(value).de_json(value, None),
    "link_preview_options": lambda value: LinkPreviewOptions.de_json(value, None),
    "reply_parameters": lambda value: ReplyParameters.de_json(value, None),
    "reaction": lambda value: ReactionType.de_list(value, None),
    "disable_notification": bool,
}
PLAIN = frozenset({"text", "parse_mode"})


def _keyboard(value: Any) -> Any:
    return InlineKeyboardMarkup if "inline_keyboard" in value else ReplyKeyboardMarkup


Prepared = tuple[str, dict[str, Any]]


def prepared(call: Call) -> Prepared:
    """The library's method and arguments for a call that arrived; made before the clock runs."""
    return NAMES[call.method], {name: _value(name, text) for name, text in call.params.items()}


def _value(name: str, text: str) -> Any:
    if name in PLAIN:
        return text
    return VALUES.get(name, lambda value: value)(json.loads(text))


class Replay:
    """A handler that makes its share of the calls for each update, one after the other."""

    def __init__(self) -> None:
        self._shares: Iterator[Sequence[Prepared]] = iter(())

    def divide(self, calls: Sequence[Call], updates: int) -> None:
        """The same order, as many for each update as they come out."""
        made = [prepared(call) for call in calls]
        ends = [len(made) * number // updates for number in range(updates + 1)]
        self._shares = iter([made[a:b] for a, b in pairwise(ends)])

    async def __call__(self, update: object, context: Any) -> None:
        bot: Bot = context.bot
        for method, arguments in next(self._shares):
            await getattr(bot, method)(**arguments)


async def bare(props: Props, waves: Sequence[Wave], village: Taken, *, slow: float = 0.0) -> Taken:
    """The village's calls wave by wave, on a server that stands where the village's stood."""
    sim = await props.simulator(MONDAY, None)
    replay, watch = Replay(), Watch()
    async with apart(sim.snapshot(), waves) as line:
        application = await _application(line, replay)
        if slow:
            await line.slow(slow)
        for wave, calls in zip(waves, village.calls, strict=True):
            replay.divide(calls, len(wave))
            await line.next_wave(sim.clock.now())
            with watch:
                await _answer(application, len(wave))
        await application.shutdown()
        made = await line.calls()
    assert [c.method for c in made if c.method != "getMe"] == village.methods
    return Taken(waves, village.calls, watch.laps, village.warm)


async def _application(line: Apart, handler: Any) -> Application[Any, Any, Any, Any, Any, Any]:
    direct = {"trust_env": False}
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{line.address}/bot")
        .request(HTTPXRequest(httpx_kwargs=direct))
        .get_updates_request(HTTPXRequest(httpx_kwargs=direct))
        .updater(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.ALL, handler))
    await application.initialize()
    return application


async def _answer(application: Application[Any, Any, Any, Any, Any, Any], updates: int) -> None:
    offset, seen = None, 0
    while seen < updates:
        for update in await application.bot.get_updates(offset=offset, limit=100, timeout=0):
            await application.process_update(update)
            offset, seen = update.update_id + 1, seen + 1
    await application.bot.get_updates(offset=offset, limit=1, timeout=0)
