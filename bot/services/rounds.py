"""The three times a day at which a role-holder's list may make a sound, if something is new."""

from __future__ import annotations

from bot.services.desk import Desk
from bot.services.duties import slot_of, sound_duties
from bot.store import records, timeline
from bot.store.database import Work

MARK = "duties.sounded"


class Rounds:
    """Run by the dialogs tick; each slot of each day is handled once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def run(self) -> int:
        """Gives how many lists made a sound."""
        day, slot, _ = slot_of(self._desk, self._desk.now())
        due = f"{day}:{slot}"
        mark = await self._desk.database.read(lambda work: records.get_mark(work, MARK))
        if mark is not None and mark[0] == due:
            return 0
        return await self._desk.database.write(lambda work: self._sound(work, due))

    async def _sound(self, work: Work, due: str) -> int:
        sounded = 0
        for person in await timeline.list_people_told(work):
            sounded += await sound_duties(work, self._desk, person)
        await records.set_mark(work, MARK, due, self._desk.now())
        return sounded
