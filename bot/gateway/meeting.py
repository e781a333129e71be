"""The first word with Telegram: who we are there; waits for the network, not for a wrong token."""

from __future__ import annotations

import asyncio

import structlog
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.faults import StartFault, Stopped

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
TOKEN_PAUSE = 0.3

_log = structlog.get_logger(__name__)


async def meet(bot: Bot, api: str, stop: asyncio.Event) -> None:
    """Until Telegram answers; StartFault when it does not know the token."""
    pause, refused = FIRST_PAUSE, False
    while True:
        try:
            await _unless(stop, asyncio.create_task(bot.initialize()))
            return
        except InvalidToken:
            # The server has been seen to say so once by mistake.
            if refused:
                raise StartFault(f"{api} does not accept the token; check LINLI_TOKEN.") from None
            refused = True
            await _sleep(stop, TOKEN_PAUSE)
            continue
        except BadRequest:
            raise StartFault(f"{api} is no Bot API server; check LINLI_API_URL.") from None
        except (NetworkError, RetryAfter):
            _log.warning("Telegram cannot be reached; trying again", api=api, seconds=pause)
        await _sleep(stop, pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _unless(stop: asyncio.Event, trying: asyncio.Task[None]) -> None:
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({trying, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not trying.done():
            raise Stopped
        trying.result()
    finally:
        stopping.cancel()
        if not trying.done():
            trying.cancel()
            await asyncio.wait({trying})


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    await _unless(stop, asyncio.create_task(asyncio.sleep(seconds)))
