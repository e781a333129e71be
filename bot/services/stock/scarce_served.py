"""Whose turn came in the line: what is kept now is the keeper's matter like any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.ladder import Climb, next_at
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.quiet import waking
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.roles import holders_at
from bot.services.stock.box_views import of_village
from bot.services.stock.scarce_supply import rules_of
from bot.services.stock.whom import of_box
from bot.services.telling import Message, tell_person
from bot.store import cases, holds, scarcity, told
from bot.store.database import Work


async def go_on_served(desk: Desk) -> int:
    """Step of the upkeep: nobody waits for scarcity any more who has it kept."""
    served = await desk.database.read(scarcity.served)
    for case_id in served:
        await desk.database.write(partial(_go_on, desk, case_id))
    return len(served)


async def next_served(desk: Desk) -> datetime | None:
    """At once, where somebody's turn came."""
    return desk.now() if await desk.database.read(scarcity.served) else None


async def _go_on(desk: Desk, case_id: str, work: Work) -> None:
    """Its ladder begins when the time for the two questions is over."""
    case = await cases.find_case(work, case_id)
    if case is None or case.pause_reason != scarcity.WAITS:
        return
    begins = Climb(case.climb.last, desk.now() + desk.content.stock.taking.answers_wait)
    free = replace(
        case,
        paused_until=None,
        pause_reason=None,
        climb=begins,
        next_at=next_at(case.ladder, desk.quiet(), begins),
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    await apply(work, desk, case, Moved(free, ()))


async def tell_waiting(desk: Desk) -> int:
    """Step of the upkeep: a doctor hears, once, of whoever has stood in the line for long."""
    rows = await desk.database.read(scarcity.untold_in_line)
    due = [(id, since) for id, since in rows if await _is_long(desk, id, since)]
    for hold_id, _ in due:
        await desk.database.write(partial(_tell_doctor, desk, hold_id))
    return len(due)


async def next_waiting(desk: Desk) -> datetime | None:
    """When the next one has waited for long."""
    rows = await desk.database.read(scarcity.untold_in_line)
    return min([await _long_at(desk, id, since) for id, since in rows], default=None)


async def _is_long(desk: Desk, hold_id: str, since: datetime) -> bool:
    return await _long_at(desk, hold_id, since) <= desk.now()


async def _long_at(desk: Desk, hold_id: str, since: datetime) -> datetime:
    """By day: nobody is called up for it."""

    async def waits(work: Work) -> timedelta:
        hold = await holds.find_hold(work, hold_id)
        return (await rules_of(work, desk, hold.unit_id)).waits if hold else timedelta(0)

    return waking(since + await desk.database.read(waits), desk.quiet())


async def _tell_doctor(desk: Desk, hold_id: str, work: Work) -> None:
    hold = await holds.find_hold(work, hold_id)
    case = await cases.find_case(work, hold.case_id) if hold else None
    if hold is None or case is None or case.pause_reason != scarcity.WAITS:
        return
    village, own = await of_village(work, hold.unit_id)
    if own:
        await told.put_told(work, own[0].id, scarcity.TOLD, hold.id, desk.now())
    cadres = await holders_at(work, desk, village, "cadre") if village else ()
    message = Message(
        "scarce.waits", f"scarce.waits:{hold.id}", {"case": case.id, "hold": hold.id},
        Lane.CASE, Owed.OWED, case.id,
    )  # fmt: skip
    for person in (*await of_box(work, desk, case, "doctors_near"), *cadres):
        if person != case.author_id and await tell_person(work, desk, person, message):
            return
