"""What becomes of a row once its call has ended: every ending of a call has its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.services.dispatch_ports import Unreachable
from bot.services.endings import FLOOD, MAY_NOT_WRITE, MESSAGE_GONE, PACED, PAGE
from bot.services.flight import Landed
from bot.services.group_board import CARD, redraw_board
from bot.services.ports import Ending
from bot.store import outbox, voicing
from bot.store.accounts import migrate_chat, set_chat_gone, set_may_write
from bot.store.work import Work

_LONGEST_WAIT = 60.0
_MOST_PAGES = 60  # one a minute


class Landing:
    """Writes down how flights ended."""

    def __init__(self, unreachable: Unreachable | None) -> None:
        self._unreachable = unreachable

    async def note(self, work: Work, landed: Sequence[Landed], now: datetime) -> None:
        """All of them; whatever became due by it is due at once."""
        for one in landed:
            await self._note(work, one, now)
            if one.row.key == CARD and one.row.is_new:
                await redraw_board(work, one.row.chat_id)

    async def _note(self, work: Work, one: Landed, now: datetime) -> None:
        row, delivery = one.row, one.delivery
        await _note_sound(work, one)
        match delivery.ending:
            case Ending.SENT if one.vanished:
                await outbox.vanish(work, row)
            case Ending.SENT:
                await outbox.land(work, row, delivery.message_id, now)
            case Ending.LATER:
                await self._later(work, one, now)
            case Ending.UNREACHABLE:
                await self._nobody_there(work, one)
            case Ending.MIGRATED:
                await self._moved(work, one, now)
            case Ending.REFUSED:
                await self._refused(work, one, now)
            case Ending.UNSURE:
                await self._unsure(work, one, now)

    async def _later(self, work: Work, one: Landed, now: datetime) -> None:
        wait, fault = one.delivery.wait, one.delivery.fault
        if fault == PACED:
            await outbox.release(work, one.row)
            return
        if fault != FLOOD:
            wait = min(wait * 2 ** min(one.row.attempts, 6), max(wait, _LONGEST_WAIT))
        await outbox.send_again(work, one.row, now + timedelta(seconds=wait), fault=fault)

    async def _nobody_there(self, work: Work, one: Landed) -> None:
        row, fault = one.row, one.delivery.fault
        await outbox.end(work, row, "unreachable", fault)
        if row.in_group and fault != MAY_NOT_WRITE:
            await set_chat_gone(work, row.chat_id, True)
        elif not row.in_group and row.account_id is not None:
            await set_may_write(work, row.account_id, False)
        if self._unreachable is not None:
            await self._unreachable(work, row)

    async def _moved(self, work: Work, one: Landed, now: datetime) -> None:
        row, new = one.row, one.delivery.new_chat_id
        if new is not None:
            await migrate_chat(work, row.bot, row.telegram_id, new, now)
        # An old message cannot be edited in the new chat: it did not move along.
        await outbox.send_again(work, row, now, fault=None, anew=True, counted=False)

    async def _refused(self, work: Work, one: Landed, now: datetime) -> None:
        row, fault = one.row, one.delivery.fault
        if fault == MESSAGE_GONE and not row.is_new:
            await outbox.send_again(work, row, now, fault=fault, anew=True, counted=False)
        else:
            await outbox.end(work, row, "refused", fault)

    async def _unsure(self, work: Work, one: Landed, now: datetime) -> None:
        fault = one.delivery.fault or "unsure"
        if one.harmless:
            await outbox.send_again(work, one.row, now, fault=fault)
        else:
            # A line that eats answers has most likely let the copy through; a gateway has not.
            again = fault == PAGE and one.row.attempts < _MOST_PAGES
            await outbox.fate_unknown(work, one.row, now, again=again, fault=fault)


async def _note_sound(work: Work, one: Landed) -> None:
    """Under which name this bot may send a sound again."""
    if one.sound is not None and one.delivery.sound_id is not None:
        await voicing.put_file(work, one.sound, one.row.bot, one.delivery.sound_id)
