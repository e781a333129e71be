"""Updates pushed instead of fetched: the address and the secret Telegram is given for it."""

from __future__ import annotations

import hashlib

from starlette.routing import BaseRoute
from telegram import Bot

from bot.gateway.keeping import Keeping
from bot.gateway.poller import ALLOWED
from bot.gateway.webhook import Webhook
from bot.web.webhook import webhook_route

AT_ONCE = 10


async def push_or_poll(bot: Bot, keeping: Keeping, address: str | None) -> tuple[BaseRoute, ...]:
    """The route Telegram is told of; without an address, what it was told before is taken back."""
    if address is None:
        await bot.delete_webhook()
        return ()
    path = f"/telegram/{_derived('path', bot.token)[:24]}"
    secret = _derived("secret", bot.token)
    await bot.set_webhook(
        f"{address}{path}",
        secret_token=secret,
        allowed_updates=ALLOWED,
        max_connections=AT_ONCE,
    )
    return (webhook_route(path, Webhook(keeping, secret)),)


def _derived(what: str, token: str) -> str:
    """The same after every start, and of no use to who sees it."""
    return hashlib.sha256(f"linli webhook {what} {token}".encode()).hexdigest()
