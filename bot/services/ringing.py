"""What a phone service, a siren or the loudspeaker is told of an emergency nobody has taken."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Person
from bot.services.desk import Desk
from bot.store import cases, people, places, timeline
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Ring:
    """One call of the Ringer."""

    case_id: str
    number: str
    facts: dict[str, str]


async def to_ring(work: Work, desk: Desk, case_ids: tuple[str, ...]) -> tuple[Ring, ...]:
    """Emergencies among these that nobody has acknowledged since they were last said."""
    found = []
    for case in await cases.list_emergencies(work):
        if case.id not in case_ids or case.claimed_by is not None:
            continue
        unit = await places.find_unit(work, case.unit_id)
        house = await places.get_household(work, case.household_id) if case.household_id else None
        person = await people.find_person(work, case.person_id) if case.person_id else None
        facts = {
            "kind": case.alarm or case.kind,
            "place": unit.name if unit else "",
            "door": (house.door or "") if house else "",
            "person": person.address if person else "",
            "phones": ",".join(await _phones(work, case.id, person)),
        }
        found.append(Ring(case.id, case.number, facts))
    return tuple(found)


async def _phones(work: Work, case_id: str, person: Person | None) -> list[str]:
    """The numbers of those who were told, as they were told; the person's own comes last."""
    told = [
        await people.find_person(work, p) for p in await timeline.list_told_people(work, case_id)
    ]
    numbers = [p.phone for p in (*told, person) if p is not None and p.phone]
    return list(dict.fromkeys(numbers))
