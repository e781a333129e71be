"""Says a line in a chat with a token of its own, and what is known of its fate."""

from __future__ import annotations

from enum import Enum
from typing import Any

import httpx
import structlog

from bot.gateway.here import is_here

PATIENCE = 15.0
REFUSED = (400, 401, 403, 404)

_log = structlog.get_logger(__name__)


class Fate(Enum):
    """What became of a line."""

    HEARD = "heard"
    REFUSED = "refused"  # and would be again
    UNSENT = "unsent"
    UNKNOWN = "unknown"  # it left, no answer came


class Line:
    """To the Bot API; nothing of the bot's own is used, its troubles are not ours."""

    def __init__(
        self, api: str, token: str, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._api, self._token, self._transport = api, token, transport

    async def tell(self, chat: str, text: str) -> Fate:
        """One message, also to what the chat has become."""
        try:
            answer = await self._ask("sendMessage", chat_id=chat, text=text, parse_mode="HTML")
            moved = _read(answer).get("parameters", {}).get("migrate_to_chat_id")
            if moved is not None:
                _log.warning("a chat has a new id; change LINLI_WATCH_CHATS", old=chat, new=moved)
                return await self.tell(str(moved), text)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            return Fate.UNSENT
        except httpx.HTTPError:
            return Fate.UNKNOWN
        if answer.status_code == 200:
            return Fate.HEARD
        _log.error("the line was refused", chat=chat, status=answer.status_code)
        return Fate.REFUSED if answer.status_code in REFUSED else Fate.UNSENT

    async def reaches(self) -> bool:
        """Whether the server answers at all, whatever it says."""
        try:
            await self._ask("getMe")
        except httpx.HTTPError:
            return False
        return True

    async def name(self) -> str | None:
        """The bot's username; None when the token is refused. Raises httpx.HTTPError."""
        answer = await self._ask("getMe")
        username = _read(answer).get("result", {}).get("username")
        if answer.status_code in (401, 404):
            return None
        return str(username or "")

    async def chats(self) -> dict[str, str]:
        """Who wrote to it, or added it, within the last day: id and title."""
        updates = _read(await self._ask("getUpdates", timeout=0)).get("result", [])
        found = {}
        for update in updates:
            for content in update.values():
                chat = content.get("chat") if isinstance(content, dict) else None
                if chat:
                    found[str(chat["id"])] = str(chat.get("title") or chat.get("first_name") or "")
        return found

    async def _ask(self, method: str, **told: object) -> httpx.Response:
        async with httpx.AsyncClient(
            timeout=PATIENCE, trust_env=not is_here(self._api), transport=self._transport
        ) as http:
            return await http.post(f"{self._api}/bot{self._token}/{method}", json=told)


def _read(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
