"""One row, one flight: worded, sent or edited, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import structlog

from bot.domain.pacing import Pacing
from bot.services.departures import Moment
from bot.services.describing import describe_fault
from bot.services.dispatch_ports import Wording
from bot.services.endings import PACED
from bot.services.ports import Delivery, Ending, Messenger, Outgoing
from bot.store.outbox import OutboxRow

LONG_TEXT = 500  # counts twice against Telegram's limits
_COMPOSE_ATTEMPTS = 3
_COMPOSE_WAIT = 60.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Landed:
    """A row and the ending of its call; without anything to show it has vanished."""

    row: OutboxRow
    delivery: Delivery
    vanished: bool = False
    harmless: bool = False  # repeating it changes nothing
    sound: str | None = None  # the recording it was said with


class Flight:
    """Flies rows; the outbox is only touched when they have landed."""

    def __init__(self, messenger: Messenger, wording: Wording, pacing: Pacing) -> None:
        self._messenger = messenger
        self._wording = wording
        self._pacing = pacing

    async def fly(self, row: OutboxRow, at: Moment) -> Landed:
        """Never raises: whatever happens is an ending of this row alone."""
        if row.gone:
            return Landed(row, Delivery(Ending.UNREACHABLE, fault="chat gone"))
        try:
            return await self._fly(row, at)
        except Exception as fault:  # noqa: BLE001 - one bad row must not stop the others
            name = describe_fault(fault)
            _log.error("a message could not be made", row=row.id, key=row.key, fault=name)
            if row.attempts + 1 >= _COMPOSE_ATTEMPTS:
                return Landed(row, Delivery(Ending.REFUSED, fault=name))
            return Landed(row, Delivery(Ending.LATER, wait=_COMPOSE_WAIT, fault=name))

    async def _fly(self, row: OutboxRow, at: Moment) -> Landed:
        out = await self._wording.compose(row)
        if out is None:
            return await self._take_back(row, at)
        out = self._finish(row, out)
        if not self._has_room(row, at, 1 + (len(out.text) > LONG_TEXT) + (row.pin and row.is_new)):
            return Landed(row, Delivery(Ending.LATER, fault=PACED))
        if row.message_id is not None:
            delivery = await self._messenger.edit(row.telegram_id, row.message_id, out)
        else:
            delivery = await self._messenger.say(row.telegram_id, out)
            await self._pin(row, out, delivery)
        sound = out.sound.sha256 if out.sound else None
        return Landed(row, delivery, harmless=out.reaction is not None, sound=sound)

    async def _take_back(self, row: OutboxRow, at: Moment) -> Landed:
        if row.message_id is None:
            return Landed(row, Delivery(Ending.SENT), vanished=True)
        if not self._has_room(row, at, 1):
            return Landed(row, Delivery(Ending.LATER, fault=PACED), vanished=True)
        delivery = await self._messenger.delete(row.telegram_id, row.message_id)
        if delivery.ending in (Ending.UNREACHABLE, Ending.REFUSED):
            # Too old to be deleted, or nobody there to see it: nothing is left to do.
            delivery = Delivery(Ending.SENT)
        return Landed(row, delivery, vanished=True)

    def _finish(self, row: OutboxRow, out: Outgoing) -> Outgoing:
        return replace(
            out,
            text=self._wording.mark(out.text) if row.marked and row.is_new else out.text,
            silent=out.silent or row.silent,
            reply_to=out.reply_to if out.reply_to is not None else row.reply_to,
        )

    def _has_room(self, row: OutboxRow, at: Moment, cost: int) -> bool:
        wait = self._pacing.wait(row.chat_id, row.in_group, row.lane, at.second, cost)
        if wait:
            self._pacing.reserve(row.chat_id, row.in_group, row.lane, at.second, wait)
        else:
            self._pacing.leave(row.chat_id, row.in_group, at.second, cost)
        return not wait

    async def _pin(self, row: OutboxRow, out: Outgoing, delivery: Delivery) -> None:
        """Without the right to pin, the message itself is there all the same."""
        if row.pin and delivery.ending is Ending.SENT and delivery.message_id is not None:
            await self._messenger.pin(row.telegram_id, delivery.message_id, silent=out.silent)
