"""What every handler gets beside the update: typed, instead of a dictionary of anything."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, cast

from telegram import Bot, Update
from telegram.ext import CallbackContext

from bot.domain.outcome import Done, Outcome
from bot.handlers.doors import Doors
from bot.services.services import Services

if TYPE_CHECKING:
    from bot.handlers.application import VillageApplication

    Base = CallbackContext[Bot, dict[Any, Any], dict[Any, Any], dict[Any, Any]]
else:
    Base = CallbackContext


class VillageContext(Base):
    """One update being handled."""

    @property
    def doors(self) -> Doors:
        return cast("VillageApplication", self.application).doors

    @property
    def services(self) -> Services:
        return self.doors.services

    async def answer(self, callback_id: str, press: Coroutine[Any, Any, Outcome]) -> None:
        """Answer a press with what came of it, or with nothing when that takes too long.

        The press itself goes on; what it raises is raised here, after the answer.
        """
        pressing = asyncio.create_task(press)
        await asyncio.wait({pressing}, timeout=self.doors.toast_within)
        ended = pressing.done() and pressing.exception() is None
        await self._say(callback_id, pressing.result() if ended else Done())
        await pressing

    async def say_at_once(self, update: Update, outcome: Outcome) -> None:
        """Answer a press that nothing can be made of."""
        if update.callback_query is not None:
            await self._say(update.callback_query.id, outcome)

    async def _say(self, callback_id: str, outcome: Outcome) -> None:
        words = None
        try:
            words = await self.doors.toast(outcome)
        finally:
            # Without words too, or the little clock on the button goes on; no markup in toasts.
            toast = html.unescape(words) if words else None
            await self.doors.messenger.answer(callback_id, toast)
