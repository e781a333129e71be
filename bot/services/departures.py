"""Which messages may leave now: limits kept, budgets kept, the most pressing first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.budget import Budget, Said, may_say_in_group, may_write_unasked
from bot.domain.lanes import Lane
from bot.domain.pacing import Pacing
from bot.services.group_board import BOARD, CARD, redraw_board
from bot.store import outbox
from bot.store.database import Database
from bot.store.outbox import OutboxRow
from bot.store.outbox_counts import chats_due, next_due, said_in_chat, unasked_of_person
from bot.store.work import Work

Taking = Callable[[Work], Awaitable[list[OutboxRow]]]

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """Village time, and the seconds that Telegram's limits count in."""

    now: datetime
    second: float


class Departures:
    """Takes rows out of the outbox, each for one flight."""

    def __init__(
        self,
        database: Database,
        bot: str,
        pacing: Pacing,
        next_morning: Callable[[datetime], datetime],
        budget: Budget,
    ) -> None:
        self._database = database
        self._bot = bot
        self._pacing = pacing
        self._next_morning = next_morning
        self._budget = budget

    def taking(self, at: Moment, free: int, airborne: Collection[str] = ()) -> Taking | None:
        """What takes rows that leave now, at most `free`; None while there is no room.

        Chats in the air take only emergencies.
        """
        limit = min(free, self._pacing.room(Lane.EMERGENCY, at.second))
        if limit <= 0:
            return None
        closed, busy = self._pacing.shut(at.second)
        busy |= set(airborne)
        ordinary = self._pacing.room(Lane.CASE, at.second)
        return lambda work: self._take(work, at, limit, ordinary, set(closed), busy)

    async def next_due(self, at: Moment) -> datetime | None:
        """When something may leave that may not leave now; None when nothing waits."""

        async def look(work: Work) -> datetime | None:
            due = await chats_due(work, self._bot, at.now)
            # Chats that nothing went to lately wait for the same: thousands are asked about once.
            ask = {
                (c.chat_id if self._pacing.knows(c.chat_id) else "", c.in_group, c.lane)
                for c in due
            }
            waits = [self._pacing.wait(*asked, at.second) for asked in ask]
            paced = [at.now + timedelta(seconds=wait) for wait in waits]
            later = await next_due(work, self._bot, at.now)
            return min(paced + ([later] if later else []), default=None)

        return await self._database.read(look)

    async def _take(
        self,
        work: Work,
        at: Moment,
        limit: int,
        ordinary: int,
        closed: set[str],
        busy: Collection[str],
    ) -> list[OutboxRow]:
        picked: list[OutboxRow] = []
        more = True
        while more and (free := limit - len(picked)) > 0:
            left = ordinary - _ordinary_of(picked)
            rows = await outbox.take(
                work,
                self._bot,
                at.now,
                free,
                closed=closed,
                busy=busy,
                lowest=Lane.BROADCAST if left > 0 else Lane.EMERGENCY,
            )
            held = [await self._is_held(work, row, at, ordinary, closed, picked) for row in rows]
            # Where there was room for more, nothing more may leave; what holds one back may put
            # something else in its place.
            more = len(rows) == free or any(held)
        return picked

    async def _is_held(
        self,
        work: Work,
        row: OutboxRow,
        at: Moment,
        ordinary: int,
        closed: set[str],
        picked: list[OutboxRow],
    ) -> bool:
        """One row a chat at a time: what follows in the same chat must arrive after it."""
        full = row.lane > Lane.EMERGENCY and _ordinary_of(picked) >= ordinary
        if full or row.chat_id in closed:
            await outbox.release(work, row)
            return False
        until = await self._held_until(work, row, at.now)
        if until is not None:
            await outbox.hold(work, row, until)
            if row.key == CARD:
                await redraw_board(work, row.chat_id)
            return True
        closed.add(row.chat_id)
        picked.append(row)
        return False

    async def _held_until(self, work: Work, row: OutboxRow, now: datetime) -> datetime | None:
        """When a message may be said that would be too much now."""
        if row.lane is Lane.EMERGENCY or not row.is_new:
            return None
        if row.in_group and row.lane is not Lane.REPLY and row.reply_to is None:
            return await self._group_wait(work, row, now)
        if row.unasked and row.person_id is not None:
            return await self._person_wait(work, row, now)
        return None

    async def _group_wait(self, work: Work, row: OutboxRow, now: datetime) -> datetime | None:
        if row.rest_until is not None and row.rest_until > now:
            return row.rest_until
        if row.key == BOARD:
            return None
        morning = self._next_morning(now)
        hour, first = await said_in_chat(work, row, now - _HOUR + timedelta(milliseconds=1))
        day, _ = await said_in_chat(work, row, morning - _DAY)
        if may_say_in_group(Said(hour, day), row.lane, self._budget):
            return None
        if may_say_in_group(Said(hour, 0), row.lane, self._budget) or first is None:
            return morning
        return first + _HOUR

    async def _person_wait(self, work: Work, row: OutboxRow, now: datetime) -> datetime | None:
        morning = self._next_morning(now)
        day = await unasked_of_person(work, row, morning - _DAY)
        week = await unasked_of_person(work, row, morning - 7 * _DAY)
        return None if may_write_unasked(day, week, row.lane, self._budget) else morning


def _ordinary_of(picked: Collection[OutboxRow]) -> int:
    return sum(row.lane > Lane.EMERGENCY for row in picked)
