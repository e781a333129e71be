"""Who hears that somebody's work is in other hands: both sides, those it is for, the cadres."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.services.views.names import local, text_of
from bot.store import cases, people, places, roster, rota
from bot.store.database import Work
from bot.store.roster import Handover

MOST_NAMES = 8
LONG = timedelta(days=400)
Values = dict[str, Any]


async def tell_given(work: Work, desk: Desk, made: Handover) -> None:
    """Once each; who ordered it sees it in the answer."""
    await _tell_sides(work, desk, made, "roster.hand.given", "roster.hand.taken", made.by_id)
    await _tell_those_it_is_for(work, desk, made, "roster.hand.for_you")
    await _tell_cadres(work, desk, made, "roster.hand.seen")


async def tell_back(work: Work, desk: Desk, made: Handover, by: str | None) -> None:
    """The same people hear that it went back."""
    await _tell_sides(work, desk, made, "roster.hand.returned", "roster.hand.relieved", by)
    await _tell_those_it_is_for(work, desk, made, "roster.hand.again")
    await _tell_cadres(work, desk, made, "roster.hand.seen_back")


async def _tell_sides(
    work: Work, desk: Desk, made: Handover, giver: str, taker: str, by: str | None
) -> None:
    for key, person_id in ((giver, made.from_id), (taker, made.to_id)):
        if person_id != by:
            await tell_person(work, desk, person_id, _message(made, key, Lane.CASE, Owed.OWED))


async def _tell_those_it_is_for(work: Work, desk: Desk, made: Handover, key: str) -> None:
    """Whoever they stand by, once and within what one may be told unasked."""
    items = await roster.items_of(work, made.id)
    for tie in items.get("tie", ()):
        person_id = tie.split(":", 1)[0]
        message = _message(made, key, Lane.REMINDER, Owed.LOOSE, unasked=True)
        await tell_person(work, desk, person_id, message)


async def _tell_cadres(work: Work, desk: Desk, made: Handover, key: str) -> None:
    """Those of the villages whose roles went."""
    items = await roster.items_of(work, made.id)
    if not items.get("role"):
        return
    giver = await people.find_person(work, made.from_id)
    village = await places.unit_of_level(work, giver.unit_id, "village") if giver else None
    told = await holders_at(work, desk, village.id, "cadre") if village else ()
    for person_id in told:
        if person_id not in (made.by_id, made.from_id, made.to_id):
            message = _message(made, key, Lane.REMINDER, Owed.LOOSE, unasked=True)
            await tell_person(work, desk, person_id, message)


def _message(made: Handover, key: str, lane: Lane, owed: Owed, *, unasked: bool = False) -> Message:
    return Message(key, f"{key}:{made.id}", {"handover": made.id}, lane, owed, unasked=unasked)


async def say_handover(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What went, in few words, as it is kept."""
    made = await roster.find_handover(work, params["handover"])
    if made is None:
        return {"hand": {}, "_subject": "-"}
    items = await roster.items_of(work, made.id)
    giver = await people.find_person(work, made.from_id)
    taker = await people.find_person(work, made.to_id)
    hand = {
        "giver": giver.address if giver else "",
        "taker": taker.address if taker else "",
        "phone": (taker.phone if taker else None) or "",
        "giver_phone": (giver.phone if giver else None) or "",
        "last": made.until - timedelta(days=1) if made.until else None,
        "stayed": [text_of(desk, f"role.{code}") for code in items.get("stayed", ())],
        "patients": len(items.get("doctor", ())),
        "boxes": len(items.get("box", ())),
        "turns": len(items.get("duty", ())),
    }
    hand |= await _people_and_places(work, desk, items)
    hand["turn"] = await _first_turn(work, desk, made, taker) if hand["turns"] else ""
    return {"hand": hand, "_subject": made.id, "now": desk.today()}


async def _people_and_places(work: Work, desk: Desk, items: dict[str, tuple[str, ...]]) -> Values:
    names = [tie.split(":", 1)[0] for tie in items.get("tie", ())]
    shown = [await people.find_person(work, id) for id in names[:MOST_NAMES]]
    numbers = [await cases.find_case(work, id) for id in items.get("case", ())[:MOST_NAMES]]
    roles: list[str] = []
    served: set[str] = set()
    for id in items.get("role", ()):
        held = await roster.find_role(work, id)
        unit = await places.find_unit(work, held["unit_id"]) if held else None
        if held and unit:
            served.update(door.id for door in await places.households_of_unit(work, unit.id))
            role = text_of(desk, f"role.{held['role']}")
            roles.append(text_of(desk, "roster.hand.role", {"unit": unit.name, "role": role}))
    return {
        "roles": roles,
        "doors": len(served),
        "people": [person.address for person in shown if person],
        "more": max(0, len(names) - MOST_NAMES),
        "cases": [case.number for case in numbers if case],
        "case_count": len(items.get("case", ())),
    }


async def _first_turn(work: Work, desk: Desk, made: Handover, taker: Person | None) -> date | None:
    if taker is None:
        return None
    now = desk.now()
    turns = await rota.duties_of(work, taker.id, now, now + LONG)
    starts = [local(desk, max(turn.starts_at, now)) for turn in turns]
    return starts[0].date() if starts and starts[0] else None
