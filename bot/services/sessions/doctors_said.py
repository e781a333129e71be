"""Whose doctor is who, which team stands behind them, and which doctors come when."""

from __future__ import annotations

from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.roles import holders_at, roles_held
from bot.services.sessions.finding import kind_of, near
from bot.services.sessions.speaking import Values, session_values
from bot.services.views.names import name_of
from bot.store import cards, people, places, teams
from bot.store.database import Work


async def say_doctors(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """One's family doctor (or the village's), the team, who comes; a doctor sees how many."""
    person = await people.get_person(work, params["person"])
    card = await cards.find(work, person.id)
    signed = card.family_doctor_id if card else None
    doctor = signed or await _village_doctor(work, desk, person)
    found = await people.find_person(work, doctor) if doctor else None
    coming = [
        {**await session_values(work, desk, s), "now": desk.today()}
        for s in await near(work, desk, person.unit_id)
        if kind_of(desk, s).health
    ]
    return {
        "doctor": found.address if found else "",
        "phone": (found.phone or "") if found else "",
        "signed": bool(signed),
        "team": await _team(work, desk, doctor),
        "coming": coming[:10],
        "patients": await _patients(work, desk, person),
        "now": desk.today(),
    }


async def _village_doctor(work: Work, desk: Desk, person: Person) -> str | None:
    village = await places.unit_of_level(work, person.unit_id, "village")
    held = await holders_at(work, desk, village.id, "doctor") if village else ()
    return held[0] if held else None


async def _team(work: Work, desk: Desk, doctor: str | None) -> list[str]:
    """Who else is in a team with the doctor, township clinic included."""
    if doctor is None:
        return []
    names: dict[str, None] = {}
    for team in await teams.teams_of(work, doctor, desk.today()):
        for member in await teams.members(work, team.id):
            if member != doctor:
                names[await name_of(work, member)] = None
    return list(names)


async def _patients(work: Work, desk: Desk, person: Person) -> int:
    """How many have signed with this doctor; 0 for anybody else."""
    held = [h for h in await roles_held(work, desk, person.id) if h.role == "doctor"]
    count = 0
    for one in held:
        units = await places.subtree_ids(work, one.unit_id)
        found = await cards.of_units(work, units)
        count += sum(1 for card in found if card.family_doctor_id == person.id)
    return count
