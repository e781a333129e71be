"""The three times a day at which a role-holder's list may make a sound, if something is new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.services.desk import Desk
from bot.services.duties import slot_of, sound_duties
from bot.store import records, timeline
from bot.store.database import Work

MARK = "duties.sounded"
# So many in one write: whatever is pressing is written down between two pieces.
PIECE = 10


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
        sounded = 0
        told = await self._desk.database.read(timeline.list_people_told)
        for some in (told[i : i + PIECE] for i in range(0, len(told), PIECE)):
            sounded += await self._desk.database.write(partial(self._sound, some))
        # Who was interrupted begins again: a list that is there does not sound twice.
        await self._desk.database.write(
            lambda work: records.set_mark(work, MARK, due, self._desk.now())
        )
        return sounded

    async def _sound(self, some: Sequence[str], work: Work) -> int:
        return sum([await sound_duties(work, self._desk, person) for person in some])
