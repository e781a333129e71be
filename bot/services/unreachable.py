"""A message could not reach somebody: they have not been told, so the next one is (CONDUCT 20)."""

from __future__ import annotations

from bot.domain.case import Event, Heading
from bot.services.climbing import tell_rung
from bot.services.desk import Desk
from bot.services.recording import write_events
from bot.store import accounts, cases
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
        if case is None or not case.climbing or case.claimed_by is not None:
            return
        event = Event(
            "not_reached", Heading.ASSIGNED, row.person_id, facts=(("level", case.level),)
        )
        await write_events(work, self._desk, case, (event,))
        following = case.climb.last + 1
        if following < len(case.ladder.rungs):
            await tell_rung(work, self._desk, case, following)


TOLD = frozenset({"living.task", "living.alert"})
