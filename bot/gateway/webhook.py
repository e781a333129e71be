"""Updates that Telegram pushes instead of being asked for them."""

from __future__ import annotations

import hmac
import json

from bot.gateway.keeping import Keeping
from bot.gateway.raw import is_update

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """The answer to one push is given when the update is stored; before that it comes again."""

    def __init__(self, keeping: Keeping, secret: str) -> None:
        self._keeping = keeping
        self._secret = secret

    async def receive(self, secret: str | None, body: bytes) -> int:
        """The HTTP status: 200 stored, 401 not from Telegram, 400 not an update."""
        if not hmac.compare_digest((secret or "").encode(), self._secret.encode()):
            return 401
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return 400
        if not is_update(update):
            return 400
        await self._keeping.keep([update])
        return 200
