"""Times of scarcity: who goes first, and how much one may have."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Case, Event, Heading
from bot.domain.holds import Hold, HoldState
from bot.domain.lanes import Lane, Owed
from bot.domain.medicines import Medicine
from bot.domain.moved import Moved
from bot.domain.near_box import is_lent
from bot.domain.people import is_elder
from bot.domain.scarcity import PLACES, Scarcity, may_have, place_of
from bot.domain.takers import Whom
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.stock import ledger
from bot.services.stock.hearing_of_it import reachable
from bot.services.stock.scarce_state import now_scarce
from bot.services.stock.scarce_supply import rules_of, supply_of, village_of
from bot.services.telling import Message, tell_or_relay
from bot.store import holds, people, scarcity
from bot.store.database import Work

# So long a case may rest in the line; a person hears of it long before, its ladder never does.
_LINE = timedelta(days=60)


async def admit(work: Work, desk: Desk, case: Case, hold: Hold) -> Hold | None:
    """The hold as it has to wait in times of scarcity; None where it is served like any other.

    Who goes first, or asks while more than the last ones are there, has it kept at once, but no
    more than everybody gets.
    """
    thing = desk.content.stocked.find(hold.item)
    if thing is None or is_lent(thing):
        return None
    village = await village_of(work, case.unit_id)
    supply = await supply_of(work, desk, village, thing.generic)
    scarce = await now_scarce(work, desk, village, thing.generic, supply)
    if scarce is None:
        return None
    rules = await rules_of(work, desk, village)
    why = await _place(work, desk, case, hold, thing, scarce)
    placed = replace(hold, qty=min(hold.qty, rules.each), priority=PLACES[why], why=why)
    if may_have(placed.priority, supply.free, scarce, rules):
        kept = await ledger.keep_for(work, desk, placed)
        return kept if isinstance(kept, Hold) else None
    return await _wait(work, desk, case, placed)


async def _place(
    work: Work, desk: Desk, case: Case, hold: Hold, thing: Medicine, scarce: Scarcity
) -> str:
    """By what the register knows of who it is for, and what was said of their age."""
    person = await people.find_person(work, case.subject_id) if case.subject_id else None
    elder = person is not None and is_elder(person, desk.today())
    whom = Whom(hold.whom) if hold.whom else None
    had = await _had(work, desk, hold, thing, scarce)
    return place_of(person, whom, elder=elder, had=had)


async def _had(work: Work, desk: Desk, hold: Hold, thing: Medicine, scarce: Scarcity) -> bool:
    """Whether they were handed one since it is scarce."""
    if hold.household_id is None:
        return False
    for other in await holds.taken_since(work, hold.household_id, scarce.since):
        same = desk.content.stocked.find(other.item)
        if same is not None and same.generic == thing.generic and other.taker_id == hold.taker_id:
            return True
    return False


async def _wait(work: Work, desk: Desk, case: Case, placed: Hold) -> Hold:
    """A place in the line; no keeper is told before it is their turn."""
    now = desk.now()
    waiting = replace(placed, state=HoldState.QUEUED, box_id=None, unit=None, changed_at=now)
    await holds.put_hold(work, waiting)
    until = now + _LINE
    held = replace(
        case,
        paused_until=until,
        pause_reason=scarcity.WAITS,
        next_at=until,
        changed_at=now,
        revision=case.revision + 1,
    )
    event = Event("waits_scarce", Heading.ASSIGNED, facts=(("hold", waiting.id),))
    await apply(work, desk, case, Moved(held, (event,)))
    await _tell(work, desk, case, waiting)
    return waiting


async def _tell(work: Work, desk: Desk, case: Case, waiting: Hold) -> None:
    """In place of what is said when there is none at all: it is about the same, and said once."""
    if case.author_id is None or not (await reachable(work, case) or case.origin != "group"):
        return
    message = Message(
        "box.queued_scarce",
        f"box.queued:{case.id}:",
        {"case": case.id, "hold": waiting.id},
        Lane.REPLY,
        Owed.OWED,
        case.id,
    )
    await tell_or_relay(work, desk, case.author_id, message)
