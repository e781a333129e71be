"""Letting go of what is over: idle questions, old records; small pieces, late is normal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.services import dialogs
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Origin
from bot.store import accounts, inbox, misses, orders, records
from bot.store import dialogs as rows
from bot.store.database import Work
from bot.store.dialogs import Dialog
from bot.store.outbox_counts import sweep_outbox

RUNS_KEPT = timedelta(days=7)
ORDERS_KEPT = timedelta(days=7)


class Housekeeping:
    """Two ticks: idle dialogs often, old records once in a while."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def close_idle_dialogs(self) -> int:
        """A question left alone opens what was already said, or is gone."""
        idle = await self._desk.database.read(
            lambda work: rows.list_expired(work, self._desk.now())
        )
        for dialog in idle:
            await self._desk.database.write(partial(self._close, dialog))
        return len(idle)

    async def _close(self, dialog: Dialog, work: Work) -> None:
        current = await rows.find_dialog(work, dialog.account_id, dialog.chat_id)
        if current is None or current.expires_at > self._desk.now():
            return
        chat = await accounts.get_chat(work, dialog.chat_id)
        account = await accounts.get_account(work, dialog.account_id)
        spoken = await accounts.people_of_account(work, account.id)
        person = next((p for p, default in spoken if default), spoken[0][0] if spoken else None)
        origin = Origin(self._desk.bot, 0, chat.telegram_id, chat.kind, None, account.user_id, "")
        actor = Actor(origin, chat, account, person, private=chat)
        await dialogs.finish(work, self._desk, actor, current)

    async def drop_old(self) -> int:
        """Retention of inbox, outbox and records."""
        now = self._desk.now()
        await self._desk.database.write(
            lambda work: records.drop_old(work, runs_before=now - RUNS_KEPT, links_before=now)
        )
        steps = (inbox.sweep_inbox, sweep_outbox, self._sweep_misses, self._sweep_orders)
        return sum([await self._sweep(step) for step in steps])

    async def _sweep_misses(self, work: Work, now: datetime) -> int:
        """Words nobody could read, after the village's own time."""
        day = now.astimezone(self._desk.zone).date()
        return await misses.sweep_misses(work, day - self._desk.content.budgets.misses_kept)

    async def _sweep_orders(self, work: Work, now: datetime) -> int:
        """What was read back to a keeper, confirmed or not: the ledger has what came of it."""
        return await orders.sweep_orders(work, now - ORDERS_KEPT)

    async def _sweep(self, step: Callable[[Work, datetime], Awaitable[int]]) -> int:
        """Piece by piece until nothing is left, so that no write is long."""
        now, dropped = self._desk.now(), 0
        while gone := await self._desk.database.write(lambda work: step(work, now)):
            dropped += gone
        return dropped
