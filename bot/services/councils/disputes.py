"""The same two doors again: the mediator alone hears; upward only with a reason in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from bot.domain.case import Case
from bot.domain.councils import helping_skills, pairs
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome, Refused
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.taking import on_up as push_up
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of
from bot.store import councils, people, places, skills, timeline
from bot.store.councils import Quarrel
from bot.store.database import Work

TWICE = 2
REASON = 8  # characters, with the words 往上报


async def on_up(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """A dispute goes up only with a reason that was written; anything else as ever."""
    if tap.kind.dispute and len((tap.words or "").strip()) < REASON:
        return Refused("dispute.say_why")
    return await push_up(work, desk, tap)


async def look_at_doors(desk: Desk) -> int:
    """Each new dispute once: between which doors, and whether these quarrelled before."""
    found = await desk.database.read(lambda work: _new(work, desk))
    for quarrel in found:
        await desk.database.write(partial(_look, desk=desk, quarrel=quarrel))
    return len(found)


async def next_look(desk: Desk) -> datetime | None:
    """At once where there is one nobody looked at."""
    found = await desk.database.read(lambda work: _new(work, desk))
    return min((q.at for q in found), default=None)


async def _new(work: Work, desk: Desk) -> tuple[Quarrel, ...]:
    return await councils.quarrels_not_looked_at(work, desk.now() - timedelta(days=2))


async def _look(work: Work, *, desk: Desk, quarrel: Quarrel) -> None:
    doors = await _doors(work, quarrel)
    found = pairs(quarrel.household_id, doors)
    if not found:
        await councils.note_doors(work, quarrel.case_id, quarrel.household_id or "", "", quarrel.at)
    since = quarrel.at - desk.content.councils.same_doors_within
    for first, second in found:
        await councils.note_doors(work, quarrel.case_id, first, second, quarrel.at)
        told = await councils.quarrels_of(work, first, second, since)
        if len(told) >= TWICE:
            await _tell_mediator(work, desk, quarrel, told)


async def _doors(work: Work, quarrel: Quarrel) -> set[str]:
    """Behind which doors the named live."""
    doors = set()
    for id in await timeline.list_excluded(work, quarrel.case_id):
        person = await people.find_person(work, id)
        if person is not None and person.household_id is not None:
            doors.add(person.household_id)
    return doors


async def _tell_mediator(work: Work, desk: Desk, quarrel: Quarrel, told: tuple[str, ...]) -> None:
    """A mediator who is no side of it; nobody else, ever."""
    village = await places.unit_of_level(work, quarrel.unit_id, "village")
    sides = await timeline.list_excluded(work, quarrel.case_id)
    for mediator in await holders_at(work, desk, village.id, "mediator") if village else ():
        if mediator in sides:
            continue
        params = {"case": quarrel.case_id, "times": str(len(told))}
        about = f"dispute.again:{quarrel.case_id}"
        message = Message("dispute.again", about, params, Lane.CASE, Owed.OWED, quarrel.case_id)
        await tell_person(work, desk, mediator, message)


async def specialists(work: Work, desk: Desk, case: Case) -> list[dict[str, str]]:
    """Who of the township knows about such a thing, and is no side of it; for the holder."""
    said = " ".join(s.words or "" for s in await timeline.list_said(work, case.id))
    township = await places.unit_of_level(work, case.unit_id, "township")
    units = await places.subtree_ids(work, township.id) if township else ()
    sides = await timeline.list_excluded(work, case.id)
    rows = []
    for code in helping_skills(desk.content.councils, said):
        kind = desk.content.helping.skills.get(code)
        found = await skills.people_with(work, code, units, verified=False)
        for id in [p for p in found if p not in sides][:2]:
            person = await people.find_person(work, id)
            phone = person.phone if person else None
            rows.append({
                "who": await name_of(work, id), "skill": kind.name if kind else code,
                "phone": phone or "",
            })  # fmt: skip
    return rows


async def quarrel_card(work: Work, desk: Desk, case: Case) -> dict[str, object]:
    """Beside the case: whom to ask for advice."""
    again = await _before(work, desk, case)
    return {"advice": await specialists(work, desk, case), "again": again}


async def _before(work: Work, desk: Desk, case: Case) -> int:
    """How often these doors quarrelled lately, this one counted; 0 for the first time."""
    quarrel = Quarrel(case.id, case.household_id, case.unit_id, case.opened_at)
    since = case.opened_at - desk.content.councils.same_doors_within
    most = 0
    for first, second in pairs(case.household_id, await _doors(work, quarrel)):
        most = max(most, len(await councils.quarrels_of(work, first, second, since)))
    return most if most >= TWICE else 0
