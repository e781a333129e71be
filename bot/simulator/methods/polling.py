"""getUpdates, and the webhook that excludes it."""

import asyncio
import json
import re
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.core import Core, Polling, Webhook
from bot.simulator.errors import OTHER_POLL, WEBHOOK_ACTIVE, ApiError, bad
from bot.simulator.params import Params

Wire = dict[str, Any]
LONGEST, BATCH, ANSWER_BYTES, GATHER = 50, 100, 4 << 20, 0.001
HURRY, RUSH = 3.0, 0.5
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
BY_WEBHOOK = "terminated by setWebhook request"


async def get_updates(core: Core, params: Params) -> list[Wire]:
    """Answers at once what there is, else waits for the first update, in real time."""
    if core.webhook.url:
        raise ApiError(409, WEBHOOK_ACTIVE)
    offset = params.integer("offset")
    limit = params.integer("limit", BATCH)
    limit = limit if 1 <= limit <= BATCH else BATCH
    timeout = min(max(params.integer("timeout"), 0), LONGEST)
    core.updates.allow(params.array("allowed_updates"))
    generation = interrupt(core, OTHER_POLL)
    if core.slow_down_repeats:
        limit, timeout = _slow_down(core, offset, limit, timeout)
    if core.polling.again:
        return _repeat(core)
    core.updates.confirm(offset)
    if timeout and not len(core.updates):
        await _wait(core, generation, timeout)
    return _batch(core, limit)


def interrupt(core: Core, reason: str) -> int:
    """Ends a long poll that is under way; the number of the one that begins."""
    polling = core.polling
    polling.generation += 1
    polling.aborted_by = reason
    if polling.waiting:
        core.updates.wake()
    return polling.generation


def _slow_down(core: Core, offset: int, limit: int, timeout: int) -> tuple[int, int]:
    polling, now = core.polling, core.clock.real()
    if offset == polling.offset:
        if timeout < HURRY and now < polling.started + HURRY:
            timeout = int(HURRY)
        if now < polling.started + RUSH:
            limit = 1
    polling.offset, polling.started = offset, now
    return limit, timeout


async def _wait(core: Core, generation: int, seconds: int) -> None:
    polling = core.polling
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    polling.waiting += 1
    try:
        while not len(core.updates) and (left := until - loop.time()) > 0:
            await core.updates.wait(left)
            if polling.closed:
                return
            if polling.generation != generation:
                await _conflict(core)
    finally:
        polling.waiting -= 1
    if len(core.updates):
        await asyncio.sleep(GATHER)


async def _conflict(core: Core) -> None:
    """Repeated conflicts are answered late, so that two bots do not race."""
    polling: Polling = core.polling
    reason = polling.aborted_by
    now = core.clock.real()
    if now >= polling.next_conflict:
        polling.next_conflict = now + polling.conflict_pause
    else:
        await asyncio.sleep(polling.conflict_pause)
    raise ApiError(409, reason)


def _batch(core: Core, limit: int) -> list[Wire]:
    batch: list[Wire] = []
    room = ANSWER_BYTES
    for pending in core.updates.first(limit):
        room -= len(json.dumps(pending.wire))
        if room < 0 and batch:
            break
        batch.append(pending.wire)
    if batch and core.faults.take("duplicate_updates", "getUpdates"):
        core.polling.again = batch
    return _told(core, batch)


def _repeat(core: Core) -> list[Wire]:
    batch, core.polling.again = core.polling.again, []
    return _told(core, batch)


def _told(core: Core, batch: list[Wire]) -> list[Wire]:
    for wire in batch:
        core.recorder.update(wire)
    return batch


def set_webhook(core: Core, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return delete_webhook(core, params)
    parts = urlsplit(url)
    here = parts.hostname in ("localhost", "127.0.0.1", "::1", "testserver", "bot")
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        bad("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not SECRET.fullmatch(secret):
        bad(
            "secret token contains unallowed characters"
            if len(secret) <= 256
            else "secret token is too long"
        )
    core.updates.allow(params.array("allowed_updates"))
    if params.flag("drop_pending_updates"):
        core.updates.drop_all()
    connections = params.integer("max_connections", 40)
    core.webhook = Webhook(url, secret, min(max(connections, 1), 100))
    interrupt(core, BY_WEBHOOK)
    core.webhook_changed()
    return True


def delete_webhook(core: Core, params: Params) -> bool:
    core.webhook = Webhook()
    if params.flag("drop_pending_updates"):
        core.updates.drop_all()
    core.webhook_changed()
    core.updates.wake()
    return True


def get_webhook_info(core: Core, params: Params) -> Wire:
    webhook = core.webhook
    info: Wire = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(core.updates),
    }
    if webhook.url:
        info.update(max_connections=webhook.max_connections, ip_address="127.0.0.1")
    if webhook.last_error:
        info.update(last_error_date=webhook.last_error_at, last_error_message=webhook.last_error)
    allowed = core.updates.asked_for
    if allowed:
        info["allowed_updates"] = allowed
    return info
