"""Whose list somebody stands on: the guardian who is there, else the liaison of the hamlet."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.roles import covering, holders_at
from bot.store import accounts, people, places, rests
from bot.store.database import Work


async def is_there(work: Work, desk: Desk, person_id: str) -> bool:
    """Can be written to, and is neither ill nor off."""
    person = await people.find_person(work, person_id)
    if person is None or person.ended_on is not None:
        return False
    if await rests.resting(work, person_id, desk.now()) is not None:
        return False
    return bool(await accounts.private_chats_of_person(work, person_id))


async def guardians(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """Those who are there, first who is asked first."""
    ties = await people.ties_of(work, person_id, "guardian")
    ranked = [tie.other_id for tie in sorted(ties, key=lambda tie: tie.rank)]
    return tuple([one for one in ranked if await is_there(work, desk, one)])


async def holder_of(work: Work, desk: Desk, person_id: str) -> str | None:
    """The first guardian who is there; nobody's list is the liaison's."""
    found = await guardians(work, desk, person_id)
    if found:
        return found[0]
    return next(iter(await liaisons(work, desk, person_id)), None)


async def liaisons(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """Of the person's hamlet; where none is there, the village's cadres."""
    person = await people.find_person(work, person_id)
    if person is None:
        return ()
    for level, role in (("micro", "liaison"), ("hamlet", "liaison"), ("village", "cadre")):
        unit = await places.unit_of_level(work, person.unit_id, level)
        held = await holders_at(work, desk, unit.id, role) if unit else ()
        found = tuple([one for one in held if await is_there(work, desk, one)])
        if found:
            return found
    return ()


async def next_guardians(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """A rung's word: the guardians after the first, else the first; else nobody is told here."""
    about = case.person_id
    found = await guardians(work, desk, about) if about else ()
    return found[1:] or found


async def may_say(work: Work, desk: Desk, speaker_id: str, person_id: str) -> bool:
    """Whether somebody's word counts for how another was: who stands by them, who serves there."""
    ties = await people.ties_of(work, person_id)
    if any(tie.other_id == speaker_id for tie in ties):
        return True
    person = await people.find_person(work, person_id)
    if person is None:
        return False
    held = await covering(work, desk, speaker_id, person.unit_id)
    return wears(held, "liaison", "cadre", "doctor")


async def role_of(work: Work, desk: Desk, speaker_id: str, person_id: str) -> str | None:
    """In which capacity somebody was in contact with another."""
    person = await people.find_person(work, person_id)
    held = await covering(work, desk, speaker_id, person.unit_id) if person else ()
    for role in ("doctor", "cadre", "liaison"):
        if wears(held, role):
            return role
    ties = await people.ties_of(work, person_id)
    tied = [tie.tie for tie in ties if tie.other_id == speaker_id]
    return next(iter(tied), None)
