"""Pushes updates to the bot's own address, again and again until it takes them."""

import asyncio
import http.client
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from bot.simulator.core import Core, Webhook
from bot.simulator.errors import ApiError
from bot.simulator.methods import METHODS
from bot.simulator.params import Params
from bot.simulator.updates import Pending

Reply = tuple[int, Mapping[str, str], bytes]
Post = Callable[[str, dict[str, str], bytes], Awaitable[Reply]]

WAIT, LONGEST_RETRY_AFTER, GONE_FOR = 60.0, 3600, 23 * 3600.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
NOT_IN_REPLY = ("get", "setwebhook", "deletewebhook", "close", "logout")


@dataclass(slots=True)
class Lane:
    """One queue key: its updates go one after another."""

    busy: bool = False
    failures: int = 0
    not_before: float = 0.0


class Pusher:
    """Lives while a webhook is set."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.post: Post = post_over_http
        self.lanes: dict[str, Lane] = {}
        self._task: asyncio.Task[None] | None = None
        self._pushes: set[asyncio.Task[None]] = set()
        core.clock.on_jump(lambda _: core.updates.wake())

    def webhook_changed(self) -> None:
        self.lanes.clear()
        if self.core.webhook.url and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def close(self) -> None:
        tasks = [task for task in (self._task, *self._pushes) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self) -> None:
        while self.core.webhook.url:
            self._launch()
            await self.core.updates.wait(self._pause())

    def _launch(self) -> None:
        """Starts whatever may go out now."""
        now, webhook = self.core.clock.unix(), self.core.webhook
        self.core.updates.drop_expired()
        for pending in tuple(self.core.updates.queue):
            if len(self._pushes) >= webhook.max_connections:
                return
            lane = self.lanes.setdefault(pending.lane, Lane())
            if lane.busy or now < lane.not_before or self._earlier_waits(pending):
                continue
            lane.busy = True
            task = asyncio.get_running_loop().create_task(self._push(pending, lane, webhook))
            self._pushes.add(task)
            task.add_done_callback(self._pushed)

    def _earlier_waits(self, pending: Pending) -> bool:
        first = next(p for p in self.core.updates.queue if p.lane == pending.lane)
        return first is not pending

    def _pushed(self, task: asyncio.Task[None]) -> None:
        self._pushes.discard(task)
        self.core.updates.wake()

    def _pause(self) -> float | None:
        """Real seconds until the next retry; None when only a change can bring one."""
        now, clock = self.core.clock.unix(), self.core.clock
        waits = [
            lane.not_before - now
            for lane in self.lanes.values()
            if not lane.busy and lane.not_before > now
        ]
        return None if not waits or clock.paused else min(waits) / clock.speed

    async def _push(self, pending: Pending, lane: Lane, webhook: Webhook) -> None:
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[SECRET_HEADER] = webhook.secret
        body = json.dumps(pending.wire).encode()
        try:
            status, told, reply = await self.post(webhook.url, headers, body)
        except OSError as error:
            self._failed(pending, lane, webhook, str(error) or "Connection failed", {})
        else:
            if 200 <= status < 300:
                self._delivered(pending, lane, reply)
            else:
                self._gone(webhook, status)
                text = f"Wrong response from the webhook: {status}"
                self._failed(pending, lane, webhook, text, told)
        finally:
            lane.busy = False

    def _delivered(self, pending: Pending, lane: Lane, reply: bytes) -> None:
        self.core.recorder.update(pending.wire)
        if not self.core.faults.take("duplicate_updates", "getUpdates"):
            self.core.updates.remove(pending)
        lane.failures, lane.not_before = 0, 0.0
        self.core.webhook.failing_since = None
        self._execute(reply)

    def _execute(self, reply: bytes) -> None:
        """A method in the reply is carried out; how it ended is told to nobody."""
        try:
            values: Any = json.loads(reply or b"{}")
            name = str(values.pop("method", "")).lower() if isinstance(values, dict) else ""
            if name in METHODS and not name.startswith(NOT_IN_REPLY):
                METHODS[name](self.core, Params(values))
        except (ValueError, ApiError):
            return

    def _failed(
        self, pending: Pending, lane: Lane, webhook: Webhook, text: str, told: Mapping[str, str]
    ) -> None:
        """At once again, then after 1, 2, 4 … seconds, at most one to two minutes."""
        webhook.last_error, webhook.last_error_at = text, self.core.unix()
        longest = 60 + crc32(pending.lane.encode()) % 61
        pause = 0.0 if lane.failures == 0 else min(2.0 ** (lane.failures - 1), longest)
        asked = told.get("retry-after", "")
        if asked.isdigit():
            pause = min(int(asked), LONGEST_RETRY_AFTER)
        lane.failures += 1
        lane.not_before = self.core.clock.unix() + pause

    def _gone(self, webhook: Webhook, status: int) -> None:
        """410 for 23 hours takes the webhook away."""
        now = self.core.clock.unix()
        if status != 410:
            webhook.failing_since = None
        elif webhook.failing_since is None:
            webhook.failing_since = now
        elif now - webhook.failing_since >= GONE_FOR and webhook is self.core.webhook:
            self.core.webhook = Webhook()
            self.core.updates.wake()


async def post_over_http(url: str, headers: dict[str, str], body: bytes) -> Reply:
    return await asyncio.to_thread(_post, url, headers, body)


def _post(url: str, headers: dict[str, str], body: bytes) -> Reply:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=WAIT)
    try:
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, answer.read()
    except http.client.HTTPException as error:
        raise ConnectionError(str(error)) from error
    finally:
        connection.close()
