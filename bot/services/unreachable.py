"""A message could not reach somebody: they have not been told, and the record says so (CONDUCT 20).

Where nobody else was told, whoever stands next is told at once.
"""

from __future__ import annotations

from bot.domain.case import Case, Event, Heading
from bot.domain.states import State
from bot.services.climbing import not_reached
from bot.services.desk import Desk
from bot.services.recording import write_events
from bot.store import accounts, cases, timeline
from bot.store.database import Work
from bot.store.outbox import OutboxRow


class Unreached:
    """The dispatcher's port: called in the write that notes the ending."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, work: Work, row: OutboxRow) -> None:
        """For a case's message to a person: on record, and up to whoever stands next."""
        if row.case_id is None or row.person_id is None or row.key not in TOLD:
            return
        if await accounts.private_chats_of_person(work, row.person_id):
            return
        case = await cases.find_case(work, row.case_id)
        if case is None or case.claimed_by is not None:
            return
        if not case.climbing and case.state is not State.DRAFT:
            return
        # Named as where it is known before: what was sent and came back is no second way to say it.
        if await timeline.note_unreached(work, case.id, row.person_id):
            event = Event("missed", Heading.ASSIGNED, row.person_id)
            await write_events(work, self._desk, case, (event,))
        if not await self._anybody(work, case):
            await not_reached(work, self._desk, case, max(case.climb.last, 0))

    async def _anybody(self, work: Work, case: Case) -> bool:
        """Whether somebody else who was told of it can be written to."""
        for person in await timeline.list_told_people(work, case.id):
            if await accounts.private_chats_of_person(work, person):
                return True
        return False


TOLD = frozenset({"living.task", "living.alert"})
