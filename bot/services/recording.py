"""Applying a move: the case saved, its timeline written, everything that shows it refreshed."""

from __future__ import annotations

from bot.domain.case import Case, Event
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.duties import refresh_duties
from bot.store import cases, outbox, timeline
from bot.store.database import Work


async def apply(work: Work, desk: Desk, before: Case, moved: Moved) -> Case:
    """Write a move; whatever shows the case is drawn anew by the dispatcher."""
    await cases.save_case(work, before, moved.case)
    await write_events(work, desk, moved.case, moved.events)
    await outbox.want(work, moved.case.id)
    holders = {before.claimed_by, moved.case.claimed_by}
    told = await timeline.list_told_people(work, moved.case.id)
    for person in dict.fromkeys([*(h for h in holders if h), *told]):
        await refresh_duties(work, desk, person)
    return moved.case


async def write_events(work: Work, desk: Desk, case: Case, events: tuple[Event, ...]) -> None:
    """Append to the timeline; nothing on it is ever changed."""
    for event in events:
        await timeline.add_event(work, desk.ids.new(), case.id, desk.now(), event)
