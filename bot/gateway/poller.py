"""Fetches updates and stores each batch before it asks for the next."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram.error import NetworkError
from telegram.request import BaseRequest

from bot.gateway.keeping import Keeping
from bot.gateway.pollpauses import Pauses
from bot.gateway.raw import is_update
from bot.services.intake import Intake

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
LONG_POLL = 30
LIMIT = 100
SLACK = 10.0  # what an answer may take beyond the long poll
STALE = 90.0  # older than this, the connections are made anew

_log = structlog.get_logger(__name__)


class Poller:
    """getUpdates, for as long as the process lives; no fault of the line or server ends it."""

    def __init__(
        self,
        intake: Intake,
        make_request: Callable[[], BaseRequest],
        api: str,
        *,
        monotonic: Callable[[], float],
        ignore: Callable[[dict[str, Any]], bool],
        pauses: Pauses | None = None,
    ) -> None:
        """`api` is the address with the token; `ignore` says True for group chatter."""
        self._keeping = Keeping(intake, ignore)
        self._make_request = make_request
        self._api = api
        self._monotonic = monotonic
        self._pauses = pauses or Pauses()
        self._request: BaseRequest | None = None
        self._offset: int | None = None
        self._good_at = monotonic()
        self.renewed = 0

    @property
    def age(self) -> float:
        """Real seconds since the last successful poll, or since the start."""
        return self._monotonic() - self._good_at

    async def poll_once(self, timeout: int = 0) -> int:  # noqa: ASYNC109 - the server's own
        """One batch, stored; how many updates it held. Raises what the library raises."""
        updates = await self._get_updates(timeout)
        await self._keeping.keep(updates)
        # Nothing left: everything below the offset is confirmed, and after a week of silence
        # the next number may be lower, so the offset is not kept.
        numbers = [update["update_id"] for update in updates]
        self._offset = max(numbers) + 1 if numbers else None
        self._good_at = self._monotonic()
        return len(updates)

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until told to stop."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                polling = asyncio.create_task(self._guarded_poll())
                await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not polling.done():
                    polling.cancel()
                    await asyncio.wait({polling})
                    return
                await asyncio.wait({stopping}, timeout=polling.result())
        finally:
            stopping.cancel()
            await self.close()

    async def close(self) -> None:
        """Let go of the connections."""
        request, self._request = self._request, None
        if request is not None:
            await request.shutdown()

    async def _guarded_poll(self) -> float:
        """Poll once, come what may; seconds to wait before the next."""
        try:
            async with asyncio.timeout(LONG_POLL + 3 * SLACK):
                await self.poll_once(LONG_POLL)
        except Exception as fault:  # noqa: BLE001 - the outer loop goes on
            pause = self._pauses.after(fault)
            if self.age > STALE:
                await self._renew()
            return pause
        self._pauses.over()
        return 0.0

    async def _renew(self) -> None:
        """A wedged connection stays silent for ever; new ones may not."""
        _log.warning("no successful poll for long, connecting anew", age=round(self.age))
        self.renewed += 1
        await self.close()

    async def _get_updates(self, seconds: int) -> list[dict[str, Any]]:
        if self._request is None:
            self._request = self._make_request()
            await self._request.initialize()
        asked = {"timeout": seconds, "limit": LIMIT, "allowed_updates": json.dumps(ALLOWED)}
        if self._offset is not None:
            asked["offset"] = self._offset
        answer = await self._request.retrieve(
            f"{self._api}/getUpdates?{urlencode(asked)}", read_timeout=seconds + SLACK
        )
        return read_answer(answer)


def read_answer(answer: bytes) -> list[dict[str, Any]]:
    """The updates in it; what has no number cannot be kept, and keeps nothing else out."""
    try:
        return [update for update in json.loads(answer)["result"] if is_update(update)]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise NetworkError("the answer to getUpdates cannot be read") from fault
