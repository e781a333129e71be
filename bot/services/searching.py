"""Somebody is missing: with the family's yes, every group of the township looks along."""

from __future__ import annotations

from bot.domain.case import Case, Event, Heading
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.services.desk import Desk
from bot.services.recording import write_events
from bot.services.taps import Tap
from bot.services.telling import Message, tell_groups
from bot.store import outbox, places, timeline
from bot.store.database import Work


async def on_search(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Agreed to: name, age, what was said and the photo go to all groups; taken down when found."""
    if tap.case.alarm != "missing" or not may_confirm(tap.case, tap.viewer):
        return Refused("case.refused.only_the_author")
    if tap.case.final:
        return Refused("case.refused.ended")
    told = await _tell_all(work, desk, tap.case)
    if told:
        event = Event("search_told", Heading.HANDLED, tap.person.id)
        await write_events(work, desk, tap.case, (event,))
        await outbox.want(work, tap.case.id)
    return Done("search.begun")


async def _tell_all(work: Work, desk: Desk, case: Case) -> int:
    township = await places.unit_of_level(work, case.unit_id, "township")
    if township is None:
        return 0
    photo = any(s.form == "photo" for s in await timeline.list_said(work, case.id))
    message = Message(
        key="living.search",
        about=f"search:{case.id}",
        params={"case": case.id, "photo": "yes" if photo else "no"},
        lane=Lane.EMERGENCY,
        owed=Owed.EMERGENCY,
        case_id=case.id,
        living=True,
        pin=True,
    )
    told = 0
    for unit_id in await places.subtree_ids(work, township.id):
        told += len(await tell_groups(work, desk, unit_id, message))
    return told
